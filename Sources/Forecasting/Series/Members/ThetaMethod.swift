import Foundation

/// The theta method: simple exponential smoothing with a drift of half the series' own slope.
///
///     forecast h steps ahead: l + b/2 (h - 1 + (1 - (1 - alpha)^n)/alpha)
///
/// with b the slope of least squares and l, alpha those of simple exponential smoothing. The best single method of the
/// M3 competition.
///
/// Sources: Assimakopoulos and Nikolopoulos, "The theta model", International Journal of Forecasting 16 (2000); the form
/// above is that of Hyndman and Billah, "Unmasking the Theta method", ibid. 19 (2003).
package struct ThetaMethod: Equatable, Sendable {
    /// The smoothed level.
    package let smoothing: DampedTrend
    /// The drift a step, b/2.
    package let drift: Double
    /// Values smoothed.
    package let count: Int

    /// Fits a series without season.
    package init(_ values: UnsafeBufferPointer<Double>) {
        smoothing = DampedTrend.fittedLevel(values)
        drift = leastSquaresSlope(values) / 2
        count = values.count
    }

    /// The forecast for every step up to a horizon.
    package func forecast(horizon: Int) -> [Double] {
        let alpha = smoothing.alpha
        let lag = (1 - pow(1 - alpha, Double(count))) / alpha
        return (1...horizon).map { smoothing.level + drift * (Double($0 - 1) + lag) }
    }
}
