import Areas
import Calendar
import Reading
import Wording

/// Makes history rows of an organisation's figures in tables that a mapping describes.
struct MappedFigures {
    let table: MappedTable
    let organisation: (name: String, codes: [String])
    let services: [(id: String, code: String, name: String)]

    private var mapping: TableMapping { table.mapping }

    func figures() -> ImportedFigures {
        var figures = ImportedFigures()
        for service in services {
            let keys = table.cells.keys.filter { $0.service == service.code }
                .sorted { ($0.period.first, $0.period.end, $0.figure) < ($1.period.first, $1.period.end, $1.figure) }
            figures.rows += keys.compactMap { key in table.cells[key].map { row(key, $0, service.id) } }
            figures.found.append(found(service, keys))
            figures.leftOut += gaps(service, keys)
            figures.disagreements += wrongSums(service, keys)
        }
        figures.services = services.map {
            ImportedFigures.FoundService(id: $0.id, name: $0.name, provider: organisation.name)
        }
        figures.leftOut += leftOut()
        figures.disagreements = table.contradictions + figures.disagreements
        if organisation.codes.count > 1 {
            figures.found.append(
                "\(organisation.name) has the codes \(joined(organisation.codes)): they are one organisation"
            )
        }
        return figures
    }

    private func row(_ key: MappedTable.Key, _ cell: MappedTable.Cell, _ service: String) -> HistoryRow {
        let figure = mapping.figures[key.figure]
        let meaning = cell.qualifier.isEmpty ? nil : StatisticalQualifier.meanings[cell.qualifier.lowercased()]
        return HistoryRow(
            service: service,
            provider: organisation.name,
            period: HistoryRow.text(of: key.period),
            metric: figure.metric,
            value: cell.value,
            unit: figure.unit,
            source: cell.source,
            section: figure.column.name,
            note: cell.qualifier.isEmpty ? "" : meaning ?? "qualifier \(cell.qualifier)",
            evidence: StatisticalQualifier.isDerived(cell.qualifier) ? "derived" : "observed"
        )
    }

    private func found(_ service: (id: String, code: String, name: String), _ keys: [MappedTable.Key]) -> String {
        let metrics = mapping.figures.indices.filter { index in keys.contains { $0.figure == index } }
            .map { mapping.figures[$0].metric }
        let span = keys.first.map { first in
            let last = keys.max { $0.period.end < $1.period.end } ?? first
            return first.period == last.period ? first.period.text : "\(first.period.text) to \(last.period.text)"
        }
        let sources = keys.compactMap { table.cells[$0]?.source }
            .reduce(into: [String]()) { sources, source in
                if !sources.contains(source) { sources.append(source) }
            }
        return "\(joined(sources)): \(mapping.name)"
            + (organisation.name.isEmpty ? "" : " of \(organisation.name)") + ", \(service.id), \(span ?? "nothing"): "
            + "\(counted(keys.count, "figure")) (\(metrics.joined(separator: ", ")))"
    }

    private func leftOut() -> [String] {
        var sentences: [String] = []
        func tell(_ count: Int, _ noun: String, _ why: String) {
            if count > 0 { sentences.append("\(counted(count, noun)) \(why)") }
        }
        tell(table.otherRows, "row", "of other organisations")
        tell(table.filteredRows, "row", "that the mapping leaves out (only)")
        tell(table.emptyCells, "empty cell", "without a qualifier")
        tell(table.repeated, "figure", "given twice alike: one is kept")
        let codes = table.cells.values.filter { !$0.isNumber }
        let kinds = Dictionary(grouping: codes, by: \.value).map { (code: $0.key, count: $0.value.count) }
            .sorted { $0.code < $1.code }
        tell(
            codes.count,
            "figure",
            "with a code in its place, written as it stands: "
                + joined(kinds.map { "\($0.count) with '\(shorten($0.code))'" })
        )
        if table.hasWindowsLetters {
            sentences.append("names are in the letters of Windows-1252, and are read as such")
        }
        return sentences
    }

    /// Months between the first and the last without a figure.
    private func gaps(_ service: (id: String, code: String, name: String), _ keys: [MappedTable.Key]) -> [String] {
        mapping.figures.indices.compactMap { index in
            if case .band = WaitMetric(mapping.figures[index].metric)?.figure { return nil }
            let months = keys.filter { $0.figure == index && $0.period.end == $0.period.first.month.end }
                .map(\.period.first.month)
            guard let first = months.first, let last = months.last, last - first >= months.count else { return nil }
            let missing = Set((first.number...last.number).map(Month.init)).subtracting(months)
            guard !missing.isEmpty else { return nil }
            return "\(service.id): no \(mapping.figures[index].metric) is given for \(spans(Array(missing)))"
        }
    }

    /// Months whose bands do not add up to the number.
    private func wrongSums(_ service: (id: String, code: String, name: String), _ keys: [MappedTable.Key]) -> [String] {
        var sentences: [String] = []
        for population in WaitMetric.Population.allCases {
            let metrics = mapping.figures.map { WaitMetric($0.metric) }
            guard let number = metrics.firstIndex(of: WaitMetric(population, .number)) else { continue }
            let bands = metrics.indices
                .compactMap { index -> (index: Int, from: Double, below: Double?)? in
                    guard let metric = metrics[index], metric.population == population,
                        case .band(let from, let below) = metric.figure
                    else { return nil }
                    return (index, from, below)
                }
                .sorted { $0.from < $1.from }
            // Bands that leave no wait out and have none in common.
            guard bands.first?.from == 0, bands.last.map({ $0.below == nil }) ?? false,
                zip(bands, bands.dropFirst()).allSatisfy({ $0.below == $1.from })
            else { continue }
            for key in keys where key.figure == number {
                func value(_ index: Int) -> Double? {
                    let cell = table.cells[MappedTable.Key(service: key.service, period: key.period, figure: index)]
                    return cell.flatMap { $0.isNumber ? Double($0.value) : nil }
                }
                let parts = bands.compactMap { value($0.index) }
                guard let total = value(number), parts.count == bands.count, parts.reduce(0, +) != total else {
                    continue
                }
                sentences.append(
                    "\(service.id), \(key.period.text): the bands of those \(population.rawValue) add up to "
                        + "\(words(parts.reduce(0, +))), the number is \(words(total))"
                )
            }
        }
        return sentences
    }
}

/// What the letters mean that official statistics put beside a figure (those of the European Statistical System).
enum StatisticalQualifier {
    static let meanings: [String: String] = [
        "b": "break in the series", "c": "confidential", "e": "estimated", "f": "forecast",
        "~": "less than half the last digit shown", "u": "of low reliability", "z": "not applicable",
        ":": "not available", "n": "not significant", "p": "provisional", "r": "revised", "d": "derived",
        "x": "archived", "y": "incomplete",
    ]

    /// Whether a figure was worked out, not counted.
    static func isDerived(_ qualifier: String) -> Bool { ["d", "e", "f"].contains(qualifier.lowercased()) }
}
