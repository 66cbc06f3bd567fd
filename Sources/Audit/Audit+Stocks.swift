import Calendar
import Areas
import Wording

extension Audit {
    /// Stocks, and what flows into them.
    private static let inflows = ["plans_maintained": Metric.plansIssued.rawValue]

    /// A stock cannot grow by more than flows into it, even if nobody leaves it.
    ///
    /// The inflow is taken at the highest published rate of the periods that touch the span (or of the last one before
    /// it), and a twentieth is allowed.
    static func stocks(_ ledger: Ledger) -> [Finding] {
        perSeries(ledger) { service, metric, rows in
            guard let flow = inflows[metric] else { return [] }
            let flows = ledger.rows(service, flow).filter { $0.period.dayCount > 0 }
            let stock = rows.sorted { $0.period.end < $1.period.end }
            return zip(stock, stock.dropFirst())
                .compactMap { first, last in
                    let days = Double(last.period.end - first.period.end)
                    let touching = flows.filter {
                        $0.period.end > first.period.end && $0.period.first < last.period.end
                    }
                    let before = flows.filter { $0.period.end <= first.period.end }
                        .max { $0.period.end < $1.period.end }
                    let rated = touching.isEmpty ? [before].compactMap(\.self) : touching
                    guard let fastest = rated.max(by: { rate($0) < rate($1) }) else { return nil }
                    let growth = last.value - first.value
                    let explained = rate(fastest) * days
                    guard growth > 1.05 * explained else { return nil }
                    // What several sources give alike is told once.
                    let told = stock.map { "\(words($0.value)) (\($0.period.text))" }
                    let values = told.indices.filter { $0 == 0 || told[$0 - 1] != told[$0] }.map { told[$0] }
                    return Finding(
                        .contradiction,
                        .stockGrowth,
                        service: service,
                        period: "\(first.period.text)/\(last.period.text)",
                        "\(metricWords(metric)) is published as \(joined(values)): it grows by \(words(growth)) from "
                            + "\(first.period.text) to \(last.period.text), but \(metricWords(flow)) at the rate of "
                            + "\(fastest.period.text) explain \(words(explained, decimals: 0)) at most",
                        places: stock.map(\.place) + [fastest.place],
                        size: growth - explained,
                        unit: last.unit,
                        of: growth
                    )
                }
        }
    }

    /// So many a day.
    private static func rate(_ flow: Observation) -> Double { flow.value / Double(flow.period.dayCount) }
}
