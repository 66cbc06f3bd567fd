import Areas
import Foundation
import Wording

/// A share of a list who have waited less than so many weeks: as its lists have it, and as any list with its figures can.
package struct WaitShare: Codable, Hashable, Sendable {
    /// Weeks.
    package let weeks: Double
    /// Children on the list.
    package let number: Int
    /// The middle of the lists.
    package let median: Double
    /// Of eight lists in ten.
    package let range: ClosedRange<Double>
    /// Of any list with the published figures, whatever its shape.
    package let bounds: ClosedRange<Double>

    /// The share in rebuilt lists; `nil` if nobody waits, or their number is not known.
    init?(under weeks: Double, _ lists: [RebuiltWaits], _ published: PublishedWaits) {
        guard let bounds = ShareBounds.within(weeks, of: published) else { return nil }
        let filled = lists.filter { $0.number > 0 }
        let shares = filled.map { Double($0.number(below: weeks)) / Double($0.number) }.sorted()
        guard let number = filled.first?.number else { return nil }
        let at = { (share: Double) in shares[Int((share * Double(shares.count - 1)).rounded())] }
        self.weeks = weeks
        self.number = number
        median = at(0.5)
        range = at(0.1)...at(0.9)
        self.bounds = bounds
    }

    /// Whether the figures leave nothing open.
    private var isKnown: Bool { (bounds.upperBound - bounds.lowerBound) * Double(number) < 0.5 }

    /// The share under so many weeks, in words.
    package var sentence: String {
        let percent = { (share: Double) in words(100 * share, decimals: share > 0.01 && share < 0.99 ? 0 : 1) }
        let start = "share under \(words(weeks)) weeks: \(percent(median))%"
        if isKnown { return start + ", as its figures say" }
        return start
            + " (\(percent(range.lowerBound)) to \(percent(range.upperBound))%); no list with these figures can "
            + "have less than \(percent(bounds.lowerBound))% or more than \(percent(bounds.upperBound))%"
    }

    /// The number who have waited longer, in words.
    package var numberBeyond: String {
        let children = { (share: Double) in words(((1 - share) * Double(number)).rounded()) }
        let start = "over \(words(weeks)) weeks: \(children(median))"
        if isKnown { return start + ", as its figures say" }
        return start
            + " (\(children(range.upperBound)) to \(children(range.lowerBound))); no list with these figures can "
            + "have fewer than \(children(bounds.upperBound)) or more than \(children(bounds.lowerBound))"
    }
}
