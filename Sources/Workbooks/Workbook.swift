package import Foundation

/// A workbook of Excel 2007 and later, an `.xlsx` file: its sheets in order, and their cells one by one.
///
/// Source: ECMA-376 (Office Open XML), parts 1 and 2, in its transitional and strict forms. Formulas are not worked
/// out: a cell has the value that was saved.
package struct Workbook: Sendable {
    /// The sheets of cells, in the order of their tabs; charts are left out.
    package let sheets: [Sheet]
    private let archive: ZipArchive
    private let texts: [String]
    private let isDate: [Bool]
    private let dates: DateSystem

    /// Opens a workbook; its sheets are read later.
    ///
    /// - Throws: what the file is instead, or what is wrong with it.
    package init(_ bytes: Data) throws(WorkbookError) {
        try Self.refuseOtherKinds(bytes)
        let archive = try ZipArchive(bytes)
        try Self.refuseOtherKinds(archive)
        let roots = Relationships(folder: "")
        try Self.read("_rels/.rels", of: archive, into: roots)
        let path = roots.path(of: "officeDocument") ?? "xl/workbook.xml"
        guard path.lowercased().hasSuffix(".xml"), archive.entry(named: path) != nil else {
            throw Self.isNone("the ZIP container holds no workbook that is read here (.xlsx)")
        }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.split(separator: "/").last ?? ""
        let part = WorkbookPart()
        try Self.read(path, of: archive, into: part)
        let relationships = Relationships(folder: folder)
        try Self.read(
            folder.isEmpty ? "_rels/\(name).rels" : "\(folder)/_rels/\(name).rels",
            of: archive,
            into: relationships
        )
        let strings = SharedStrings()
        if let path = relationships.path(of: "sharedStrings") { try Self.read(path, of: archive, into: strings) }
        let styles = Styles()
        if let path = relationships.path(of: "styles") { try Self.read(path, of: archive, into: styles) }

        var sheets: [Sheet] = []
        for sheet in part.sheets {
            guard let target = relationships.targets[sheet.relationship] else {
                throw WorkbookError(.damaged, "the workbook does not say where its sheet '\(sheet.name)' is")
            }
            guard target.kind == "worksheet" else { continue }
            sheets.append(Sheet(name: sheet.name, state: sheet.state, path: target.path))
        }
        guard !sheets.isEmpty else { throw WorkbookError(.damaged, "the workbook has no sheets") }
        self.sheets = sheets
        self.archive = archive
        texts = strings.texts
        isDate = styles.isDate
        dates = part.dates
    }

    /// Whether bytes begin as those of a workbook's container do: it may be one, or any other ZIP container.
    package static func mayBe(_ bytes: Data) -> Bool { ZipArchive.isZip(bytes) }

    /// Hands over a sheet's cells that have a value, row by row.
    ///
    /// - Parameters:
    ///   - sheet: One of this workbook's.
    ///   - take: Is given the row as a spreadsheet numbers it, from 1, the column, from 0, and the value; says whether to
    ///     go on.
    /// - Throws: what is wrong with the sheet; cells before it have been handed over.
    package func forEachCell(
        of sheet: Sheet,
        _ take: (_ row: Int, _ column: Int, _ value: SheetValue) -> Bool
    ) throws(WorkbookError) {
        do throws(WorkbookError) {
            let outcome = withoutActuallyEscaping(take) { take in
                Result { () throws(WorkbookError) in
                    let content = SheetContent(texts: texts, isDate: isDate, dates: dates, take)
                    try Self.read(sheet.path, of: archive, into: content)
                }
            }
            try outcome.get()
        } catch {
            throw WorkbookError(error.kind, "sheet '\(sheet.name)': \(error.message)", remedy: error.remedy)
        }
    }

    private static func read(
        _ path: String,
        of archive: ZipArchive,
        into content: some PartContent
    ) throws(WorkbookError) {
        guard let entry = archive.entry(named: path) else {
            throw WorkbookError(.damaged, "the workbook lacks its part '\(path)'")
        }
        // Cells are handed on; everything else is held in memory.
        let limit = content is SheetContent ? UnpackingLimit.streamed : UnpackingLimit.held
        try PartParser.read(archive.reader(of: entry, limit: limit), name: path, into: content)
    }
}

/// A sheet of a workbook.
package struct Sheet: Hashable, Sendable {
    /// Whether people see it.
    package enum State: String, Sendable {
        case visible
        case hidden
        /// Hidden so that only a program shows it again.
        case veryHidden
    }

    /// The name on its tab.
    package let name: String
    /// Whether people see it.
    package let state: State
    let path: String
}
