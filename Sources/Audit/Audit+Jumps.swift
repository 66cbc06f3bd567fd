import Areas
import Calendar
import Wording

extension Audit {
    /// A list that changes in a month by more than its flows, or where they are not published its own changes, allow.
    ///
    /// What is judged is the change less referrals and plus those seen, where they are published, against the same of its other
    /// months: more than 6 robust spreads from their median, a spread being at least what chance gives such counts, and more
    /// than a tenth of the list and ten children. What is back in the next month is told as that.
    static func jumps(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service -> [Finding] in
            guard let series = MonthlySeries(service, Metric.waiting.rawValue, ledger, atLeast: 6) else { return [] }
            let steps = steps(series, service, ledger)
            guard steps.count >= 5 else { return [] }
            var told: Set<Int> = []
            return steps.indices.compactMap { index -> Finding? in
                let step = steps[index]
                guard !told.contains(index), step.from > 0, let size = excess(step, steps) else { return nil }
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
        /// What the flows are, in words; empty where none are published.
        var facts: String
        var places: [Place]
    }

    private static func steps(_ series: MonthlySeries, _ service: String, _ ledger: Ledger) -> [Step] {
        let referrals = ledger.months(service, ledger.referralMetric(service))
        let seen = ledger.months(service, Metric.seen.rawValue)
        // Only what is published for most months is taken into account, so that months are alike.
        let known = { (flow: [Month: Observation]) in
            series.months.count { flow[$0] != nil } * 5 >= series.months.count * 4
        }
        let (usesReferrals, usesSeen) = (known(referrals), known(seen))
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
                    facts: facts.isEmpty ? "" : joined(facts) + " and the usual other changes",
                    places: places
                )
            }
    }

    /// By how much a step is beyond the others; `nil` if it is not.
    private static func excess(_ step: Step, _ steps: [Step]) -> Double? {
        let others = steps.filter { $0.month != step.month }.map(\.rest)
        let middle = Robust.median(others)
        // A month in which a list of so many turns over by half varies by about this.
        let chance = (0.5 * max(step.from, 1)).squareRoot()
        let excess = step.rest - middle
        let least = max(6 * max(Robust.spread(others), chance), 0.1 * step.from, 10)
        return abs(excess) > least ? excess : nil
    }
}
