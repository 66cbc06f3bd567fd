import Forecasting
import Planning

/// Reads two columns of a CSV file as a regular series.
struct SeriesReader {
    /// Problems after which the rest of the file is not read.
    private static let problemLimit = 20
    /// Values beyond this are taken for slips of the keyboard.
    private static let largest = 1e12

    private let input: InputText
    private let diagnostics: Diagnostics
    private var problems = 0

    init(_ input: InputText, _ diagnostics: Diagnostics) {
        self.input = input
        self.diagnostics = diagnostics
        diagnostics.begin(input.name)
    }

    /// The series; `nil` if anything is wrong, which is then reported.
    mutating func read(dateColumn: String?, valueColumn: String?) -> SeriesInput? {
        var reader = CSVRows(input.text)
        guard let header = reader.next() else {
            report(1, "the file is empty", "Begin with a header such as month,referrals.")
            return nil
        }
        var rows: [CSVRows.Row] = []
        while problems < Self.problemLimit, let row = reader.next() {
            if let problem = row.problem {
                report(row.line, problem, "Double every quote inside a quoted field, and close it before the comma.")
            } else if row.fields.count != header.fields.count {
                report(
                    row.line,
                    "the row has \(counted(row.fields.count, "field")), the header has \(header.fields.count)",
                    "Give every column a field; put text with commas in quotes."
                )
            } else {
                rows.append(row)
            }
        }
        guard problems == 0 else { return nil }
        guard rows.count >= 2 else {
            report(
                rows.last?.line ?? header.line,
                "the file has \(counted(rows.count, "row")) under its header",
                "A forecast needs three values or more."
            )
            return nil
        }
        let names = header.fields
        guard let date = dateIndex(names, dateColumn, rows[0], line: header.line),
            let value = valueIndex(names, valueColumn, rows[0], line: header.line, not: date)
        else { return nil }
        let values = rows.compactMap { number($0.fields[value], column: names[value], line: $0.line) }
        guard problems == 0 else { return nil }
        do throws(SeriesDateError) {
            let (calendar, order) = try SeriesCalendar.reading(rows.map { $0.fields[date] })
            return SeriesInput(
                dateColumn: names[date],
                valueColumn: names[value],
                values: order.map { values[$0] },
                calendar: calendar
            )
        } catch {
            let line = error.index.map { rows[$0].line } ?? header.line
            report(line, "field '\(names[date])': \(error.message)", error.remedy)
            return nil
        }
    }

    private mutating func dateIndex(_ names: [String], _ wanted: String?, _ row: CSVRows.Row, line: Int) -> Int? {
        if let wanted { return index(of: wanted, in: names, line: line, option: "--date") }
        if let found = row.fields.firstIndex(where: { SeriesCalendar.parse($0) != nil }) { return found }
        report(
            row.line,
            "no column has a date",
            "Write 2025-06 for a month, 2025-06-30 for a day or 2025 for a year, or name the column with --date."
        )
        return nil
    }

    private mutating func valueIndex(
        _ names: [String],
        _ wanted: String?,
        _ row: CSVRows.Row,
        line: Int,
        not date: Int
    ) -> Int? {
        if let wanted { return index(of: wanted, in: names, line: line, option: "--value") }
        let numeric = row.fields.indices.filter { $0 != date && parseNumber(row.fields[$0]) != nil }
        if numeric.count == 1 { return numeric[0] }
        // A single column beside the dates is meant even if its first row is wrong: the row is then reported.
        if numeric.isEmpty, names.count == 2 { return 1 - date }
        report(
            line,
            numeric.isEmpty ? "no column has numbers" : "\(numeric.count) columns have numbers",
            "Name the one to forecast with --value: \(names.indices.filter { $0 != date }.map { names[$0] }.joined(separator: ", "))."
        )
        return nil
    }

    private mutating func index(of name: String, in names: [String], line: Int, option: String) -> Int? {
        let matches = names.indices.filter { names[$0].lowercased() == name.lowercased() }
        if matches.count == 1 { return matches[0] }
        if let exact = names.firstIndex(of: name), names.count(where: { $0 == name }) == 1 { return exact }
        report(
            line,
            matches.isEmpty
                ? "there is no column '\(shorten(name))', which \(option) names" : "column '\(name)' appears twice",
            matches.isEmpty ? remedy(for: name, allowed: names) : "Rename one of them."
        )
        return nil
    }

    private mutating func number(_ text: String, column: String, line: Int) -> Double? {
        guard let value = parseNumber(text) else {
            let plain = withoutThousandsSeparators(text)
            report(
                line,
                text.isEmpty
                    ? "field '\(column)' is empty" : "field '\(column)' must be a number, found '\(shorten(text))'",
                plain.map { "Write \($0), without a separator between thousands." }
                    ?? "Write digits, with 0 if nothing happened; an unknown value must be estimated first."
            )
            return nil
        }
        guard value >= 0, value <= Self.largest else {
            report(
                line,
                "field '\(column)' must be 0 or more\(value < 0 ? "" : ", at most 1000000000000"), found \(shorten(text))",
                "Only counts and other values that cannot be negative can be forecast."
            )
            return nil
        }
        return value
    }

    private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
        problems += 1
        guard problems <= Self.problemLimit else { return }
        diagnostics.report(Place(file: input.name, line: line), message, remedy: remedy)
    }
}
