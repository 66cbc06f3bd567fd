import Areas
import Calendar
import Wording

extension Audit {
    /// The least number of children who must have joined a list with a wait already behind them: see ``CohortFlows``.
    ///
    /// Lists with three monthly numbers or more and some mean or longest wait. Half a child is rounding. Under a fiftieth of the
    /// list, or two children, is a note: one recount of one child explains it.
    static func unexplainedWaits(_ ledger: Ledger) -> [Finding] {
        ledger.services.compactMap { service in
            guard let flows = CohortSeries(service, ledger), let least = flows.additions(countingSeen: false)
            else { return nil }
            let total = least.reduce(0, +)
            let withSeen = flows.hasSeen ? flows.additions(countingSeen: true)?.reduce(0, +) : nil
            guard max(total, withSeen ?? 0) >= 0.5 else { return nil }
            let list = flows.rows.map(\.waiting.value).reduce(0, +) / Double(flows.rows.count)
            // Values below a twentieth of a child are the solver's.
            let parts = zip(flows.rows, least).filter { $0.1 >= 0.05 }
            let counted = parts.map { "\(words($0.1)) in \($0.0.month.name)" }
            let seenWords = withSeen.flatMap { seen in
                seen > total + 0.5 ? "\(words(seen)) if all who were seen were on the list" : nil
            }
            let sentence =
                total >= 0.5
                ? "at least \(words(total)) children joined the list with waits behind them that no referral explains"
                    + " (\(joined(counted)))" + (seenWords.map { "; \($0)" } ?? "")
                : "children joined the list with waits behind them that no referral explains: " + (seenWords ?? "")
            let months = (parts.isEmpty ? flows.rows.map(\.month) : parts.map(\.0.month))
            return Finding(
                total > max(1.5, 0.02 * list) ? .contradiction : .note,
                .unexplainedWaits,
                service: service,
                period: months.count == 1 ? "\(months[0])" : "\(months[0])/\(months[months.count - 1])",
                sentence,
                places: (parts.isEmpty ? flows.rows : parts.map(\.0)).flatMap(\.places),
                size: max(total, withSeen ?? 0),
                unit: "children",
                of: list
            )
        }
    }
}

/// A service's monthly numbers with what is published beside them.
struct CohortSeries {
    /// A month with its rows.
    struct Row {
        var month: Month
        var waiting: Observation
        var mean: Observation?
        var longest: Observation?

        var places: [Place] { [waiting.place] + [mean?.place, longest?.place].compactMap(\.self) }
    }

    let rows: [Row]
    let hasSeen: Bool
    private let flows: CohortFlows

    init?(_ service: String, _ ledger: Ledger) {
        let waiting = ledger.months(service, Metric.waiting.rawValue)
        let means = ledger.months(service, Metric.meanWait.rawValue)
        let maxima = ledger.months(service, Metric.maxWait.rawValue)
        let referrals = ledger.referralsAtMost(service)
        let seen = ledger.months(service, Metric.seen.rawValue)
        guard waiting.count >= 3, !means.isEmpty || !maxima.isEmpty else { return nil }
        let months = waiting.keys.sorted()
        rows = months.compactMap { month in
            waiting[month].map { Row(month: month, waiting: $0, mean: means[month], longest: maxima[month]) }
        }
        var counts: [CohortFlows.Count] = []
        for (index, row) in rows.enumerated() {
            let before = index > 0 ? rows[index - 1].month : nil
            counts.append(
                CohortFlows.Count(
                    week: Double(row.month.end - months[0].end) / 7,
                    number: row.waiting.value,
                    mean: row.mean?.value,
                    longest: row.longest?.value,
                    referrals: before.flatMap { ledger.flow(referrals, after: $0, to: row.month)?.sum },
                    seen: before.flatMap { ledger.flow(seen, after: $0, to: row.month)?.sum }
                )
            )
        }
        hasSeen = counts.contains { $0.seen != nil }
        flows = CohortFlows(counts: counts)
    }

    /// The least additions with their months.
    func additionsByMonth(countingSeen: Bool = false) -> [(month: Month, children: Double)]? {
        additions(countingSeen: countingSeen).map { found in zip(rows, found).map { ($0.month, $1) } }
    }

    /// Additions by row; `nil` where figures cannot stand together, which other rules tell.
    func additions(countingSeen: Bool) -> [Double]? {
        guard let found = try? flows.leastAdditions(countingSeen: countingSeen) else { return nil }
        return found
    }
}
