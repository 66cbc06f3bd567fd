package import Planning
import Simulation
import Yams

/// An area as read, with the names of what was read and of where its plans lie.
package struct AreaInput: Sendable {
    /// The area.
    package var area: Area
    /// The folder of its plans, seen from where the area file's name is: `Scenarios/derby/plans`.
    package var plansFolder: String
    /// Every file read, the area file first: for the manifest of a run.
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

    /// Reads plans for an area that has been read.
    ///
    /// - Parameters:
    ///   - inputs: The plan files.
    ///   - area: The area.
    ///   - areaFile: The name of its file, to hold the plans' `area` against.
    /// - Returns: The plans in the order of the files.
    /// - Throws: Everything that is wrong in any of the files.
    package static func readPlans(
        _ inputs: [InputText],
        for area: Area,
        areaFile: String
    ) throws(InputErrors) -> [Plan] {
        let diagnostics = Diagnostics()
        let plans = plans(inputs, PlanReader(area: area, areaFile: areaFile, complete: true), diagnostics)
        try diagnostics.throwIfAny()
        return plans
    }

    /// Reads an area and its plans, so that the problems of all files are told at once.
    ///
    /// - Parameters:
    ///   - input: The area file.
    ///   - planInputs: The plan files.
    ///   - load: Gives the text of a file, by its name resolved against the area file's.
    /// - Returns: The area, and the plans in the order of the files.
    /// - Throws: Everything that is wrong in any of the files.
    package static func read(
        area input: InputText,
        plans planInputs: [InputText],
        load: (String) throws -> String
    ) throws(InputErrors) -> (area: AreaInput, plans: [Plan]) {
        let diagnostics = Diagnostics()
        let result = AreaReader.read(input, diagnostics, load: load)
        let complete = result?.namesAreComplete ?? false
        let area = result?.area ?? Area(id: "", name: "", origin: .init(year: 2000, month: 1), services: [])
        let plans = plans(planInputs, PlanReader(area: area, areaFile: input.name, complete: complete), diagnostics)
        for problem in plans.flatMap(\.problems) { diagnostics.report(problem) }
        if let result, result.historyIsComplete { reportEstimates(result.area, diagnostics) }
        try diagnostics.throwIfAny()
        let read = AreaInput(
            area: area,
            plansFolder: result?.plansFolder ?? "",
            files: [input] + (result?.historyFiles ?? [])
        )
        return (read, plans)
    }

    /// Reports the services that cannot be estimated, among those in whose lines nothing else is wrong.
    ///
    /// Only beside other problems: an area without any is estimated when it is checked or run.
    private static func reportEstimates(_ area: Area, _ diagnostics: Diagnostics) {
        guard diagnostics.hasProblems else { return }
        let starts = area.services.map(\.place.line).sorted()
        let sound = area.services.filter { service in
            let next = starts.first { $0 > service.place.line } ?? .max
            return !diagnostics.hasProblems(in: service.place.file, service.place.line..<next)
        }
        for service in sound {
            do {
                _ = try ServiceModel(service, in: area, dataTo: area.origin)
            } catch {
                for problem in error.problems { diagnostics.report(problem) }
            }
        }
    }

    /// The area file that a plan names, seen from where the plan's own name is; `nil` if it names none that can be
    /// read.
    package static func areaFile(namedBy plan: InputText) -> String? {
        guard let root = parseDocument(plan, Diagnostics()), let mapping = root.node.mapping,
            let node = mapping["area"], let text = root.child(node, "area").scalarText
        else { return nil }
        return resolve(text, beside: plan.name)
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
