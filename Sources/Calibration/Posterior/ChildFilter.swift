import Foundation
import Randomness

/// A list carried child by child: how likely a draw of its parameters makes what is published when children are whole and
/// chance decides who of them leaves.
///
/// A particle filter. Paths of a list start from whole children and follow the counts exactly, as ``ListFluid`` does; of a
/// month's removals those assessed and the others are drawn one by one, by the same weights and hazards. A path is weighed
/// by its number of other removals, by the level of assessments, and by the published waits; where weights have grown
/// unequal paths are drawn anew. The mean weights multiply to an estimate of the likelihood that is right on average.
final class ChildFilter {
    let fluid: ListFluid
    let record: ListRecord
    let paths: Int
    var random: RandomStream
    // By path.
    var children: UnsafeMutablePointer<Double>
    private var spare: UnsafeMutablePointer<Double>
    var levels: [LevelFilter]
    /// How far the published mean is from the list's own.
    var offsets: [Double]
    private var weights: [Double]
    /// Scratch: the weight of being drawn, by age; and probabilities, by number.
    let lean: UnsafeMutablePointer<Double>
    var chances: [Double] = []
    private let stride: Int
    private let starts: [[Double]]
    private let state: UnsafeMutablePointer<Double>

    /// A filter of a list.
    ///
    /// - Parameters:
    ///   - fluid: the list in expectation, whose hazards these are.
    ///   - paths: paths of a draw.
    ///   - random: where chance comes from.
    init(_ fluid: ListFluid, paths: Int, _ random: RandomStream) {
        self.fluid = fluid
        record = fluid.record
        self.paths = paths
        self.random = random
        stride = fluid.stride
        let room = { (count: Int) -> UnsafeMutablePointer<Double> in
            let pointer = UnsafeMutablePointer<Double>.allocate(capacity: count)
            pointer.initialize(repeating: 0, count: count)
            return pointer
        }
        // Beyond the last path a group of four is read.
        (children, spare) = (room(paths * stride + 8), room(paths * stride + 8))
        (lean, state) = (room(stride + 8), room(stride + 8))
        levels = Array(repeating: LevelFilter(mean: 0, variance: 0), count: paths)
        offsets = Array(repeating: 0, count: paths)
        weights = offsets
        starts = record.startLists.map(Self.whole)
    }

    deinit { for pointer in [children, spare, lean, state] { pointer.deallocate() } }

    /// Bins of children as whole numbers that add up to the same.
    static func whole(_ bins: [Double]) -> [Double] {
        var (sum, given) = (0.0, 0.0)
        return bins.map { children in
            sum += children
            let now = (sum + 1e-9).rounded() - given
            given += now
            return now
        }
    }

    /// The list of a path, as long as it is after a month.
    func list(_ path: Int, after months: Int) -> WholeList {
        let shift = (record.months.count - months) * fluid.steps
        return WholeList(front: children + path * stride + shift, bins: fluid.capacity - shift)
    }

    /// An estimate of the log likelihood of the figures.
    ///
    /// - Parameters:
    ///   - parameters: a draw of the parameters.
    ///   - latents: what was drawn for its months.
    /// - Returns: the estimate, up to a number that is the same for all draws; minus infinity where no path explains them.
    func logLikelihood(_ parameters: UnsafePointer<Double>, _ latents: UnsafePointer<Double>) -> Double {
        fluid.set(parameters)
        fluid.begin(parameters, state)
        let start = starts[fluid.startList(parameters)]
        let level = LevelFilter(
            mean: state[ListFluid.Place.assessedMean],
            variance: state[ListFluid.Place.assessedVariance]
        )
        for path in 0..<paths {
            (children + path * stride).update(repeating: 0, count: stride)
            let front = list(path, after: 0).front
            for (bin, number) in start.enumerated() { front[bin] = number }
            (levels[path], offsets[path], weights[path]) = (level, 0, 0)
        }
        var log = 0.0
        for month in record.months.indices {
            let drawn = latents + month * ListFluid.Latent.count
            let referrals = fluid.takeReferrals(month, drawn, state, &log)
            var maxima = Array(repeating: 0.0, count: paths)
            let before = logMean(weights)
            for path in 0..<paths {
                let own = advance(path, month, referrals: referrals, drawn)
                weights[path] += own.log
                maxima[path] = own.maximum
            }
            let after = logMean(weights)
            guard after > -.infinity else { return -.infinity }
            log += after - before
            if record.months[month].maximum != nil, record.months[month].isCounted {
                // At half weight, as the fluid takes them.
                for path in 0..<paths { weights[path] += maxima[path] }
                let held = logMean(weights)
                log += 0.5 * (held - after)
            }
            resample()
        }
        return log
    }

    private func logMean(_ logs: [Double]) -> Double {
        let top = logs.max() ?? 0
        guard top > -.infinity else { return -.infinity }
        return top + log(logs.reduce(0) { $0 + exp($1 - top) } / Double(paths))
    }

    /// Draws paths anew by their weights, systematically, where half of them are spent.
    private func resample() {
        let top = weights.max() ?? 0
        let shares = weights.map { exp($0 - top) }
        let sum = shares.reduce(0, +)
        guard sum * sum < 0.5 * Double(paths) * shares.reduce(0, { $0 + $1 * $1 }) else { return }
        let start = random.uniform()
        var (below, taken) = (0.0, 0)
        let (oldLevels, oldOffsets) = (levels, offsets)
        for path in 0..<paths {
            below += shares[path] / sum * Double(paths)
            while taken < paths, Double(taken) + start < below || path == paths - 1 {
                (spare + taken * stride).update(from: children + path * stride, count: stride)
                (levels[taken], offsets[taken], weights[taken]) = (oldLevels[path], oldOffsets[path], 0)
                taken += 1
            }
        }
        swap(&children, &spare)
    }
}
