import Areas
import Forecasting
import Wording

extension HistoryReader {
    /// The days of a row.
    mutating func period(_ row: CSVRows.Row) -> Period? {
        let text = text(.period, row)
        let declared = self.text(.timeIdentifier, row)
        let key = declared.isEmpty ? text : "\(text)|\(declared)"
        if let known = periods[key] { return known }
        var kind: WrittenPeriod.Kind?
        if !declared.isEmpty {
            kind = WrittenPeriod.Kind(declared)
            guard kind != nil else {
                report(
                    row.line,
                    "column 'time_identifier' says what kind of period it is, found '\(shorten(declared))'",
                    "Allowed: \(WrittenPeriod.Kind.allowed)."
                )
                return nil
            }
        }
        if sixDigits == nil, text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            sixDigits = WrittenPeriod.SixDigits(allTexts(.period))
        }
        do throws(PeriodTextError) {
            let period = try Period(text, kind: kind, sixDigits: sixDigits ?? .unknown)
            periods[key] = period
            return period
        } catch {
            report(row.line, "column 'period': '\(shorten(text))' \(error.message)", error.remedy)
            return nil
        }
    }

    /// A row's value: a number, or a code that says why there is none.
    mutating func value(
        _ text: String,
        _ metric: MetricName,
        _ unit: String,
        _ line: Int,
        _ separator: Separator
    ) -> CellValue? {
        guard let factor = metric.factor(unit) else {
            report(
                line,
                "column 'unit' must be one of time for \(metric.name), found '\(shorten(unit))'",
                "Allowed: days, weeks, months, years; weeks if the column is empty."
            )
            return nil
        }
        // Nearly all values are plain, and then no reader is needed.
        if separator != .semicolon, let number = parseNumber(text) {
            return checked(number, times: factor, text, metric.name, line)
        }
        let reader = cells ?? CellReader(separator, separator == .semicolon ? allTexts(.value) : [])
        cells = reader
        let value = reader.read(text)
        switch value {
        case .number(let number): return checked(number, times: factor, text, metric.name, line)
        case .share(let share):
            guard metric.canBeShare else {
                report(
                    line,
                    "\(metric.name) cannot be a percentage, found '\(shorten(text))'",
                    "Write how many children, or how many weeks."
                )
                return nil
            }
            return checked(share, times: 1, text, metric.name, line)
        case .below(let bound): return .below(bound * factor)
        case .missing: return value
        case .unclear, .text:
            let fault = value.fault(text)
            report(line, "column 'value' \(fault.message)", fault.remedy)
            return nil
        }
    }

    /// A value in its metric's own unit, or what is wrong with it.
    private func checked(_ written: Double, times factor: Double, _ text: String, _ metric: String, _ line: Int)
        -> CellValue?
    {
        guard abs(written) <= Grammar.largest else {
            report(line, "column 'value' must be at most 1000000000, found \(shorten(text))", "Check the digits.")
            return nil
        }
        let value = written * factor
        let figure = WaitMetric(metric)?.figure
        guard figure != nil || Metric(rawValue: metric) != nil else { return .number(value) }
        guard value >= 0 else {
            report(
                line,
                "\(metric) must be 0 or more, found \(shorten(text))",
                "Correct the value or leave the row out."
            )
            return nil
        }
        let largest = Limits.largest(metric)
        guard value <= Double(largest) else {
            let remedy =
                largest == 1
                ? "Write a share from 0 to 1, or a percentage with its sign, such as 64%."
                : "Check the digits and the unit: waits are in weeks unless the column 'unit' says otherwise."
            report(line, "\(metric) must be at most \(largest), found \(shorten(text))", remedy)
            return nil
        }
        guard !(figure?.isCount ?? true) || value == value.rounded() else {
            report(
                line,
                "\(metric) must be a whole number, found \(shorten(text))",
                "Children are counted whole."
            )
            return nil
        }
        return .number(value)
    }

    /// How a row's value is known.
    func evidence(_ text: String, _ line: Int) -> Evidence? {
        if text.isEmpty { return .observed }
        if let evidence = Evidence(rawValue: text.lowercased()) { return evidence }
        report(
            line,
            "column 'evidence' must say how the value is known, found '\(shorten(text))'",
            remedy(for: text, allowed: Evidence.allCases.map(\.rawValue))
        )
        return nil
    }
}

extension CellValue {
    /// What is wrong with a cell that is no plain number, and what to write.
    func fault(_ cell: String) -> (message: String, remedy: String) {
        if case .unclear(let comma, let point) = self {
            return (
                "may be \(plain(comma, decimals: 9)) or \(plain(point, decimals: 9)), found '\(shorten(cell))'",
                "Write thousands without a separator, and decimals with a point in a file with commas between fields."
            )
        }
        // `12,5` in a file in which a comma stands between fields.
        let decimal = cell.contains(",") && !cell.contains(".") ? cell.replacing(",", with: ".") : ""
        return (
            "must be a number, found '\(shorten(cell))'",
            dataNumber(decimal) == nil
                ? "Write digits, with a point for decimals; where there is no value, leave the cell empty or write NA."
                : "Write \(decimal), with a point for decimals."
        )
    }
}
