import Areas
import Foundation
import Importing
import Reading
import Wording

/// Rows on their way into an area that is there already.
struct AreaImport {
    private let areaText: InputText
    private let area: Area
    private let plansFolder: AreaInput
    /// The history file, seen from the working directory, and as the area file names it.
    private let path: String
    private let file: String
    private let old: String?
    private let merge: ImportedHistory.Merge
    private let text: String
    /// The area file's new text; `nil`: it names the file already, or cannot be changed safely.
    private let newAreaText: String?
    private let namesFile: Bool
    private let notes: [String]
    private let figures: ImportedFigures

    /// Prepares everything; nothing is written.
    ///
    /// - Parameters:
    ///   - figures: What published files say.
    ///   - name: The area's folder or file.
    ///   - file: The history file's name in its folder.
    ///   - provider: The name that the area has for whose figures they are, where it differs from the files'.
    /// - Throws: What is wrong with the area as it is or would be, or what keeps it from being written.
    init(_ figures: ImportedFigures, into name: String, file: String, provider: String?) throws {
        let areaText = try InputFile.text(of: AreaLookup.areaFile(name))
        guard !areaText.isNameless else {
            throw Failure(description: "--into takes an area's folder or its area.yaml", code: Failure.usage)
        }
        let folder = areaText.name.lastIndex(of: "/").map { String(areaText.name[...$0]) } ?? ""
        let path = normalise(folder + file)
        let isThere = FileManager.default.fileExists(atPath: path)
        // The area may name a file that is still to be made.
        let load = { (name: String) throws -> String in
            name == path && !isThere ? ImportedHistory.text([]) : try InputFile.text(of: name).text
        }
        let before = try Inputs.readArea(areaText, load: load)
        let old = isThere ? try InputFile.text(of: path).text : nil
        let oldRows = try Self.rows(of: old, path)
        let (rows, notes) = Self.renamed(figures.rows, provider, in: before.area)
        let merge = ImportedHistory.merge(rows, into: oldRows)
        let text = ImportedHistory.text(merge.rows)
        let namesFile = before.files.dropFirst().contains { AreaLookup.isSameFile($0.name, path) || $0.name == path }
        var newAreaText = namesFile ? nil : AreaFileEdit.adding(file, to: areaText.text)
        // What is changed is read again before it is used: it must name what it named, and the new file.
        if let changed = newAreaText {
            let read = try? Inputs.readArea(InputText(name: areaText.name, text: changed)) { name in
                name == path ? text : try load(name)
            }
            let wanted = before.files.dropFirst().map(\.name) + [path]
            if let read, Set(read.files.dropFirst().map(\.name)) != Set(wanted) { newAreaText = nil }
        }
        (self.areaText, area, plansFolder, self.path, self.file) = (areaText, before.area, before, path, file)
        (self.old, self.merge, self.text, self.newAreaText) = (old, merge, text, newAreaText)
        (self.namesFile, self.notes, self.figures) = (namesFile, notes, figures)
        if namesFile || newAreaText != nil { try requireSound() }
    }

    /// The rows of the history file before; a file that a person wrote stops the import.
    private static func rows(of old: String?, _ path: String) throws -> [HistoryRow] {
        guard let old else { return [] }
        guard let rows = ImportedHistory.rows(of: old) else {
            throw Failure(
                description:
                    "'\(path)' was not written by 'waitcast import', or was changed since: it is left as it is. Name "
                    + "another file with --history",
                code: Failure.cannotWrite
            )
        }
        return rows
    }

    /// Reads the area and its plans as they will be.
    private func requireSound() throws {
        let plans = try PlansFolder(plansFolder).files().map { try InputFile.text(of: $0) }
        let areaText = InputText(name: areaText.name, text: newAreaText ?? areaText.text)
        _ = try Inputs.read(
            area: areaText,
            plans: plans,
            isSameFile: { AreaLookup.isSameFile($0, $1) },
            load: { name in
                name == path || AreaLookup.isSameFile(name, path) ? text : try InputFile.text(of: name).text
            }
        )
    }

    // MARK: - Whose rows

    /// Rows under the names that the area has for whose figures they are, and what to tell of it.
    ///
    /// Rows of another provider than the service's are not used. So where all rows of a service are of one provider,
    /// and all words of its name stand in the area's name for it (Derby in Derby City Council), they get that name.
    private static func renamed(
        _ rows: [HistoryRow],
        _ wish: String?,
        in area: Area
    ) -> (rows: [HistoryRow], notes: [String]) {
        var names: [String: String] = [:]
        var notes: [String] = []
        for service in area.services where !service.provider.isEmpty {
            let providers = Set(rows.filter { $0.service == service.historyName }.map(\.provider))
            guard providers.count == 1, let provider = providers.first, !provider.isEmpty else { continue }
            guard wish == nil, normal(provider) != normal(service.provider) else { continue }
            if nameWords(provider).isSubset(of: nameWords(service.provider)) {
                names[service.historyName] = service.provider
                notes.append(
                    "rows of '\(service.historyName)' are written under the area's name for whose they are, "
                        + "'\(service.provider)' (in the files '\(provider)')"
                )
            } else {
                notes.append(
                    "rows of '\(service.historyName)' are of '\(provider)', and the area's service is run by "
                        + "'\(service.provider)': they are not used. If both are one, give --provider "
                        + "'\(service.provider)'"
                )
            }
        }
        let renamed = rows.map { row in
            guard let name = row.provider.isEmpty ? nil : wish ?? names[row.service] else { return row }
            // Figures that stand beside the area's own keep their name.
            guard wish == nil || area.services.contains(where: { $0.historyName == row.service }) else { return row }
            var row = row
            row.provider = name
            return row
        }
        return (renamed, notes)
    }

    private static func normal(_ name: String) -> String { nameWords(name).sorted().joined(separator: " ") }

    private static func nameWords(_ name: String) -> Set<String> {
        Set(name.lowercased().replacing("&", with: " and ").split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    // MARK: - Writing

    /// Writes the history file, then the area file that names it.
    func write() throws {
        var files: [(path: String, text: String)] = []
        if old != text { files.append((path, text)) }
        if let newAreaText { files.append((areaText.name, newAreaText)) }
        try ReplacedFiles.write(files, afterFirst: "'\(path)' is written: \(byHand)")
    }

    private var byHand: String { "name it in \(areaText.name), such as 'history: [history.csv, \(file)]'" }

    /// What was done, in a few lines.
    var summary: [String] {
        let rows = Set(merge.rows).count
        var lines: [String] = []
        if old == text {
            lines.append("\(path) holds all of it already: \(counted(rows, "row")), nothing has changed")
        } else {
            lines.append(
                "\(path): \(counted(rows, "row")), \(words(Double(merge.added))) of them new, "
                    + "\(words(Double(merge.changed))) "
                    + "changed, \(words(Double(merge.unchanged + merge.kept))) as before"
            )
        }
        if newAreaText != nil {
            lines.append("\(areaText.name): names it under 'history'; nothing else is changed")
        } else if !namesFile {
            lines.append(
                "\(areaText.name) is left as it is, for its 'history' is written in a form of its own: \(byHand)"
            )
        }
        lines += notes
        return lines + services
    }

    /// Which services the area has, and how it would get the others.
    private var services: [String] {
        let names = figures.rows.map(\.service).uniqued()
        let known = Set(area.services.map(\.historyName))
        let (there, missing) = (names.filter(known.contains), names.filter { !known.contains($0) })
        var lines: [String] = []
        if !there.isEmpty { lines.append("services of the area: \(joined(there))") }
        for name in missing {
            guard let service = figures.services.first(where: { $0.id == name }) else {
                lines.append("no service of the area: \(name), kept to compare with")
                continue
            }
            let use =
                service.lines.isEmpty
                ? "to use it, write under 'services:'  - {id: \(name), name: \"\(service.name)\"}"
                : "'waitcast new DIR --from ...' writes its lines"
            lines.append("no service of the area: \(name) (\(service.name)); \(use)")
        }
        if lines.count > 15 { lines = Array(lines.prefix(14)) + ["and \(lines.count - 14) more services"] }
        return lines
    }
}
