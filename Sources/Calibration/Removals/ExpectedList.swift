import Areas
import Foundation

/// A list in expectation: children by wait in half weeks, moved on without chance.
struct ExpectedList {
    /// Half weeks in a week.
    private static let parts = 2.0
    /// Lists that are averaged, and shapes from which they are taken.
    private static let lists = 8
    private static let candidates = 64

    /// Children by completed half weeks of waiting, the newest first.
    private var children: [Double]

    /// The list rebuilt from a published count.
    init(at point: StockPoint) {
        self.init(point.published)
    }

    /// The average of lists that agree with what is published.
    init(_ published: PublishedWaits) {
        let lists =
            WaitReconstruction(published, isRounded: false, count: Self.lists, candidates: Self.candidates)?.lists ?? []
        children = Array(repeating: 0, count: Int((lists.map(\.longest).max() ?? 0) * Self.parts) + 1)
        for list in lists {
            for (weeks, number) in zip(list.weeks, list.children) {
                children[Int(Double(weeks) * Self.parts)] += Double(number) / Double(lists.count)
            }
        }
    }

    /// Mean wait in weeks.
    var mean: Double {
        var (sum, weighted) = (0.0, 0.0)
        for (index, count) in children.enumerated() {
            sum += count
            weighted += count * (Double(index) + 0.5)
        }
        return sum > 0 ? weighted / sum / Self.parts : 0
    }

    /// Mean wait of a child drawn with weight exp(kappa x wait / mean wait), in weeks.
    func meanWhenTaken(kappa: Double) -> Double {
        let rate = kappa / max(mean * Self.parts, 1)
        let top = rate > 0 ? Double(children.count - 1) * rate : 0
        var (sum, weighted) = (0.0, 0.0)
        for (index, count) in children.enumerated() {
            let weight = count * exp(rate * Double(index) - top)
            sum += weight
            weighted += weight * (Double(index) + 0.5)
        }
        return sum > 0 ? weighted / sum / Self.parts : 0
    }

    /// The wait beyond which half a child is expected.
    var longest: Double {
        var beyond = 0.0
        for (index, count) in children.enumerated().reversed() {
            if beyond + count >= 0.5 { return (Double(index) + 1 - (0.5 - beyond) / count) / Self.parts }
            beyond += count
        }
        return 0
    }

    /// Moves the list on, in two steps a week.
    mutating func advance(
        weeks: Double,
        referrals: Double,
        removals: Double,
        leaving: Double,
        kappa: Double,
        psi: Double
    ) {
        let steps = Int((weeks * Self.parts).rounded())
        let share = 1 / Double(steps)
        let young = Int(13 * Self.parts)
        for _ in 0..<steps {
            let total = children.reduce(0, +)
            guard total > 0 else { break }
            let early = min(psi * removals * share, 0.9 * children.prefix(young).reduce(0, +))
            remove(early, below: young)
            remove(removals * share - early, kappa: kappa)
            let staying = max(0, 1 - leaving * share / total)
            for index in children.indices { children[index] *= staying }
            children.insert(referrals * share, at: 0)
        }
    }

    /// Takes an expected number evenly from the young.
    private mutating func remove(_ number: Double, below young: Int) {
        let total = children.prefix(young).reduce(0, +)
        guard total > 0 else { return }
        let staying = 1 - number / total
        for index in 0..<min(young, children.count) { children[index] *= staying }
    }

    /// Takes an expected number with weight exp(kappa x wait / mean wait), nowhere more than there are.
    private mutating func remove(_ number: Double, kappa: Double) {
        let total = children.reduce(0, +)
        guard number > 0, total > 0 else { return }
        let meanIndex = children.enumerated().reduce(0) { $0 + (Double($1.offset) + 0.5) * $1.element } / total
        let rate = kappa / max(meanIndex, 1)
        let top = rate > 0 ? Double(children.count - 1) * rate : 0
        var rest = min(number, total)
        // What a cohort cannot give is asked of the others; three rounds leave nothing that matters.
        for _ in 0..<3 where rest > 1e-9 {
            var weight = exp(-top)
            let ratio = exp(rate)
            var sum = 0.0
            var weights = Array(repeating: 0.0, count: children.count)
            for index in children.indices {
                weights[index] = weight * children[index]
                sum += weights[index]
                weight *= ratio
            }
            guard sum > 0 else { return }
            var given = 0.0
            for index in children.indices {
                let taken = min(children[index], rest * weights[index] / sum)
                children[index] -= taken
                given += taken
            }
            rest -= given
        }
    }
}
