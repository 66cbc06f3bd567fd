import Areas
import Calendar
import Wording

extension Audit {
    /// A flow that runs at another level from some month on, and stays there.
    ///
    /// Of the last five years, on the log scale and without the school year: the month at which the medians before and after differ most
    /// for the spread about them. It is told when that is more than 4.6 standard errors (a wandering level reaches 4 by itself) and 30%,
    /// and when most of it happens there: the three months on either side differ by two thirds of it, so a slow trend is none. Before it lie
    /// four months at least and after it three, or two that are both beyond all before. One of a series, the largest.
    static func levelShifts(_ ledger: Ledger) -> [Finding] {
        perMonthly(ledger, atLeast: 8) { series, kind in
            guard kind == .flow, !series.isBand, let shift = largestShift(series) else { return [] }
            let month = series.months[shift.index]
            let stated = ledger.area.services.first { ledger.name($0) == series.service }?.levelShifts ?? []
            let isStated =
                stated.contains { abs($0 - month) <= 1 } && ledger.referralMetric(series.service) == series.metric
            return [
                Finding(
                    .note,
                    .levelShift,
                    service: series.service,
                    period: month.description,
                    "\(metricWords(series.metric)) seem to run at another level since \(month.name): about \(words(shift.after, decimals: 0)) "
                        + "a month, after about \(words(shift.before, decimals: 0))",
                    places: series.rows[shift.index...].map(\.place),
                    size: abs(shift.after - shift.before),
                    unit: series.rows[0].unit,
                    of: max(shift.after, shift.before),
                    treatment: isStated ? "takes it as a change for good, as the area file says" : nil
                )
            ]
        }
    }

    private struct Shift {
        var index: Int
        var before: Double
        var after: Double
        var errors: Double
    }

    private static func largestShift(_ series: MonthlySeries) -> Shift? {
        let first = max(0, series.rows.count - 60)
        let values = Array(series.values[first...])
        guard values.count >= 8, values.allSatisfy({ $0 >= 0 }), Robust.median(values) >= 5 else { return nil }
        let logs = zip(series.months[first...], values).map { logarithm($1 + 0.5) - MonthlySeries.season($0) }
        var best: Shift?
        for split in 4...(values.count - 2) {
            let (before, after) = (Array(logs[..<split]), Array(logs[split...]))
            let (low, high) = (Robust.median(before), Robust.median(after))
            if after.count < 3 {
                // Two months are enough only if neither could be of the old level.
                guard let least = before.min(), let most = before.max(),
                    after.allSatisfy({ $0 > most }) || after.allSatisfy({ $0 < least })
                else { continue }
            }
            // What chance gives counts, and a tenth beside: the level of few months says little of their spread.
            let chance = (1 / max(exponential(min(low, high)), 1) + 0.01).squareRoot()
            let spread = max(Robust.spread(before.map { $0 - low } + after.map { $0 - high }), chance)
            let error = 1.2533 * spread * (1 / Double(before.count) + 1 / Double(after.count)).squareRoot()
            let size = high - low
            let near = mean(after.prefix(3)) - mean(before.suffix(3))
            guard abs(size) > max(0.3, 4.6 * error), near * size > 0, abs(near) > 0.67 * abs(size) else { continue }
            if abs(size) / error > best?.errors ?? 0 {
                best = Shift(
                    index: first + split,
                    before: Robust.median(Array(values[..<split])),
                    after: Robust.median(Array(values[split...])),
                    errors: abs(size) / error
                )
            }
        }
        return best
    }

    private static func mean(_ values: ArraySlice<Double>) -> Double {
        values.reduce(0, +) / Double(max(values.count, 1))
    }
}
