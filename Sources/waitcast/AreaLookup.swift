import Areas
import Foundation
import Reading
import Wording

/// Finds the area and the plans that a call means by `[AREA] [PLAN.yaml ...]`.
struct AreaLookup {
    /// The area's file.
    let area: InputText
    /// The plans that were named; none: all in the area's folder of plans.
    let plans: [InputText]

    /// Reads what was named, each file once.
    ///
    /// The area is the one named, else the one of the plans, else `./area.yaml`.
    ///
    /// - Parameters:
    ///   - names: an area (its folder or its file) or none, then plan files.
    ///   - option: the area that `--area` names; then only plans follow.
    /// - Throws: a ``Failure`` where a file is missing or of another kind, or where no area or several are meant.
    init(_ names: [String], option: String?) throws {
        var area: InputText?
        var plans: [InputText] = []
        if let option {
            let text = try InputFile.text(of: Self.areaFile(option))
            guard Inputs.kind(of: text) != .plan else {
                throw Self.usage("\(quoted(text)) is a plan: --area takes an area's folder or its area.yaml")
            }
            area = text
        }
        for (index, name) in names.enumerated() {
            let isFirst = index == 0 && option == nil
            guard isFirst || !InputFile.isFolder(name) else {
                throw Self.usage("'\(name)' is a folder where a plan is wanted: name an area first, then plan files")
            }
            let text = try InputFile.text(of: Self.areaFile(name))
            switch Inputs.kind(of: text) {
            case .plan: plans.append(text)
            // Only reading it whole tells what is wrong.
            case .unknown where !isFirst: plans.append(text)
            case .area where isFirst, .unknown: area = text
            case .area:
                throw Self.usage("\(quoted(text)) is an area where a plan is wanted: name one area, before its plans")
            case .neither:
                throw Failure(
                    description: "\(quoted(text)) is neither an area nor a plan: an area lists its 'services:', a "
                        + "plan begins with 'plan:'",
                    code: Failure.badData
                )
            }
        }
        self.area = try area ?? Self.area(of: plans)
        self.plans = plans
    }

    /// The area's file: the name itself, or `area.yaml` in the folder that it names.
    static func areaFile(_ name: String) throws -> String {
        guard InputFile.isFolder(name) else { return name }
        let folder = name.hasSuffix("/") ? name : name + "/"
        if FileManager.default.fileExists(atPath: folder + "area.yaml") { return folder + "area.yaml" }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let areas = names.filter { FileManager.default.fileExists(atPath: "\(folder)\($0)/area.yaml") }
        var hint = ""
        if let near = nearestMatch(to: "area.yaml", in: names) {
            hint = ". Did you mean '\(folder)\(near)'?"
        } else if !areas.isEmpty {
            hint = ". Areas in it: \(areas.prefix(10).map { "'\(folder)\($0)'" }.joined(separator: ", "))"
        } else if let above = nearestArea(to: folder + "plans") {
            hint = ". Did you mean '\(above)'?"
        }
        throw Failure(description: "the folder '\(name)' has no area.yaml\(hint)", code: Failure.noInput)
    }

    /// Whether two names are one file's, whatever links lead to it.
    static func isSameFile(_ first: String, _ second: String) -> Bool {
        let files = [first, second]
            .map { name in
                var status = stat()
                let file = (try? areaFile(name)) ?? name
                return stat(file, &status) == 0 ? "\(status.st_dev) \(status.st_ino)" : file
            }
        return files[0] == files[1]
    }
}

// MARK: - The area of plans

extension AreaLookup {
    /// The area that all plans belong to; of none, `./area.yaml`.
    private static func area(of plans: [InputText]) throws -> InputText {
        let areas = try plans.map(areaFile(of:))
        guard let first = areas.first else {
            guard FileManager.default.fileExists(atPath: "area.yaml") else {
                throw usage("there is no area.yaml here: name an area's folder or its plans")
            }
            return try InputFile.text(of: "area.yaml")
        }
        if let other = areas.firstIndex(where: { !isSameFile($0.file, first.file) }) {
            throw usage(
                "\(quoted(plans[0])) belongs to the area '\(first.file)' and \(quoted(plans[other])) to "
                    + "'\(areas[other].file)': name plans of one area"
            )
        }
        do {
            return try InputFile.text(of: areaFile(first.file))
        } catch let failure as Failure {
            let owner = first.place.map { "\($0): field 'area': " } ?? ""
            throw Failure(description: owner + failure.description, code: failure.code)
        }
    }

    /// The area file of a plan: the one that it names, and where, else the nearest `area.yaml` beside or above it.
    private static func areaFile(of plan: InputText) throws -> (file: String, place: String?) {
        if let named = Inputs.area(namedBy: plan) { return (named.file, named.place.description) }
        guard !plan.isNameless else {
            throw usage("\(plan.name) holds a plan: name its area first, as in 'waitcast run AREA -'")
        }
        if let file = nearestArea(to: plan.name) { return (file, nil) }
        throw Failure(
            description: "\(plan.name):1: the plan names no area, and there is no area.yaml beside or above it. "
                + "Write 'area: ../area.yaml' into it, or name the area before it.",
            code: Failure.badData
        )
    }

    /// The nearest `area.yaml` in the folder of a file or one above it, up to the user's home; none if there is none.
    private static func nearestArea(to file: String) -> String? {
        let file = normalise(file)
        let root = file.hasPrefix("/") ? "/" : ""
        var parts = file.split(separator: "/").dropLast()
        let home = FileManager.default.homeDirectoryForCurrentUser.resolvingSymlinksInPath().path
        while true {
            let folder = root + parts.map { $0 + "/" }.joined()
            if FileManager.default.fileExists(atPath: folder + "area.yaml") { return folder + "area.yaml" }
            let here = URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().standardizedFileURL.path
            if here == "/" || here == home { return nil }
            if let last = parts.last, last != ".." { parts.removeLast() } else { parts.append("..") }
        }
    }

    private static func usage(_ message: String) -> Failure { Failure(description: message, code: Failure.usage) }
}

/// A file's name in quotation marks; standard input has none.
private func quoted(_ text: InputText) -> String { text.isNameless ? text.name : "'\(text.name)'" }
