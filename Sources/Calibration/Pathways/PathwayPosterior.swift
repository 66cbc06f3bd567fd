package import Calendar
import Foundation
package import Randomness

/// What a pathway's published figures say of what is not published: how much it can do, what waits, which refusals come back,
/// and whom it takes first.
///
/// Particles are led from the prior to the posterior by tempering (Del Moral, Doucet and Jasra 2006): the likelihood is
/// raised in steps that keep half of them effective, and after each step they are resampled and moved by proposals that keep
/// the prior (Neal 1998). All random numbers are keyed by the service.
package struct PathwayPosterior: Codable, Sendable {
    /// The number of the stage whose capacity and list are inferred.
    package let stage: Int
    /// As likely as one another.
    package let draws: [PathwayDraw]
    /// The last day that the figures reach to.
    package let end: Day
    /// The first year of which nothing is published.
    package let nextYear: Int
    /// What was found, in words.
    package let sentences: [String]

    /// The share of draws in which refusals that come back explain the figures.
    package var returningShare: Double {
        Double(draws.count { $0.returning >= PathwayDraw.manyReturning }) / Double(max(1, draws.count))
    }

    /// The draw of a number from 0 to 1.
    package func draw(_ variant: Double) -> PathwayDraw { draws[Int(variant * Double(draws.count))] }

    /// Standard deviation, on the log scale, of what a pathway can do from year to year.
    package static let capacityStep = PathwayPrior.capacityStep

    /// How much of a year's distance from what is usual is kept in the next.
    ///
    /// Assumed: managers bring what can be done back to what comes, in years rather than months.
    package static let capacityPersistence = 0.3

    /// log deviation of what it can do from what the draw says, year by year: the first year's is in the draw.
    package static func capacityPath(years: Int, _ random: inout RandomStream) -> [Double] {
        var deviation = 0.0
        return (0..<years)
            .map { year in
                if year > 0 {
                    deviation =
                        capacityPersistence * deviation + capacityStep * StandardNormal.quantile(random.uniform())
                }
                return deviation
            }
    }

    private static let particleCount = 400
    /// How far proposals of a particle go, one after the other.
    private static let proposals = [0.5, 0.25, 0.12, 0.25]
}

extension PathwayPosterior {
    /// A particle: where it stands in the prior, what came of it and how likely that makes the figures.
    struct Particle {
        var x: [Double]
        var setting: PathwayFluid.Setting
        var result: PathwayFluid.Result
        var logLikelihood: Double
    }

    /// Particles of the posterior, each as likely.
    static func particles(_ figures: PathwayFigures, _ prior: PathwayPrior, key: UInt64) -> [Particle] {
        let fluid = PathwayFluid(figures)
        var random = RandomStream(
            seed: 0,
            replication: 0,
            service: key,
            stage: 0,
            purpose: .parameters,
            week: PathwayStream.fit
        )
        func particle(_ x: [Double]) -> Particle {
            let setting = prior.setting(x)
            let result = fluid.run(setting)
            return Particle(
                x: x,
                setting: setting,
                result: result,
                logLikelihood: logLikelihood(result, figures)
            )
        }
        func normal() -> Double { StandardNormal.quantile(random.uniform()) }
        var all = (0..<particleCount).map { _ in particle((0..<prior.count).map { _ in normal() }) }
        var reached = 0.0
        while reached < 1 {
            let next = temperature(after: reached, all.map(\.logLikelihood))
            let weights = weights(all.map { (next - reached) * $0.logLikelihood })
            all = resampled(all, weights, random.uniform())
            reached = next
            for number in all.indices {
                for proposal in proposals {
                    let kept = (1 - proposal * proposal).squareRoot()
                    let moved = particle(all[number].x.map { kept * $0 + proposal * normal() })
                    let gain = reached * (moved.logLikelihood - all[number].logLikelihood)
                    if log(max(random.uniform(), 1e-300)) < gain { all[number] = moved }
                }
            }
        }
        return all
    }

    /// How likely the published shares and counts are.
    static func logLikelihood(_ result: PathwayFluid.Result, _ figures: PathwayFigures) -> Double {
        var sum = 0.0
        for (share, expected) in zip(figures.shares, result.shares) {
            let least = 0.5 / max(share.of, 2)
            let p = min(max(share.share, least), 1 - least)
            let q = min(max(expected, 0.004), 0.996)
            let error = share.kind == .inTime ? PathwayPrior.inTimeError : PathwayPrior.afterAYearError
            let variance = error * error + 1 / (max(share.of, 2) * p * (1 - p))
            let gap = log(p / (1 - p)) - log(q / (1 - q))
            sum -= 0.5 * gap * gap / variance
        }
        for completed in result.completed where completed < 0.98 {
            let gap = log(max(completed, 1e-3)) / PathwayPrior.accountError
            sum -= 0.5 * gap * gap
        }
        return sum
    }

    /// The next power of the likelihood: the one that leaves half of the particles effective, or 1.
    private static func temperature(after reached: Double, _ logLikelihoods: [Double]) -> Double {
        func effective(_ next: Double) -> Double {
            let weights = weights(logLikelihoods.map { (next - reached) * $0 })
            return 1 / weights.reduce(0) { $0 + $1 * $1 }
        }
        let half = Double(logLikelihoods.count) / 2
        guard effective(1) < half else { return 1 }
        var (low, high) = (reached, 1.0)
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if effective(middle) < half { high = middle } else { low = middle }
        }
        return max(low, min(1, reached + 1e-4))
    }

    static func weights(_ logarithms: [Double]) -> [Double] {
        let most = logarithms.max() ?? 0
        let weights = logarithms.map { exp($0 - most) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    /// Systematic resampling.
    static func resampled<Item>(_ items: [Item], _ weights: [Double], _ uniform: Double) -> [Item] {
        var drawn: [Item] = []
        var (sum, place) = (weights[0], 0)
        for number in items.indices {
            let at = (Double(number) + uniform) / Double(items.count)
            while sum < at, place < items.count - 1 {
                place += 1
                sum += weights[place]
            }
            drawn.append(items[place])
        }
        return drawn
    }
}

/// Numbers of the streams that a pathway's fit draws from, apart from those of runs.
enum PathwayStream {
    static let fit: UInt64 = 1 << 50
    static let ahead: UInt64 = 1 << 50 | 1
}
