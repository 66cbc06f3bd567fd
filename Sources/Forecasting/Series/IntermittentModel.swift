import Foundation
import Statistics

/// Counts that are often 0: how likely something happens at all, and how much then.
///
/// Two rivals, each with the weights that foretold the series best one step ahead (least sum of minus log probability
/// over the last two thirds):
/// 1. Hurdle (Teunter, Syntetos and Babai): probability p and size z of a demand are smoothed apart,
///
///        p_t = p_(t-1) + a (1[y_t > 0] - p_(t-1)),   z_t = z_(t-1) + b (y_t - z_(t-1)) if y_t > 0
///
///    and the forecast is 0 with probability 1 - p, otherwise 1 + NB(z - 1). Unlike Croston's interval between demands,
///    p falls while nothing happens, so that a service that ends is seen to end.
/// 2. NB with a smoothed mean, for counts that are 0 only because they are small.
///
/// The sizes of the negative binomials are shrunk as in ``DemandModel``. The forecast is the same for all periods ahead.
///
/// Sources: Croston, "Forecasting and stock control for intermittent demands", Operational Research Quarterly 23 (1972);
/// Teunter, Syntetos and Babai, "Intermittent demand: linking forecasting to inventory obsolescence", European Journal of
/// Operational Research 214 (2011).
package struct IntermittentModel: Sendable {
    /// The probability of at least one event in a period; `nil` where the plain negative binomial won.
    package let probability: Double?
    /// The mean count: of periods with events, or of all where the plain negative binomial won.
    package let mean: Double
    /// NB size of the count above one, or of the count.
    package let size: Double
    /// The weight of a new value in what the forecast rests on most.
    package let weight: Double

    /// From this share of zeros a series of counts is intermittent.
    package static let zeroShare = 0.3
    private static let weights = [0.02, 0.05, 0.1, 0.2, 0.3]

    /// Whether a series is one of counts of which many are 0.
    package static func applies(to series: RegularSeries) -> Bool {
        let zeros = series.values.count { $0 == 0 }
        return series.isCount && Double(zeros) >= zeroShare * Double(series.values.count)
    }

    /// Fits a series of counts, at least one of them above 0.
    ///
    /// Complexity: O(n) for each of 30 trials.
    package init(_ values: [Double]) {
        let positive = values.filter { $0 > 0 }
        precondition(!positive.isEmpty)
        let restMean = positive.reduce(0) { $0 + $1 - 1 } / Double(positive.count)
        let restSize = Self.size(positive.map { $0 - 1 }, mean: restMean)
        let mean = values.reduce(0, +) / Double(values.count)
        let size = Self.size(values, mean: mean)
        let warmUp = values.count / 3

        var plain = (loss: Double.infinity, mean: mean, weight: 0.0)
        var hurdle = (loss: Double.infinity, p: 0.0, rest: 0.0, weight: 0.0)
        for weight in Self.weights {
            var level = mean
            var loss = 0.0
            for (t, value) in values.enumerated() {
                if t >= warmUp { loss -= Self.logProbability(value, mean: level, size: size) }
                level += weight * (value - level)
            }
            if loss < plain.loss { plain = (loss, level, weight) }
            for sizeWeight in Self.weights {
                var p = Double(positive.count) / Double(values.count)
                var rest = restMean
                var loss = 0.0
                for (t, value) in values.enumerated() {
                    let chance = min(max(p, 1e-4), 1 - 1e-4)
                    if t >= warmUp {
                        loss -=
                            value > 0
                            ? log(chance) + Self.logProbability(value - 1, mean: rest, size: restSize) : log1p(-chance)
                    }
                    p += weight * ((value > 0 ? 1 : 0) - p)
                    if value > 0 { rest += sizeWeight * (value - 1 - rest) }
                }
                if loss < hurdle.loss { hurdle = (loss, p, rest, weight) }
            }
        }
        // One more weight is chosen for the hurdle: half of Akaike's penalty.
        if hurdle.loss + 1 < plain.loss {
            probability = rounded9(hurdle.p)
            self.mean = rounded9(hurdle.rest + 1)
            self.size = rounded9(restSize)
            self.weight = hurdle.weight
        } else {
            probability = nil
            self.mean = rounded9(plain.mean)
            self.size = rounded9(size)
            self.weight = plain.weight
        }
    }

    /// The forecast distribution of any period ahead.
    package var predictive: SeriesPredictive {
        guard let probability else {
            return (try? NegativeBinomial(mean: max(0, mean), size: size)).map { SeriesPredictive($0) }
                ?? SeriesPredictive(countWithMean: 0, scale: 0)
        }
        return (try? NegativeBinomial(mean: max(0, mean - 1), size: size))
            .map { SeriesPredictive(zero: 1 - probability, elseOneAnd: $0) }
            ?? SeriesPredictive(countWithMean: 0, scale: 0)
    }

    private static func size(_ counts: [Double], mean: Double) -> Double {
        guard mean > 0 else { return 1 }
        return DemandModel.size(counts: counts, fitted: counts.map { _ in mean }, parameters: 1)
    }

    private static func logProbability(_ count: Double, mean: Double, size: Double) -> Double {
        let distribution = try? NegativeBinomial(mean: max(mean, 1e-6), size: size)
        return distribution?.logProbability(Int(count)) ?? -.infinity
    }
}
