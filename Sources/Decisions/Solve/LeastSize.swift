import Statistics

/// The least size with which goals are met with the probabilities asked for.
///
/// All sizes meet the same replications, so that the probability by size is one curve, drawn once, and the least size is
/// where it crosses. A few replications find where to look; the others are run for the sizes near the answer only.
///
/// The interval holds the sizes that the replications cannot rule out: below it, the probability is short of what is
/// asked for even at the upper end of its 95% interval, and above it, some smaller size has enough even at the lower end.
///
/// Complexity: about `replications` times the sizes near the answer, three or four where the curve rises by several
/// points from one size to the next.
package struct LeastSize: Sendable {
    /// How many sizes there are, rising from none, which is number 0.
    package var sizeCount: Int
    /// The probability that each goal must be met with; `nil`: it is only told.
    package var wanted: [Double?]
    /// Replications with which the answer is given.
    package var replications: Int
    /// Replications with which it is looked for.
    ///
    /// Four times as many tell which sizes are run with all, where many are run at once.
    package var firstReplications = 150
    /// How many sizes around the answer are then run at once, where some sizes tell of others, so that many cost little more than
    /// few; 0: each is run when it is wanted.
    package var sizesAtOnce = 0

    /// A question with these sizes and goals.
    package init(sizeCount: Int, wanted: [Double?], replications: Int) {
        (self.sizeCount, self.wanted, self.replications) = (sizeCount, wanted, replications)
    }

    /// What is found.
    package struct Answer: Equatable, Sendable {
        /// The number of the least size that suffices; `nil`: none does.
        package var size: Int?
        /// The numbers of the least and greatest size that the replications leave open; `nil`: beyond the largest.
        package var low: Int?
        package var high: Int?
        /// Every size that was run, rising.
        package var curve: [Point]
        /// Sizes at which a goal is met less often, beyond chance, than at the smaller one before.
        package var falls: [Int]
    }

    /// The curve at one size.
    package struct Point: Equatable, Sendable {
        package var size: Int
        package var counts: SizeCounts
    }

    /// Looks for the least size.
    ///
    /// - Parameter trials: runs replications, which have not been asked for before, of some sizes.
    /// - Returns: the answer; the same on any number of threads if the trials are.
    /// - Throws: what the trials throw.
    package func find<Failure>(
        _ trials: (_ sizes: [Int], _ replications: Range<Int>) throws(Failure) -> [SizeCounts]
    ) throws(Failure) -> Answer {
        var curve = Curve(self)
        let first = min(firstReplications, replications)
        try curve.measure(ladder, upTo: first, trials)
        // Not to the end: the last sizes are told apart by all replications.
        for _ in 0..<8 {
            let gap = curve.gap(.answer)
            guard let gap, gap.upper - gap.lower > 4 else { break }
            let quarters = (1...3).map { gap.lower + (gap.upper - gap.lower) * $0 / 4 }
            try curve.measure(quarters, upTo: first, trials)
        }
        // None is told beside the answer: it is run with the first of the others, which run it anyway.
        if sizesAtOnce > 0 {
            let middle = min(4 * first, replications)
            try curve.measure([0] + curve.nearby(after: first), upTo: middle, trials)
            try curve.measure([0] + curve.nearby(after: middle), upTo: replications, trials)
        } else {
            try curve.measure([0] + curve.unsettled, upTo: replications, trials)
        }
        var next = curve.unsettled
        while !next.isEmpty {
            try curve.measure(next, upTo: replications, trials)
            next = curve.unsettled
        }
        return Answer(
            size: curve.settled(.answer),
            low: curve.settled(.low),
            high: curve.settled(.high),
            curve: curve.points,
            falls: curve.falls
        )
    }

    /// None, one, two, four and so on to the largest.
    private var ladder: [Int] {
        var sizes = [0]
        var next = 1
        while next < sizeCount - 1 {
            sizes.append(next)
            next *= 2
        }
        return sizeCount > 1 ? sizes + [sizeCount - 1] : sizes
    }
}
