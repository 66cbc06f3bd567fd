import Foundation
import Randomness

extension WaitCells {
    /// A cell with the children that a list has in it.
    struct Filled {
        var from: Double
        var below: Double
        var children: Int
        /// Whether nothing published ends it.
        var isOpen = false
    }

    /// Whole numbers of children that agree with everything published, chance where that leaves them open.
    ///
    /// Numbers that are not known are shared out at random in proportion to the shape; a cell in which a percentile or a
    /// share lies is parted there.
    func filled(by shape: StretchedShape, _ random: inout RandomStream) -> [Filled] {
        let span = number.upperBound - number.lowerBound + 1
        let children = number.lowerBound + min(span - 1, Int(random.uniform() * Double(span)))
        let open = cells.indices.filter { !cells[$0].isExact }
        var counts = cells.map(\.count.lowerBound)
        if open.count == 1 {
            let others = counts.reduce(0, +) - counts[open[0]]
            counts[open[0]] = max(0, children - others)
        } else if !open.isEmpty {
            share(children, among: open, of: shape, &counts, &random)
        }
        var filled = zip(cells, counts).map { Filled(from: $0.from, below: $0.below, children: $1) }
        part(&filled, children: children, &random)
        return filled
    }

    /// Gives cells that are not known what the others leave: first those that are withheld, then the gaps.
    private func share(
        _ children: Int,
        among open: [Int],
        of shape: StretchedShape,
        _ counts: inout [Int],
        _ random: inout RandomStream
    ) {
        let all = shape.law.total.mass
        let masses = cells.map { max(shape.law.part(from: $0.from, to: $0.below).total.mass / all, 1e-12) }
        let isNarrow = { (index: Int) in cells[index].count.upperBound - cells[index].count.lowerBound <= 20 }
        var left = open.filter(isNarrow) + open.filter { !isNarrow($0) }
        var rest = max(0, children - cells.indices.reduce(0) { cells[$1].isExact ? $0 + counts[$1] : $0 })
        while let index = left.first {
            left.removeFirst()
            let later = left.map { cells[$0].count }
            let low = max(cells[index].count.lowerBound, rest - later.reduce(0) { $0 + $1.upperBound })
            let high = min(cells[index].count.upperBound, rest - later.reduce(0) { $0 + $1.lowerBound })
            let allowed = max(0, low)...max(0, low, high)
            let mass = masses[index] + left.reduce(0) { $0 + masses[$1] }
            counts[index] =
                isNarrow(index)
                ? Self.withheld(allowed, expected: masses[index] * Double(children), random.uniform())
                : min(
                    max(
                        CountInversion.binomial(
                            random.uniform(),
                            trials: rest,
                            probability: min(1, masses[index] / mass)
                        ),
                        allowed.lowerBound
                    ),
                    allowed.upperBound
                )
            rest -= counts[index]
        }
    }

    /// A withheld number: Poisson within its range, with a mean half way, on the log scale, from the middle of the range to
    /// what the shape expects: a shape that would have more does not make the greatest number certain.
    private static func withheld(_ range: ClosedRange<Int>, expected: Double, _ u: Double) -> Int {
        let middle = Double(range.lowerBound + range.upperBound) / 2
        let mean = max((expected * max(middle, 0.5)).squareRoot(), 0.05)
        var weight = 1.0
        let weights = range.map { count in
            if count > range.lowerBound { weight *= mean / Double(count) }
            return weight
        }
        var below = u * weights.reduce(0, +)
        for (count, weight) in zip(range, weights) {
            below -= weight
            if below < 0 { return count }
        }
        return range.upperBound
    }

    /// Parts cells at percentiles and shares.
    private func part(_ filled: inout [Filled], children: Int, _ random: inout RandomStream) {
        var least = 0
        for knot in knots {
            let weeks = max(knot.weeks + knot.weeksSlack * (2 * random.uniform() - 1), 0.05)
            let share = knot.share + knot.shareSlack * (2 * random.uniform() - 1)
            guard let index = filled.firstIndex(where: { $0.from < weeks && weeks < $0.below }) else { continue }
            let wanted = Int((min(max(share, 0), 1) * Double(children)).rounded())
            let before = filled[..<index].reduce(0) { $0 + $1.children }
            let cell = filled[index]
            let below = min(max(max(wanted, least) - before, 0), cell.children)
            least = before + below
            filled[index] = Filled(from: cell.from, below: weeks, children: below)
            filled.insert(Filled(from: weeks, below: cell.below, children: cell.children - below), at: index + 1)
        }
    }

    /// The rate at which those in an open last band thin out beyond its edge: the average rate from a third of the edge up
    /// to it, times exp(N(0.73, 0.70^2)).
    ///
    /// `nil`: the band begins below 40 weeks, where the shape says more, or nothing is known of a third of it.
    func tailRate(_ counts: [Double], tail: Double) -> Double? {
        guard let last = cells.last, last.from >= 40 else { return nil }
        // The edge nearest to a third: 18 weeks of 52.
        let beyond = { (edge: Double) in
            zip(cells, counts).reduce(0) { $1.0.from >= edge ? $0 + $1.1 : $0 }
        }
        let open = counts[counts.count - 1]
        let edges = cells.map(\.from).filter { $0 < last.from && beyond($0) > open }
        guard open > 0, let edge = edges.min(by: { abs($0 - 0.346 * last.from) < abs($1 - 0.346 * last.from) })
        else { return nil }
        let before = log(beyond(edge) / open) / (last.from - edge)
        return min(max(before * exp(0.73 + 0.70 * tail), 1.0 / 104), 2)
    }
}
