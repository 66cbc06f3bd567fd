import Areas
import Forecasting
import Wording

/// Reads a history file: one published figure a row.
struct HistoryReader {
    /// What a file holds.
    struct Result {
        /// Published figures.
        var rows: [Observation] = []
        /// Figures that are withheld or not available.
        var missing: [MissingFigure] = []
        /// Whether these are all: rows with problems are left out and reported.
        var isComplete = false
    }

    let input: InputText
    private let diagnostics: Diagnostics
    /// Where each column stands in the file.
    private var positions = [Int?](repeating: nil, count: HistoryColumn.allCases.count)
    /// Reads values that are not plain numbers; made for the first of them.
    var cells: CellReader?
    /// Periods by their text, and what is declared of it behind a line.
    var periods: [String: Period] = [:]
    /// Metrics by what they are called.
    private var metrics: [String: MetricName] = [:]
    /// What six digits mean in the file; found out for the first of them that has two meanings.
    var sixDigits: WrittenPeriod.SixDigits?

    /// Reads a file.
    static func read(_ input: InputText, _ diagnostics: Diagnostics) -> Result {
        diagnostics.begin(input.name)
        let before = diagnostics.counts[input.name, default: 0]
        var reader = HistoryReader(input: input, diagnostics: diagnostics)
        var result = reader.result()
        result.isComplete = diagnostics.counts[input.name, default: 0] == before
        return result
    }

    private init(input: InputText, diagnostics: Diagnostics) {
        self.input = input
        self.diagnostics = diagnostics
    }

    private mutating func result() -> Result {
        var result = Result()
        let example = HistoryColumn.names.dropLast().joined(separator: ",")
        guard var table = CSVTable(input, diagnostics, example: example), readHeader(table.names, table.headerLine)
        else { return result }
        while let row = table.next() {
            switch figure(row, table.separator) {
            case .known(let row): result.rows.append(row)
            case .missing(let figure): result.missing.append(figure)
            case nil: break
            }
        }
        return result
    }

    /// Finds the columns; whether all that are needed are there.
    private mutating func readHeader(_ names: [String], _ line: Int) -> Bool {
        var isSound = true
        func fault(_ message: String, _ remedy: @autoclosure () -> String) {
            report(line, message, remedy())
            isSound = false
        }
        var meant: Set<String> = []
        for (index, text) in names.enumerated() {
            let name = text.lowercased()
            guard let column = HistoryColumn.names.firstIndex(of: name) else {
                fault(
                    "column \(index + 1) has the unknown name '\(shorten(text))'",
                    remedy(for: name, allowed: HistoryColumn.names)
                )
                if diagnostics.isWording(input.name), let match = nearestMatch(to: name, in: HistoryColumn.names) {
                    meant.insert(match)
                }
                continue
            }
            if positions[column] != nil { fault("column '\(name)' appears twice", "Keep one of them.") }
            positions[column] = index
        }
        for column in HistoryColumn.required
        where positions[column.rawValue] == nil && !meant.contains(column.key.name) {
            fault(
                "there is no column '\(column.key.name)'",
                "Required: \(HistoryColumn.required.map(\.key.name).joined(separator: ", "))."
            )
        }
        return isSound
    }

    /// The text of a column; empty when the file has no such column.
    func text(_ column: HistoryColumn, _ row: CSVRows.Row) -> String {
        positions[column.rawValue].map { row.fields[$0] } ?? ""
    }

    /// All texts of a column, read anew: for the rare question that one row cannot answer.
    func allTexts(_ column: HistoryColumn) -> [String] {
        var rows = CSVRows(input.text)
        var texts: [String] = []
        while let row = rows.next() {
            if let position = positions[column.rawValue], row.fields.indices.contains(position) {
                texts.append(row.fields[position])
            }
        }
        return texts
    }

    /// A row's figure: its value, or that it has none.
    private enum RowFigure {
        case known(Observation)
        case missing(MissingFigure)
    }

    private mutating func figure(_ row: CSVRows.Row, _ separator: Separator) -> RowFigure? {
        let service = text(.service, row)
        let written = text(.metric, row)
        let metric = metrics[written] ?? MetricName(written)
        metrics[written] = metric
        for (text, column) in [(service, HistoryColumn.service), (written, .metric)] where text.isEmpty {
            report(row.line, "column '\(column.key.name)' is empty", column.key.remedy ?? "")
        }
        let period = period(row)
        let unit = text(.unit, row)
        let value = value(text(.value, row), metric, unit, row.line, separator)
        let evidence = evidence(text(.evidence, row), row.line)
        guard !service.isEmpty, !written.isEmpty, let period, let value, let evidence else { return nil }
        let place = Place(file: input.name, line: row.line)
        guard case .number(let number) = value else {
            var below: Double?
            if case .below(let bound) = value { below = bound }
            return .missing(
                MissingFigure(
                    service: service,
                    provider: text(.provider, row),
                    period: period,
                    metric: metric.name,
                    code: text(.value, row),
                    below: below,
                    place: place
                )
            )
        }
        return .known(
            Observation(
                service: service,
                provider: text(.provider, row),
                period: period,
                metric: metric.name,
                value: number,
                unit: metric.converted(unit) ?? unit,
                written: metric.converted(unit) == nil ? "" : "\(text(.value, row)) \(metric.writtenUnit(unit))",
                source: text(.source, row),
                section: text(.section, row),
                note: text(.note, row),
                evidence: evidence,
                place: place
            )
        )
    }

    func report(_ line: Int, _ message: @autoclosure () -> String, _ remedy: @autoclosure () -> String) {
        diagnostics.report(Place(file: input.name, line: line), message(), remedy: remedy())
    }
}
