import Areas
import Calendar
import Wording

extension Audit {
    /// A nought between months of ten or more: by chance one month in twenty thousand, at ten a month.
    ///
    /// Bands count from twenty on, waits from three weeks on, and only where somebody waits. A last month of nought counts if there were twenty or more in
    /// each of the two before it.
    static func singleZeros(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service -> [Finding] in
            var noughts: [Month: [Nought]] = [:]
            for metric in ledger.metrics(service) {
                guard let series = MonthlySeries(service, metric, ledger, atLeast: 4), let kind = series.kind
                else { continue }
                for index in series.rows.indices {
                    guard let nought = nought(series, kind, index, ledger) else { continue }
                    noughts[series.months[index], default: []].append(nought)
                }
            }
            return noughts.sorted { $0.key < $1.key }
                .compactMap { month, found in
                    // The whole before its bands, and the largest of these.
                    let ranked = found.sorted { ($0.isBand ? 1 : 0, -$0.usual) < ($1.isBand ? 1 : 0, -$1.usual) }
                    guard let first = ranked.first else { return nil }
                    let others = found.count - 1
                    return Finding(
                        // Who takes the longest waits first may empty a band for a month.
                        first.isBand ? .note : .contradiction,
                        .singleZero,
                        service: service,
                        period: month.description,
                        "\(metricWords(first.metric)) is 0 in \(month.name), with \(first.neighbours)"
                            + (others == 0
                                ? ""
                                : "; so \(others == 1 ? "is" : "are") \(counted(others, "other figure")) of that month"),
                        places: ranked.map(\.place),
                        size: first.usual,
                        unit: first.unit,
                        of: first.usual
                    )
                }
        }
    }

    /// A figure that is 0 in a month and is not in those beside it.
    private struct Nought {
        var metric: String
        var isBand: Bool
        var usual: Double
        var unit: String
        var neighbours: String
        var place: Place
    }

    private static func nought(
        _ series: MonthlySeries,
        _ kind: MonthlySeries.Kind,
        _ index: Int,
        _ ledger: Ledger
    ) -> Nought? {
        guard series.values[index] == 0, index > 0 else { return nil }
        // A band empties more easily than a list.
        let least = kind == .wait ? 3.0 : series.isBand ? 20 : 10
        let isLast = index + 1 == series.rows.count
        let around =
            isLast
            ? [series.values[index - 1], index > 1 ? series.values[index - 2] : 0]
            : [series.values[index - 1], series.values[index + 1]]
        guard let low = around.min(), low >= (isLast ? 2 * least : least) else { return nil }
        // A mean over nobody is 0, and right.
        if kind == .wait, ledger.months(series.service, Metric.waiting.rawValue)[series.months[index]]?.value == 0 {
            return nil
        }
        return Nought(
            metric: series.metric,
            isBand: series.isBand,
            usual: Robust.median(around),
            unit: kind == .wait ? "weeks" : series.rows[index].unit,
            neighbours: isLast
                ? "\(words(around[0])) in the month before"
                : "\(joined(around.map { words($0) })) in the months beside it",
            place: series.rows[index].place
        )
    }

    /// A month of about half or double its neighbours, which agree with one another.
    ///
    /// Half to double is 1/2.5 to 1/1.6, or 1.6 to 2.5. Neighbours agree within a third; the month must lie 4 spreads of the series'
    /// other months from them, the spread being robust, and no less than chance gives such numbers. Flows are
    /// seen without the school year, since a holiday month of half the referrals is none. Bands are left to the rule that adds them up,
    /// and waits of those seen move as others are chosen.
    static func halvesAndDoubles(_ ledger: Ledger) -> [Finding] {
        perMonthly(ledger, atLeast: 5) { series, kind in
            guard !series.isBand, !(kind == .wait && WaitMetric(series.metric)?.population == .seen),
                series.values.allSatisfy({ $0 >= 0 }), Robust.median(series.values) >= (kind == .wait ? 8 : 15)
            else { return [] }
            let logs = zip(series.months, series.values)
                .map { month, value in logOf(value) - (kind == .flow ? MonthlySeries.season(month) : 0) }
            let inner = series.rows.indices.filter { series.hasNeighbours($0) }
            let offs = inner.map { logs[$0] - (logs[$0 - 1] + logs[$0 + 1]) / 2 }
            return zip(inner, offs)
                .compactMap { index, off -> Finding? in
                    let (before, after) = (series.values[index - 1], series.values[index + 1])
                    let level = (before + after) / 2
                    let chance = Self.chance(kind, level)
                    // Few months are that far off, and only of those the others' spread decides.
                    guard level > 0, before > 0, after > 0, (0.47...0.92).contains(abs(off)), abs(off) > 4 * chance
                    else { return nil }
                    // The month itself and those that it is a neighbour of say nothing about the others.
                    let others = zip(inner, offs).filter { abs($0.0 - index) > 1 }.map(\.1)
                    let spread = max(Robust.spread(others), chance)
                    guard abs(logs[index - 1] - logs[index + 1]) < max(0.29, 1.5 * spread), abs(off) > 4 * spread
                    else { return nil }
                    let month = series.months[index]
                    let ratio = off > 0 ? "double" : "half"
                    return Finding(
                        .contradiction,
                        .halfOrDouble,
                        service: series.service,
                        period: month.description,
                        "\(metricWords(series.metric)) is \(words(series.values[index])) in \(month.name), about \(ratio) of "
                            + "\(words(before)) in the month before and \(words(after)) in the month after",
                        places: [series.rows[index].place],
                        size: abs(series.values[index] - level),
                        unit: kind == .wait ? "weeks" : series.rows[index].unit,
                        of: max(level, series.values[index]),
                        wouldMean: off > 0
                            ? "some are counted twice in that month" : "half of the figures of that month are missing"
                    )
                }
        }
    }

    private static func logOf(_ value: Double) -> Double { logarithm(max(value, 0.5)) }

    /// The spread that chance alone gives to a month's distance from the mean of its neighbours, on the log scale: of flows counts
    /// and an eighth, of lists and waits a twentieth.
    private static func chance(_ kind: MonthlySeries.Kind, _ level: Double) -> Double {
        switch kind {
        case .flow: (1.5 * (1 / max(level, 1) + 0.0144)).squareRoot()
        case .stock: max(0.05, 0.7 / max(level, 1).squareRoot())
        // Half a week of rounding on each of three waits.
        case .wait: max(0.05, 0.5 / max(level, 1))
        }
    }

    /// The same number month after month, which chance would give once in a thousand such series.
    ///
    /// Lists and flows of which the other months differ; how often two months are equal follows from the spread of the changes, and from
    /// the number itself, since small ones are equal often. Figures of one service that stand still in the same months are
    /// told together.
    static func repeatedValues(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service -> [Finding] in
            var order: [[Month]] = []
            var groups: [[Month]: [StandStill]] = [:]
            for metric in ledger.metrics(service) {
                guard let series = MonthlySeries(service, metric, ledger, atLeast: 6), let kind = series.kind,
                    kind != .wait
                else { continue }
                for one in standStills(series) {
                    if groups[one.months] == nil { order.append(one.months) }
                    groups[one.months, default: []].append(one)
                }
            }
            return order.compactMap { months in
                guard let all = groups[months], let largest = all.max(by: { $0.value < $1.value }) else { return nil }
                let others = all.count - 1
                return Finding(
                    .contradiction,
                    .repeatedValue,
                    service: service,
                    period: "\(months[0])/\(months[months.count - 1])",
                    "\(metricWords(largest.metric)) is \(words(largest.value)) in \(counted(months.count, "month")) running, "
                        + "\(spans(months)); from month to month it usually changes by about \(words(largest.spread, decimals: 0))"
                        + (others == 0
                            ? ""
                            : "; \(counted(others, "other figure")) of the service \(others == 1 ? "stands" : "stand") still with it"),
                    places: all.flatMap(\.places),
                    size: Double(months.count - 1) * largest.spread,
                    unit: "children",
                    of: max(largest.value, 1)
                )
            }
        }
    }

    /// Months in which a figure does not move.
    private struct StandStill {
        var metric: String
        var months: [Month]
        var value: Double
        var spread: Double
        var places: [Place]
    }

    private static func standStills(_ series: MonthlySeries) -> [StandStill] {
        let values = series.values
        let spread = Robust.spread(zip(values, values.dropFirst()).map { $1 - $0 }.filter { $0 != 0 })
        guard spread > 1 else { return [] }
        var found: [StandStill] = []
        var first = 0
        for index in 1...values.count {
            if index < values.count, values[index] == values[first],
                series.months[index] - series.months[index - 1] == 1
            {
                continue
            }
            let repeats = index - first - 1
            let equal = max(0.4, 0.28 * spread / max(values[first], 1).squareRoot()) / spread
            if repeats >= 2, values[first] > 0, power(equal, repeats) * Double(values.count) < 0.001 {
                found.append(
                    StandStill(
                        metric: series.metric,
                        months: Array(series.months[first..<index]),
                        value: values[first],
                        spread: spread,
                        places: series.rows[first..<index].map(\.place)
                    )
                )
            }
            first = index
        }
        return found
    }

    static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { result, _ in result * base }
    }
}
