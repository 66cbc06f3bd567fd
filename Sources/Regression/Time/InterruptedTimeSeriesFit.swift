import Foundation
public import LinearAlgebra

/// A fitted interrupted time series.
public struct InterruptedTimeSeriesFit: Sendable {
    /// The regression, with its model-based covariance.
    public let regression: GeneralizedLinearFit
    /// The negative binomial's theta, where it was estimated.
    public let theta: Double?
    /// The covariance that all errors here come from.
    public let covariance: Matrix
    /// The number of observations before the change.
    public let observationsBefore: Int

    /// An estimate with its standard error and interval.
    public struct Estimate: Sendable, Equatable {
        /// The estimate.
        public let value: Double
        /// Its standard error, on the scale of the estimate; for a ratio, of its logarithm.
        public let standardError: Double
        /// The interval.
        public let interval: ConfidenceInterval
    }

    /// The table of all coefficients with robust errors; `trend`, `level` and `slope` are the segments'.
    public func coefficientTable(level: Double = 0.95) throws(RegressionError) -> [CoefficientRow] {
        try regression.coefficientTable(level: level, covariance: covariance)
    }

    /// The jump at the change, on the scale of the link.
    public func levelChange(level: Double = 0.95) throws(RegressionError) -> Estimate {
        try contrast([InterruptedTimeSeries.levelName: 1], level)
    }

    /// The change of the trend per observation, on the scale of the link; nil where the design allows none.
    public func slopeChange(level: Double = 0.95) throws(RegressionError) -> Estimate? {
        guard regression.names.contains(InterruptedTimeSeries.slopeName) else { return nil }
        return try contrast([InterruptedTimeSeries.slopeName: 1], level)
    }

    /// The trend per observation after the change, on the scale of the link.
    public func trendAfter(level: Double = 0.95) throws(RegressionError) -> Estimate {
        try contrast([InterruptedTimeSeries.trendName: 1, InterruptedTimeSeries.slopeName: 1], level)
    }

    /// The effect `steps` observations after the first one changed (0 for that one itself).
    ///
    /// A ratio of means with the log link, else a difference on the scale of the link.
    public func effect(after steps: Int, level: Double = 0.95) throws(RegressionError) -> Estimate {
        let found = try contrast(
            [InterruptedTimeSeries.levelName: 1, InterruptedTimeSeries.slopeName: Double(steps)],
            level
        )
        guard regression.link == .log else { return found }
        return Estimate(
            value: exp(found.value),
            standardError: found.standardError,
            interval: ConfidenceInterval(lower: exp(found.interval.lower), upper: exp(found.interval.upper))
        )
    }

    /// The means without the change, one for each observation, with confidence and prediction intervals.
    public func counterfactual(level: Double = 0.95) throws(RegressionError) -> [Prediction] {
        try regression.predict(
            unchangedDesign(),
            offset: regression.model.offset,
            level: level,
            covariance: covariance
        )
    }

    /// The sum over the observations after the change of the fitted means less the counterfactual ones.
    ///
    /// The standard error is by the delta method. Negative when the change averted something.
    public func cumulativeEffect(level: Double = 0.95) throws(RegressionError) -> Estimate {
        let without = try unchangedDesign().matrix
        let with = regression.model.design
        let predictors = WorkingModel.predictors(without, regression.coefficients, offset: regression.model.offset)
        var total = 0.0
        var gradient = [Double](repeating: 0, count: regression.coefficients.count)
        for r in observationsBefore..<with.rows {
            let mean = regression.link.mean(predictor: predictors[r])
            let slope = regression.link.slope(predictor: predictors[r], mean: mean)
            let fittedSlope = regression.link.slope(
                predictor: regression.linearPredictors[r],
                mean: regression.fitted[r]
            )
            total += regression.fitted[r] - mean
            for c in gradient.indices { gradient[c] += fittedSlope * with[r, c] - slope * without[r, c] }
        }
        return try estimate(total, gradient, level)
    }

    private func unchangedDesign() throws(RegressionError) -> DesignMatrix {
        var matrix = regression.model.design
        for name in [InterruptedTimeSeries.levelName, InterruptedTimeSeries.slopeName] {
            guard let c = regression.names.firstIndex(of: name) else { continue }
            for r in 0..<matrix.rows { matrix[r, c] = 0 }
        }
        return try DesignMatrix(matrix, names: regression.names)
    }

    private func contrast(_ weights: [String: Double], _ level: Double) throws(RegressionError) -> Estimate {
        let vector = regression.names.map { weights[$0] ?? 0 }
        let value = dotProduct(vector, regression.coefficients)
        return try estimate(value, vector, level)
    }

    private func estimate(_ value: Double, _ gradient: [Double], _ level: Double) throws(RegressionError) -> Estimate {
        let quantile = try regression.referenceQuantile(level: level)
        let variance = try algebra { () throws(LinearAlgebraError) in try covariance.quadraticForm(gradient) }
        let error = max(0, variance).squareRoot()
        return Estimate(
            value: value,
            standardError: error,
            interval: ConfidenceInterval(lower: value - quantile * error, upper: value + quantile * error)
        )
    }
}
