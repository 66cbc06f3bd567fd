package import Areas
import Calendar
import Yams

/// An area as read, with the names of what was read and of where its plans lie.
package struct AreaInput: Sendable {
    /// The area.
    package var area: Area
    /// The folder of its plans, seen from where the area file's name is: `Scenarios/derby/plans`.
    package var plansFolder: String
    /// Where the area file names that folder; `nil` if it does not and the usual one is meant.
    package var plansPlace: Place?
    /// Every file read, the area file first and its costs last: for the manifest of a run.
    package var files: [InputText]
}

/// Reading input files: text in, values out; files are opened by the caller.
package enum Inputs {
    /// Reads an area file and the history files that it names.
    ///
    /// - Parameters:
    ///   - input: The area file.
    ///   - load: Gives the text of a file, by its name resolved against the area file's: called for history files.
    /// - Returns: The area, and what was read for it.
    /// - Throws: Everything that is wrong in any of the files.
    package static func readArea(
        _ input: InputText,
        load: (String) throws -> String
    ) throws(InputErrors) -> AreaInput {
        try read(area: input, plans: [], load: load).area
    }

    /// Reads an area and its plans, so that the problems of all files are told at once.
    ///
    /// - Parameters:
    ///   - input: The area file.
    ///   - planInputs: The plan files.
    ///   - costInput: The file of costs beside the area's; `nil`: there is none.
    ///   - isSameFile: Whether two names are one file's, to hold the plans' `area` against the area file's name.
    ///   - estimating: What keeps services of an area from being estimated: asked of sound services beside other problems.
    ///   - load: Gives the text of a file, by its name resolved against the area file's.
    /// - Returns: The area, and the plans in the order of the files.
    /// - Throws: Everything that is wrong in any of the files.
    package static func read(
        area input: InputText,
        plans planInputs: [InputText],
        costs costInput: InputText? = nil,
        isSameFile: @escaping (String, String) -> Bool = { $0 == $1 },
        estimating: (_ services: [Service], _ area: Area) -> [Problem] = { _, _ in [] },
        load: (String) throws -> String
    ) throws(InputErrors) -> (area: AreaInput, plans: [Plan]) {
        let diagnostics = Diagnostics()
        let result = AreaReader.read(input, diagnostics, load: load)
        return try read(planInputs, costInput, of: result, input, isSameFile, estimating, diagnostics)
    }

    /// Reads an area and, where nothing is wrong in it, the plans that it leads to.
    ///
    /// - Parameters:
    ///   - input: The area file.
    ///   - plans: Gives the plan files of the area.
    ///   - costInput: The file of costs beside the area's; `nil`: there is none.
    ///   - isSameFile: Whether two names are one file's, to hold the plans' `area` against the area file's name.
    ///   - estimating: What keeps services of an area from being estimated: asked of sound services beside other problems.
    ///   - load: Gives the text of a file, by its name resolved against the area file's.
    /// - Returns: The area, the plan files, and the plans in their order.
    /// - Throws: Everything that is wrong in the area, or else in its plans, and what `plans` throws.
    package static func read(
        area input: InputText,
        plansOf plans: (AreaInput) throws -> [InputText],
        costs costInput: InputText? = nil,
        isSameFile: @escaping (String, String) -> Bool = { $0 == $1 },
        estimating: (_ services: [Service], _ area: Area) -> [Problem] = { _, _ in [] },
        load: (String) throws -> String
    ) throws -> (area: AreaInput, planInputs: [InputText], plans: [Plan]) {
        let diagnostics = Diagnostics()
        let result = AreaReader.read(input, diagnostics, load: load)
        try diagnostics.throwIfAny()
        let planInputs = try plans(AreaInput(input, result))
        let read = try read(planInputs, costInput, of: result, input, isSameFile, estimating, diagnostics)
        return (read.area, planInputs, read.plans)
    }

    /// Reads the costs and plans of an area that has been read as far as it can be.
    private static func read(
        _ planInputs: [InputText],
        _ costInput: InputText?,
        of result: AreaReader.Result?,
        _ input: InputText,
        _ isSameFile: @escaping (String, String) -> Bool,
        _ estimating: (_ services: [Service], _ area: Area) -> [Problem],
        _ diagnostics: Diagnostics
    ) throws(InputErrors) -> (area: AreaInput, plans: [Plan]) {
        var read = AreaInput(input, result)
        let complete = result?.namesAreComplete ?? false
        if let costInput {
            read.area.costs = CostReader(area: read.area, complete: complete).read(costInput, diagnostics)
            read.files.append(costInput)
        }
        let reader = PlanReader(area: read.area, areaFile: input.name, complete: complete, isSameFile: isSameFile)
        let plans = plans(planInputs, reader, diagnostics)
        for problem in plans.flatMap(\.problems) { diagnostics.report(problem) }
        if let result, result.historyIsComplete { reportEstimates(result.area, estimating, diagnostics) }
        try diagnostics.throwIfAny()
        return (read, plans)
    }

    /// Reports the services that cannot be estimated, among those in whose lines nothing else is wrong.
    ///
    /// Only beside other problems: an area without any is estimated when it is checked or run.
    private static func reportEstimates(
        _ area: Area,
        _ estimating: (_ services: [Service], _ area: Area) -> [Problem],
        _ diagnostics: Diagnostics
    ) {
        guard diagnostics.hasProblems else { return }
        let starts = area.services.map(\.place.line).sorted()
        let sound = area.services.filter { service in
            let next = starts.first { $0 > service.place.line } ?? .max
            return !diagnostics.hasProblems(in: service.place.file, service.place.line..<next)
                && ServiceHistory(service, in: area.history).faults.isEmpty
        }
        // Of a large area the first: what is wrong is to be told soon.
        for problem in estimating(Array(sound.prefix(20)), area) { diagnostics.report(problem) }
    }

    /// The name of the file of costs beside an area's file; `nil`: the area stands in no folder.
    package static func costsFile(of area: InputText) -> String? {
        area.isNameless ? nil : resolve(CostKeys.file, beside: area.name)
    }

    /// The area file that a plan names, seen from where the plan's own name is, and the place where it does; `nil` if it
    /// names none that can be read, or one seen from a folder that nobody knows.
    package static func area(namedBy plan: InputText) -> (file: String, place: Place)? {
        guard let root = parseDocument(plan, Diagnostics()), let field = root.below(PlanKeys.area)
        else { return nil }
        return PlanReader.areaFile(field, plan).map { ($0, field.place) }
    }

    /// What a file is by its keys.
    package enum Kind: Sendable {
        case area
        case plan
        /// YAML that is neither, or no YAML at all: a table, a letter.
        case neither
        /// Nothing, or YAML with a mistake that hides it.
        case unknown
    }

    /// What a file is, however much is wrong in it.
    package static func kind(of input: InputText) -> Kind {
        let areaKeys = Set(AreaKeys.shape.names).subtracting(PlanKeys.shape.names)
        let planKeys = Set(PlanKeys.shape.names).subtracting(AreaKeys.shape.names)
        func kind(_ key: String) -> Kind? { areaKeys.contains(key) ? .area : planKeys.contains(key) ? .plan : nil }
        // Most files say it at the beginning of a line, even those that cannot be read as YAML.
        let lines = input.text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        for line in lines.lazy where line.first.map({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) ?? false {
            let key = line.prefix { $0 != UInt8(ascii: ":") }
            if key.count < line.count, let kind = kind(String(decoding: key, as: UTF8.self)) { return kind }
        }
        guard let root = parseDocument(input, Diagnostics()) else { return .unknown }
        let keys = root.node.mapping?.keys.compactMap { root.child($0, "").scalarText } ?? []
        return keys.lazy.compactMap(kind).first ?? .neither
    }

    private static func plans(_ inputs: [InputText], _ reader: PlanReader, _ diagnostics: Diagnostics) -> [Plan] {
        var files: [String: String] = [:]
        return inputs.compactMap { input in
            guard let plan = reader.read(input, diagnostics) else { return nil }
            if let other = files.updateValue(input.name, forKey: plan.id) {
                diagnostics.report(
                    Place(file: input.name, line: 1),
                    "the plan '\(plan.id)' stands in two files, also in '\(other)'",
                    remedy: "Results are named after the file: rename one of them."
                )
            }
            return plan
        }
    }
}

extension AreaInput {
    /// What was read of an area file; `nil` where it is none.
    fileprivate init(_ input: InputText, _ result: AreaReader.Result?) {
        self.init(
            area: result?.area ?? Area(id: "", name: "", origin: .init(year: 2000, month: 1), services: []),
            plansFolder: result?.plansFolder ?? "",
            plansPlace: result?.plansPlace,
            files: [input] + (result?.historyFiles ?? [])
        )
    }
}
