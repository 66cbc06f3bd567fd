import Areas
import Calibration
import Foundation
import Reading
import Reporting
import Wording

/// The files that a command was pointed at, read and remembered.
struct InputFiles {
    /// The area.
    let area: Area
    /// The plans.
    private(set) var plans: [Plan]
    /// The files that the area was read from: its own, then its histories and its costs.
    let areaTexts: [InputText]
    /// The files that the plans were read from.
    private(set) var planTexts: [InputText]
    /// Whether plans were named, rather than all of the area meant.
    let namesPlans: Bool
    /// The area as a call would name it.
    let areaArgument: String

    /// Reads an area and plans; without plans, all plans of the area's folder.
    ///
    /// - Parameters:
    ///   - names: an area or none, then plan files, as a user gave them.
    ///   - option: the area that `--area` names.
    /// - Throws: ``Failure`` for a file that cannot be read, or everything that is wrong in the files.
    init(_ names: [String], area option: String? = nil) throws {
        let found = try AreaLookup(names, option: option)
        // What comes through a pipe may be any plan's area.
        let isSameFile = { found.area.isNameless || AreaLookup.isSameFile($0, $1) }
        let load = { (name: String) throws -> String in try InputFile.text(of: name).text }
        let costs = try Inputs.costsFile(of: found.area)
            .flatMap { FileManager.default.fileExists(atPath: $0) ? try InputFile.text(of: $0) : nil }
        let read: AreaInput
        if found.plans.isEmpty {
            (read, planTexts, plans) = try Inputs.read(
                area: found.area,
                plansOf: { try PlansFolder($0).files().map { try InputFile.text(of: $0) } },
                costs: costs,
                isSameFile: isSameFile,
                estimating: FittedService.problems,
                load: load
            )
        } else {
            planTexts = found.plans
            (read, plans) = try Inputs.read(
                area: found.area,
                plans: found.plans,
                costs: costs,
                isSameFile: isSameFile,
                estimating: FittedService.problems,
                load: load
            )
        }
        area = read.area
        namesPlans = !found.plans.isEmpty
        areaArgument = found.area.isNameless ? "-" : found.area.name
        areaTexts = read.files
    }

    /// Reads the files that a shard holds.
    init(_ shard: ShardFile.Header) throws {
        let texts = Dictionary(shard.areaFiles.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        let files = { (files: [ShardFile.File]) in files.map { InputText(name: $0.name, text: $0.text) } }
        guard let area = files(shard.areaFiles).first else {
            throw Failure(description: "the shard holds no area", code: Failure.badData)
        }
        planTexts = files(shard.planFiles)
        let load = { (name: String) throws -> String in
            guard let text = texts[name] else {
                throw Failure(description: "the shard does not hold '\(name)'", code: Failure.badData)
            }
            return text
        }
        let costs = Inputs.costsFile(of: area)
            .flatMap { name in
                texts[name].map { InputText(name: name, text: $0) }
            }
        let read = try Inputs.read(area: area, plans: planTexts, costs: costs, isSameFile: { _, _ in true }, load: load)
        (self.area, plans, areaTexts) = (read.area.area, read.plans, read.area.files)
        (namesPlans, areaArgument) = (true, area.name)
    }

    /// The area's files with their digests.
    var areaFiles: [FileDigest] { areaTexts.map(Self.digest) }

    /// Every file read, for the manifest.
    var manifest: [FileDigest] { areaFiles + planTexts.map(Self.digest) }

    private static func digest(_ text: InputText) -> FileDigest {
        FileDigest(file: text.name, sha256: Digest.of(text.text))
    }

    /// The same with some of the plans only, by the names that results give them; none: all.
    func only(_ ids: [String]) throws -> InputFiles {
        guard !ids.isEmpty else { return self }
        try Self.check(ids, among: plans.map(\.id), "--only", of: "plan")
        var few = self
        few.plans = plans.filter { ids.contains($0.id) }
        let others = Set(plans.map(\.file)).subtracting(few.plans.map(\.file))
        few.planTexts = planTexts.filter { !others.contains($0.name) }
        return few
    }

    /// The same without plans.
    var withoutPlans: InputFiles {
        var none = self
        (none.plans, none.planTexts) = ([], [])
        return none
    }

    /// Refuses names that are not among those that there are.
    static func check(_ names: [String], among known: [String], _ option: String, of noun: String) throws {
        for name in names where !known.contains(name) {
            throw Failure(
                description: "\(option) names the unknown \(noun) '\(name)'. \(remedy(for: name, allowed: known))",
                code: Failure.usage
            )
        }
    }
}
