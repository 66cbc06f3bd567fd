import Areas
import Calendar
import Wording

extension Audit {
    /// A list that changes in a month by more than its flows, or where they are not published its own changes, allow.
    ///
    /// What is judged is the change less referrals and plus those seen, where they are published, against the same of its other
    /// months: more than 6 robust spreads from their median, a spread being at least what chance gives a list that so many join and
    /// leave in a month, and more than a tenth of the list and ten children (three tenths of the month's referrals, where all
    /// flows are published). What is back in the next month is told as that.
    static func jumps(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service -> [Finding] in
            guard let series = MonthlySeries(service, Metric.waiting.rawValue, ledger, atLeast: 6) else { return [] }
            let steps = steps(series, service, ledger)
            guard steps.count >= 5 else { return [] }
            let middles = Robust.mediansOfOthers(steps.map(\.rest))
            var told: Set<Int> = []
            return steps.indices.compactMap { index -> Finding? in
                let step = steps[index]
                guard !told.contains(index), step.from > 0, let size = excess(index, of: steps, beyond: middles[index])
                else { return nil }
                // Months told elsewhere: a nought, or half or double and back.
                let (value, before) = (step.to, step.from)
                let next = index + 1 < steps.count ? steps[index + 1] : nil
                let isBack = next.map { abs($0.to - before) < 0.25 * abs(value - before) } ?? false
                if isBack {
                    told.insert(index + 1)
                    if value == 0 || (0.4...0.625).contains(value / before) || (1.6...2.5).contains(value / before) {
                        return nil
                    }
                } else if value == 0 {
                    return nil
                }
                let flows = step.facts.isEmpty ? "its usual changes" : step.facts
                return Finding(
                    .contradiction,
                    .jump,
                    service: service,
                    period: step.month.description,
                    "the list \(value > before ? "rises" : "falls") from \(words(before)) to \(words(value)) in "
                        + "\(step.month.name)\(isBack ? ", and is back at \(words(next?.to ?? before)) a month later" : ""): "
                        + "about \(counted(words(abs(size), decimals: 0), "child", plural: "children")) "
                        + "\(size > 0 ? "more" : "fewer") than \(flows) would leave",
                    places: step.places,
                    size: abs(size),
                    unit: "children",
                    of: max(before, value),
                    wouldMean: isBack ? "the figure of that month is wrong or of another date" : nil
                )
            }
        }
    }

    /// From one published number to the next month's.
    private struct Step {
        var month: Month
        var from: Double
        var to: Double
        /// The change that the flows do not explain.
        var rest: Double
        /// Children who join in a month, as far as is known.
        var joining: Double
        /// Of those who join and those who leave, the part that is not published: 2 if neither is, and half of the leavers if both are.
        var unknownShare: Double
        /// What the flows are, in words; empty where none are published.
        var facts: String
        var places: [Place]
    }

    /// Children in bands below a month, who joined in it and are still there.
    private static func youngBands(_ service: String, _ ledger: Ledger) -> [Month: Double] {
        var sums: [Month: Double] = [:]
        for metric in ledger.metrics(service) {
            guard let wait = WaitMetric(metric), wait.population == .waiting, case .band(_, let below?) = wait.figure,
                below <= averageMonthWeeks
            else { continue }
            for (month, row) in ledger.months(service, metric) { sums[month, default: 0] += row.value }
        }
        return sums
    }

    private static func steps(_ series: MonthlySeries, _ service: String, _ ledger: Ledger) -> [Step] {
        let referrals = ledger.months(service, ledger.referralMetric(service))
        let seen = ledger.months(service, Metric.seen.rawValue)
        // Only what is published for most months is taken into account, so that months are alike.
        let known = { (flow: [Month: Observation]) in
            series.months.count { flow[$0] != nil } * 5 >= series.months.count * 4
        }
        let (usesReferrals, usesSeen) = (known(referrals), known(seen))
        let means = ledger.months(service, Metric.meanWait.rawValue)
        let young = youngBands(service, ledger)
        return series.rows.indices.dropFirst()
            .compactMap { index in
                let month = series.months[index]
                guard month - series.months[index - 1] == 1 else { return nil }
                let (from, to) = (series.values[index - 1], series.values[index])
                var rest = to - from
                var facts: [String] = []
                var places = [series.rows[index - 1].place, series.rows[index].place]
                if usesReferrals {
                    guard let row = referrals[month] else { return nil }
                    rest -= row.value
                    facts.append(counted(words(row.value), "referral"))
                    places.append(row.place)
                }
                if usesSeen {
                    guard let row = seen[month] else { return nil }
                    rest += row.value
                    facts.append("\(words(row.value)) seen")
                    places.append(row.place)
                }
                return Step(
                    month: month,
                    from: from,
                    to: to,
                    rest: rest,
                    joining: referrals[month]?.value ?? young[month]
                        ?? means[month].map { to * averageMonthWeeks / max($0.value, averageMonthWeeks) } ?? 0.25 * to,
                    unknownShare: 2 - (usesReferrals ? 1 : 0) - (usesSeen ? 0.5 : 0),
                    facts: facts.isEmpty ? "" : joined(facts + ["the usual other changes"]),
                    places: places
                )
            }
    }

    /// By how much a step is beyond the others, of which the middle is given; `nil` if it is not.
    private static func excess(_ index: Int, of steps: [Step], beyond middle: Double) -> Double? {
        let step = steps[index]
        // As many leave as join, and both vary as counts do.
        let chance = (step.unknownShare * max(step.joining, 0.25 * step.from, 1)).squareRoot()
        let excess = step.rest - middle
        // With all flows published a list cannot hide a month's referrals.
        let large = step.unknownShare < 1 ? min(0.1 * step.from, 0.3 * step.joining) : 0.1 * step.from
        // Few steps are larger than that, and only of those the others' spread decides.
        guard abs(excess) > max(6 * chance, large, 10) else { return nil }
        let others = steps.indices.filter { $0 != index }.map { steps[$0].rest }
        return abs(excess) > 6 * Robust.spread(others) ? excess : nil
    }
}
