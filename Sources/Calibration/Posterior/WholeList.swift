import Foundation
import Randomness

/// Whole children by age, in bins as wide as a step, the youngest first: a list on which chance decides who leaves.
///
/// It is a view of numbers that somebody else holds.
struct WholeList {
    /// Children of the youngest bin, and the number of bins.
    let front: UnsafeMutablePointer<Double>
    let bins: Int

    /// How many there are.
    var number: Double {
        var sum = 0.0
        for bin in 0..<bins { sum += front[bin] }
        return sum
    }

    /// The bin of the oldest child; `nil`: nobody waits.
    var oldest: Int? {
        var bin = bins - 1
        while bin >= 0 {
            if front[bin] > 0 { return bin }
            bin -= 1
        }
        return nil
    }

    /// Takes children off one after another, drawn by a weight of their age.
    ///
    /// - Parameters:
    ///   - count: how many, and no more than there are.
    ///   - weight: the weight of a child of each bin.
    ///   - fromOldest: whether bins are looked through from the oldest: quicker where these weigh most.
    ///   - random: where chance comes from.
    ///   - ages: gets the sum of the bins of those taken.
    mutating func take(
        _ count: Int,
        by weight: UnsafePointer<Double>,
        fromOldest: Bool,
        _ random: inout RandomStream,
        ages: inout Double
    ) {
        guard count > 0 else { return }
        var all = 0.0
        for bin in 0..<bins { all += front[bin] * weight[bin] }
        for _ in 0..<count {
            guard let bin = draw(by: weight, all: all, fromOldest: fromOldest, random.uniform()) else { return }
            front[bin] -= 1
            all -= weight[bin]
            ages += Double(bin)
        }
    }

    /// Adds children of such ages as a weight draws from the list as it is; to an empty one, the youngest.
    mutating func join(_ count: Int, by weight: UnsafePointer<Double>, _ random: inout RandomStream) {
        guard count > 0 else { return }
        var all = 0.0
        for bin in 0..<bins { all += front[bin] * weight[bin] }
        guard all > 0 else {
            front[0] += Double(count)
            return
        }
        let chosen = (0..<count).map { _ in draw(by: weight, all: all, fromOldest: false, random.uniform()) ?? 0 }
        for bin in chosen { front[bin] += 1 }
    }

    /// The bin of a child drawn by weight; `nil`: nobody is there.
    private func draw(by weight: UnsafePointer<Double>, all: Double, fromOldest: Bool, _ u: Double) -> Int? {
        var rest = u * max(all, 0)
        var last: Int?
        for step in 0..<bins {
            let bin = fromOldest ? bins - 1 - step : step
            guard front[bin] > 0 else { continue }
            last = bin
            rest -= front[bin] * weight[bin]
            if rest < 0 { break }
        }
        return last
    }
}
