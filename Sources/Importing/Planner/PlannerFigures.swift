import Areas
import Calendar
import Reading
import Wording

/// Makes history rows of the planner's upload.
struct PlannerFigures {
    let table: PlannerTable
    let provider: String
    let services: [(id: String, code: String, name: String)]

    func figures() -> ImportedFigures {
        var figures = ImportedFigures()
        let months = Set(table.counts.keys.map(\.month)).union(table.codes.keys.map(\.month)).sorted()
        for service in services {
            for month in months {
                for event in PlannerEvent.allCases {
                    figures.rows += rows(
                        PlannerTable.Key(service: service.code, month: month, event: event),
                        service.id
                    )
                }
            }
        }
        figures.services = services.map {
            ImportedFigures.FoundService(id: $0.id, name: $0.name, provider: provider)
        }
        let sources = months.compactMap { table.sources[$0] }
            .reduce(into: [String]()) { sources, source in
                if !sources.contains(source) { sources.append(source) }
            }
        if !months.isEmpty {
            figures.found = [
                "\(joined(sources)): \(counted(services.count, "service")), \(spans(months)); bands of months are written in "
                    + "weeks, \(averageMonthWeeks) to the month"
            ]
        }
        figures.leftOut = leftOut()
        figures.disagreements = table.contradictions
        return figures
    }

    private func rows(_ key: PlannerTable.Key, _ service: String) -> [HistoryRow] {
        let population: WaitMetric.Population? =
            switch key.event {
            case .referral: nil
            case .complete: .seen
            case .incomplete: .waiting
            }
        func row(_ metric: String, _ value: String, _ note: String = "") -> HistoryRow {
            HistoryRow(
                service: service,
                provider: provider,
                period: "\(key.month)",
                metric: metric,
                value: value,
                unit: "children",
                source: table.sources[key.month] ?? "",
                section: key.event.rawValue,
                note: note
            )
        }
        let number = population.map { WaitMetric($0, .number).name } ?? Metric.referrals.rawValue
        // With a code among the bands their sum is not known.
        if let code = table.codes[key] { return [row(number, key.event == .referral ? code : "NA")] }
        guard let counts = table.counts[key] else { return [] }
        guard let population else { return [row(number, "\(counts[0] ?? 0)")] }
        let last = PlannerTable.lastBand
        let bands = Bands(
            counts.enumerated()
                .map { months, count in
                    let below = months == last ? nil : Double(months + 1) * averageMonthWeeks
                    return (Double(months) * averageMonthWeeks, below, count ?? 0)
                }
        )
        return [row(number, "\(bands.total)", "the sum of its bands")]
            + bands.metrics(of: population).map { row($0.metric, "\($0.count)") }
    }

    private func leftOut() -> [String] {
        var sentences: [String] = []
        if table.otherRows > 0 { sentences.append("\(counted(table.otherRows, "row")) of other organisations") }
        if table.repeated > 0 {
            sentences.append("\(counted(table.repeated, "figure")) given twice alike: one is kept")
        }
        if !table.codes.isEmpty {
            sentences.append(
                "\(counted(table.codes.count, "figure")) with a code among the bands: written as not known"
            )
        }
        let empty = table.counts.filter { $0.key.event != .referral }.reduce(0) { $0 + $1.value.count { $0 == nil } }
        if empty > 0 {
            sentences.append("\(counted(empty, "band")) without a row: taken as nobody")
        }
        return sentences
    }
}
