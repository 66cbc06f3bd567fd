import Areas
import Calendar
import Wording

extension Audit {
    /// A flow of a year, or of another span of months, against its published months: calendar, financial and academic years alike.
    ///
    /// With all months published they must add up; counts are exact, and rounded rows (of tens) may be off by half a ten each.
    /// With some missing the published ones must not be more than the whole, and what is left must be between two fifths and two
    /// and a half times as much a month as is published.
    static func years(_ ledger: Ledger) -> [Finding] {
        perSeries(ledger) { service, metric, rows in
            guard rows.contains(where: { $0.period.month == nil }),
                MonthlySeries.Kind(metric, unit: rows[0].unit) == .flow
            else { return [] }
            let months = ledger.months(service, metric)
            return rows.compactMap { year($0, months, service) }
        }
    }

    private static func year(_ row: Observation, _ months: [Month: Observation], _ service: String) -> Finding? {
        guard row.period.month == nil, row.period.first.month.firstDay == row.period.first,
            row.period.end.month.firstDay == row.period.end
        else { return nil }
        let inside = (row.period.first.month.number..<row.period.end.month.number).map { Month(number: $0) }
        let known = inside.compactMap { months[$0] }
        guard inside.count >= 2, known.count >= 2 else { return nil }
        let sum = known.reduce(0) { $0 + $1.value }
        let facts =
            "\(metricWords(row.metric)) in \(spanName(inside)) are published as \(words(row.value))"
        let finding = { (severity: Finding.Severity, sentence: String, size: Double) in
            Finding(
                severity,
                .yearAgainstMonths,
                service: service,
                period: row.period.text,
                "\(facts), \(sentence)",
                places: [row.place] + known.map(\.place),
                size: abs(size),
                unit: row.unit,
                of: max(row.value, sum)
            )
        }
        let rounding =
            known.map(\.value).allSatisfy { $0.remainder(dividingBy: 10) == 0 } ? 5.0 * Double(known.count) : 0
        if known.count == inside.count {
            guard abs(sum - row.value) > rounding + 0.5 else { return nil }
            return finding(.contradiction, "but its months add up to \(words(sum))", sum - row.value)
        }
        if sum > row.value + rounding + 0.5 {
            return finding(
                .contradiction,
                "but \(known.count) of its \(inside.count) months alone add up to \(words(sum))",
                sum - row.value
            )
        }
        let missing = Double(inside.count - known.count)
        let (left, usual) = ((row.value - sum) / missing, sum / Double(known.count))
        guard usual >= 5, left < 0.4 * usual || left > 2.5 * usual else { return nil }
        return finding(
            .note,
            "which leaves \(words(left)) a month for the \(counted(Int(missing), "month")) that "
                + "\(missing == 1 ? "is" : "are") not published, against \(words(usual)) in the others",
            (left - usual) * missing
        )
    }

    /// A year by its kind, or the span of months.
    private static func spanName(_ months: [Month]) -> String {
        let (first, last) = (months[0], months[months.count - 1])
        let span = "\(first.name) to \(last.name)"
        guard months.count == 12 else { return span }
        switch first.monthOfYear {
        case 1: return "the calendar year \(first.year)"
        case 4: return "the financial year \(span)"
        case 9: return "the academic year \(span)"
        default: return span
        }
    }

    /// A stock of a year whose last month is published with another value: it is of another date, and which one is said.
    ///
    /// What lies outside all months of the year is told by another rule. Half a unit is rounding.
    static func yearEnds(_ ledger: Ledger) -> [Finding] {
        perSeries(ledger) { service, metric, rows in
            let kind = MonthlySeries.Kind(metric, unit: rows[0].unit)
            guard kind == .stock || (kind == .wait && WaitMetric(metric)?.population == .waiting) else { return [] }
            let months = ledger.months(service, metric)
            return rows.compactMap { row in
                let last = (row.period.end + -1).month
                guard row.period.month == nil, row.period.dayCount > 31, last.end == row.period.end,
                    let end = months[last], abs(end.value - row.value) > 0.5
                else { return nil }
                let inside = months.filter { $0.key.firstDay >= row.period.first && $0.key <= last }
                guard let low = inside.values.map(\.value).min(), let high = inside.values.map(\.value).max(),
                    inside.count < 3 || (low - 0.5...high + 0.5).contains(row.value)
                else { return nil }
                let same = inside.filter { abs($0.value.value - row.value) <= 0.5 }.keys.sorted()
                return Finding(
                    .note,
                    .yearAgainstMonths,
                    service: service,
                    period: row.period.text,
                    "\(metricWords(metric)) is published as \(cited(row)) for \(row.period.text), and as \(words(end.value)) at its end in "
                        + last.name + (same.isEmpty ? "" : "; it is the figure of \(joined(same.map(\.name)))"),
                    places: [row.place, end.place],
                    size: abs(end.value - row.value),
                    unit: row.unit,
                    of: max(end.value, row.value),
                    wouldMean: "the year's figure is of another date"
                )
            }
        }
    }
}
