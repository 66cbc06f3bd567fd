import Areas
import Calendar
import Reading
import Wording

/// Makes history rows of what was counted of a table with one row a referral.
struct ReferralFigures {
    let table: ReferralTable
    let window: ReferralWindow
    let provider: String
    let services: [(id: String, code: String, name: String)]
    /// The files, for sentences.
    let source: String
    /// What rows name as their source: the same for every extract, so that the next replaces what this has given.
    let name: String
    let suppressBelow: Int?

    /// Bands of weeks, as far as anybody has waited; the last is open.
    private static let edges = [0, 1, 2, 4, 6, 8, 12, 18, 26, 39, 52, 65, 78, 104, 130, 156, 208]
    /// Waits of fewer children than this are not written: the mean of one is a child's own wait.
    private static let fewest = 5

    /// What a service's months are made of.
    private struct Months {
        var months: [Month]
        var flows: [[Int]]
        var seen: [WeekCounts]
        var waiting: [WeekCounts?]
        var edges: [Int]
    }

    func figures() -> ImportedFigures {
        var figures = ImportedFigures()
        for service in services {
            guard let tally = tally(service.code) else { continue }
            let months = months(tally)
            let withheld = Withholding(
                flows: months.flows,
                stocks: months.waiting.map { $0?.total },
                below: suppressBelow ?? 0
            )
            for index in months.months.indices { figures.rows += rows(index, months, withheld, service.id) }
            figures.found.append(found(service.id, tally))
            figures.leftOut += told(withheld, months, service.id)
        }
        figures.services = services.map {
            ImportedFigures.FoundService(id: $0.id, name: $0.name, provider: provider)
        }
        figures.found += window.sentences.map { "\(source): \($0)" }
        figures.leftOut += leftOut()
        return figures
    }

    private func tally(_ code: String) -> ReferralTally? {
        table.serviceNames.firstIndex(of: code).flatMap { table.tallies.indices.contains($0) ? table.tallies[$0] : nil }
    }

    private func months(_ tally: ReferralTally) -> Months {
        let months = (window.referralsFrom.number...window.last.number).map(Month.init)
        let waiting = tally.waiting(window.referralsFrom...window.last)
        let seen = months.map(tally.seen)
        let longest = (waiting + seen).map(\.weeks.count).max() ?? 0
        let edges = Self.edges.prefix { $0 < longest } + Self.edges.filter { $0 >= longest }.prefix(1)
        func isListed(_ month: Month) -> Bool { window.listFrom.map { $0 <= month } ?? false }
        return Months(
            months: months,
            flows: months.map { month in
                let exits: [ReferralTally.Exit] = [.seen, .left, .transferred, .earlyDisposal]
                return [tally.referrals(month)] + exits.map { isListed(month) ? tally.exits(month, $0) : 0 }
            },
            seen: seen,
            waiting: zip(months, waiting).map { isListed($0) ? $1 : nil },
            edges: Array(edges)
        )
    }

    private func rows(_ index: Int, _ months: Months, _ withheld: Withholding, _ service: String) -> [HistoryRow] {
        var rows: [HistoryRow] = []
        func add(_ metric: String, _ value: String, _ unit: String = "children", _ note: String = "") {
            rows.append(
                HistoryRow(
                    service: service,
                    provider: provider,
                    period: "\(months.months[index])",
                    metric: metric,
                    value: value,
                    unit: unit,
                    source: name,
                    section: "counted from one row a referral",
                    note: note,
                    evidence: "observed"
                )
            )
        }
        /// Whether the number itself is written.
        func number(_ metric: String, _ number: Int, _ reason: Withholding.Reason?) -> Bool {
            switch reason {
            case nil: add(metric, "\(number)")
            case .small: add(metric, "<\(suppressBelow ?? 0)", "children", "withheld because it is small")
            case .besideSmall:
                add(metric, "x", "children", "withheld because a small number could be worked out with it")
            }
            return reason == nil
        }
        func waits(_ population: WaitMetric.Population, _ counts: WeekCounts) {
            if counts.total >= Self.fewest {
                let two = { (value: Double) in plain(value, decimals: 2) }
                add(WaitMetric(population, .mean).name, two(counts.mean), "weeks")
                add(
                    WaitMetric(population, .median).name,
                    two(counts.percentile(0.5)),
                    "weeks",
                    "within its week by proportion"
                )
                add(
                    WaitMetric(population, .percentile(0.9)).name,
                    two(counts.percentile(0.9)),
                    "weeks",
                    "within its week by proportion"
                )
                add(WaitMetric(population, .maximum).name, "\(counts.longest)", "weeks", "completed weeks")
            }
            let bands = Bands(
                months.edges.indices.map { edge in
                    let below = edge + 1 < months.edges.count ? months.edges[edge + 1] : nil
                    return (
                        Double(months.edges[edge]), below.map(Double.init),
                        counts.count(from: months.edges[edge], below: below)
                    )
                }
            )
            for band in (suppressBelow.map(bands.joined(below:)) ?? bands).metrics(of: population) {
                add(band.metric, "\(band.count)")
            }
        }
        let (flows, reasons) = (months.flows[index], withheld.flows[index])
        func flow(_ flow: Withholding.Flow, _ metric: Metric) -> Bool {
            number(metric.rawValue, flows[flow.rawValue], reasons[flow.rawValue])
        }
        _ = flow(.referrals, .referrals)
        guard let waiting = months.waiting[index] else { return rows }
        if table.hasSeen, flow(.seen, .seen) { waits(.seen, months.seen[index]) }
        _ = flow(.left, .left)
        _ = flow(.transferred, .transferred)
        _ = flow(.earlyDisposals, .earlyDisposals)
        if number(Metric.waiting.rawValue, waiting.total, withheld.stocks[index]) { waits(.waiting, waiting) }
        return rows
    }

    private func found(_ service: String, _ tally: ReferralTally) -> String {
        var sentence = "\(source): \(service): referrals from \(window.referralsFrom.name)"
        if let listFrom = window.listFrom { sentence += ", waiting and seen from \(listFrom.name)" }
        sentence += ", to \(window.last.name)"
        var counts = [Int](repeating: 0, count: ChildClass.names.count)
        for number in window.referralsFrom.number...window.last.number {
            for (childClass, count) in tally.classes[number].enumerated() { counts[childClass] += count }
        }
        let all = counts.reduce(0, +)
        let shares = ChildClass.names.indices.filter { counts[$0] >= max(Self.fewest, suppressBelow ?? 0) }
            .map { "\(ChildClass.names[$0]) \(words(Double(100 * counts[$0]) / Double(all), decimals: 0))%" }
        if !shares.isEmpty, let column = table.classColumn {
            sentence += "; classes of referrals by '\(shorten(column))': \(shares.joined(separator: ", "))"
        }
        return sentence
    }

    /// What was withheld, and which waits are not written.
    private func told(_ withheld: Withholding, _ months: Months, _ service: String) -> [String] {
        var sentences: [String] = []
        let all = withheld.flows.joined() + withheld.stocks
        let small = all.count { $0 == .small }
        if let suppressBelow, small > 0 {
            sentences.append(
                "\(service): \(counted(small, "number")) below \(suppressBelow) withheld, and "
                    + "\(all.count { $0 == .besideSmall }) beside them, so that none can be worked out from a month's balance; "
                    + "bands of fewer than \(suppressBelow) are joined to their neighbours"
            )
        }
        let few = (months.waiting.compactMap(\.self) + (table.hasSeen ? months.seen : []))
            .count { $0.total > 0 && $0.total < Self.fewest }
        if few > 0 {
            sentences.append(
                "\(service): mean, median and longest wait of fewer than \(Self.fewest) children, in \(counted(few, "month")) of "
                    + "waiting or seen: they would be a child's own"
            )
        }
        return sentences
    }

    private func leftOut() -> [String] {
        // Small numbers of rows are not told where small numbers are withheld.
        func many(_ count: Int) -> String {
            if let suppressBelow, count < suppressBelow { return "fewer than \(suppressBelow) rows" }
            return counted(count, "row")
        }
        var sentences: [String] = []
        func tell(_ count: Int, _ why: String) {
            if count > 0 { sentences.append("\(source): \(many(count)) \(why)") }
        }
        tell(table.otherRows, "of other organisations")
        tell(table.withoutReferral, "without a day of referral")
        tell(table.endBeforeReferral, "with a first contact or discharge before the referral")
        tell(table.longerThanTwentyYears, "with more than twenty years from referral to first contact or discharge")
        tell(table.repeated, "like the one above letter by letter: the same referral")
        if table.dischargedBeforeSeen > 0 {
            sentences.append(
                "\(source): \(many(table.dischargedBeforeSeen)) with a discharge before the first contact are taken as seen"
            )
        }
        if !table.hasSeen {
            sentences.append(
                "\(source): no column says when a child is seen: discharges are taken as leaving without being seen"
            )
        }
        return sentences
    }
}
