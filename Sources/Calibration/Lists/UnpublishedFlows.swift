import Calendar
import Forecasting
import Foundation

/// Referrals of a list whose referrals nobody has published.
package enum UnpublishedFlows {
    /// Referrals in an average month that balance the waits of a series of counts.
    ///
    /// Between two counts t weeks apart, child-weeks of waiting obey
    /// N1 m1 = N0 (m0 + t) + a t/2 - R (m0 + t/2), when removals R are spread over the list evenly in order of service;
    /// with R = a - (N1 - N0) this gives a = (N0 (m0 + t) - N1 m1 + (N1 - N0)(m0 + t/2)) / m0. The ratio of the sums over
    /// all steps is used. `nil` with fewer than three steps or when it is not above 0.
    ///
    /// Oldest-first service would halve it or more: its error is large (``seriesError``).
    package static func balancing(_ points: [StockPoint]) -> Double? {
        var (above, below, steps) = (0.0, 0.0, 0)
        for (from, to) in zip(points, points.dropFirst()) {
            guard let before = from.mean, let after = to.mean else { continue }
            let weeks = Double(to.month.end - from.month.end) / 7
            let middle = before + weeks / 2
            above += from.number * (before + weeks) - to.number * after + (to.number - from.number) * middle
            below += before * weeks
            steps += 1
        }
        guard steps >= 3, below > 0, above > 0 else { return nil }
        return rounded9(above / below * averageMonthWeeks)
    }

    /// Referrals in an average month of a list that neither grows nor shrinks, from one count of it.
    ///
    /// Little's law: rate = number / mean time on the list. With service in random order those waiting have, on
    /// average, waited as long so far as a child waits in all.
    package static func steady(number: Double, mean: Double) -> Double {
        rounded9(number / max(mean, 0.5) * averageMonthWeeks)
    }

    /// Standard error on the log scale of referrals found from a series of counts.
    package static let seriesError = 0.30
    /// Standard error on the log scale of referrals found from one count.
    package static let snapshotError = 0.50
}
