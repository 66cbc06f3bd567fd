import Areas
import Calendar
import Foundation
import Workbooks

/// Reads the workbook of community health services waiting lists, as NHS England publishes it every month.
struct CommunityWorkbook {
    private let file: SourceFile
    private let workbook: Workbook

    /// Opens a workbook.
    ///
    /// - Throws: What the file is instead, or what is wrong with it.
    init(_ file: SourceFile) throws {
        self.file = file
        let bytes = Data(try file.bytes())
        do throws(WorkbookError) {
            workbook = try Workbook(bytes)
        } catch {
            throw Self.problem(error, of: file)
        }
    }

    /// Whether it has a table of waits by service.
    func hasTables() throws -> Bool {
        for sheet in workbook.sheets {
            var table = CommunitySheet()
            try forEachRow(of: sheet) { number, cells in
                _ = table.take(cells)
                return !table.hasHeadings && number < CommunitySheet.rowsAboveHeadings
            }
            if !table.services.isEmpty, table.band != nil { return true }
        }
        return false
    }

    /// What is found in a workbook beside its figures.
    struct Contents {
        /// The months whose figures it has.
        var months: Set<Month> = []
        /// How many columns of services for adults the widest sheet has.
        var adultServices = 0
        /// Sheets by service that are left out, with why.
        var leftOut: [String] = []
    }

    /// Reads all tables of waits by service.
    func read(into figures: inout CommunityFigures) throws -> Contents {
        var contents = Contents()
        let source = "\(try title()), \(sourceName(file))"
        for sheet in workbook.sheets {
            var table = CommunitySheet()
            var rows: [CommunitySheet.Row] = []
            try forEachRow(of: sheet) { number, cells in
                if let row = table.take(cells) { rows.append(row) }
                return table.hasHeadings || number < CommunitySheet.rowsAboveHeadings
            }
            guard table.hasHeadings else { continue }
            contents.adultServices = max(contents.adultServices, table.adultServices)
            guard let band = table.band, let month = table.month else {
                let what = table.band == nil ? "band of waits" : "month"
                contents.leftOut.append("sheet '\(sheet.name)', whose title '\(table.title)' names no \(what)")
                continue
            }
            guard sheet.state == .visible else {
                contents.leftOut.append("sheet '\(sheet.name)', which is hidden")
                continue
            }
            contents.months.insert(month)
            figures.add(band, in: month)
            let place = figures.add(CommunityFigures.Table(source: source, section: "\(sheet.name): \(table.title)"))
            let services = table.services.map { (column: $0.column, number: figures.addService($0.name)) }
            for row in rows {
                let organisation = figures.add(row.organisation)
                for service in services {
                    guard let cell = row.cells[service.column], let value = CommunityFigures.Value(cell) else {
                        continue
                    }
                    figures.add(
                        CommunityFigures.Figure(value: value, table: place),
                        for: CommunityFigures.Key(
                            organisation: organisation,
                            service: service.number,
                            month: month,
                            band: band
                        )
                    )
                }
            }
        }
        return contents
    }

    /// The workbook's own title, beside the word "Title:".
    private func title() throws -> String {
        for sheet in workbook.sheets {
            var title: String?
            try forEachRow(of: sheet) { number, cells in
                let texts = cells.sorted { $0.key < $1.key }.map { CommunityFigures.tidy($0.value.text) }
                if let word = texts.firstIndex(where: { $0.lowercased().hasPrefix("title") }), word + 1 < texts.count {
                    title = texts[word + 1]
                }
                return title == nil && number < CommunitySheet.rowsAboveHeadings
            }
            if let title { return title }
        }
        return "Community Health Services Waiting Times"
    }

    /// Hands over a sheet's rows that have any text; `take` says whether to go on.
    private func forEachRow(of sheet: Sheet, _ take: (_ number: Int, _ cells: [Int: SheetValue]) -> Bool) throws {
        var cells: [Int: SheetValue] = [:]
        var row = 0
        var goesOn = true
        do throws(WorkbookError) {
            try workbook.forEachCell(of: sheet) { number, column, value in
                if number != row {
                    if !cells.isEmpty { goesOn = take(row, cells) }
                    cells.removeAll(keepingCapacity: true)
                    row = number
                }
                if goesOn, !value.isBlank { cells[column] = value }
                return goesOn
            }
        } catch {
            throw Self.problem(error, of: file)
        }
        if goesOn, !cells.isEmpty { _ = take(row, cells) }
    }

    private static func problem(_ error: WorkbookError, of file: SourceFile) -> InputErrors {
        InputErrors(at: Place(file: file.name, line: 1), error.message, remedy: error.remedy)
    }
}

extension SheetValue {
    /// Whether it is a text in which nothing stands.
    fileprivate var isBlank: Bool {
        if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
    }
}

extension CommunityFigures.Value {
    /// What a cell of a workbook says; `nil`: it is blank, that is not submitted.
    fileprivate init?(_ cell: SheetValue) {
        if case .number(let number) = cell, let whole = Int(exactly: number), whole >= 0 {
            self = .number(whole)
        } else {
            self.init(cell.text)
        }
    }

    /// What a cell says; `nil`: it is blank, that is not submitted.
    init?(_ text: String) {
        if let number = Int(text), number >= 0 {
            self = .number(number)
            return
        }
        let text = CommunityFigures.tidy(text)
        if let number = Int(text.replacing(",", with: "")), number >= 0 {
            self = .number(number)
        } else if ["", "NA", "N/A"].contains(text.uppercased()) {
            return nil
        } else {
            self = .code(text)
        }
    }
}
