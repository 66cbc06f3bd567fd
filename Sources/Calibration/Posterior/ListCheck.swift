import Forecasting
import Foundation
import Randomness
import Wording

/// Draws of a list's posterior held against whole children: how many of them still count.
///
/// The posterior takes a list in expectation. Each draw is run once more child by child, on paths that follow the published
/// counts, and is weighed by how much likelier, or less likely, that makes the figures. Were both alike all draws would
/// count the same. Part of the weights' spread is the chance of few paths: it makes the number too low, never too high.
package struct ListCheck: Codable, Sendable, Equatable {
    /// Draws that were run.
    package var draws: Int
    /// As many as would tell as much, were they of equal weight: (sum of weights)^2 / sum of squares.
    package var effective: Double

    /// Below one draw in so many the check says so.
    private static let most = 20.0

    /// Whether few draws count.
    package var isLow: Bool { effective * Self.most < Double(draws) }

    /// What that means.
    package var sentence: String {
        "run child by child, \(words(max(1, effective.rounded()))) of \(draws) draws explain the figures about as well as "
            + "the best: what is said of this list rests on few, and its ranges are less sure than they look"
    }
}

extension ListCheck {
    /// Paths of a draw: more where few children make chance large, and each costs little.
    ///
    /// Of lists from which more leave than can be drawn one by one in the time, fewer than ``fewestPaths`` are left.
    private static func paths(_ record: ListRecord) -> Int {
        Int(min(mostMoves / (record.usualReferrals * Double(record.months.count)), 64))
    }

    private static let fewestPaths = 2
    /// Children who come to a draw's paths in all months.
    private static let mostMoves = 16_000.0

    /// Holds draws of a posterior against whole children; `nil` for a list of one count, and for one too large for it.
    init?(_ sampler: ListSampler, draws: Int) {
        guard draws > 0, !sampler.record.months.isEmpty else { return nil }
        let paths = Self.paths(sampler.record)
        guard paths >= Self.fewestPaths else { return nil }
        self.init(Self.logWeights(sampler, draws, paths: paths))
    }

    /// What draws weigh.
    ///
    /// - Parameters:
    ///   - sampler: the draws.
    ///   - count: how many of them.
    ///   - paths: paths of each.
    /// - Returns: the logs of their weights; minus infinity where no path explains the figures.
    static func logWeights(_ sampler: ListSampler, _ count: Int, paths: Int) -> [Double] {
        let key = RandomStream.serviceKey(sampler.record.id)
        let random = RandomStream(seed: 0, replication: 3, at: .listPosterior(of: key))
        let filter = ChildFilter(sampler.fluid, paths: paths, random)
        let last = ListParameter.count
        return (0..<count)
            .map { draw in
                let particle = draw * sampler.count / count
                return sampler.parameters.withUnsafeBufferPointer { parameters in
                    sampler.latents.withUnsafeBufferPointer { latents in
                        filter.logLikelihood(
                            parameters.baseAddress! + particle * last,
                            latents.baseAddress! + particle * sampler.width
                        ) - sampler.logLikelihood(particle)
                    }
                }
            }
    }

    /// The effective number of draws with such weights.
    init(_ logs: [Double]) {
        draws = logs.count
        effective = 0
        // A draw that was impossible before says nothing of how it compares.
        let known = logs.filter(\.isFinite)
        guard let top = known.max() else { return }
        let weights = known.map { exp($0 - top) }
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        effective = rounded9(pow(weights.reduce(0, +), 2) / squares)
    }
}
