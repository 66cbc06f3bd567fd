import Foundation
import Statistics

// Means too large to add up from 0: a good start, corrected by the cumulative probability itself. The answer depends on
// that function alone, never on the start, so it stays increasing in u.
extension CountInversion {
    @usableFromInline
    static func largePoisson(_ u: Double, mean: Double) -> Int {
        let deviation = mean.squareRoot()
        let start = cornishFisher(u, mean: mean, deviation: deviation, skewness: 1 / deviation)
        return search(u, from: start, atLeast: 0, atMost: .max / 4) { k in
            CumulativeProbability.poisson(k, mean: mean)
        }
    }

    @usableFromInline
    static func largeNegativeBinomial(_ u: Double, mean: Double, size: Double, atLeast: Int) -> Int {
        let deviation = (mean + mean * mean / size).squareRoot()
        let skewness = (size + 2 * mean) / (size * deviation)
        let start = cornishFisher(u, mean: mean, deviation: deviation, skewness: skewness)
        return search(u, from: start, atLeast: atLeast, atMost: .max / 4) { k in
            CumulativeProbability.negativeBinomial(k, mean: mean, size: size)
        }
    }

    @usableFromInline
    static func largeBinomial(_ u: Double, trials: Int, probability: Double) -> Int {
        let mean = Double(trials) * probability
        let deviation = (mean * (1 - probability)).squareRoot()
        let start = cornishFisher(u, mean: mean, deviation: deviation, skewness: (1 - 2 * probability) / deviation)
        return search(u, from: start, atLeast: 0, atMost: trials) { k in
            CumulativeProbability.binomial(k, trials: trials, probability: probability)
        }
    }

    /// Normal quantile with its first correction for skewness.
    ///
    /// Source: Cornish and Fisher (1938).
    private static func cornishFisher(_ u: Double, mean: Double, deviation: Double, skewness: Double) -> Int {
        let z = min(9, max(-9, StandardNormal.quantile(u)))
        let value = mean + deviation * (z + skewness * (z * z - 1) / 6)
        return Int(min(max(value, 0), 0x1p60))
    }

    /// The least k in the range with cumulative(k) >= u.
    ///
    /// Where u = 1 is asked of an endless tail, the answer is the first k whose cumulative probability rounds to 1.
    private static func search(
        _ u: Double,
        from guess: Int,
        atLeast least: Int,
        atMost most: Int,
        cumulative: (Int) -> Double
    ) -> Int {
        LeastInteger.search(from: guess, in: least...most) { cumulative($0) >= u }
    }
}
