import Foundation
import Statistics

/// Counts that are often 0: an average of negative binomials whose mean moves slowly and whose spread is not known.
///
/// The mean is smoothed, l_t = l_(t-1) + a (y_t - l_(t-1)), from (sum y + .5)/(n + 1), with each of five weights a; about
/// each mean there are negative binomials of eight sizes, the small ones with many zeros and a few large counts. Each of
/// the forty counts in the forecast as its prior times the probability that it gave to the series one step ahead, so that
/// a short series says little and a long one chooses. Not knowing the size makes the forecast as wide as it should be.
///
/// The forecast is the same for all periods ahead.
package struct IntermittentModel: Sendable {
    /// A negative binomial of the average.
    struct Part: Sendable {
        /// What it counts; the shares add up to 1.
        var share: Double
        /// The mean after the last value.
        var mean: Double
        /// The negative binomial's size.
        var size: Double
        /// The weight of a new value in the mean.
        var weight: Double
    }

    /// The average.
    let parts: [Part]

    /// From this share of zeros a series of counts is intermittent.
    package static let zeroShare = 0.3
    /// Weights of a new value, with their prior.
    private static let weights = [(0.02, 0.3), (0.05, 0.25), (0.1, 0.25), (0.2, 0.15), (0.3, 0.05)]
    private static let sizes = [0.15, 0.3, 0.6, 1.2, 2.5, 5, 15, 60]
    /// Parts that count less are left out.
    private static let leastShare = 1e-3

    /// Whether a series is one of counts of which many are 0, or all but one.
    package static func applies(to series: RegularSeries) -> Bool {
        let zeros = series.values.count { $0 == 0 }
        return series.isCount
            && (Double(zeros) >= zeroShare * Double(series.values.count) || series.values.count - zeros == 1)
    }

    /// Fits a series of counts.
    ///
    /// Complexity: O(n) for each of 40 trials.
    package init(_ values: [Double]) {
        let first = (values.reduce(0, +) + 0.5) / Double(values.count + 1)
        var parts: [(part: Part, logShare: Double)] = []
        for (weight, prior) in Self.weights {
            for size in Self.sizes {
                var mean = first
                var logShare = log(prior)
                for value in values {
                    let distribution = try? NegativeBinomial(mean: mean, size: size)
                    logShare += distribution?.logProbability(Int(value)) ?? -.infinity
                    mean += weight * (value - mean)
                }
                parts.append((Part(share: 0, mean: max(mean, 1e-9), size: size, weight: weight), logShare))
            }
        }
        let greatest = parts.map(\.logShare).max() ?? 0
        let raw = parts.map { exp($0.logShare - greatest) }
        let kept = zip(parts, raw).filter { $1 >= Self.leastShare * raw.reduce(0, +) }
        let total = kept.reduce(0) { $0 + $1.1 }
        self.parts = kept.map { entry, share in
            var part = entry.part
            part.share = rounded9(share / total)
            part.mean = rounded9(part.mean)
            return part
        }
    }

    /// The mean count.
    package var mean: Double { parts.reduce(0) { $0 + $1.share * $1.mean } }

    /// How fast the mean may go elsewhere: the mean square of the weights.
    var growth: Double { parts.reduce(0) { $0 + $1.share * $1.weight * $1.weight } }

    /// The forecast distribution of any period ahead.
    package var predictive: SeriesPredictive {
        SeriesPredictive(tabulating: parts.map { ($0.share, $0.mean, $0.size) })
    }
}
