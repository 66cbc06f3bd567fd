import Foundation

/// How far forecasts go wrong, by steps ahead, learnt from rolling origins.
///
///     variance of the relative error, h steps ahead = 1/forecast (counts only) + s^2 (1 + k (h - 1))
///
/// The shape is that of exponential smoothing, whose error variance grows linearly with k = alpha^2 (Hyndman et al.,
/// 2008, table 6.1). s and k maximise the likelihood of the errors seen, taken as t with six degrees of freedom so that
/// a single outlier does not widen every interval; s is then raised by a tenth, because the weights of the combination
/// were chosen on these same errors and the fits that made them are uncertain.
package struct ForecastSpread: Equatable, Sendable {
    /// s: the scale one step ahead, relative to the forecast, without what counting itself adds.
    package var scale: Double
    /// k: the growth of the variance a step, as a share of the variance one step ahead.
    package var growth: Double

    /// A spread with given figures.
    package init(scale: Double, growth: Double) {
        self.scale = scale
        self.growth = growth
    }

    /// Degrees of freedom of the errors.
    static let freedom = 6.0
    /// What s is raised by.
    private static let inflation = 1.1
    /// Values of k that are tried.
    private static let growths = [0, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1, 1.5]
    /// Errors are taken as at most this: a forecast near 0 says nothing by its relative error.
    private static let largestError = 2.0

    /// s sqrt(1 + k (h - 1)).
    package func scale(stepsAhead h: Int) -> Double {
        scale * (1 + growth * Double(h - 1)).squareRoot()
    }

    /// The spread of forecasts made earlier.
    ///
    /// - Parameters:
    ///   - outcomes: what was forecast, and what happened.
    ///   - family: how the values vary about their forecast.
    ///
    /// Complexity: O(n) for each of some 400 trials.
    init(_ outcomes: [RollingTrials.Outcome], family: SeriesPredictive.Family) {
        var errors: [(square: Double, counting: Double, steps: Double)] = []
        for outcome in outcomes {
            let forecast = max(outcome.forecast, 1e-9)
            let error: Double
            var counting = 0.0
            switch family {
            case .count:
                error = (outcome.observed - forecast) / forecast
                counting = 1 / forecast
            case .logarithmic:
                error = log(max(outcome.observed, 1e-9) / forecast)
            }
            let limit = max(Self.largestError, 4 * counting.squareRoot())
            errors.append((min(error * error, limit * limit), counting, Double(outcome.steps - 1)))
        }
        guard !errors.isEmpty else {
            self.init(scale: 0.3, growth: 0.1)
            return
        }
        var best = (loss: Double.infinity, scale: 0.0, growth: 0.0)
        for growth in Self.growths {
            var search = CoordinateSearch(lower: SIMD4(-9, 0, 0, 0), upper: SIMD4(1, 0, 0, 0))
            let loss = { (x: SIMD4<Double>) in Self.loss(errors, variance: exp(2 * x[0]), growth: growth) }
            for start in stride(from: -8.5, through: 0.5, by: 1.5) { search.visit(SIMD4(start, 0, 0, 0), loss) }
            search.refine(steps: SIMD4(0.8, 0, 0, 0), dimensions: 1, rounds: 12, loss)
            if search.value < best.loss { best = (search.value, exp(search.best[0]), growth) }
        }
        self.init(scale: best.scale * Self.inflation, growth: best.growth)
    }

    /// Minus twice the log likelihood, up to a constant.
    private static func loss(
        _ errors: [(square: Double, counting: Double, steps: Double)],
        variance: Double,
        growth: Double
    ) -> Double {
        // The logarithm of a product, taken only before it could leave the range of Double.
        var product = 1.0
        var sum = 0.0
        for error in errors {
            let scale = error.counting + variance * (1 + growth * error.steps)
            let ratio = 1 + error.square / (scale * freedom)
            let squared = ratio * ratio * ratio
            product *= scale * squared * squared * ratio
            if product < 1e-100 || product > 1e100 {
                sum += log(product)
                product = 1
            }
        }
        return sum + log(product)
    }
}
