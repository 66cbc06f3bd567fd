import Areas
import Calendar
import Wording

extension Audit {
    /// Figures of waits of one date against one another: bands against the number, and bands, shares, percentiles, mean and longest
    /// wait against what each says of the others, whatever the waits.
    ///
    /// A band sum is compared exactly; waits with a week for their rounding, and the mean with half a week. Of several dates the
    /// worst is told, with how many others there are.
    static func waitFigures(_ ledger: Ledger) -> [Finding] {
        zip(ledger.area.services, ledger.histories)
            .flatMap { service, history -> [Finding] in
                let rows = waitRows(service, ledger)
                return WaitMetric.Population.allCases.flatMap { population -> [Finding] in
                    let periods = rows.filter { $0.metric.population == population }.map(\.row.period)
                        .firstOfEach.sorted { ($0.end, $0.first) < ($1.end, $1.first) }
                    let dates = periods.compactMap { period in
                        history.waits(population, of: period).map { (period, $0) }
                    }
                    let name = ledger.name(service)
                    let places = { (period: Period) in
                        rows.filter { $0.metric.population == population && $0.row.period == period }.map(\.row.place)
                    }
                    return [
                        worst(dates.compactMap { bandSum($0, $1) }, name, places),
                        worst(dates.compactMap { disagreement($0, $1) }, name, places),
                        worst(dates.compactMap { impossibleMean($0, $1) }, name, places),
                        population == .waiting ? worst(ageing(dates), name, places) : nil,
                    ]
                    .compactMap(\.self)
                }
            }
    }

    private static func waitRows(_ service: Service, _ ledger: Ledger) -> [(metric: WaitMetric, row: Observation)] {
        ledger.area.history.rows(of: service.historyName)
            .compactMap { row in WaitMetric(row.metric).map { ($0, row) } }
    }

    /// What is wrong at one date.
    private struct Fault {
        var rule: Finding.Rule
        var period: Period
        var sentence: String
        var size: Double
        var unit: String
        var whole: Double
        var severity = Finding.Severity.contradiction
        /// The date that it is compared with.
        var before: Period?
    }

    private static func worst(_ faults: [Fault], _ service: String, _ places: (Period) -> [Place]) -> Finding? {
        guard let worst = faults.max(by: { $0.size < $1.size }) else { return nil }
        let others = faults.count - 1
        return Finding(
            worst.severity,
            worst.rule,
            service: service,
            period: worst.period.text,
            worst.sentence
                + (others == 0 ? "" : others == 1 ? "; so at one other date" : "; so at \(others) other dates"),
            places: (worst.before.map(places) ?? []) + places(worst.period),
            size: worst.size,
            unit: worst.unit,
            of: worst.whole
        )
    }

    private static func bandSum(_ period: Period, _ waits: PublishedWaits) -> Fault? {
        guard let number = waits.number, !waits.bands.isEmpty else { return nil }
        let low = waits.bands.reduce(0) { $0 + $1.count.lowerBound }
        let high = waits.bands.reduce(0) { $0 + $1.count.upperBound }
        var end: Double? = 0
        for band in waits.bands { end = end == band.from ? band.below : -1 }
        let isWhole = end == nil
        guard low > number + 0.5 || (isWhole && high < number - 0.5) else { return nil }
        let sum = low > number ? low : high
        return Fault(
            rule: .bandSum,
            period: period,
            sentence: "the bands of \(period.text) add up to \(words(sum)), and \(words(number)) are published in all",
            size: abs(sum - number),
            unit: "children",
            whole: number
        )
    }

    private static func disagreement(_ period: Period, _ waits: PublishedWaits) -> Fault? {
        guard let bounds = WaitBounds(waits), let pair = bounds.contradiction else { return nil }
        return Fault(
            rule: .waitsDisagree,
            period: period,
            sentence: "\(pair.first.words) in \(period.text), but \(pair.second.words)",
            size: pair.share * bounds.number,
            unit: "children",
            whole: bounds.number
        )
    }

    private static func impossibleMean(_ period: Period, _ waits: PublishedWaits) -> Fault? {
        // Mean and longest wait alone are told by another rule.
        guard let mean = waits.mean, !(waits.bands.isEmpty && waits.sharesWithin.isEmpty),
            let bounds = WaitBounds(waits), bounds.contradiction == nil
        else { return nil }
        let range = bounds.meanWeeks
        let off = max(range.lowerBound - mean, mean - range.upperBound)
        guard off > 0.5 else { return nil }
        return Fault(
            rule: .waitsDisagree,
            period: period,
            sentence:
                "the mean wait in \(period.text) is \(counted(words(mean), "week")), but the other figures of that date leave "
                + (off == mean - range.upperBound
                    ? "at most \(words(range.upperBound))" : "at least \(words(range.lowerBound))"),
            size: off,
            unit: "weeks",
            whole: max(mean, 1)
        )
    }

    /// Children beyond an edge who were not near enough to it at the date before: waits grow by a week a week.
    private static func ageing(_ dates: [(period: Period, waits: PublishedWaits)]) -> [Fault] {
        zip(dates, dates.dropFirst())
            .compactMap { before, after -> Fault? in
                let weeks = Double(after.period.end - before.period.end) / 7
                guard weeks > 0, !before.waits.bands.isEmpty else { return nil }
                var worst: Fault?
                for edge in after.waits.bands.map(\.from) where edge > weeks {
                    let beyond = after.waits.bands.filter { $0.from >= edge }.reduce(0) { $0 + $1.count.lowerBound }
                    // All who could have waited long enough: bands that reach beyond where they would have been.
                    let source = before.waits.bands.filter { $0.below ?? .infinity > edge - weeks }
                    guard let from = source.first?.from, from <= edge - weeks else { continue }
                    let could = source.reduce(0) { $0 + $1.count.upperBound }
                    guard beyond > could + 0.5, beyond - could > worst?.size ?? 0 else { continue }
                    worst = Fault(
                        rule: .unexplainedWaits,
                        period: after.period,
                        sentence:
                            "\(words(beyond)) wait \(counted(words(edge), "week")) or more in \(after.period.text), but only "
                            + "\(words(could)) had waited \(words(from)) weeks or more in \(before.period.text): at least "
                            + "\(words(beyond - could)) joined with waits behind them",
                        size: beyond - could,
                        unit: "children",
                        whole: after.waits.number ?? beyond,
                        // One child recounted explains two.
                        severity: beyond - could > max(2, 0.02 * (after.waits.number ?? beyond))
                            ? .contradiction : .note,
                        before: before.period
                    )
                }
                return worst
            }
    }
}

extension [Period] {
    /// Each period once.
    fileprivate var firstOfEach: [Period] {
        var seen: Set<Period> = []
        return filter { seen.insert($0).inserted }
    }
}
