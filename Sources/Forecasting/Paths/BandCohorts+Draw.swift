import Calendar
import Foundation
package import Randomness

extension BandCohorts {
    private typealias Known = PathConstants.Bands

    /// What remains of the aged groups, from the steps between neighbouring months: means and standard errors.
    static func remaining(_ counts: [BandCount]) -> (means: [Double], errors: [Double]) {
        let last = counts[counts.count - 1].month
        var precision = Known.priorDeviations.map { 1 / ($0 * $0) }
        var weighted = zip(Known.priorMeans, precision).map { $0 * $1 }
        for (from, to) in zip(counts, counts.dropFirst()) where to.month - from.month == 1 {
            let weight = pow(Known.discount, Double(last - to.month))
            let aged = AgedBands(from.children).aged(from.children)
            let growth = log(to.total / from.total)
            for group in 0..<4 {
                let observed = to.children[group + 1]
                let ratio = log((observed + 0.5) / (aged[group] + 0.5)) - growth
                let chance = 0.7 / (aged[group] + 1) + 0.3 / (observed + 1)
                let variance = Known.noise[group] * Known.noise[group] + chance
                precision[group] += weight / variance
                weighted[group] += weight * min(max(ratio, -Known.clip), Known.clip) / variance
            }
        }
        return (
            zip(weighted, precision).map { rounded9($0 / $1) }, precision.map { rounded9((1 / $0).squareRoot()) }
        )
    }

    /// Numbers beyond 18 and 52 weeks at the ends of the months after the last bands, for a path of the list's number.
    ///
    /// Paths of more than 52 weeks are never above those of more than 18.
    ///
    /// - Parameters:
    ///   - numbers: the list's number at those ends.
    ///   - particle: which particle, from 0 to 1.
    ///   - random: the replication's stream for this list.
    /// - Returns: as many as numbers, each at most its number.
    package func draw(numbers: [Double], particle: Double, random: inout RandomStream) -> [LongWaits] {
        let cohorts = cohorts(numbers, &random)
        let (choice18, choice52) = (random.uniform(), random.uniform())
        let direct18 = over18.draw(months: numbers.count, particle: particle, random: &random)
        let direct52 = over52.draw(months: numbers.count, particle: particle, random: &random)
        return numbers.indices.map { place in
            let beyond18 = choice18 < Known.cohortsOver18 ? cohorts[place].over18 : direct18[place]
            let beyond52 = choice52 < Known.cohortsOver52 ? cohorts[place].over52 : direct52[place]
            let most = min(max(beyond18, 0), numbers[place])
            return LongWaits(over18: most, over52: min(max(beyond52, 0), most))
        }
    }

    private func cohorts(_ numbers: [Double], _ random: inout RandomStream) -> [LongWaits] {
        let shares = AgedBands(last.children)
        let levels = (0..<4)
            .map { group in
                let unseen = Known.unseen[group]
                let error = (remainingErrors[group] * remainingErrors[group] + unseen * unseen).squareRoot()
                return remaining[group] + error * StandardNormal.quantile(random.uniform())
            }
        var (bands, before) = (last.children, last.total)
        return numbers.map { number in
            let aged = shares.aged(bands)
            let growth = log((number + 0.5) / (before + 0.5))
            bands[0] = exp(logNewcomers + Known.newcomerNoise * StandardNormal.quantile(random.uniform()))
            for group in 0..<4 {
                let noise = Known.noise[group] * StandardNormal.quantile(random.uniform())
                bands[group + 1] = aged[group] * exp(min(max(levels[group] + noise + growth, -3), 3))
            }
            let scale = number / max(bands.reduce(0, +), 1e-9)
            bands = bands.map { $0 * scale }
            before = number
            // Chance in counts.
            let (over18, over52) = (bands[3] + bands[4], bands[4])
            let chance = 0.8 * 0.5.squareRoot()
            return LongWaits(
                over18: over18 + chance * over18.squareRoot() * StandardNormal.quantile(random.uniform()),
                over52: over52 + chance * over52.squareRoot() * StandardNormal.quantile(random.uniform())
            )
        }
    }
}

/// Which shares of the bands pass their upper edge in a month of 4.348 weeks.
///
/// Within 4 to 12 weeks numbers fall (or rise) exponentially between their neighbours; within 12 to 18 they are even;
/// within 18 to 52 they fall at the rate ln(S18/S52)/34.
struct AgedBands {
    let pass12: Double
    let pass18: Double
    let pass52: Double

    init(_ children: [Double]) {
        let slope = log((children[2] + 0.5) / 6 / ((children[0] + 0.5) / 4)) / 13
        let bounded = min(max(slope, -0.4), 0.4)
        let steep = abs(bounded) < 1e-4 ? 1e-4 : bounded
        pass12 = (exp(8 * steep) - exp((8 - averageMonthWeeks) * steep)) / (exp(8 * steep) - 1)
        pass18 = averageMonthWeeks / 6
        let beyond = children[4] + 0.5
        let rate = max(log((children[3] + beyond) / beyond) / 34, 1 / 78)
        pass52 = (exp(-rate * (34 - averageMonthWeeks)) - exp(-rate * 34)) / (1 - exp(-rate * 34))
    }

    /// Children of 4 to 12, 12 to 18, 18 to 52 and over 52 weeks a month later, if nobody left.
    func aged(_ children: [Double]) -> [Double] {
        [
            children[0] + children[1] * (1 - pass12), children[1] * pass12 + children[2] * (1 - pass18),
            children[2] * pass18 + children[3] * (1 - pass52), children[3] * pass52 + children[4],
        ]
    }
}
