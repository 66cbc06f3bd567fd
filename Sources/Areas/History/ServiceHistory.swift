package import Calendar
import Wording

/// The rows of the history that a service's forecast uses, and which it does not use and why.
///
/// - Rows that name another provider than the service's are not used; rows that name none are.
/// - Of several values for one period, those of the last source are used: of the last file that the area names, and in it
///   of the source that stands last. Within one source the first counts, others being further mentions of it.
/// - Two values that neither a file, nor a source, nor a section tells apart cannot be used.
package struct ServiceHistory: Sendable {
    /// Rows by metric, by the end of their period; one row a period.
    private let rows: [String: [Observation]]
    /// Of periods with several values, which one is used.
    package let choices: [Choice]
    /// Rows of other providers.
    package let otherProviders: [Observation]
    /// Figures that are withheld or not available.
    package let missing: [MissingFigure]
    /// Where there is no telling which rows are meant.
    package let faults: [Conflict]

    /// Two or more values for one metric and period.
    package struct Choice: Sendable {
        /// The row that is used.
        package let used: Observation
        /// Rows with other values.
        package let others: [Observation]
    }

    /// Why rows cannot be used.
    package enum Conflict: Sendable {
        /// Two values for one period, and nothing that tells them apart.
        case twoValues(Observation, Observation)
        /// Rows of several providers, and a service that names none: the first row of each.
        case severalProviders([Observation])
        /// All rows name other providers than the service's: the first row of each.
        case noSuchProvider([Observation])
        /// Two bands of one date that have waits in common, and neither is open.
        case overlappingBands(Observation, Observation)
    }

    /// Sorts a service's rows.
    package init(_ service: Service, in history: History) {
        var used: [String: Bool] = [:]
        let uses = { (metric: String) -> Bool in
            if let known = used[metric] { return known }
            let uses = service.uses(metric)
            used[metric] = uses
            return uses
        }
        let rows = history.rows(of: service.historyName).filter { uses($0.metric) }
        let missing = history.missing.filter { $0.service == service.historyName && uses($0.metric) }
        guard !service.addsUp.isEmpty else {
            self.init(rows, missing, of: service.provider)
            return
        }
        // What names nobody may be the sum already.
        let named = rows.filter { !$0.provider.isEmpty }
        self.init(
            addingUp: service.addsUp.map {
                ServiceHistory(named, [], of: $0)
            },
            others: named.filter { row in !service.addsUp.contains { normalised($0) == normalised(row.provider) } }
        )
    }

    /// The lists of several providers as one.
    private init(addingUp parts: [ServiceHistory], others: [Observation]) {
        var rows: [String: [Observation]] = [:]
        for metric in Set(parts.flatMap(\.rows.keys)).sorted() {
            rows[metric] = Self.sums(of: metric, parts)
        }
        self.rows = rows.filter { !$0.value.isEmpty }
        choices = parts.flatMap(\.choices)
        otherProviders = others
        // What is withheld of one list says nothing of the sum.
        missing = []
        faults = parts.flatMap(\.faults)
    }

    /// The rows of one provider, or of the only one if it is not named.
    private init(_ all: [Observation], _ missing: [MissingFigure], of provider: String) {
        let own = normalised(provider)
        var firstOfProvider: [String: Observation] = [:]
        for row in all where !row.provider.isEmpty && firstOfProvider[normalised(row.provider)] == nil {
            firstOfProvider[normalised(row.provider)] = row
        }
        let providers = firstOfProvider.values.sorted {
            ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line)
        }
        var faults: [Conflict] = []
        var usable = all
        var others: [Observation] = []
        if own.isEmpty {
            if providers.count > 1 { faults.append(.severalProviders(providers)) }
        } else {
            usable = []
            for row in all {
                if row.provider.isEmpty || normalised(row.provider) == own {
                    usable.append(row)
                } else {
                    others.append(row)
                }
            }
            if usable.isEmpty, !providers.isEmpty { faults.append(.noSuchProvider(providers)) }
        }
        var groups: [Key: [Observation]] = [:]
        for row in usable { groups[Key(row), default: []].append(row) }
        var rows: [String: [Observation]] = [:]
        var choices: [Choice] = []
        for group in groups.values {
            // A row that names the service's provider says more than one that names nobody.
            let named = own.isEmpty ? [] : group.filter { !$0.provider.isEmpty }
            let candidates = named.isEmpty ? group : named
            let source = Source(candidates[candidates.count - 1])
            let used = candidates.first { Source($0) == source }!
            rows[used.metric, default: []].append(used)
            let different = group.filter { $0.value != used.value }
            guard !different.isEmpty else { continue }
            // Of several providers it is said what is wrong already.
            if faults.isEmpty, let (first, second) = Self.indistinguishable(candidates) {
                faults.append(.twoValues(first, second))
            } else {
                choices.append(Choice(used: used, others: different))
            }
        }
        choices += Self.bandsOfLastSources(&rows, in: usable)
        Self.countBands(&rows)
        self.rows = rows.mapValues { rows in
            rows.sorted { ($0.period.end, $0.period.first) < ($1.period.end, $1.period.first) }
        }
        self.choices = choices.sorted { ($0.used.period.end, $0.used.metric) < ($1.used.period.end, $1.used.metric) }
        otherProviders = others
        self.missing = missing.filter {
            own.isEmpty || $0.provider.isEmpty || normalised($0.provider) == own
        }
        faults += Self.overlaps(self.rows)
        self.faults = faults.sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
    }

    /// The rows of a metric, by the end of their period; rows that end later than `lastDay` are left out.
    package func series(_ metric: String, to lastDay: Day? = nil) -> [Observation] {
        let all = rows[metric] ?? []
        return lastDay.map { last in all.filter { $0.period.end <= last } } ?? all
    }

    /// The figures of waits for a period.
    func waitRows(of period: Period) -> [(metric: WaitMetric, row: Observation)] {
        rows.keys.sorted()
            .compactMap { name in
                guard let metric = WaitMetric(name),
                    let row = rows[name]?
                        .last(where: { $0.period.first == period.first && $0.period.end == period.end })
                else { return nil }
                return (metric, row)
            }
    }

    /// Those that are withheld.
    func withheldWaits(of period: Period) -> [(metric: WaitMetric, figure: MissingFigure)] {
        missing.filter { $0.period.first == period.first && $0.period.end == period.end }
            .compactMap { figure in WaitMetric(figure.metric).map { ($0, figure) } }
    }

    /// Takes out the bands of earlier sources where those of a later one for the same date have waits in common with them: one
    /// source's bands are a whole, and the last source counts.
    private static func bandsOfLastSources(
        _ rows: inout [String: [Observation]],
        in order: [Observation]
    ) -> [Choice] {
        var last: [Source: Int] = [:]
        for (index, row) in order.enumerated() { last[Source(row)] = index }
        var bands: [Key: [(from: Double, below: Double?, row: Observation)]] = [:]
        for name in rows.keys.sorted() {
            guard let metric = WaitMetric(name), case .band(let from, let below) = metric.figure else { continue }
            for row in rows[name] ?? [] {
                bands[Key(row, metric: metric.population.rawValue), default: []].append((from, below, row))
            }
        }
        var choices: [Choice] = []
        for bands in bands.values {
            let closed = bands.filter { $0.below != nil }.sorted { ($0.from, $0.below!) < ($1.from, $1.below!) }
            let isSplit = zip(closed, closed.dropFirst())
                .contains { $1.from < $0.below! && Source($0.row) != Source($1.row) }
            guard isSplit, let used = bands.map(\.row).max(by: { last[Source($0)]! < last[Source($1)]! }) else {
                continue
            }
            let others = bands.map(\.row).filter { Source($0) != Source(used) }
            for row in others { rows[row.metric]?.removeAll { $0 == row } }
            choices.append(Choice(used: used, others: others))
        }
        return choices
    }

    /// Adds how many children bands are of, where that is not published and they leave no wait out.
    private static func countBands(_ rows: inout [String: [Observation]]) {
        for population in WaitMetric.Population.allCases {
            let number = WaitMetric(population, .number).name
            let counted = Set((rows[number] ?? []).map { Key($0) })
            var bands: [Key: [(band: PublishedWaits.WaitBand, row: Observation)]] = [:]
            for name in rows.keys.sorted() {
                guard let metric = WaitMetric(name), metric.population == population,
                    case .band(let from, let below) = metric.figure
                else { continue }
                for row in rows[name] ?? [] where !counted.contains(Key(row, metric: number)) {
                    let band = PublishedWaits.WaitBand(from: from, below: below, count: row.value...row.value)
                    bands[Key(row, metric: number), default: []].append((band, row))
                }
            }
            for bands in bands.values {
                guard let sum = PublishedWaits.sum(ofAll: PublishedWaits.disjoint(bands.map(\.band))),
                    var row = bands.map(\.row).min(by: { $0.place.line < $1.place.line })
                else { continue }
                row.metric = number
                row.value = sum
                row.evidence = max(.derived, row.evidence)
                row.note = "the sum of its bands"
                rows[number, default: []].append(row)
            }
        }
    }

    /// Closed bands of one date that have waits in common: of each date and population the first two.
    private static func overlaps(_ rows: [String: [Observation]]) -> [Conflict] {
        var bands: [Key: [(from: Double, below: Double, row: Observation)]] = [:]
        for name in rows.keys.sorted() {
            guard let metric = WaitMetric(name), case .band(let from, let below?) = metric.figure else { continue }
            for row in rows[name] ?? [] {
                bands[Key(row, metric: metric.population.rawValue), default: []].append((from, below, row))
            }
        }
        return bands.values.compactMap { bands in
            let sorted = bands.sorted { ($0.from, $0.below) < ($1.from, $1.below) }
            let pair = zip(sorted, sorted.dropFirst()).first { $1.from < $0.below }
            return pair.map { .overlappingBands($0.row, $1.row) }
        }
    }

    /// The first two rows with different values of which file, source and section are the same.
    private static func indistinguishable(_ rows: [Observation]) -> (Observation, Observation)? {
        var first: [Mention: Observation] = [:]
        for row in rows {
            guard let other = first[Mention(row)] else {
                first[Mention(row)] = row
                continue
            }
            if other.value != row.value { return (other, row) }
        }
        return nil
    }

    /// A metric and the days.
    private struct Key: Hashable {
        let metric: String
        let first: Day
        let end: Day

        init(_ row: Observation, metric: String? = nil) {
            (self.metric, first, end) = (metric ?? row.metric, row.period.first, row.period.end)
        }
    }

    /// A file, and a document that it cites.
    private struct Source: Hashable {
        let file: String
        let source: String

        init(_ row: Observation) {
            (file, source) = (row.place.file, row.source)
        }
    }

    /// A place in a document.
    private struct Mention: Hashable {
        let source: Source
        let section: String

        init(_ row: Observation) {
            (source, section) = (Source(row), row.section)
        }
    }
}

extension ServiceHistory.Conflict {
    /// The row at which it shows.
    package var place: Place {
        switch self {
        case .twoValues(_, let second), .overlappingBands(_, let second): second.place
        case .severalProviders(let rows), .noSuchProvider(let rows): rows[rows.count - 1].place
        }
    }

    /// What is wrong, without the service's name.
    package var message: String {
        switch self {
        case .twoValues(let first, let second):
            "\(metricWords(first.metric)) of '\(first.service)' in \(first.period.text) is \(words(first.value)) on line "
                + "\(first.place.line) and \(words(second.value)) on line \(second.place.line)"
        case .severalProviders(let rows):
            "the history has rows of \(rows.count) providers for '\(rows[0].service)': \(Self.named(rows))"
        case .overlappingBands(let first, let second):
            "'\(first.metric)' (line \(first.place.line)) and '\(second.metric)' of '\(second.service)' in "
                + "\(second.period.text) have waits in common"
        case .noSuchProvider(let rows):
            "no row of '\(rows[0].service)' in the history is of this provider, only of \(Self.named(rows))"
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .twoValues:
            "Keep the right one, or say in the column 'source' where each comes from: the last source counts."
        case .severalProviders(let rows):
            "Say whose list it is, as 'provider: \(rows[0].provider)'; or add them up, as 'adds up: [\(rows[0].provider), "
                + "\(rows[1].provider)]'; or make a service of each provider, with 'history: \(rows[0].service)', and show "
                + "their sum under 'totals shown'."
        case .overlappingBands:
            "A band runs from a number of weeks to below another: those of one date must not overlap. 'over' may hold others."
        case .noSuchProvider(let rows): "Write the provider as the history does: \(rows[0].provider)."
        }
    }

    private static func named(_ rows: [Observation]) -> String {
        let shown = rows.prefix(4).map { "'\($0.provider)' (\($0.place))" }
        return joined(shown + (rows.count > 4 ? ["\(rows.count - 4) more"] : []))
    }
}

extension Service {
    /// Whether its forecast is made from a metric of the history.
    package func uses(_ metric: String) -> Bool {
        usedMetrics.contains(metric) || WaitMetric(metric)?.population == .waiting
    }

    /// The metrics of the history that its forecast is made from, beside all figures of the waits of those waiting.
    package var usedMetrics: [String] {
        [Metric.waiting, .meanWait, .maxWait, .seen, .seenMeanWait].map(\.rawValue) + [referralMetric] + yearMetrics
    }

    /// The metrics of a pathway from which the totals of a year in progress have its months before the forecast: what is
    /// issued and held from then on, and the share of it that was in time.
    private var yearMetrics: [String] {
        guard stock != nil else { return [] }
        return [Metric.plansIssued.rawValue] + stages.compactMap { dueMetric(of: $0.id) }
            + (isOfRequests ? AnnualMetric.allCases.map(\.rawValue) : [])
    }

    /// The metric of the share that was in time at the stage that issues what the service holds: `within_20_weeks`.
    package func dueMetric(of id: String) -> String? {
        guard let stock, let stage = stages.first(where: { $0.id == id }), let due = stage.dueWeeks,
            stage.outcomes.contains(stock.outcome)
        else { return nil }
        return "within_\(Int(due.rounded(.down)))_weeks"
    }
}

/// A provider's name, whatever its case and spaces.
func normalised(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
