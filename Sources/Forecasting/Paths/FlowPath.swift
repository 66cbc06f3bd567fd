package import Calendar
import Foundation
import Randomness

/// The law of monthly referrals, or of children seen, in the months to come, from few counts or many.
///
/// A local level on the log scale with a school-year season:
///
///     ln(count + 1/2) = level_t + amplitude x season + own season + e,   var e = excess + 1/(expected + 1/2)
///     level_t = level_(t-1) + w,   var w = gain^2/(1 - gain) x var e
///
/// One Kalman filter a particle; excess, gain and amplitude have priors, the excess about what the counts themselves show,
/// and those particles remain that explain them. Errors are heavy-tailed and move the level by at most 2.5 deviations.
/// A declared shift starts the level anew: each side is estimated from its own months. Ahead the level wanders on, and 2% of
/// months bring a jump.
///
/// A month's count is negative binomial about ``draw(months:particle:random:)`` with ``size(particle:)``. Levels are of
/// calendar months; months may be missing, and a count over several months is an observation of their sum.
package struct FlowPath: Codable, Sendable {
    /// What is counted.
    package enum Kind: String, Codable, Sendable {
        /// Referrals received.
        case referrals
        /// Children seen or assessed.
        case seen
    }

    /// The month of the last count: the first month to come is the next.
    package let lastMonth: Month
    /// log of the expected flow of an average month, at the end of the counts: its mean over the particles.
    package let logLevel: Double
    /// Its standard error.
    package let logLevelError: Double
    /// Counts used.
    package let observations: Int
    let fit: Fit

    /// What was learned: a particle each.
    struct Fit: Codable, Sendable {
        var levels: [Double]
        var levelErrors: [Double]
        /// Root of the excess variance.
        var excess: [Double]
        /// Standard deviation of the level's monthly step.
        var steps: [Double]
        var amplitudes: [Double]
        /// The series' own calendar months, and whether the level goes on to wander and jump.
        var ownSeason: [Double]
        var wanders: Bool
        var season: SchoolYear
        var kind: Kind
    }

    /// Learns the law of counted spans; `nil` when there is none.
    ///
    /// - Parameters:
    ///   - spans: counts over months or longer, in any order.
    ///   - levelShifts: first days from which the level is known to differ.
    ///   - season: the school year.
    ///   - kind: what is counted.
    ///   - key: of the series, so that its fit has random numbers of its own.
    ///   - particles: 512, or 128 for a quick fit.
    package init?(
        fitting spans: [FlowCount],
        levelShifts: [Day] = [],
        season: SchoolYear,
        kind: Kind = .referrals,
        key: UInt64,
        particles: Int = 512
    ) {
        let observed = FlowObservation.ordered(spans)
        guard let end = observed.last else { return nil }
        lastMonth = end.last
        observations = observed.count
        fit = Fit(observed, shifts: levelShifts, season, kind, key: key, particles: max(particles, 1))
        (logLevel, logLevelError) = fit.level
    }

    /// A law for a flow that is stated or worked out rather than counted: its level with an error on the log scale.
    ///
    /// - Parameters:
    ///   - logLevel: log of the expected flow of an average month.
    ///   - logLevelError: its standard error.
    ///   - monthlySize: size of the negative binomial of a month's count.
    ///   - wanders: whether the level goes on to wander and jump as counted ones do.
    ///   - season: the school year; none for the same in all months.
    ///   - kind: what it is.
    ///   - lastMonth: the month after which it begins.
    ///   - particles: how many.
    package init(
        logLevel: Double,
        logLevelError: Double,
        monthlySize: Double,
        wanders: Bool = false,
        season: SchoolYear = .none,
        kind: Kind = .referrals,
        lastMonth: Month,
        particles: Int = 512
    ) {
        self.lastMonth = lastMonth
        self.logLevel = logLevel
        self.logLevelError = logLevelError
        observations = 0
        let excess = 1 / monthlySize.squareRoot()
        let all = { (value: Double) in Array(repeating: value, count: max(particles, 1)) }
        fit = Fit(
            // The expected flow is the mean, not the median, of the count law.
            levels: all(logLevel - excess * excess / 2),
            levelErrors: all(logLevelError),
            excess: all(excess),
            steps: all(wanders ? 0.05 : 0),
            amplitudes: all(1),
            ownSeason: Array(repeating: 0, count: 12),
            wanders: wanders,
            season: season,
            kind: kind
        )
    }

    /// Whether the level goes on to wander and jump.
    package var wanders: Bool { fit.wanders }

    /// NB2 size of an average month's count: the median over the particles.
    package var monthlySize: Double {
        let sorted = fit.excess.sorted()
        return Fit.size(ofExcess: sorted[sorted.count / 2])
    }

    /// NB2 size of a month's count in a particle, from 0 to 1: variance = mean + mean^2/size.
    package func size(particle: Double) -> Double {
        Fit.size(ofExcess: fit.excess[ParticleCloud.index(of: particle, count: fit.excess.count)])
    }
}

extension FlowPath.Fit {
    static func size(ofExcess root: Double) -> Double { rounded9(1 / max(root * root, 1e-6)) }

    /// The mean and the deviation over the particles of the log of the expected flow.
    var level: (mean: Double, error: Double) {
        let n = Double(levels.count)
        let logs = zip(levels, excess)
            .map { level, excess in
                log(FlowPath.mean(ofTypical: exp(level), isCounted: true)) + excess * excess / 2
            }
        let mean = logs.reduce(0, +) / n
        var variance = 0.0
        for (value, error) in zip(logs, levelErrors) {
            variance += ((value - mean) * (value - mean) + error * error) / n
        }
        return (rounded9(mean), rounded9(variance.squareRoot()))
    }
}
