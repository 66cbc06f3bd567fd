import Calendar
import Foundation
import Randomness
import Statistics

/// Next year's share in time as authorities' own past shares tell it, without any flows.
///
///     L' - m = -0.02 + 0.683 (L - m) - 1.47 (bal - 0.05) + 1.05 t4
///
/// L is the logit of the share without exceptions, m the country's, bal how much the line grew, in years of plans. A balance
/// of flows that is inferred from annual figures does no better than that, nor that than it: each has half the weight.
///
/// Source: 135 authorities of the Department for Education's "Education, health and care plans", release of 2025: mean
/// absolute error of next year's share 0.177 by the last value, 0.173 by this without the balance, 0.163 with it.
enum PathwayBlend {
    private static let national = 0.464
    private static let bins = 8

    /// Weights by which futures have half their next year's shares from themselves and half from this.
    static func weights(
        of futures: [PathwayPosterior.Future],
        _ figures: PathwayFigures,
        _ random: inout RandomStream
    ) -> [Double] {
        let equal = [Double](repeating: 1 / Double(futures.count), count: futures.count)
        let years = figures.shares.filter { $0.kind == .inTime && ($0.end - $0.first) > 360 }
        let known: Double? = years.last?.share
        guard let t = try? StudentT(degreesOfFreedom: 4.0), let last = known else { return equal }
        let m = logit(national)
        var told: [Double] = []
        for future in futures {
            let balance: Double = min(max(future.balance - 0.05, -0.6), 0.8)
            let from: Double = logit(future.inTime ?? last)
            let center: Double = m - 0.02 + 0.683 * (from - m) - 1.47 * balance
            told.append(center + 1.05 * t.quantile(random.uniform()))
        }
        let own: [Double] = futures.map { logit($0.nextInTime) }
        // By the deciles of both together.
        let all = (told + own).sorted()
        let cuts: [Double] = (1..<bins).map { all[$0 * all.count / bins] }
        func bin(_ value: Double) -> Int { cuts.count { $0 <= value } }
        var (toldIn, ownIn) = (Array(repeating: 0.0, count: bins), Array(repeating: 0.0, count: bins))
        for value in told { toldIn[bin(value)] += 1 }
        for value in own { ownIn[bin(value)] += 1 }
        var weights: [Double] = []
        for value in own {
            let place = bin(value)
            weights.append(min(0.5 + 0.5 * toldIn[place] / max(ownIn[place], 1), 5))
        }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    private static func logit(_ share: Double) -> Double {
        let share = min(max(share, 0.01), 0.99)
        return log(share / (1 - share))
    }
}
