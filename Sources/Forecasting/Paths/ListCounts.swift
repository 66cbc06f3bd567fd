package import Calendar

/// A number waiting at the end of a month.
package struct ListCount: Codable, Hashable, Sendable {
    /// The month.
    package var month: Month
    /// How many waited at its end.
    package var number: Double

    /// A count.
    package init(_ month: Month, _ number: Double) {
        (self.month, self.number) = (month, number)
    }
}

/// The counts of a list without holes in the recording.
struct ListCounts {
    /// What is left, in order of time; at least one.
    let counts: [ListCount]
    /// The month of the last count, whether it is left or not.
    let last: Month
    /// Whether the last counts are noughts after many: a hole rather than an emptied list, most likely.
    let endsInHole: Bool

    /// A nought is a hole where the counts next to it say at least so many.
    private static let many = 15.0

    /// Sorts the counts, one a month, and drops noughts among many; `nil` when there is no count at all.
    ///
    /// Of the published lists' noughts after 15 or more, all were followed by what stood before.
    init?(_ all: [ListCount]) {
        var byMonth: [ListCount] = []
        for count in all.sorted(by: { $0.month < $1.month }) where count.number.isFinite && count.number >= 0 {
            if byMonth.last?.month == count.month { byMonth.removeLast() }
            byMonth.append(count)
        }
        guard let end = byMonth.last else { return nil }
        last = end.month
        var (kept, before): ([ListCount], Double?) = ([], nil)
        for (place, count) in byMonth.enumerated() {
            if count.number > 0 {
                before = count.number
                kept.append(count)
                continue
            }
            let after = byMonth[place...].first { $0.number > 0 }?.number
            // One nought, or two: longer runs are what they say.
            let run = byMonth[place...].prefix { $0.number == 0 }.count
            let least = min(before ?? .infinity, after ?? before ?? .infinity)
            let isHole = least.isFinite && least >= Self.many && before != nil && run <= 2
            if !isHole {
                before = 0
                kept.append(count)
            }
        }
        counts = kept
        endsInHole = kept.last.map { $0.month < end.month } ?? false
    }
}
