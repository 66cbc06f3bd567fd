import Foundation

/// How each place of a season differs from the season's average: factors around 1, or offsets around 0.
///
/// 1. Trend: a centred moving average over one season; with fewer than three seasons a straight line instead, because
///    the average would leave too few points.
/// 2. Effects: the mean over the seasons of y_t/trend_t (factors) or y_t - trend_t (offsets), brought to mean 1 or 0.
///    That is the regression on one indicator a month; with `harmonics` K it is followed by the regression on
///    cos(2 pi k j/m) and sin(2 pi k j/m), k = 1...K, which on a full season is a projection.
/// 3. Shrinkage (James-Stein): effects x max(0, 1 - (m - 3)/(m - 1) V/A), with V the sampling variance of an effect and
///    A the mean square of the effects; nothing is left of a season that noise could have made.
///
/// For a season that changes, years may count less the longer ago they are. V is then that of weighted means:
///
///     V = within (N/W)/max(1, N - m)/(N/m)
///
/// with W the sum of the weights, N = sum over places of (sum w)^2/sum w^2 the number of values that they are worth, and
/// `within` the weighted sum of squares about the means.
///
/// Sources: classical decomposition as in Makridakis, Wheelwright and Hyndman, "Forecasting" (1998), chapter 3; Miller
/// and Williams, "Shrinkage estimators of time series seasonal factors", International Journal of Forecasting 19 (2003).
package struct SeasonalProfile: Equatable, Sendable {
    /// The shape that a profile may take.
    package enum Shape: Hashable, Sendable {
        /// No season.
        case flat
        /// A factor for every place of the season.
        case factors
        /// Factors of which a year counts 0.6 times the year after it.
        case recentFactors
        /// An offset for every place of the season.
        case offsets
        /// Factors that follow the first harmonics of the season.
        case harmonics(Int)
    }

    /// The effects by place of the season, the first value of the series being at place 0.
    package let effects: [Double]
    /// Whether effects multiply.
    package let isMultiplicative: Bool

    /// Factors below this are raised to it.
    private static let leastFactor = 0.02
    /// What a season counts in ``Shape/recentFactors``, as a share of the one after it.
    private static let fade = 0.6

    /// The profile of a series; `nil` with fewer than two seasons, or where a factor has no positive trend to refer to.
    ///
    /// - Parameters:
    ///   - shape: the shape.
    ///   - values: the series.
    ///   - m: periods in a season.
    ///   - block: places whose values are not to be used; the trend is then a straight line.
    ///
    /// Complexity: O(n m) for n values and a season of m.
    package init?(
        _ shape: Shape,
        of values: UnsafeBufferPointer<Double>,
        season m: Int,
        excluding block: Range<Int> = 0..<0
    ) {
        guard shape != .flat else {
            effects = [1]
            isMultiplicative = true
            return
        }
        let multiplicative = shape != .offsets
        guard m > 1, values.count >= 2 * m,
            let ratios = Self.ratios(
                values,
                season: m,
                multiplicative: multiplicative,
                fade: shape == .recentFactors ? Self.fade : 1,
                excluding: block
            )
        else { return nil }
        var effects = ratios.effects
        var freedom = Double(m - 1)
        var share = max(0, freedom - 2) / freedom
        if case .harmonics(let count) = shape, 2 * count < m - 1 {
            effects = Self.project(effects, harmonics: count)
            freedom = Double(2 * count)
            share = 1
        }
        let signal = effects.reduce(0) { $0 + $1 * $1 } / freedom
        let kept = signal > 0 ? max(0, 1 - share * ratios.variance / signal) : 0
        isMultiplicative = multiplicative
        self.effects = effects.map { multiplicative ? max(Self.leastFactor, 1 + kept * $0) : kept * $0 }
    }

    /// The effect at a place of the series, which may lie beyond its end.
    package subscript(place: Int) -> Double { effects[place % effects.count] }

    /// A value freed from the season.
    package func adjusted(_ value: Double, at place: Int) -> Double {
        isMultiplicative ? value / self[place] : value - self[place]
    }

    /// The season put back.
    package func restored(_ value: Double, at place: Int) -> Double {
        isMultiplicative ? value * self[place] : value + self[place]
    }

    /// Effects around 0 and the sampling variance of one of them.
    private static func ratios(
        _ values: UnsafeBufferPointer<Double>,
        season m: Int,
        multiplicative: Bool,
        fade: Double,
        excluding block: Range<Int>
    ) -> (effects: [Double], variance: Double)? {
        let trend = values.count >= 3 * m && block.isEmpty ? movingAverage(values, m) : line(values, excluding: block)
        var sums = [Double](repeating: 0, count: m)
        var squares = sums
        var weights = sums
        var squaredWeights = sums
        for t in values.indices where trend[t].isFinite && !block.contains(t) {
            guard !multiplicative || trend[t] > 0 else { return nil }
            let effect = multiplicative ? values[t] / trend[t] - 1 : values[t] - trend[t]
            let weight = fade == 1 ? 1 : pow(fade, Double(values.count - 1 - t) / Double(m))
            sums[t % m] += weight * effect
            squares[t % m] += weight * effect * effect
            weights[t % m] += weight
            squaredWeights[t % m] += weight * weight
        }
        guard !weights.contains(0) else { return nil }
        let total = weights.reduce(0, +)
        let worth = (0..<m).reduce(0) { $0 + weights[$1] * weights[$1] / squaredWeights[$1] }
        let within = (0..<m).reduce(0) { $0 + max(0, squares[$1] - sums[$1] * sums[$1] / weights[$1]) }
        let variance = within * (worth / total) / max(1, worth - Double(m)) / (worth / Double(m))
        let means = (0..<m).map { sums[$0] / weights[$0] }
        let centre = means.reduce(0, +) / Double(m)
        return (means.map { multiplicative ? (1 + $0) / (1 + centre) - 1 : $0 - centre }, variance)
    }

    /// The centred moving average over one season, NaN where it does not reach.
    private static func movingAverage(_ values: UnsafeBufferPointer<Double>, _ m: Int) -> [Double] {
        var trend = [Double](repeating: .nan, count: values.count)
        let half = m / 2
        for t in half..<(values.count - half) {
            var sum = 0.0
            for j in (t - half)...(t + half) { sum += values[j] }
            // An even season counts both its ends half.
            if m % 2 == 0 { sum -= (values[t - half] + values[t + half]) / 2 }
            trend[t] = sum / Double(m)
        }
        return trend
    }

    /// The straight line of least squares through the values outside a block.
    private static func line(_ values: UnsafeBufferPointer<Double>, excluding block: Range<Int>) -> [Double] {
        let used = values.indices.filter { !block.contains($0) }
        let n = Double(used.count)
        let middle = used.reduce(0) { $0 + Double($1) } / n
        let mean = used.reduce(0) { $0 + values[$1] } / n
        var cross = 0.0
        var squares = 0.0
        for t in used {
            cross += (Double(t) - middle) * (values[t] - mean)
            squares += (Double(t) - middle) * (Double(t) - middle)
        }
        let slope = squares > 0 ? cross / squares : 0
        return values.indices.map { mean + slope * (Double($0) - middle) }
    }

    private static func project(_ effects: [Double], harmonics: Int) -> [Double] {
        let m = Double(effects.count)
        var smooth = [Double](repeating: 0, count: effects.count)
        for k in 1...harmonics {
            let angle = 2 * Double.pi * Double(k) / m
            var a = 0.0
            var b = 0.0
            for (j, effect) in effects.enumerated() {
                a += effect * cos(angle * Double(j))
                b += effect * sin(angle * Double(j))
            }
            for j in smooth.indices {
                smooth[j] += 2 / m * (a * cos(angle * Double(j)) + b * sin(angle * Double(j)))
            }
        }
        return smooth
    }
}

/// The slope of the straight line of least squares through equally spaced values; 0 for fewer than two.
func leastSquaresSlope(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard values.count > 1 else { return 0 }
    let middle = Double(values.count - 1) / 2
    var cross = 0.0
    var squares = 0.0
    for (t, value) in values.enumerated() {
        let time = Double(t) - middle
        cross += time * value
        squares += time * time
    }
    return cross / squares
}
