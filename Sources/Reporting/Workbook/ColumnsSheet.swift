import WorkbookWriting

/// What every column of the sheets with tables is, and what the CSV files call it.
struct ColumnsSheet {
    static let name = "Columns"

    let tables: [TableSheet]

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(["Sheet", "Column", "What it is", "Unit", "File", "Column in the file"].map { .text($0, .header) })
        for table in tables {
            for (heading, column) in table.columns {
                sheet.add([
                    .text(table.name), .text(heading), .text(column.description, .wrapped), .text(column.unit),
                    .text(table.table.file), .text(column.name),
                ])
            }
        }
        sheet.widths = [20, 26, 80, 16, 18, 20]
        sheet.frozen = (1, 0)
        sheet.filter = CellRange(rows: 0...max(sheet.rows.count - 1, 1), columns: 0...5)
        sheet.repeatedRows = 1
        return sheet
    }
}
