/// A workbook put together here: texts in cells, stored without packing.
struct MadeBook {
    /// The sheets with their rows of cells; empty cells are left out.
    var sheets: [(name: String, rows: [[String]])]

    init(_ sheets: KeyValuePairs<String, [[String]]>) {
        self.sheets = sheets.map { ($0.key, $0.value) }
    }

    var bytes: [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(office)\""
        func link(_ id: String, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
        }
        let list = sheets.enumerated()
            .map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>" }
        let links = sheets.indices.map { link("r\($0)", "worksheet", "s\($0).xml") }
        var parts = [
            ("_rels/.rels", "<Relationships>\(link("r", "officeDocument", "xl/workbook.xml"))</Relationships>"),
            ("xl/workbook.xml", "<workbook \(space)><sheets>\(list.joined())</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"),
        ]
        for (index, sheet) in sheets.enumerated() {
            let rows = sheet.rows.map { "<row>\($0.map(Self.cell).joined())</row>" }
            let data = "<worksheet \(space)><sheetData>\(rows.joined())</sheetData></worksheet>"
            parts.append(("xl/s\(index).xml", data))
        }
        return Self.zip(parts)
    }

    private static func cell(_ text: String) -> String {
        if text.isEmpty { return "<c/>" }
        if Int(text) != nil { return "<c><v>\(text)</v></c>" }
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<c t=\"inlineStr\"><is><t>\(escaped)</t></is></c>"
    }

    /// A ZIP container of texts.
    static func zip(_ parts: [(name: String, text: String)]) -> [UInt8] {
        func little(_ number: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(number >> (8 * $0) & 0xFF) } }
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let (name, bytes) = (Array(part.name.utf8), Array(part.text.utf8))
            let common =
                little(20, 2) + little(0, 8) + little(Int(checksum(bytes)), 4) + little(bytes.count, 4)
                + little(bytes.count, 4) + little(name.count, 2) + little(0, 2)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 10) + little(file.count, 4) + name
            file += [0x50, 0x4B, 3, 4] + common + name + bytes
        }
        let end = little(0, 4) + little(parts.count, 2) + little(parts.count, 2) + little(directory.count, 4)
        return file + directory + [0x50, 0x4B, 5, 6] + end + little(file.count, 4) + little(0, 2)
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { value, byte in
            (0..<8).reduce(value ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
