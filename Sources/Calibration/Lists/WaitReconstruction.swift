import Areas
import Foundation
import Randomness
import Wording

/// Lists that agree with what is published of the waits of one date, all as likely as one another.
///
/// Every candidate of ``WaitShapes`` is stretched to the published mean, else to a median, a percentile, a share or a band's
/// edge, else so that its expected longest wait is the published one. Candidates are weighed by what else is published
/// and by the referrals of recent months (``WaitWeights``), and as many as are asked for are drawn systematically, in the
/// order of their tails. Of each a list is then made that is exact at the edges of bands (``WaitCells``,
/// ``WaitPlacement``).
struct WaitReconstruction: Sendable {
    /// The lists, those with the shortest tails first.
    let lists: [RebuiltWaits]
    /// What of the published figures was not used, because others contradict it.
    let contradictions: [WaitContradiction]

    /// Lists that a replication may start with.
    static let variants = 64

    /// Rebuilds the lists; `nil` if nothing says how many children there are.
    ///
    /// - Parameters:
    ///   - published: what is published.
    ///   - flows: referrals and removals of the months before.
    ///   - isRounded: whether means are drawn within their rounding, or taken as they stand.
    ///   - count: how many lists.
    ///   - candidates: of how many shapes they are drawn.
    init?(
        _ published: PublishedWaits,
        flows: RecentFlows = RecentFlows(),
        isRounded: Bool = true,
        count: Int = variants,
        candidates: Int = WaitShapes.count
    ) {
        guard let cells = WaitCells(published, isRounded: isRounded) else { return nil }
        contradictions = cells.contradictions + flows.contradictions(with: published)
        guard cells.number.upperBound > 0 else {
            lists = Array(repeating: .empty, count: count)
            return
        }
        let stretched = WaitShapes.candidates.prefix(candidates).map { StretchedShape($0, to: cells) }
        let weights = WaitWeights(cells, flows: flows).weights(of: stretched)
        let order = stretched.indices.sorted {
            (stretched[$0].tailShare, $0) < (stretched[$1].tailShare, $1)
        }
        let chosen = Self.systematic(order.map { weights[$0] }, count: count).map { order[$0] }
        let made = chosen.enumerated()
            .map { variant, candidate in
                var random = RandomStream(seed: 0, replication: 0, at: .rebuiltWaits(variant))
                return WaitPlacement(cells, stretched[candidate], &random).list
            }
        lists = Self.byTail(made)
    }

    /// The places of as many draws as are asked for, evenly over the weights.
    private static func systematic(_ weights: [Double], count: Int) -> [Int] {
        let step = weights.reduce(0, +) / Double(count)
        var chosen: [Int] = []
        var below = 0.0
        for (index, weight) in weights.enumerated() {
            below += weight
            while chosen.count < count, (Double(chosen.count) + 0.5) * step < below { chosen.append(index) }
        }
        while chosen.count < count { chosen.append(weights.count - 1) }
        return chosen
    }

    /// Lists by the share who have waited more than twice the mean of all of them, the least first.
    private static func byTail(_ lists: [RebuiltWaits]) -> [RebuiltWaits] {
        let mean = lists.reduce(0) { $0 + $1.mean } / Double(max(1, lists.count))
        let tails = lists.map { list in
            list.number > 0 ? 1 - Double(list.number(below: 2 * mean)) / Double(list.number) : 0
        }
        return lists.indices.sorted { (tails[$0], lists[$0].longest, $0) < (tails[$1], lists[$1].longest, $1) }
            .map { lists[$0] }
    }
}

/// A shape with its length.
struct StretchedShape: Sendable {
    /// The law of waits.
    let law: WaitLaw
    /// Standard normal: how an open last band falls.
    let tail: Double
    /// Its mean wait in weeks.
    let mean: Double
    /// The share beyond two and a half of its means.
    let tailShare: Double

    /// A candidate at the length that the cells ask for.
    init(_ candidate: WaitShapes.Candidate, to cells: WaitCells) {
        tail = candidate.tail
        let law: WaitLaw
        if let mean = cells.mean {
            let middle = max((mean.lowerBound + mean.upperBound) / 2, 0.05)
            law = candidate.law(meanWeeks: middle).stretched(middle)
        } else if let (weeks, share) = cells.anchor {
            let shape = candidate.law(meanWeeks: min(max(weeks, 1), 200))
            law = shape.stretched(weeks / max(shape.quantiles([share])[0], 1e-3))
        } else if let maximum = cells.maximum, maximum > 0 {
            // The median of the longest of so many waits.
            let shape = candidate.law(meanWeeks: max(maximum / 3, 1))
            let share = pow(0.5, 1 / Double(max(1, cells.number.upperBound)))
            law = shape.stretched(maximum / max(shape.quantiles([share])[0], 1e-3))
        } else {
            let mean = candidate.unknownMean
            law = candidate.law(meanWeeks: mean).stretched(mean)
        }
        self.law = law
        let total = law.total
        mean = total.mean
        tailShare = law.mass(from: 2.5 * total.mean) / total.mass
    }
}

extension WaitCells {
    /// The wait below which a published share lies that is nearest to a half: of percentiles, shares and edges.
    fileprivate var anchor: (weeks: Double, share: Double)? {
        var known = knots.map { ($0.weeks, $0.share) }
        if isBanded {
            let all = Double(max(1, number.upperBound))
            var below = 0.0
            for (cell, next) in zip(cells, cells.dropFirst()) {
                below += Double(cell.count.lowerBound + min(cell.count.upperBound, number.upperBound)) / 2
                // Next to 0 and to 1 an edge says little of the length.
                known.append((next.from, min(max(below / all, 0.02), 0.98)))
            }
        }
        return known.filter { $0.0 > 0 && $0.1 > 0 && $0.1 < 1 }.min { abs($0.1 - 0.5) < abs($1.1 - 0.5) }
    }
}
