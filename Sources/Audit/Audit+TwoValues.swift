import Areas
import Calendar
import Wording

extension Audit {
    /// Two published values of the same metric of the same service for the same days, and which one is used.
    static func twoValues(_ ledger: Ledger) -> [Finding] {
        let choices = ledger.histories.flatMap(\.choices)
        let used = Dictionary(choices.map { ($0.used.place, $0.reason) }, uniquingKeysWith: { first, _ in first })
        return perSeries(ledger) { service, metric, rows in
            grouped(rows) { [$0.period.first.number, $0.period.end.number] }
                .compactMap { group in
                    guard Set(group.map(\.value)).count > 1 else { return nil }
                    let choice = group.first { used[$0.place] != nil }
                    return Finding(
                        .contradiction,
                        .twoValues,
                        service: service,
                        period: group[0].period.text,
                        "two values are published for \(metricWords(metric)) in \(group[0].period.text): "
                            + joined(group.map(cited))
                            + (choice.map { "; \(words($0.value)) is used, \(used[$0.place] ?? "")" } ?? ""),
                        places: group.map(\.place),
                        size: (group.map(\.value).max() ?? 0) - (group.map(\.value).min() ?? 0),
                        unit: group[0].unit,
                        of: group.map { abs($0.value) }.max() ?? 0,
                        treatment: choice.map { "uses \(words($0.value)), \(used[$0.place] ?? "")" } ?? "uses neither"
                    )
                }
        }
    }

    /// A stock for a year or a longer span that is outside the monthly values in it: another area, date or definition.
    static func outsideMonths(_ ledger: Ledger) -> [Finding] {
        let stocks = [Metric.waiting, .meanWait, .maxWait].map(\.rawValue)
        return perSeries(ledger) { service, metric, rows in
            guard stocks.contains(metric), rows.contains(where: { $0.period.month == nil }) else { return [] }
            let months = ledger.months(service, metric).sorted { $0.key < $1.key }.map(\.value)
            return rows.compactMap { row in
                guard row.period.month == nil else { return nil }
                let inside = months.filter { $0.period.first >= row.period.first && $0.period.end <= row.period.end }
                guard inside.count >= 3, let low = inside.map(\.value).min(), let high = inside.map(\.value).max(),
                    row.value < low - 0.5 || row.value > high + 0.5
                else { return nil }
                return Finding(
                    .note,
                    .outsideMonths,
                    service: service,
                    period: row.period.text,
                    "\(metricWords(metric)) is published as \(cited(row)) for \(row.period.text), but from "
                        + "\(words(low)) to \(words(high)) in its months" + (row.note.isEmpty ? "" : ": \(row.note)"),
                    places: [row.place] + inside.map(\.place),
                    size: max(low - row.value, row.value - high),
                    unit: row.unit,
                    of: max(row.value, high)
                )
            }
        }
    }

    /// One number with two units in two documents, for one service and period.
    static func twoUnits(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service in
            let rows = ledger.metrics(service).flatMap { ledger.rows(service, $0) }.filter { $0.value > 1 }
            return grouped(rows) { Number(first: $0.period.first, end: $0.period.end, value: $0.value) }
                .compactMap { group -> Finding? in
                    let first = group[0]
                    guard let second = group.first(where: { $0.unit != first.unit && $0.source != first.source })
                    else { return nil }
                    let pair = [first, second].sorted { $0.place.line < $1.place.line }
                    return Finding(
                        .contradiction,
                        .twoUnits,
                        service: service,
                        period: first.period.text,
                        "the same number stands for two things: \(joined(pair.map(cited)))",
                        places: pair.map(\.place),
                        size: first.value,
                        of: 2 * first.value
                    )
                }
        }
    }

    /// A value of a period, whatever it means.
    private struct Number: Hashable {
        var first: Day
        var end: Day
        var value: Double
    }

    /// Rows with equal keys together, in the order of their first row.
    private static func grouped<Key: Hashable>(
        _ rows: [Observation],
        by key: (Observation) -> Key
    ) -> [[Observation]] {
        var groups: [[Observation]] = []
        var indices: [Key: Int] = [:]
        for row in rows {
            let key = key(row)
            if let index = indices[key] {
                groups[index].append(row)
            } else {
                indices[key] = groups.count
                groups.append([row])
            }
        }
        return groups
    }

    /// Applies a rule to every service and metric.
    static func perSeries(
        _ ledger: Ledger,
        _ rule: (_ service: String, _ metric: String, _ rows: [Observation]) -> [Finding]
    ) -> [Finding] {
        ledger.services.flatMap { service in
            ledger.metrics(service).flatMap { rule(service, $0, ledger.rows(service, $0)) }
        }
    }

    /// Whether two periods cover the same days.
    static func sameDays(_ first: Period, _ second: Period) -> Bool {
        first.first == second.first && first.end == second.end
    }
}
