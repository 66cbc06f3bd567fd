import Foundation

@testable import Workbooks

/// A workbook put together from the XML of its parts.
struct MadeWorkbook {
    /// What stands between `<sheetData>` and its end, by the sheets' names.
    var sheets: KeyValuePairs<String, String>
    /// Further attributes of a sheet in the list, by its name.
    var attributes: [String: String] = [:]
    /// The items of the shared texts.
    var texts = ""
    /// What stands in the styles.
    var styles = ""
    /// Attributes of the workbook's properties.
    var properties = ""
    /// What stands before every element's name.
    var prefix = ""
    /// What parts are called differently, or other parts.
    var further: KeyValuePairs<String, String> = [:]

    init(_ sheets: KeyValuePairs<String, String>) {
        self.sheets = sheets
    }

    /// One sheet.
    init(_ rows: String) {
        sheets = ["Sheet": rows]
    }

    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The parts by their paths.
    var parts: [(path: String, text: String)] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(Self.office)\""
        let list = sheets.enumerated()
            .map { index, sheet in
                "<sheet name=\"\(sheet.key)\" sheetId=\"\(index + 1)\" \(attributes[sheet.key] ?? "") r:id=\"r\(index)\"/>"
            }
        let links = sheets.indices.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(Self.office)/worksheet\" Target=\"s\($0).xml\"/>"
        }
        let others = ["sharedStrings", "styles"]
            .map {
                "<Relationship Id=\"\($0)\" Type=\"\(Self.office)/\($0)\" Target=\"/xl/\($0).xml\"/>"
            }
        let root = "<Relationship Id=\"r\" Type=\"\(Self.office)/officeDocument\" Target=\"xl/workbook.xml\"/>"
        var parts = [
            ("_rels/.rels", "\(head)<Relationships>\(root)</Relationships>"),
            (
                "xl/workbook.xml",
                "\(head)<workbook \(space)><workbookPr \(properties)/><sheets>\(list.joined())</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", "\(head)<Relationships>\((links + others).joined())</Relationships>"),
            ("xl/sharedStrings.xml", "\(head)<sst \(space)>\(texts)</sst>"),
            ("xl/styles.xml", "\(head)<styleSheet \(space)>\(styles)</styleSheet>"),
        ]
        for (index, sheet) in sheets.enumerated() {
            let sheet =
                "\(head)<worksheet \(space)><dimension ref=\"A1:B2\"/><sheetData>\(sheet.value)</sheetData></worksheet>"
            parts.append(("xl/s\(index).xml", sheet))
        }
        return parts.filter { part in !further.contains { $0.key == part.0 } } + further.map { ($0.key, $0.value) }
    }

    var data: Data { MadeZip(parts.map { MadeZip.Entry(name: $0.path, bytes: Array($0.text.utf8)) }).data }
}

/// A cell that was handed over.
struct Cell: Hashable {
    var place: String
    var value: SheetValue

    init(_ place: String, _ value: SheetValue) {
        self.place = place
        self.value = value
    }
}

extension Workbook {
    /// All cells of a sheet.
    func cells(of sheet: Sheet) throws(WorkbookError) -> [Cell] {
        var cells: [Cell] = []
        try forEachCell(of: sheet) { row, column, value in
            cells.append(Cell(CellReference(row: row, column: column).description, value))
            return true
        }
        return cells
    }
}

/// All cells of the first sheet of a workbook.
func cells(of data: Data) throws(WorkbookError) -> [Cell] {
    let workbook = try Workbook(data)
    return try workbook.cells(of: workbook.sheets[0])
}
