import Areas
import Calendar
import Forecasting
import Reading
import Wording

/// The figures of one organisation in tables that a mapping describes, as they were published.
struct MappedTable {
    /// What a figure is about.
    struct Key: Hashable {
        var service: String
        var period: Period
        /// Its place in the mapping.
        var figure: Int
    }

    /// A figure as it will be written.
    struct Cell: Hashable {
        /// A number in the metric's unit, or a code.
        var value: String
        var isNumber: Bool
        var qualifier: String
        var source: String
        var line: Int
    }

    let mapping: TableMapping
    private(set) var organisation: OrganisationChoice
    private(set) var cells: [Key: Cell] = [:]
    /// Texts of the service column, in the order of the files.
    private(set) var serviceTexts: [String] = []
    /// Files with how many figures each has given.
    private(set) var counts: [(source: String, figures: Int)] = []
    /// Rows and figures that are not taken.
    private(set) var otherRows = 0
    private(set) var filteredRows = 0
    private(set) var emptyCells = 0
    private(set) var repeated = 0
    private(set) var contradictions: [String] = []
    private(set) var hasWindowsLetters = false

    private let diagnostics: Diagnostics
    private var names: [String] = []
    private var found: Set<Int> = []
    private var isReadable = true

    init(mapping: TableMapping, _ request: ImportRequest, _ diagnostics: Diagnostics) {
        self.mapping = mapping
        self.diagnostics = diagnostics
        organisation = OrganisationChoice(request, names: mapping.organisationNames)
    }

    /// The services of the tables, for whoever asks for some of them.
    var officialServices: [(code: String, name: String, isTotal: Bool)] {
        switch mapping.service {
        case .id(let id): [(id, id, false)]
        case .column: serviceTexts.map { ($0, $0, false) }
        }
    }

    /// Reads a file's figures.
    mutating func read(_ file: DelimitedFile) throws {
        names += file.names.filter { !names.contains($0) }
        guard let layout = MappedLayout(mapping, file, diagnostics) else {
            isReadable = false
            return
        }
        found.formUnion(layout.figures.map(\.index))
        let reader = CellReader(file.separator)
        let before = cells.count
        var periods: [String: Period?] = [:]
        var services = Set(serviceTexts)
        try file.forEachRow(diagnostics) { row in
            if let column = layout.organisation {
                let text = row[column].text
                hasWindowsLetters = hasWindowsLetters || Windows1252.isNeeded(for: row[column].bytes)
                guard organisation.meets(code: text) else {
                    otherRows += 1
                    return
                }
            }
            guard Self.fits(layout.only, row) else {
                filteredRows += 1
                return
            }
            let text = row[layout.period].text
            if periods[text] == nil { periods[text] = .some(period(text, row, file, layout.period)) }
            guard let known = periods[text], let period = known else { return }
            var service = ""
            if let column = layout.service {
                service = row[column].text
                if services.insert(service).inserted { serviceTexts.append(service) }
            } else if case .id(let id) = mapping.service {
                service = id
            }
            for figure in layout.figures where Self.fits(figure.conditions, row) {
                guard let cell = cell(figure.index, row, figure.column, figure.qualifier, file, reader) else {
                    continue
                }
                keep(cell, Key(service: service, period: period, figure: figure.index), file)
            }
        }
        counts.append((file.source, cells.count - before))
    }

    private static func fits(_ filters: [(column: Int, texts: Set<String>)], _ row: DelimitedRow) -> Bool {
        filters.allSatisfy { $0.texts.contains(row[$0.column].text) }
    }

    private func period(_ text: String, _ row: DelimitedRow, _ file: DelimitedFile, _ column: Int) -> Period? {
        do throws(PeriodTextError) {
            return try Period(text, kind: mapping.periodKind, sixDigits: .unknown)
        } catch {
            diagnostics.report(row, file, column, "'\(shorten(text))' \(error.message)", error.remedy)
            return nil
        }
    }

    private mutating func cell(
        _ index: Int,
        _ row: DelimitedRow,
        _ column: Int,
        _ qualifierColumn: Int?,
        _ file: DelimitedFile,
        _ reader: CellReader
    ) -> Cell? {
        let figure = mapping.figures[index]
        let qualifier = row[qualifierColumn]?.text ?? ""
        func result(_ value: String, isNumber: Bool) -> Cell {
            Cell(value: value, isNumber: isNumber, qualifier: qualifier, source: file.source, line: row.line)
        }
        if figure.factor == 1, let number = row[column].wholeNumber { return result("\(number)", isNumber: true) }
        let text = row[column].text
        if text.isEmpty {
            guard !qualifier.isEmpty else {
                emptyCells += 1
                return nil
            }
            return result(Self.code(qualifier, reader), isNumber: false)
        }
        let number: Double
        switch reader.read(text) {
        case .number(let value): number = value * figure.factor
        case .share(let value) where figure.unit == "share": number = value
        case .missing, .below: return result(text, isNumber: false)
        case .share, .unclear, .text:
            diagnostics.report(
                row,
                file,
                column,
                "must be a number, found '\(shorten(text))'",
                "Write digits, or leave the cell empty."
            )
            return nil
        }
        guard number >= 0, number <= 1e9, figure.unit != "children" || number == number.rounded() else {
            let wanted = figure.unit == "children" ? "a whole number, 0 or more" : "0 or more"
            diagnostics.report(
                row,
                file,
                column,
                "must be \(wanted), found '\(shorten(text))'",
                "Correct the figure, or the mapping."
            )
            return nil
        }
        return result(plain(number, decimals: 6), isNumber: true)
    }

    /// A qualifier as a history holds it in place of a figure.
    private static func code(_ qualifier: String, _ reader: CellReader) -> String {
        switch reader.read(qualifier) {
        case .missing, .below: qualifier
        default: "NA"
        }
    }

    /// Keeps a figure; of two of one month the later row counts.
    private mutating func keep(_ cell: Cell, _ key: Key, _ file: DelimitedFile) {
        guard let before = cells.updateValue(cell, forKey: key) else { return }
        guard before.value != cell.value else {
            repeated += 1
            return
        }
        contradictions.append(
            "\(file.file.name):\(cell.line): \(mapping.figures[key.figure].column.name) of \(key.period.text) is "
                + "\(cell.value) here and \(before.value) on line \(before.line)"
                + (before.source == cell.source ? "" : " of \(before.source)") + "; the last one counts"
        )
    }

    /// Reports columns with figures that no file has.
    func reportColumnsOfNoFile() {
        guard mapping.file != nil, isReadable else { return }
        for (index, figure) in mapping.figures.enumerated() where !found.contains(index) {
            MappedLayout.report(figure.column, mapping, names, "no file has", nil, diagnostics)
        }
    }
}
