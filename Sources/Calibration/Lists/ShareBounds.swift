package import Areas
import Foundation

/// The least and the greatest share that can have waited less than so many weeks, whatever the shape of a list.
///
/// Of a list with mean m the share below t is at least 1 - m/t (Markov); with a longest wait M it is at most
/// (M - m)/(M - t), so that the long waits make up the mean. With bands the same holds of the children within the band in
/// which t lies, the others standing where they leave most room. Means count with their rounding.
package enum ShareBounds {
    /// The bounds of the share of those waiting who have waited less than so many weeks; `nil` if the number is not known, or
    /// nobody waits.
    package static func within(_ weeks: Double, of published: PublishedWaits) -> ClosedRange<Double>? {
        guard let cells = WaitCells(published), cells.number.lowerBound == cells.number.upperBound,
            cells.number.lowerBound > 0, weeks > 0
        else { return nil }
        let number = cells.number.lowerBound
        // The one who has waited longest is set apart.
        let longest = cells.maximum
        let parts = Parts(cells, at: weeks, longest: longest)
        let apart = longest == nil ? 0 : 1
        let isBelow = longest.map { $0 < weeks } ?? false
        guard let range = parts.numbers(of: number - apart) else { return nil }
        var (least, most) = (range.lowerBound, range.upperBound)
        if let mean = cells.mean {
            let sums = [mean.lowerBound, mean.upperBound].map { $0 * Double(number) - (longest ?? 0) }
            // Both sums fall as more are below: the long waits must be able to make up the mean, and not to exceed it. Those
            // who are below have waited less than so many weeks, not so many.
            most =
                last(in: range) { parts.greatestSum(below: $0, of: number - apart) > sums[0] + ($0 > 0 ? 1e-9 : -1e-9) }
                ?? least
            least = first(in: range) { parts.leastSum(below: $0, of: number - apart) <= sums[1] + 1e-6 } ?? most
        }
        let below = { (count: Int) in Double(count + (isBelow ? apart : 0)) / Double(number) }
        return below(min(least, most))...below(max(least, most))
    }

    private static func last(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
        var (low, high) = (range.lowerBound - 1, range.upperBound)
        while low < high {
            let middle = low + (high - low + 1) / 2
            if holds(middle) { low = middle } else { high = middle - 1 }
        }
        return low < range.lowerBound ? nil : low
    }

    private static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
        var (low, high) = (range.lowerBound, range.upperBound + 1)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low > range.upperBound ? nil : low
    }
}

/// The cells on either side of a wait, the one in which it lies parted there.
private struct Parts {
    private struct Part {
        var from: Double
        var below: Double
        var count: ClosedRange<Int>
    }

    private var younger: [Part] = []
    private var older: [Part] = []

    init(_ cells: WaitCells, at weeks: Double, longest: Double?) {
        let end = longest ?? .infinity
        for cell in cells.cells where cell.from <= end {
            var count = cell.count
            if let longest, cell.from <= longest, longest < cell.below {
                // Without the one who has waited longest.
                count = max(0, count.lowerBound - 1)...max(0, count.upperBound - 1)
            }
            let below = min(cell.below, end)
            if cell.below <= weeks || below <= weeks {
                younger.append(Part(from: cell.from, below: below, count: count))
            } else if cell.from >= weeks {
                older.append(Part(from: cell.from, below: below, count: count))
            } else {
                younger.append(Part(from: cell.from, below: weeks, count: 0...count.upperBound))
                older.append(Part(from: weeks, below: below, count: 0...count.upperBound))
            }
        }
    }

    /// How many can be younger, by the cells alone.
    func numbers(of all: Int) -> ClosedRange<Int>? {
        let sums = { (parts: [Part]) in
            parts.reduce((low: 0, high: 0)) {
                ($0.low + $1.count.lowerBound, min(all, $0.high + min(all, $1.count.upperBound)))
            }
        }
        let (young, old) = (sums(younger), sums(older))
        // At least what the older parts, and the parted cell as a whole, cannot hold.
        let low = max(young.low, all - old.high)
        let high = min(young.high, all - old.low)
        return low <= high ? low...high : nil
    }

    /// The most child-weeks with so many younger: everybody at the far end, the oldest parts filled first.
    func greatestSum(below: Int, of all: Int) -> Double {
        Self.sum(below, younger.reversed().map { ($0.below, $0.count) })
            + Self.sum(all - below, older.reversed().map { ($0.below, $0.count) })
    }

    /// The fewest child-weeks.
    func leastSum(below: Int, of all: Int) -> Double {
        Self.sum(below, younger.map { ($0.from, $0.count) }) + Self.sum(all - below, older.map { ($0.from, $0.count) })
    }

    /// Child-weeks of so many children, in parts that are filled in order once each has its least.
    private static func sum(_ children: Int, _ parts: [(weeks: Double, count: ClosedRange<Int>)]) -> Double {
        var rest = children - parts.reduce(0) { $0 + $1.count.lowerBound }
        var sum = 0.0
        for part in parts {
            let more = max(0, min(rest, part.count.upperBound - part.count.lowerBound))
            rest -= more
            if part.count.lowerBound + more > 0 { sum += Double(part.count.lowerBound + more) * part.weeks }
        }
        return sum
    }
}
