import Calendar
import Wording

/// The history rows of one organisation, and what is told of them.
struct CommunityRows {
    /// Rows, services and sentences.
    private(set) var imported = ImportedFigures()
    /// The services that have rows, by their places in the figures, with their ids.
    private(set) var services: [(place: Int, id: String)] = []

    private let figures: CommunityFigures
    private let choice: CommunityChoice
    private let request: ImportRequest
    /// The organisation's figures by service.
    private var own: [Int: [(key: CommunityFigures.Key, figure: CommunityFigures.Figure)]] = [:]

    init(
        _ figures: CommunityFigures,
        _ choice: CommunityChoice,
        _ wanted: CommunityServices,
        _ request: ImportRequest
    ) {
        self.figures = figures
        self.choice = choice
        self.request = request
        for (key, figure) in figures.figures where choice.places.contains(key.organisation) {
            own[key.service, default: []].append((key, figure))
        }
        var (empty, zero, withheld) = ([String](), [String](), [String]())
        for service in wanted.services {
            let all = own[service.place, default: []]
                .sorted { ($0.key.month, $0.key.band) < ($1.key.month, $1.key.band) }
            let name = figures.services[service.place]
            let numbers = all.compactMap { $0.figure.value.number }
            if all.isEmpty {
                empty.append(name)
            } else if numbers.isEmpty {
                withheld.append(name)
            } else if numbers.allSatisfy({ $0 == 0 }), !wanted.areNamed {
                zero.append(name)
            } else {
                services.append(service)
                imported.services.append(.init(id: service.id, name: name, provider: choice.name))
                imported.rows += all.compactMap { row($0.key, $0.figure, service.id) }
                tellGaps(all.map(\.key), withheld: all.filter { $0.figure.value.number == nil }.map(\.key), service.id)
            }
        }
        tellFound()
        tell(empty, "no figures of \(choice.name)")
        tell(withheld, "withheld whole, whatever the size")
        tell(zero, "nobody waiting in any month")
        tellOthers()
    }

    // MARK: - Rows

    private func row(
        _ key: CommunityFigures.Key,
        _ figure: CommunityFigures.Figure,
        _ service: String
    ) -> HistoryRow? {
        // A service that is withheld from its total on says nothing of the month, not even that it is small.
        guard figure.value.number != nil || !isWithheldWhole(key) else { return nil }
        let table = figures.tables[figure.table]
        let code = choice.codes.last ?? choice.name
        return HistoryRow(
            service: service,
            provider: choice.name,
            period: key.month.description,
            metric: key.band.metric,
            value: value(figure.value),
            unit: "children",
            source: table.source,
            section: [table.section, code, figures.services[key.service]].filter { !$0.isEmpty }
                .joined(separator: "; "),
            note: choice.level == .provider ? "" : "a sum of providers (\(choice.level.rawValue))"
        )
    }

    private func value(_ value: CommunityFigures.Value) -> String {
        switch value {
        case .code(let code): return code
        case .number(let number):
            guard let least = request.suppressBelow, number > 0, number < least else { return "\(number)" }
            return "<\(least)"
        }
    }

    private func isWithheldWhole(_ key: CommunityFigures.Key) -> Bool {
        own[key.service, default: []].allSatisfy { $0.key.month != key.month || $0.figure.value.number == nil }
    }

    // MARK: - What is told

    private mutating func tellFound() {
        let months = Set(services.flatMap { own[$0.place, default: []].map(\.key.month) })
        guard !months.isEmpty else {
            imported.leftOut.append("\(choice.words) has no list of children and young people in these files")
            return
        }
        let count = counted(imported.rows.count, "figure")
        imported.found.append(
            "\(choice.words): \(counted(services.count, "service")), \(spans(Array(months))), \(count)"
        )
        if choice.level != .provider {
            imported.found.append("\(choice.words) is no provider but a sum of them (\(choice.level.rawValue))")
        }
        let names = Set(choice.places.map { figures.organisations[$0].name }).subtracting([choice.name]).sorted()
        if !names.isEmpty { imported.found.append("\(choice.words) was \(joined(names)) before") }
        tellNamesakes(before: months)
    }

    /// Before August 2023 there is no code to tell that a provider was renamed, only a similar name that ends.
    private mutating func tellNamesakes(before months: Set<Month>) {
        guard let first = months.min(), figures.bands.keys.contains(where: { $0 < first }) else { return }
        let last = figures.lastMonths
        let ended = figures.organisations.indices
            .filter { place in
                figures.organisations[place].level == choice.level && !choice.places.contains(place)
                    && last[place].map { $0 < first } ?? false
            }
            .map { figures.organisations[$0].name }
        guard let match = nearestMatch(to: choice.name, in: ended) else { return }
        imported.leftOut.append(
            "months before \(first.name): '\(match)' ends there; if it is the same provider, import it too, with --provider "
                + "'\(choice.name)'"
        )
    }

    /// Blank cells, which are not submitted, and codes.
    private mutating func tellGaps(
        _ keys: [CommunityFigures.Key],
        withheld: [CommunityFigures.Key],
        _ service: String
    ) {
        let present = Dictionary(grouping: keys, by: \.month)
        let without = figures.bands.keys.filter { present[$0] == nil }
        let blanks = present.map { month, keys in (figures.bands[month]?.count ?? 0) - keys.count }.reduce(0, +)
        var parts: [String] = []
        if !without.isEmpty { parts.append("nothing submitted for \(spans(Array(without)))") }
        if blanks > 0 { parts.append("\(counted(blanks, "blank")) in other months, which are not submitted") }
        if !withheld.isEmpty { parts.append("\(counted(withheld.count, "figure")) withheld by a code") }
        if !parts.isEmpty { imported.leftOut.append("\(service): \(joined(parts))") }
    }

    private mutating func tell(_ names: [String], _ why: String) {
        guard !names.isEmpty else { return }
        imported.leftOut.append("\(why): \(names.map(shorten).joined(separator: "; "))")
    }

    private mutating func tellOthers() {
        let others = figures.organisations.enumerated().filter { !choice.places.contains($0.offset) }.map(\.element)
        func count(_ level: CommunityFigures.Level) -> Int {
            Set(others.filter { $0.level == level }.map(\.name)).count
        }
        let parts = [
            (count(.provider), "other provider"),
            (count(.national) + count(.region) + count(.board), "sum of providers"),
            (count(.other), "row of no known level"),
        ]
        let words = parts.filter { $0.0 > 0 }
            .map { counted($0.0, $0.1, plural: $0.1.hasPrefix("sum") ? "sums of providers" : nil) }
        if !words.isEmpty { imported.leftOut.append(joined(words)) }
        if figures.repeated > 0 {
            imported.leftOut.append("\(counted(figures.repeated, "figure")) given twice with the same value")
        }
        let revised = figures.revised.filter { choice.places.contains($0.key.organisation) }
        if let first = revised.first, let last = figures.figures[first.key] {
            let example =
                "\(figures.services[first.key.service]), \(first.key.month.name), \(first.key.band.metric): "
                + "\(value(first.first.value)), then \(value(last.value))"
            imported.disagreements.append(
                "\(counted(revised.count, "figure")) \(revised.count == 1 ? "stands" : "stand") twice with different values, and the last counts (\(example))"
            )
        }
    }
}

extension CommunityFigures.Value {
    /// The number; `nil` where a code stands in its place.
    var number: Int? {
        if case .number(let number) = self { number } else { nil }
    }
}
