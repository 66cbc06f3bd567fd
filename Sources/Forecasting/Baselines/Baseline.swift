import Foundation
import Statistics

/// The simple rules that a forecast of a monthly measure has to beat: what one would say without a model of the service.
///
///     naive             last value
///     drift             last value + h (last - first)/(months between)
///     damped drift      last value + d (0.9 + 0.9^2 up to 0.9^h), d the mean change a month times n/(n + 4) for n changes
///     last year's month the value of the same month, a year or more before
///     smoothing         ``ExponentialSmoothing`` of the least AICc
///
/// A month without a figure is a gap: changes over it count as several months'. Ranges are those of a t with five degrees of
/// freedom about the forecast, as wide as the rule's own errors in the series were (``PastErrors``); those of smoothing are
/// its own. What would lie below 0 is put at 0.
package enum Baseline: String, CaseIterable, Sendable {
    /// The last value.
    case naive
    /// The line through the first and the last value.
    case drift
    /// The mean change of a month, shrunk towards none and dying out.
    case dampedDrift = "damped drift"
    /// The value of the same month, a year or more before.
    case lastYear = "last year's month"
    /// Exponential smoothing: simple, damped or seasonal.
    case smoothing

    /// What remains of the damped drift after a month.
    private static let damping = 0.9
    /// As many changes of nothing are added to the mean change.
    private static let changesOfNothing = 4.0

    /// Forecasts in nine percentiles.
    ///
    /// - Parameters:
    ///   - values: the measure by month; `nil` for a month without a figure.
    ///   - steps: months ahead of the last of them, each 1 or more.
    ///   - season: months in a year.
    /// - Returns: for each of the steps the percentiles at the levels of a `Summary`; `nil` where the rule has not enough
    ///   to go by: no value, for a drift fewer than two, for last year's month fewer than a year.
    package func percentiles(of values: [Double?], stepsAhead steps: [Int], season: Int = 12) -> [[Double]]? {
        guard let last = values.lastIndex(where: { $0 != nil }), let first = values.firstIndex(where: { $0 != nil }),
            let value = values[last]
        else { return nil }
        let gap = values.count - 1 - last
        let ahead = steps.map { $0 + gap }
        switch self {
        case .naive:
            let errors = PastErrors(values)
            return ahead.map { Self.spread(about: value, errors.variance(stepsAhead: $0)) }
        case .drift:
            guard first < last, let start = values[first] else { return nil }
            let months = Double(last - first)
            let slope = (value - start) / months
            let errors = PastErrors(values, slope: slope)
            return ahead.map { h in
                Self.spread(
                    about: value + slope * Double(h),
                    errors.variance(stepsAhead: h) * (1 + Double(h) / months)
                )
            }
        case .dampedDrift:
            let changes = PastErrors.changes(of: values)
            guard !changes.isEmpty else { return nil }
            let count = Double(changes.count)
            let mean = changes.reduce(0) { $0 + $1.perMonth } / count
            let slope = mean * count / (count + Self.changesOfNothing)
            let variance = PastErrors(values, slope: slope).oneStep
            return ahead.map { h in
                let reach = (1...h).reduce(0) { $0 + pow(Self.damping, Double($1)) }
                let unsure = reach * reach / (count + Self.changesOfNothing)
                return Self.spread(about: value + slope * reach, variance * (Double(h) + unsure))
            }
        case .lastYear:
            guard values.count >= season else { return nil }
            let errors = PastErrors(values)
            var result: [[Double]] = []
            for h in steps {
                let place = values.count - 1 + h - ((h - 1) / season + 1) * season
                // The same month of the year before that, where it has no figure.
                guard let used = stride(from: place, through: 0, by: -season).first(where: { values[$0] != nil }),
                    let seen = values[used]
                else { return nil }
                result.append(Self.spread(about: seen, errors.variance(stepsAhead: values.count - 1 + h - used)))
            }
            return result
        case .smoothing:
            return ExponentialSmoothing.best(of: values, season: season)?.percentiles(stepsAhead: steps)
        }
    }

    /// A t of five degrees of freedom, scaled to a variance.
    private static func spread(about centre: Double, _ variance: Double) -> [Double] {
        let deviation = variance.squareRoot()
        return standardPercentiles.map { max(0, rounded9(centre + deviation * $0)) }
    }

    /// The percentiles of a t with five degrees of freedom, scaled to a variance of 1.
    private static let standardPercentiles: [Double] = {
        let freedom = 5.0
        guard let t = try? StudentT(degreesOfFreedom: freedom) else { return Summary.levels.map { _ in 0 } }
        return Summary.levels.map { t.quantile($0) * ((freedom - 2) / freedom).squareRoot() }
    }()
}
