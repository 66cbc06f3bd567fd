import Foundation
import Regression

/// A known change of level: what the values before it would have been after it.
///
/// A Poisson regression with log link (of which the coefficients alone are used) on the values around the shift (three seasons, at least 24 periods, either
/// side, or up to the next shift) takes the step apart from a line in time (where six periods or more follow) and from
/// two harmonics of the season (where each side has one whole season). The values before are multiplied by the factor
/// found. Counts stay 0 or more but need not stay whole.
///
/// Assumes that the date is known for other reasons than the values themselves, and that it changed the level at once.
enum LevelShift {
    /// The values as if all had been at the last level, and how sure that is.
    ///
    /// What is uncertain in a factor makes the forecast uncertain as far as it rests on values before the shift: by
    /// (1 - .3)^n after n values, as in smoothing with a weight of .3.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - shifts: periods from which the level differs, increasing, inside the series.
    ///   - season: periods in a season.
    /// - Returns: the values, those before the last shift multiplied; and what the factors add to the variance of the
    ///   forecast's logarithm.
    /// - Throws: what the regression says when it cannot fit the values.
    static func adjusted(
        _ values: [Double],
        shifts: [Int],
        season: Int
    ) throws -> (values: [Double], variance: Double) {
        var adjusted = values
        var variance = 0.0
        for (index, shift) in shifts.enumerated().reversed() {
            let reach = max(3 * season, SeriesCandidate.seasonalCount)
            let start = max(index > 0 ? shifts[index - 1] : 0, shift - reach)
            let end = min(values.count, shift + reach)
            // Later shifts have been taken out already: the last level holds from here to the end.
            let step = try step(Array(adjusted[start..<end]), shift: shift - start, season: season)
            let factor = rounded9(exp(step.log))
            for t in 0..<shift { adjusted[t] *= factor }
            variance += rounded9(step.variance) * pow(1 - smoothing, Double(2 * (values.count - shift)))
        }
        return (adjusted, variance)
    }

    private static let smoothing = 0.3

    /// The logarithm of level after over level before, and its variance.
    private static func step(
        _ values: [Double],
        shift: Int,
        season: Int
    ) throws -> (log: Double, variance: Double) {
        let before = values[..<shift]
        let after = values[shift...]
        // A side of zeros has no logarithm: half an event is added to either side.
        guard before.contains(where: { $0 > 0 }), after.contains(where: { $0 > 0 }) else {
            let (first, second) = (before.reduce(0, +) + 0.5, after.reduce(0, +) + 0.5)
            return (log(second / Double(after.count) * Double(before.count) / first), 1 / first + 1 / second)
        }
        var columns: [(name: String, values: [Double])] = [
            ("after", values.indices.map { $0 < shift ? 0 : 1 })
        ]
        if after.count >= 6, before.count >= 6 {
            columns.append(("time", values.indices.map { (Double($0) - Double(shift)) / Double(values.count) }))
        }
        if season > 2, min(before.count, after.count) >= season {
            for k in 1...min(2, (season - 1) / 2) {
                let angle = 2 * Double.pi * Double(k) / Double(season)
                columns.append(("cos \(k)", values.indices.map { cos(angle * Double($0)) }))
                columns.append(("sin \(k)", values.indices.map { sin(angle * Double($0)) }))
            }
        }
        let fit = try GeneralizedLinearModel(family: .poisson)
            .fit(DesignMatrix(columns: columns), response: values)
        guard let place = fit.names.firstIndex(of: "after") else { return (0, 0) }
        // Values spread more, or less, than Poisson counts by the mean of Pearson's squares.
        let freedom = Double(values.count - fit.names.count)
        let pearson = zip(values, fit.fitted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
        let dispersion = freedom > 0 ? pearson / freedom : 1
        let error = fit.standardErrors[place]
        return (fit.coefficients[place], dispersion * error * error)
    }
}
