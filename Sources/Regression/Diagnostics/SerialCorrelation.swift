import LinearAlgebra

/// Measures of the dependence of residuals on earlier ones; the rows must be in order of time.
public enum SerialCorrelation {
    /// The Durbin-Watson statistic Σ (eₜ - eₜ₋₁)² / Σ eₜ²: about 2 (1 - r₁), so near 2 without correlation.
    ///
    /// Source: Durbin and Watson (1950), Biometrika 37, 409-428.
    public static func durbinWatson(_ residuals: [Double]) -> Double {
        let steps = zip(residuals.dropFirst(), residuals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return steps / residuals.reduce(0) { $0 + $1 * $1 }
    }

    /// The autocorrelations of a series at lags 1 to `lags`, about its mean.
    public static func autocorrelations(_ series: [Double], lags: Int) throws(RegressionError) -> [Double] {
        guard lags >= 1, lags < series.count else {
            throw RegressionError(
                .invalidValue,
                "Lags must be from 1 to \(series.count - 1), the length less one, found \(lags)."
            )
        }
        let mean = series.reduce(0, +) / Double(series.count)
        let centred = series.map { $0 - mean }
        let total = centred.reduce(0) { $0 + $1 * $1 }
        return (1...lags)
            .map { lag in dotProduct(centred.dropFirst(lag), centred) / total }
    }

    /// The Ljung-Box test that the first autocorrelations are all zero: n (n + 2) Σ r²ₖ / (n - k), chi-squared.
    ///
    /// `fittedParameters` is the number of autoregressive and moving-average parameters estimated from the same series:
    /// it is taken off the degrees of freedom. Source: Ljung and Box (1978), Biometrika 65, 297-303.
    public static func ljungBox(
        _ series: [Double],
        lags: Int,
        fittedParameters: Int = 0
    ) throws(RegressionError) -> HypothesisTest {
        guard fittedParameters >= 0, lags > fittedParameters else {
            throw RegressionError(
                .invalidValue,
                "The lags (\(lags)) must be more than the fitted parameters (\(fittedParameters))."
            )
        }
        let n = Double(series.count)
        let sum = try autocorrelations(series, lags: lags).enumerated()
            .reduce(0) { $0 + $1.element * $1.element / (n - Double($1.offset + 1)) }
        return HypothesisTest(chiSquared: n * (n + 2) * sum, lags - fittedParameters)
    }
}
