import Areas
package import Runs
import Statistics

extension RunResult {
    /// Whether a difference from no change is worth telling.
    ///
    /// Of services that the plan itself names, whatever is not zero. Of others, which it reaches through couplings, shared
    /// staff or a sum, what is more than half a child, half a week or half a hundredth on average in some month, and beyond
    /// the Monte Carlo error (four standard errors).
    package func isTold(_ difference: ForecastSeries) -> Bool {
        let isDirect = isNamed(difference)
        let least = [.share, .ratio].contains(difference.series.measure.unit) ? 0.005 : 0.5
        return difference.months.contains { month in
            guard let month else { return false }
            guard !isDirect else { return month.mean != 0 || month.standardDeviation != 0 }
            let error = month.standardDeviation / Double(month.count).squareRoot()
            return abs(month.mean) >= least && abs(month.mean) > 4 * error
        }
    }

    /// Whether a series' plan names its service, or a part of its sum.
    func isNamed(_ series: ForecastSeries) -> Bool {
        plans.first { $0.id == series.plan }?.names(series.service, in: area) ?? false
    }
}
