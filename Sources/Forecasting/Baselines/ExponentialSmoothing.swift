import Foundation
import Statistics

/// Exponential smoothing with additive errors, fitted by likelihood: a level, and where wanted a damped trend and a season.
///
///     e_t = y_t - l_(t-1) - phi b_(t-1) - s_(t-m)
///     l_t = l_(t-1) + phi b_(t-1) + alpha e_t
///     b_t = phi b_(t-1) + beta e_t
///     s_t = s_(t-m) + gamma e_t
///     variance h steps ahead: sigma^2 (1 + sum over j < h of c_j^2),
///     c_j = alpha + beta (phi + phi^2 up to phi^j) + gamma if m divides j
///
/// Of a month without a figure nothing is learnt: its error is taken as 0. First level, trend and season are those of least
/// squares, in which the errors are linear; the weights are searched for, within
/// beta at most alpha, gamma at most 1 - alpha and phi from 0.8 to 0.98.
///
/// Source: Hyndman, Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008), chapters 2, 5 to 7: models
/// (A,N,N), (A,Ad,N), (A,N,A) and (A,Ad,A).
package struct ExponentialSmoothing: Equatable, Sendable {
    /// What is smoothed.
    package enum Form: String, CaseIterable, Sendable {
        /// A level.
        case simple
        /// A level and a damped trend.
        case damped
        /// A level and a season.
        case seasonal
        /// A level, a damped trend and a season.
        case dampedSeasonal = "damped and seasonal"

        var hasTrend: Bool { self == .damped || self == .dampedSeasonal }
        var hasSeason: Bool { self == .seasonal || self == .dampedSeasonal }

        /// Weights and first values that are estimated, and the variance of the errors.
        func parameterCount(season m: Int) -> Int { 3 + (hasTrend ? 3 : 0) + (hasSeason ? m : 0) }
    }

    /// What is smoothed.
    package let form: Form
    /// Weight of an error in the level.
    package let alpha: Double
    /// Weight of an error in the trend.
    package let beta: Double
    /// Weight of an error in the season.
    package let gamma: Double
    /// What remains of the trend after a step.
    package let damping: Double
    /// n log(sum of squared errors) + 2 p n/(n - p - 1), p parameters and n values: the corrected information criterion of
    /// Akaike, up to what all models of a series have in common.
    package let aicc: Double
    /// The variance of the errors: their sum of squares over n - p - 1.
    package let variance: Double
    private let season: Int
    private let end: SmoothingPass.End

    /// The form of the least ``aicc``, of those that there are enough values for; `nil` if there are none.
    package static func best(of values: [Double?], season: Int = 12) -> ExponentialSmoothing? {
        var best: ExponentialSmoothing?
        for form in Form.allCases {
            guard let fit = ExponentialSmoothing(form, of: values, season: season) else { continue }
            if best.map({ fit.aicc < $0.aicc }) ?? true { best = fit }
        }
        return best
    }

    /// Fits a form; `nil` where there are too few values for it: two seasons for a season, and more than parameters and one.
    package init?(_ form: Form, of values: [Double?], season m: Int = 12) {
        let count = values.count { $0 != nil }
        let parameters = form.parameterCount(season: m)
        guard count > parameters + 1, !form.hasSeason || m > 1 && count >= 2 * m,
            let first = values.firstIndex(where: { $0 != nil })
        else { return nil }
        let known = Array(values[first...])
        var pass = SmoothingPass(known, form, season: m)
        // alpha, beta/alpha, gamma/(1 - alpha), phi
        let least = 0.0001
        var search = CoordinateSearch(
            lower: SIMD4(least, least, least, 0.8),
            upper: SIMD4(1 - least, 1 - least, 1 - least, 0.98)
        )
        let weights = { (x: SIMD4<Double>) in
            SmoothingPass.Weights(
                alpha: x[0],
                beta: form.hasTrend ? x[0] * x[1] : 0,
                gamma: form.hasSeason ? (1 - x[0]) * x[2] : 0,
                damping: form.hasTrend ? x[3] : 1
            )
        }
        let loss = { (x: SIMD4<Double>) in pass.squares(weights(x)) }
        for alpha in [0.05, 0.2, 0.5, 0.9] {
            for (share, damping) in form.hasTrend ? [(0.02, 0.9), (0.2, 0.95)] : [(least, 0.8)] {
                for gamma in form.hasSeason ? [0.01, 0.3] : [least] {
                    search.visit(SIMD4(alpha, share, gamma, damping), loss)
                }
            }
        }
        search.refine(steps: SIMD4(0.1, 0.1, 0.1, 0.04), dimensions: form.hasTrend ? 4 : 3, rounds: 24, loss)
        let chosen = weights(search.best)
        guard search.value.isFinite, let end = pass.end(chosen) else { return nil }
        (self.form, alpha, beta) = (form, chosen.alpha, chosen.beta)
        (gamma, damping, season) = (chosen.gamma, chosen.damping, m)
        self.end = end
        let (n, p) = (Double(count), Double(parameters))
        // Values that all lie on the curve: their errors are what arithmetic leaves.
        let size = known.reduce(0) { max($0, abs($1 ?? 0)) }
        let squares = max(search.value, n * size * size * 1e-18, 1e-300)
        aicc = n * log(squares) + 2 * p * n / (n - p - 1)
        variance = squares / (n - p - 1)
    }

    /// The forecast h steps ahead, h from 1.
    package func forecast(stepsAhead h: Int) -> Double {
        var (sum, power) = (0.0, 1.0)
        for _ in 0..<h {
            power *= damping
            sum += power
        }
        return end.level + end.trend * sum + (form.hasSeason ? end.season[(end.place + h - 1) % season] : 0)
    }

    /// The variance of the forecast h steps ahead, h from 1.
    package func variance(stepsAhead h: Int) -> Double {
        var (total, sum, power) = (1.0, 0.0, 1.0)
        for j in 1..<max(1, h) {
            power *= damping
            sum += power
            let weight = alpha + beta * sum + (form.hasSeason && j % season == 0 ? gamma : 0)
            total += weight * weight
        }
        return variance * total
    }

    /// Normal percentiles at the levels of a `Summary`; what lies below 0 is put at 0.
    func percentiles(stepsAhead steps: [Int]) -> [[Double]] {
        steps.map { h in
            let (centre, deviation) = (forecast(stepsAhead: h), variance(stepsAhead: h).squareRoot())
            return Self.standardPercentiles.map { max(0, rounded9(centre + deviation * $0)) }
        }
    }

    private static let standardPercentiles = Summary.levels.map { Normal.standard.quantile($0) }
}
