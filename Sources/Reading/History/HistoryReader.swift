import Planning
import Simulation

/// Reads a history file: one published figure a row.
struct HistoryReader {
    /// A column, in the order in which messages list them.
    private enum Column: Int, CaseIterable {
        case service, provider, period, metric, value, unit, source, section, note, evidence

        /// As the header writes it.
        var name: String { "\(self)" }
        /// Columns that must be there.
        static let required = [service, period, metric, value]
    }

    /// The names of the columns.
    static let columns = Column.allCases.map(\.name)
    /// Problems in one file after which the rest of it is not read.
    private static let problemLimit = 100

    private let file: String
    private let diagnostics: Diagnostics
    private var problemCount = 0
    /// Where each column stands in the file.
    private var positions = [Int?](repeating: nil, count: Column.allCases.count)
    private var periods: [String: Period] = [:]

    /// The rows of a file, and whether these are all: those with problems are left out and reported.
    static func read(
        _ input: InputText,
        _ diagnostics: Diagnostics
    ) -> (rows: [Observation], isComplete: Bool) {
        diagnostics.begin(input.name)
        var reader = HistoryReader(file: input.name, diagnostics: diagnostics)
        let rows = reader.rows(of: input.text)
        return (rows, reader.problemCount == 0)
    }

    private init(file: String, diagnostics: Diagnostics) {
        self.file = file
        self.diagnostics = diagnostics
    }

    private mutating func rows(of text: String) -> [Observation] {
        var rows = CSVRows(text)
        guard let header = rows.next() else {
            report(1, "the file is empty", "Begin with the line \(Self.columns.joined(separator: ",")).")
            return []
        }
        guard readHeader(header) else { return [] }
        var observations: [Observation] = []
        while let row = rows.next() {
            if problemCount >= Self.problemLimit {
                report(
                    row.line,
                    "the file has more than \(Self.problemLimit) problems and is not read further",
                    "Correct these first."
                )
                break
            }
            if let problem = row.problem {
                report(row.line, problem, "Double every quote inside a quoted field, and close it before the comma.")
            } else if row.fields.count != header.fields.count {
                report(
                    row.line,
                    "the row has \(counted(row.fields.count, "field")), the header has \(header.fields.count)",
                    "Give every column a field; put text with commas in quotes."
                )
            } else if let observation = observation(row) {
                observations.append(observation)
            }
        }
        return observations
    }

    private mutating func readHeader(_ header: CSVRows.Row) -> Bool {
        let before = problemCount
        var meant: Set<String> = []
        if let problem = header.problem { report(header.line, problem, "Write the column names without quotes.") }
        for (index, text) in header.fields.enumerated() {
            let name = text.lowercased()
            guard let column = Self.columns.firstIndex(of: name) else {
                report(
                    header.line,
                    "column \(index + 1) has the unknown name '\(shorten(text))'",
                    remedy(for: name, allowed: Self.columns)
                )
                if let match = nearestMatch(to: name, in: Self.columns) { meant.insert(match) }
                continue
            }
            if positions[column] != nil { report(header.line, "column '\(name)' appears twice", "Keep one of them.") }
            positions[column] = index
        }
        for column in Column.required where positions[column.rawValue] == nil && !meant.contains(column.name) {
            report(
                header.line,
                "there is no column '\(column.name)'",
                "Required: \(Column.required.map(\.name).joined(separator: ", "))."
            )
        }
        return problemCount == before
    }

    /// The text of a column; empty when the file has no such column.
    private func text(_ column: Column, _ row: CSVRows.Row) -> String {
        positions[column.rawValue].map { row.fields[$0] } ?? ""
    }

    private mutating func observation(_ row: CSVRows.Row) -> Observation? {
        let before = problemCount
        let service = text(.service, row)
        let metric = text(.metric, row)
        if service.isEmpty { reportEmpty(.service, row.line) }
        if metric.isEmpty { reportEmpty(.metric, row.line) }
        let period = period(text(.period, row), row.line)
        let value = value(text(.value, row), metric, row.line)
        let evidence = evidence(text(.evidence, row), row.line)
        guard problemCount == before, let period, let value, let evidence else { return nil }
        return Observation(
            service: service,
            provider: text(.provider, row),
            period: period,
            metric: metric,
            value: value,
            unit: text(.unit, row),
            source: text(.source, row),
            section: text(.section, row),
            note: text(.note, row),
            evidence: evidence,
            place: Place(file: file, line: row.line)
        )
    }

    private mutating func reportEmpty(_ column: Column, _ line: Int) {
        report(line, "column '\(column.name)' is empty", "Give every row a \(column.name).")
    }

    private mutating func period(_ text: String, _ line: Int) -> Period? {
        if let known = periods[text] { return known }
        guard let period = Period(text) else {
            report(
                line,
                "column 'period' must be a month, a year or a span of them, found '\(shorten(text))'",
                "Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first."
            )
            return nil
        }
        periods[text] = period
        return period
    }

    private mutating func value(_ text: String, _ metric: String, _ line: Int) -> Double? {
        guard let value = parseNumber(text) else {
            let number = withoutThousandsSeparators(text)
            report(
                line,
                "column 'value' must be a number, found '\(shorten(text))'",
                number.map { "Write \($0), without a separator between thousands." }
                    ?? "Write digits, with a point for decimals; leave out rows without a value."
            )
            return nil
        }
        guard abs(value) <= Grammar.largest else {
            report(line, "column 'value' must be at most 1000000000, found \(shorten(text))", "Check the digits.")
            return nil
        }
        guard let metric = Metric(rawValue: metric) else { return value }
        guard value >= 0 else {
            report(
                line,
                "\(metric.rawValue) must be 0 or more, found \(text)",
                "Correct the value or leave the row out."
            )
            return nil
        }
        guard value <= Double(Limits.largest(metric)) else {
            report(
                line,
                "\(metric.rawValue) must be at most \(Limits.largest(metric)), found \(shorten(text))",
                "Check the digits and the unit: waits are in weeks."
            )
            return nil
        }
        let countsChildren = metric != .meanWait && metric != .maxWait
        guard !countsChildren || value == value.rounded() else {
            report(line, "\(metric.rawValue) must be a whole number, found \(text)", "Children are counted whole.")
            return nil
        }
        return value
    }

    private mutating func evidence(_ text: String, _ line: Int) -> Evidence? {
        if text.isEmpty { return .observed }
        if let evidence = Evidence(rawValue: text.lowercased()) { return evidence }
        report(
            line,
            "column 'evidence' must say how the value is known, found '\(shorten(text))'",
            remedy(for: text, allowed: Evidence.allCases.map(\.rawValue))
        )
        return nil
    }

    private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
        problemCount += 1
        diagnostics.report(Place(file: file, line: line), message, remedy: remedy)
    }
}
