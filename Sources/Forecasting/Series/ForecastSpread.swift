import Foundation

/// How far forecasts go wrong, by steps ahead: the scale of their relative errors.
///
///     ln scale_h = c0 + c1 ln s + c2 a1 + c3 a12 + ln(1 + g (h - 1))/2,   g = exp(g0 + g1 ln(k + .02))
///
/// - s and k say how far the combination was wrong at its earlier origins, ``TrialErrors``.
/// - a1 and a12 say how much the series itself moves from value to value and from year to year, ``SeriesMovement``.
///   With few values the trials are few, and this says more.
/// - The weights c and g are by the number of values (``SpreadWeights``).
///
/// Errors are measured on the logarithm, as t with six degrees of freedom. With weights that add up to less than 1 a series
/// that moves much is taken to be calmer than it looks, and one that hardly moves less calm.
package struct ForecastSpread: Equatable, Sendable {
    /// The scale one step ahead, relative to the forecast.
    package var scale: Double
    /// g: the growth of the variance a step, as a share of the variance one step ahead.
    package var growth: Double

    /// Degrees of freedom of the errors.
    static let freedom = 6.0
    /// The logarithm of a scale is held within these.
    private static let bounds = -7.0...1.0

    /// A spread with given figures.
    package init(scale: Double, growth: Double) {
        self.scale = scale
        self.growth = growth
    }

    /// The spread of a combination's forecasts.
    ///
    /// - Parameters:
    ///   - outcomes: its forecasts at earlier origins, and what happened.
    ///   - values: the series.
    ///   - season: periods in a season.
    ///   - floor: the least that a value or forecast counts as, where its logarithm is taken.
    init(_ outcomes: [RollingTrials.Outcome], values: [Double], season: Int, floor: Double) {
        let movement = SeriesMovement(values, season: season, floor: floor)
        let trials = TrialErrors(outcomes, floor: floor)
        let weights = SpreadWeights(count: values.count)
        let logTrials = trials?.logScale ?? movement.step
        scale = exp(
            weights.constant + weights.trials * logTrials + weights.step * movement.step
                + weights.year * movement.year
        )
        growth = exp(
            weights.growthConstant
                + weights.growth * log((trials?.growth ?? TrialErrors.usualGrowth) + TrialErrors.leastGrowth)
        )
    }

    /// The scale of the relative error h steps ahead.
    package func scale(stepsAhead h: Int) -> Double {
        let logScale = log(scale) + log1p(growth * Double(h - 1)) / 2
        return exp(min(max(logScale, Self.bounds.lowerBound), Self.bounds.upperBound))
    }
}

/// What ``ForecastSpread`` makes of trials and movement, by the number of values.
///
/// Learnt by the weighted interval score, and by what 80% intervals held, on series cut to 8 to 48 values and whole: the M3
/// series without their last 18 values, the 18 before being forecast; CAMHS referrals received and children seen, seven
/// Scottish boards; A&E attendances of 130 providers. The sets ask for different widths (M3 for narrower ones, CAMHS for
/// wider), so that these lie between.
private struct SpreadWeights {
    let constant: Double
    let trials: Double
    let step: Double
    let year: Double
    let growthConstant: Double
    let growth: Double

    init(count: Int) {
        let row =
            switch count {
            case ..<12: [-0.67, 0.28, 0.335, 0, -1.92, 0]
            case ..<18: [-0.75, 0.305, 0.335, 0, -1.78, 0]
            case ..<24: [-0.49, 0.25, 0.19, 0.375, -2.02, 0]
            case ..<60: [-0.39, 0.51, 0.143, 0.195, 0.275, 1.025]
            default: [-0.35, 0.475, 0.168, 0.253, -0.07, 0.8]
            }
        (constant, trials, step) = (row[0], row[1], row[2])
        (year, growthConstant, growth) = (row[3], row[4], row[5])
    }
}
