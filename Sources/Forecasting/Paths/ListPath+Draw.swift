import Calendar
import Foundation
package import Randomness

extension ListPath {
    /// Numbers waiting at the ends of the months after the last count, in one replication: real, 0 or more.
    ///
    /// Two numbers of the stream a month, and five before: paths of one stream agree as far as they go.
    ///
    /// - Parameters:
    ///   - months: how many.
    ///   - particle: which particle, from 0 to 1.
    ///   - random: the replication's stream for this list.
    /// - Returns: as many numbers as months.
    package func draw(months: Int, particle: Double, random: inout RandomStream) -> [Double] {
        typealias Known = PathConstants.List
        let index = ParticleCloud.index(of: particle, count: fit.scales.count)
        let (scale, amplitude) = (fit.scales[index], fit.amplitudes[index])
        var drift = fit.drifts[index]
        let isDrifter = random.uniform() < fit.drifters
        let slope = fit.slope + fit.slopeError * StandardNormal.quantile(random.uniform())
        let isEmptied = random.uniform() < Self.emptiedInHole && fit.hiddenMonths > 0
        let comesBack = monthOfReturn(index, random.uniform(), random.uniform())
        var place = SizeScale.place(of: isEmptied ? 0 : lastNumber)
        // The drifter's number.
        var number = isEmptied ? 0 : lastNumber
        var fading = 1.0
        // Lists that move more from month to month go no further in the long run.
        let share = min(fit.widening * scale * Known.errorDeviation / Known.reach, 1)
        let reversion = max(fit.reversion, 1 - (1 - share * share).squareRoot())
        var result: [Double] = []
        result.reserveCapacity(months)
        for step in 0..<(fit.hiddenMonths + months) {
            let month = lastMonth + (step + 1 - fit.hiddenMonths)
            if let before = fit.lastStep?.before, comesBack == step + 1 {
                (place, number) = (SizeScale.place(of: before), before)
            }
            fading *= Known.damping
            drift *= Known.damping
            let breaks = random.uniform() < Known.breakProbability
            let error = min(max(HeavyTail.quantile4(random.uniform()), -Known.furthest), Known.furthest)
            let steepness = SizeScale.slope(at: SizeScale.number(at: place))
            let innovation =
                breaks
                ? SizeScale.breakWidth(scale, steepness) * 0.8 * min(max(error, -6), 6)
                : scale * error
            let pooled = fit.season.listChange(in: month)
            let own = fit.ownSeason[month.monthOfYear - 1]
            let back = reversion * (place - fit.usual)
            place += min(fit.widening * innovation, Known.highestRise) - back
            place += fit.widening * steepness * drift + steepness * (amplitude * pooled + own)
            place = max(place, 0)
            number += slope * fading + (fit.pooledAmplitude * pooled + own) * lastNumber
            number += fit.widening * fit.changeDeviation * error * 0.5.squareRoot()
            if step >= fit.hiddenMonths { result.append(max(isDrifter ? number : SizeScale.number(at: place), 0)) }
        }
        return result
    }

    /// The month, from 1, in which a particle's last step is taken back as a break that did not last, if any.
    private func monthOfReturn(_ index: Int, _ whether: Double, _ when: Double) -> Int? {
        typealias Known = PathConstants.List
        guard let step = fit.lastStep else { return nil }
        let broken = step.breakProbability(
            scale: fit.scales[index],
            drift: fit.drifts[index],
            amplitude: fit.amplitudes[index]
        )
        let takenBack = step.after < step.before ? Known.fallTakenBack : Known.riseTakenBack
        guard whether < broken * takenBack else { return nil }
        return 1 + Int(log(when) / log(1 - Known.takenBackAMonth))
    }

    /// Probability that noughts after many are the truth.
    private static let emptiedInHole = 0.1

    /// Quantiles of the numbers to come by month, from paths of random numbers of its own.
    ///
    /// - Parameters:
    ///   - probabilities: of the quantiles, ascending.
    ///   - months: how many months ahead.
    ///   - paths: how many paths.
    /// - Returns: a month each, its quantiles.
    package func quantiles(_ probabilities: [Double], months: Int, paths: Int = 1_024) -> [[Double]] {
        let all = (0..<paths)
            .map { number in
                var random = RandomStream(
                    seed: 0,
                    replication: UInt64(number) + 1,
                    service: fit.key,
                    stage: 0,
                    purpose: Purpose.Fit.listPath,
                    week: 0
                )
                return draw(months: months, particle: (Double(number) + 0.5) / Double(paths), random: &random)
            }
        return PathQuantiles.of(all, probabilities)
    }
}

/// Quantiles of paths, month by month.
enum PathQuantiles {
    /// By month, the quantiles (between neighbours, as R's type 7).
    static func of(_ paths: [[Double]], _ probabilities: [Double]) -> [[Double]] {
        (0..<(paths.first?.count ?? 0))
            .map { month in
                let values = paths.map { $0[month] }.sorted()
                return probabilities.map { probability in
                    let place = probability * Double(values.count - 1)
                    let lower = Int(place)
                    let upper = min(lower + 1, values.count - 1)
                    return values[lower] + (place - Double(lower)) * (values[upper] - values[lower])
                }
            }
    }
}
