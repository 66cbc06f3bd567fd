import Areas
import Forecasting
import Wording

/// Reads two columns of a CSV file as a regular series.
struct SeriesReader {
    /// Values beyond this are taken for slips of the keyboard.
    private static let largest = 1e12
    /// The column that says what kinds of period there are.
    private static let kindColumn = "time_identifier"

    private let input: InputText
    private let diagnostics: Diagnostics

    init(_ input: InputText, _ diagnostics: Diagnostics) {
        self.input = input
        self.diagnostics = diagnostics
        diagnostics.begin(input.name)
    }

    private var isSound: Bool { diagnostics.counts[input.name] == nil }

    /// The series; `nil` if anything is wrong, which is then reported.
    func read(dateColumn: String?, valueColumn: String?) -> SeriesInput? {
        guard var table = CSVTable(input, diagnostics, example: "month,referrals, or your own names") else {
            return nil
        }
        let (names, headerLine) = (table.names, table.headerLine)
        var rows: [CSVRows.Row] = []
        while let row = table.next() { rows.append(row) }
        guard isSound else { return nil }
        guard rows.count >= 2 else {
            report(
                rows.last?.line ?? headerLine,
                "the file has \(rows.count) row\(rows.count == 1 ? "" : "s") under its header",
                "A forecast needs three values or more."
            )
            return nil
        }
        let kindIndex = names.firstIndex { $0.lowercased() == Self.kindColumn }
        let kinds = kindIndex.map { self.kinds(rows, $0) } ?? []
        let cells = CellReader(table.separator, table.separator == .semicolon ? rows.flatMap(\.fields) : [])
        guard isSound, let date = dateIndex(names, dateColumn, rows, kinds, line: headerLine, not: kindIndex),
            let value = valueIndex(
                names,
                valueColumn,
                rows,
                cells,
                line: headerLine,
                not: [date] + (kindIndex.map { [$0] } ?? [])
            )
        else { return nil }
        let values = values(rows, value, cells, column: names[value])
        guard isSound else { return nil }
        do throws(SeriesDateError) {
            let (calendar, order) = try SeriesCalendar.reading(rows.map { $0.fields[date] }, kinds: kinds)
            return SeriesInput(
                dateColumn: names[date],
                valueColumn: names[value],
                values: order.map { values[$0] },
                calendar: calendar
            )
        } catch {
            let line = error.index.map { rows[$0].line } ?? headerLine
            report(line, "field '\(names[date])': \(error.message)", error.remedy)
            return nil
        }
    }

    // MARK: - Columns

    private func kinds(_ rows: [CSVRows.Row], _ column: Int) -> [WrittenPeriod.Kind?] {
        rows.map { row in
            let text = row.fields[column]
            let kind = WrittenPeriod.Kind(text)
            if kind == nil, !text.isEmpty {
                report(
                    row.line,
                    "field '\(Self.kindColumn)' says what kind of period it is, found '\(shorten(text))'",
                    "Allowed: \(WrittenPeriod.Kind.allowed)."
                )
            }
            return kind
        }
    }

    /// The column named, or the first in which a date stands; failing that, the first in which something like one does.
    private func dateIndex(
        _ names: [String],
        _ wanted: String?,
        _ rows: [CSVRows.Row],
        _ kinds: [WrittenPeriod.Kind?],
        line: Int,
        not other: Int?
    ) -> Int? {
        if let wanted { return index(of: wanted, in: names, line: line, option: "--date") }
        var nearly: Int?
        for (column, text) in rows[0].fields.enumerated() where column != other {
            let sixDigits = WrittenPeriod.SixDigits(text.utf8.count == 6 ? rows.map { $0.fields[column] } : [])
            do throws(PeriodTextError) {
                _ = try WrittenPeriod(text, kind: kinds.first ?? nil, sixDigits: sixDigits)
                return column
            } catch  where error.isDate {
                nearly = nearly ?? column
            } catch {}
        }
        if let nearly { return nearly }
        report(
            rows[0].line,
            "no column has a date",
            "Write 2025-06 for a month, 2025-06-30 for a day or 2025 for a year, or name the column with --date."
        )
        return nil
    }

    /// The column named, or the only one in which numbers stand.
    private func valueIndex(
        _ names: [String],
        _ wanted: String?,
        _ rows: [CSVRows.Row],
        _ cells: CellReader,
        line: Int,
        not others: [Int]
    ) -> Int? {
        if let wanted { return index(of: wanted, in: names, line: line, option: "--value") }
        let candidates = names.indices.filter { !others.contains($0) }
        let numeric = candidates.filter { column in
            let first = rows.lazy.map { cells.read($0.fields[column]) }.first { $0 != .missing }
            if case .below = first { return true }
            return first?.isNumber ?? false
        }
        if numeric.count == 1 { return numeric[0] }
        // A single column beside the dates is meant even if its first row is wrong: the row is then reported.
        if numeric.isEmpty, candidates.count == 1 { return candidates[0] }
        let shown = candidates.prefix(30).map { shorten(names[$0]) }.joined(separator: ", ")
        report(
            line,
            numeric.isEmpty ? "no column has numbers" : "\(numeric.count) columns have numbers",
            "Name the one to forecast with --value: \(shown)."
        )
        return nil
    }

    private func index(of name: String, in names: [String], line: Int, option: String) -> Int? {
        let matches = names.indices.filter { names[$0].lowercased() == name.lowercased() }
        if matches.count == 1 { return matches[0] }
        if let exact = names.firstIndex(of: name), names.count(where: { $0 == name }) == 1 { return exact }
        report(
            line,
            matches.isEmpty
                ? "there is no column '\(shorten(name))', which \(option) names"
                : "column '\(shorten(name))' appears twice",
            matches.isEmpty ? remedy(for: name, allowed: names) : "Rename one of them."
        )
        return nil
    }

    // MARK: - Values

    private func values(_ rows: [CSVRows.Row], _ column: Int, _ cells: CellReader, column name: String) -> [Double] {
        var shares = 0
        let values = rows.map { row -> Double in
            let text = row.fields[column]
            let value = cells.read(text)
            switch value {
            case .number(let number): return checked(number, text, name, row.line)
            case .share(let share):
                shares += 1
                return checked(share, text, name, row.line)
            case .missing, .below:
                report(row.line, "field '\(name)' \(Self.unknown(value, text))", Self.estimate)
            case .unclear, .text:
                let fault = value.fault(text)
                report(row.line, "field '\(name)' \(fault.message)", fault.remedy)
            }
            return 0
        }
        if shares > 0, shares < rows.count, isSound,
            let other = rows.first(where: { !$0.fields[column].hasSuffix("%") })
        {
            report(
                other.line,
                "field '\(name)' has percentages on other lines, found '\(shorten(other.fields[column]))'",
                "Write all values with a percent sign, or none."
            )
        }
        return values
    }

    private static let estimate =
        "Every period needs a value: write 0 if nothing happened; an unknown value must be estimated first."

    private static func unknown(_ value: CellValue, _ text: String) -> String {
        if case .below(let bound) = value {
            return "is withheld, found '\(shorten(text))': known only to be below \(plain(bound))"
        }
        return text.isEmpty ? "is empty" : "is not known, found '\(shorten(text))'"
    }

    private func checked(_ value: Double, _ text: String, _ column: String, _ line: Int) -> Double {
        if value < 0 || value > Self.largest {
            report(
                line,
                "field '\(column)' must be 0 or more\(value < 0 ? "" : ", at most 1000000000000"), found \(shorten(text))",
                "Only counts and other values that cannot be negative can be forecast."
            )
        }
        return value
    }

    private func report(_ line: Int, _ message: @autoclosure () -> String, _ remedy: @autoclosure () -> String) {
        diagnostics.report(Place(file: input.name, line: line), message(), remedy: remedy())
    }
}
