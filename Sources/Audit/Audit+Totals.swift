import Areas
import Wording

extension Audit {
    /// Published totals against the sum of the published parts.
    ///
    /// Mean waits are held against the parts' mean weighted by the number waiting; half a week is allowed for rounding
    /// on each side.
    static func totals(_ ledger: Ledger) -> [Finding] {
        let counts = [Metric.waiting, .referrals, .requests, .seen, .plansIssued].map(\.rawValue)
        return ledger.area.totals.keys.sorted()
            .flatMap { total in
                let parts = ledger.area.totals[total] ?? []
                return counts.flatMap { metric in
                    ledger.rows(total, metric).compactMap { sum($0, of: parts, ledger) }
                }
                    + ledger.rows(total, Metric.meanWait.rawValue).compactMap { mean($0, of: parts, ledger) }
            }
    }

    private static func sum(_ total: Observation, of parts: [String], _ ledger: Ledger) -> Finding? {
        var terms: [String] = []
        var missing: [String] = []
        var sum = 0.0
        var places = [total.place]
        // A part that never publishes this metric is no part of the total of it.
        for part in parts where !ledger.rows(part, total.metric).isEmpty {
            guard let row = ledger.rows(part, total.metric).first(where: { sameDays($0.period, total.period) }) else {
                missing.append(part)
                continue
            }
            sum += row.value
            terms.append("\(words(row.value)) (\(part))")
            places.append(row.place)
        }
        guard !terms.isEmpty else { return nil }
        let facts = "\(metricWords(total.metric)), \(total.service): published as \(words(total.value))"
        if missing.isEmpty {
            guard sum != total.value else { return nil }
            return Finding(
                .contradiction,
                .total,
                service: total.service,
                period: total.period.text,
                "\(facts), but the parts add up to \(words(sum)): \(terms.joined(separator: " + "))",
                places: places,
                size: abs(sum - total.value),
                unit: "children",
                of: max(sum, total.value)
            )
        }
        let rest = total.value - sum
        return Finding(
            rest < 0 ? .contradiction : .note,
            .total,
            service: total.service,
            period: total.period.text,
            "\(facts); less \(joined(terms)), \(words(rest)) are left for \(joined(missing)), of which nothing is "
                + "published for that period",
            places: places,
            size: abs(rest),
            unit: "children",
            of: total.value
        )
    }

    private static func mean(_ total: Observation, of parts: [String], _ ledger: Ledger) -> Finding? {
        var children = 0.0
        var weeks = 0.0
        var terms: [String] = []
        var places = [total.place]
        for part in parts {
            let number = ledger.rows(part, Metric.waiting.rawValue).first { sameDays($0.period, total.period) }
            let mean = ledger.rows(part, Metric.meanWait.rawValue).first { sameDays($0.period, total.period) }
            guard let number, let mean else { return nil }
            children += number.value
            weeks += number.value * mean.value
            terms.append("\(words(number.value)) at \(counted(words(mean.value), "week")) (\(part))")
            places += [number.place, mean.place]
        }
        guard children > 0, abs(weeks / children - total.value) > 1 else { return nil }
        return Finding(
            .contradiction,
            .total,
            service: total.service,
            period: total.period.text,
            "mean wait, \(total.service): published as \(counted(words(total.value), "week")), but the parts give "
                + "\(words(weeks / children)): \(joined(terms))",
            places: places,
            size: abs(weeks / children - total.value),
            unit: "weeks",
            of: max(weeks / children, total.value),
            wouldMean: "the total's mean is of other children than the parts': of one part alone, say"
        )
    }
}
