import Foundation
import Planning
import Reading
import Reporting

/// The files that a command was pointed at, read and remembered.
struct InputFiles {
    /// The area.
    let area: Area
    /// The plans.
    let plans: [Plan]
    /// Every file read, for the manifest.
    let manifest: [Manifest.File]

    /// Reads plans and the area that they name; without plans, the area and all plans of its folder.
    ///
    /// - Parameters:
    ///   - planNames: names of plan files; may be empty.
    ///   - areaName: the name of an area file or its folder; `nil`: the one that the first plan names, or `standard`.
    ///   - standard: the area when nothing else names one.
    /// - Throws: ``Failure`` for a file that cannot be read, or everything that is wrong in the files.
    init(plans planNames: [String], area areaName: String?, standard: String) throws {
        var texts: [InputText] = try planNames.map(Self.text(of:))
        let named = areaName.map(Self.areaFile) ?? texts.lazy.compactMap(Inputs.areaFile(namedBy:)).first ?? standard
        let areaText = try Self.text(of: named)
        if planNames.isEmpty {
            let folder = try Inputs.readArea(areaText, load: Self.load).plansFolder
            texts = try Self.yamlFiles(in: folder).map(Self.text(of:))
        }
        let read = try Inputs.read(area: areaText, plans: texts, load: Self.load)
        area = read.area.area
        plans = read.plans
        manifest = (read.area.files + texts)
            .map { Manifest.File(file: $0.name, sha256: Digest.of($0.text)) }
    }

    /// An area's file: the name itself, or `area.yaml` in the folder it names.
    static func areaFile(_ name: String) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), isFolder.boolValue else {
            return name
        }
        return (name.hasSuffix("/") ? name : name + "/") + "area.yaml"
    }

    private static func load(_ name: String) throws -> String {
        try text(of: name).text
    }

    /// A file's text, or a failure that says why there is none.
    static func text(of name: String) throws -> InputText {
        guard let data = FileManager.default.contents(atPath: name) else {
            let exists = FileManager.default.fileExists(atPath: name)
            throw Failure(
                description: exists
                    ? "cannot read '\(name)': it is a folder or not open to you" : "there is no file '\(name)'",
                code: Failure.noInput
            )
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure(
                description: "'\(name)' is not UTF-8 text: save it as UTF-8 (in Excel: 'CSV UTF-8')",
                code: Failure.badData
            )
        }
        return InputText(name: name, text: text)
    }

    private static func yamlFiles(in folder: String) throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "\(folder)/\($0)" }
    }
}
