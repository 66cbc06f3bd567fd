import Calendar
import Foundation
package import Randomness

extension FlowPath {
    /// Expected flows of the months after the last count, in one replication: the means of the months' count laws.
    ///
    /// Two numbers of the stream a month, and one before: paths of one stream agree as far as they go.
    ///
    /// - Parameters:
    ///   - months: how many.
    ///   - particle: which particle, from 0 to 1; the same as for ``size(particle:)``.
    ///   - random: the replication's stream for this series.
    /// - Returns: as many numbers as months.
    package func draw(months: Int, particle: Double, random: inout RandomStream) -> [Double] {
        typealias Known = PathConstants.Flow
        let index = ParticleCloud.index(of: particle, count: fit.levels.count)
        let start = fit.levels[index] + fit.levelErrors[index] * StandardNormal.quantile(random.uniform())
        var level = start
        // What remains of the distance from the start after a month: however large the steps, it keeps to the reach.
        let share = fit.steps[index] / Known.reach
        let remaining = max(1 - share * share, 0).squareRoot()
        return (0..<months)
            .map { ahead in
                let (step, jump) = (random.uniform(), random.uniform())
                if fit.wanders {
                    level = start + remaining * (level - start) + fit.steps[index] * StandardNormal.quantile(step)
                    // Whether there is a jump, and how far it goes, from one number.
                    if jump < Known.jumpProbability {
                        level += Known.jumpDeviation * StandardNormal.quantile(jump / Known.jumpProbability)
                    }
                }
                return expected(level, index, monthsAhead: ahead + 1)
            }
    }

    /// The expected course, as a note or a chart shows it: the mean over the particles, with no step to come.
    package func expectedCourse(months: Int) -> [Double] {
        (0..<months)
            .map { ahead in
                let sum = fit.levels.indices.reduce(0.0) { sum, index in
                    let variance = fit.levelErrors[index] * fit.levelErrors[index]
                    return sum + expected(fit.levels[index] + variance / 2, index, monthsAhead: ahead + 1)
                }
                return sum / Double(fit.levels.count)
            }
    }

    /// Expected flow in an average month at the end of the counts, for a standard normal draw of the level.
    package func monthlyMean(levelNormal: Double = 0) -> Double {
        exp(logLevel + logLevelError * levelNormal)
    }

    /// Expected flow in an average month at the end of the counts, in one replication: where
    /// ``draw(months:particle:random:)`` begins.
    ///
    /// - Parameters:
    ///   - particle: which particle, from 0 to 1.
    ///   - random: the replication's stream for this series, which is left as it is.
    /// - Returns: a flow a month.
    package func monthlyMean(particle: Double, random: RandomStream) -> Double {
        var random = random
        let index = ParticleCloud.index(of: particle, count: fit.levels.count)
        let level = fit.levels[index] + fit.levelErrors[index] * StandardNormal.quantile(random.uniform())
        let excess = fit.excess[index]
        return Self.mean(ofTypical: exp(min(level, 25)), isCounted: observations > 0) * exp(excess * excess / 2)
    }

    /// The mean of a month's count law.
    private func expected(_ level: Double, _ index: Int, monthsAhead: Int) -> Double {
        let month = lastMonth + monthsAhead
        let season =
            fit.amplitudes[index] * fit.season.logFlow(of: fit.kind, in: month)
            + fit.ownSeason[month.monthOfYear - 1]
        let excess = fit.excess[index]
        let typical = exp(min(level + season, 25))
        return Self.mean(ofTypical: typical, isCounted: observations > 0) * exp(excess * excess / 2)
    }

    /// The mean of counts whose mean of ln(count + 1/2) is that of a typical value, but for their excess.
    ///
    /// The two are alike from a few a month on; a series of noughts has a typical value of 1/2.
    static func mean(ofTypical typical: Double, isCounted: Bool) -> Double {
        guard isCounted else { return typical }
        return max(typical * typical - 0.36, 0.04 * typical * typical).squareRoot()
    }
}
