package import Calendar
import Foundation
package import Randomness
import Statistics

/// A published wait of those on a list at the end of a month.
package struct WaitCount: Codable, Hashable, Sendable {
    /// The month.
    package var month: Month
    /// The wait, in weeks.
    package var weeks: Double

    /// A wait.
    package init(_ month: Month, _ weeks: Double) {
        (self.month, self.weeks) = (month, weeks)
    }
}

/// The law of a list's published mean or longest wait in the next few months, from its own past.
///
/// The mean follows a damped drift, shrunk the more the shorter the wait, since short waits keep no course. The longest
/// grows by a month each month that nobody at the head of the list is removed, and else falls: how often and how far is
/// learned from the past. A share of its replications follow a damped drift too. No path grows faster than time.
///
/// Made for one to four months: beyond, the flows of the list say more than its past waits.
package struct WaitPath: Codable, Sendable {
    /// Which wait.
    package enum Measure: String, Codable, Sendable {
        case mean
        case longest
    }

    /// The month of the last figure.
    package let lastMonth: Month
    /// The last figure, in weeks.
    package let lastWeeks: Double
    /// How many figures were used.
    package let observations: Int
    let drift: DriftLaw
    let ageing: AgeingLaw?

    /// Learns the law; `nil` when there is no figure.
    ///
    /// - Parameters:
    ///   - waits: figures by month, in any order; months may be missing.
    ///   - measure: which wait it is.
    ///   - key: of the list, so that its fit has random numbers of its own.
    package init?(_ waits: [WaitCount], _ measure: Measure, key: UInt64) {
        var known: [WaitCount] = []
        for wait in waits.sorted(by: { $0.month < $1.month }) where wait.weeks.isFinite && wait.weeks >= 0 {
            if known.last?.month == wait.month { known.removeLast() }
            known.append(wait)
        }
        guard let last = known.last else { return nil }
        (lastMonth, lastWeeks, observations) = (last.month, last.weeks, known.count)
        switch measure {
        case .mean:
            drift = DriftLaw(known, PathConstants.Wait.mean)
            ageing = nil
        case .longest:
            drift = DriftLaw(known, PathConstants.Wait.longest)
            ageing = AgeingLaw(known, key: key)
        }
    }

    /// Waits, in weeks, at the ends of the months after the last figure, in one replication.
    ///
    /// Three numbers of the stream a month, and two before.
    ///
    /// - Parameters:
    ///   - months: how many.
    ///   - particle: which particle, from 0 to 1.
    ///   - random: the replication's stream for this list.
    /// - Returns: as many waits as months.
    package func draw(months: Int, particle: Double, random: inout RandomStream) -> [Double] {
        let drifts = random.uniform() < PathConstants.Wait.longestDrifters || ageing == nil
        let slope = drift.slope + drift.slopeError * StandardNormal.quantile(random.uniform())
        var (weeks, fading) = (lastWeeks, 1.0)
        return (1...max(months, 1)).prefix(months)
            .map { month in
                let (first, second, third) = (random.uniform(), random.uniform(), random.uniform())
                if drifts {
                    fading *= drift.damping
                    weeks += slope * fading + drift.deviation * HeavyTail.quantile4(first) / 2.squareRoot()
                } else if let ageing {
                    weeks = max(weeks + ageing.change(particle, first, second, third), 0)
                }
                // Nobody's wait grows faster than time; half a week is rounding.
                return max(min(weeks, lastWeeks + Double(month) * averageMonthWeeks + 0.5), 0)
            }
    }
}

/// A damped drift of waits, shrunk.
struct DriftLaw: Codable, Sendable {
    let slope: Double
    let slopeError: Double
    let deviation: Double
    let damping: Double

    init(_ waits: [WaitCount], _ known: PathConstants.Wait.Drift) {
        let last = waits[waits.count - 1]
        var (months, sum, weight, squares) = (0.0, 0.0, 0.0, 0.0)
        for (from, to) in zip(waits, waits.dropFirst()) {
            let gap = Double(to.month - from.month)
            let age = Double(last.month - to.month)
            let change = to.weeks - from.weeks
            let most = max(known.clip * last.weeks, 3) * gap.squareRoot()
            months += pow(known.discount, age) * gap
            sum += pow(known.discount, age) * min(max(change, -most), most)
            weight += pow(known.spreadDiscount, age)
            squares += pow(known.spreadDiscount, age) * change * change / gap
        }
        let shrinkage = known.shrinkage * pow(max(last.weeks, 1) / 20, -known.shrinkageByWait)
        let mean = sum / (months + shrinkage)
        let prior = max(known.scale * last.weeks, known.leastScale)
        let about = max(squares - weight * mean * mean, 0.1 * squares)
        let variance = (known.priorMonths * prior * prior + about) / (known.priorMonths + weight)
        slope = rounded9(mean)
        deviation = rounded9(known.widening * variance.squareRoot())
        slopeError = rounded9(known.widening * (known.slopeWidening * variance / (months + shrinkage)).squareRoot())
        damping = known.damping
    }
}

/// How the longest wait goes on: with time, or down when the head of the list is removed.
struct AgeingLaw: Codable, Sendable {
    /// A particle each: probability that a month only ages the list, and the mean fall of a month that does more, in weeks.
    let ages: [Double]
    let falls: [Double]

    init(_ waits: [WaitCount], key: UInt64) {
        typealias Known = PathConstants.Wait
        let last = waits[waits.count - 1]
        var (aged, fell, sum) = (0.0, 0.0, 0.0)
        for (from, to) in zip(waits, waits.dropFirst()) {
            let gap = Double(to.month - from.month)
            let weight = pow(Known.ageingDiscount, Double(last.month - to.month))
            let short = averageMonthWeeks * gap - (to.weeks - from.weeks)
            if abs(short) < Known.ageingTolerance {
                aged += weight * gap
            } else {
                fell += weight
                sum += weight * min(abs(short), Known.ageingClip * last.weeks)
            }
        }
        let prior = Known.fallScale * pow(max(last.weeks, 1), Known.fallByWait)
        var random = RandomStream(
            seed: 0,
            replication: 0,
            service: key,
            stage: 2,
            purpose: Purpose.Fit.listPath,
            week: 0
        )
        let lattice = ParticleCloud.Lattice(&random)
        let share = try? Beta(alpha: Known.agesPrior + aged, beta: Known.fallsPrior + fell)
        let rate = try? Gamma(shape: Known.fallPriorMonths + fell, scale: 1)
        let particles = 0..<256
        ages = particles.map { rounded9(share?.quantile(lattice.point($0, axis: 0)) ?? 0.5) }
        falls = particles.map {
            rounded9((Known.fallPriorMonths * prior + sum) / max(rate?.quantile(lattice.point($0, axis: 1)) ?? 1, 1e-6))
        }
    }

    /// A month's change.
    func change(_ particle: Double, _ first: Double, _ second: Double, _ third: Double) -> Double {
        let index = ParticleCloud.index(of: particle, count: ages.count)
        if first < ages[index] {
            return averageMonthWeeks + PathConstants.Wait.rounding * StandardNormal.quantile(second)
        }
        let fall = -log(second) * falls[index]
        return third < PathConstants.Wait.riseProbability ? averageMonthWeeks + fall / 2 : averageMonthWeeks - fall
    }
}
