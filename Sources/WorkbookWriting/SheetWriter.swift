#if Workbook
import Calendar
import CXlsxWriter

/// Writes a sheet with libxlsxwriter.
struct SheetWriter {
    private let page: UnsafeMutablePointer<lxw_worksheet>
    private let sheet: Sheet

    init(_ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet) {
        (self.page, self.sheet) = (page, sheet)
    }

    /// Writes its cells and how it is shown and printed.
    func write(_ formats: inout Formats) {
        for (row, cells) in sheet.rows.enumerated() {
            if let height = sheet.heights[row] ?? height(of: cells) {
                worksheet_set_row(page, UInt32(row), height, nil)
            }
            for (column, cell) in cells.enumerated() {
                write(cell, UInt32(row), UInt16(column), &formats)
            }
        }
        let open = sheet.widths.count - sheet.folded
        for (column, width) in sheet.widths.enumerated() {
            let isFolded: UInt8 = column < open ? 0 : 1
            var options = lxw_row_col_options(hidden: isFolded, level: isFolded, collapsed: 0)
            worksheet_set_column_opt(page, UInt16(column), UInt16(column), width, nil, &options)
        }
        if sheet.folded > 0 {
            // The plus sign stands above the column that follows.
            var options = lxw_row_col_options(hidden: 0, level: 0, collapsed: 1)
            let next = UInt16(sheet.widths.count)
            worksheet_set_column_opt(page, next, next, 3, nil, &options)
        }
        if sheet.frozen.rows + sheet.frozen.columns > 0 {
            worksheet_freeze_panes(page, UInt32(sheet.frozen.rows), UInt16(sheet.frozen.columns))
        }
        if let filter = sheet.filter {
            worksheet_autofilter(
                page,
                UInt32(filter.firstRow),
                UInt16(filter.firstColumn),
                UInt32(filter.lastRow),
                UInt16(filter.lastColumn)
            )
        }
        if !sheet.hasGrid { worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
        print()
    }

    /// The height of a row with text over several lines, in points; `nil`: there is none.
    ///
    /// Not every program works it out by itself.
    private func height(of cells: [SheetCell]) -> Double? {
        let lines = zip(cells, sheet.widths)
            .compactMap { cell, width -> Int? in
                guard cell.style.isWrapped, case .text(let text) = cell.value else { return nil }
                return text.split(separator: "\n", omittingEmptySubsequences: false)
                    .reduce(0) { $0 + max(1, Int((0.85 * Double($1.count) / width).rounded(.up))) }
            }
        guard let most = lines.max(), most > 1 else { return nil }
        return 13 * Double(min(most, 31))
    }

    /// A4 across, as wide as a page, with the sheet's name and the page's number.
    private func print() {
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6)
        worksheet_set_footer(page, "&L&8&A&R&8Page &P of &N")
        if sheet.repeatedRows > 0 { worksheet_repeat_rows(page, 0, UInt32(sheet.repeatedRows - 1)) }
        if sheet.printedColumns > 0 {
            worksheet_print_area(page, 0, 0, UInt32(max(sheet.rows.count, 1) - 1), UInt16(sheet.printedColumns - 1))
        }
        if !sheet.pageBreaks.isEmpty {
            var breaks = sheet.pageBreaks.map { UInt32($0) } + [0]
            worksheet_set_h_pagebreaks(page, &breaks)
        }
    }

    private func write(_ cell: SheetCell, _ row: UInt32, _ column: UInt16, _ formats: inout Formats) {
        let format = formats.format(cell.style)
        switch cell.value {
        case .empty:
            if cell.style != CellStyle() { worksheet_write_blank(page, row, column, format) }
        case .text(let text): worksheet_write_string(page, row, column, Self.fitting(text), format)
        case .number(let number): worksheet_write_number(page, row, column, number, format)
        case .day(let day):
            // Spreadsheets count days from 1 to 28 February 1900 without fault, and from 1 March 1900 as if 1900 had been a
            // leap year: day 25569 is 1 January 1970.
            worksheet_write_number(page, row, column, Double(day.number + 25_569), format)
        case .sum(let ranges, let result):
            let formula = "=SUM(" + ranges.map(\.reference).joined(separator: ",") + ")"
            worksheet_write_formula_num(page, row, column, formula, format, result)
        case .link(let sheet):
            worksheet_write_url_opt(page, row, column, "internal:'\(sheet)'!A1", format, sheet, nil)
        }
    }

    /// The text, cut where a cell ends.
    private static func fitting(_ text: String) -> String {
        guard text.utf16.count > Sheet.mostCharacters else { return text }
        var short = ""
        var count = 0
        for character in text {
            count += character.utf16.count
            if count >= Sheet.mostCharacters { break }
            short.append(character)
        }
        return short + "\u{2026}"
    }
}

extension PlacedChart {
    /// Draws it upon a sheet.
    func insert(into page: UnsafeMutablePointer<lxw_worksheet>, of book: UnsafeMutablePointer<lxw_workbook>) {
        let type = chart.kind == .lines ? LXW_CHART_LINE : LXW_CHART_BAR
        guard let drawn = workbook_add_chart(book, UInt8(type.rawValue)) else { return }
        let native = NativeChart(drawn)
        for series in chart.series { native.add(series, chart) }
        native.finish(chart)
        chart.description.withCString { description in
            var options = lxw_chart_options()
            options.x_scale = Double(width) / 480
            options.y_scale = Double(height) / 288
            options.description = UnsafeMutablePointer(mutating: description)
            worksheet_insert_chart_opt(page, UInt32(row), UInt16(column), drawn, &options)
        }
    }
}
#endif
