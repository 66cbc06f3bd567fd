import Foundation
import LinearAlgebra

extension GeneralizedLinearFit {
    /// Profile-likelihood intervals of all coefficients, in their order.
    ///
    /// The interval of a coefficient holds the values b at which the deviance, minimised over the other coefficients,
    /// rises by at most φ q² above its minimum, q being the quantile of the reference distribution. An end that the data
    /// do not bound is infinite. A negative binomial's theta stays at its value.
    /// Source: Venables and Ripley (2002), section 8.4.
    public func profileIntervals(level: Double = 0.95) throws(RegressionError) -> [ConfidenceInterval] {
        let quantile = try referenceQuantile(level: level)
        var result: [ConfidenceInterval] = []
        for place in coefficients.indices {
            let profile = Profile(fit: self, place: place)
            result.append(
                ConfidenceInterval(lower: profile.end(-1, quantile), upper: profile.end(1, quantile))
            )
        }
        return result
    }
}

/// The signed root of the rise in deviance as one coefficient moves: nearly a straight line.
private struct Profile {
    let fit: GeneralizedLinearFit
    let place: Int

    /// √((D(b) - D) / φ) at a distance from the estimate; NaN where no fit is possible.
    private func root(_ distance: Double) -> Double {
        let model = fit.model
        let value = fit.coefficients[place] + distance
        let column = model.design.column(place)
        let others = fit.coefficients.indices.filter { $0 != place }
        var reduced = model.selecting(columns: others)
        reduced.offset = column.indices.map { (model.offset?[$0] ?? 0) + value * column[$0] }
        let deviance: Double
        if others.isEmpty {
            deviance = reduced.deviance(reduced.predictions(at: []).means)
        } else {
            let scoring = try? FisherScoring(
                reduced,
                names: others.map { fit.names[$0] },
                start: others.map { fit.coefficients[$0] },
                wantsCovariance: false,
                control: IterationControl(test: .step(1e-16))
            )
            guard let scoring else { return .nan }
            deviance = reduced.deviance(reduced.predictions(at: scoring.coefficients).means)
        }
        return (max(0, deviance - fit.deviance) / fit.dispersion).squareRoot()
    }

    /// The end of the interval on one side, by bracketing and the method of false position (Illinois).
    func end(_ side: Double, _ quantile: Double) -> Double {
        let estimate = fit.coefficients[place]
        let unit = fit.standardErrors[place]
        guard quantile.isFinite, unit > 0, unit.isFinite else { return .nan }
        var (inner, outer) = (0.0, quantile * unit)
        var (low, high) = (-quantile, root(side * outer) - quantile)
        for _ in 0..<30 where high < 0 {
            (inner, low) = (outer, high)
            outer *= 1.5
            high = root(side * outer) - quantile
        }
        if high < 0 { return side * .infinity }
        if high.isNaN { return .nan }
        var last = 0
        for _ in 0..<60 {
            let middle = (inner * high - outer * low) / (high - low)
            let value = root(side * middle) - quantile
            if abs(value) <= 1e-11 * quantile || abs(outer - inner) <= 1e-12 * outer {
                return estimate + side * middle
            }
            if value < 0 {
                (inner, low) = (middle, value)
                if last == -1 { high /= 2 }
                last = -1
            } else {
                (outer, high) = (middle, value)
                if last == 1 { low /= 2 }
                last = 1
            }
        }
        return estimate + side * (inner + outer) / 2
    }
}
