/// The best that can be bought with each amount of money: choices of all groups of which none costs as much as another and
/// brings no more.
///
/// Groups do not act on one another, so costs and benefits of their choices add up. The frontier of two groups together is that
/// of all sums of a point of the one and a point of the other; of what is dominated nothing can become best again. So the
/// frontier of all groups, put together one after another, is exact.
package struct BudgetFrontier: Sendable {
    /// A choice in every group.
    package struct Point: Hashable, Sendable {
        /// Its cost, its groups together.
        package var cost: Double
        /// Its benefit, its groups together.
        package var benefit: Double
        /// A level for each option, by group.
        package var choices: [[Int]]
    }

    /// By cost, and so by benefit as well.
    package let points: [Point]

    /// The frontier of groups of which some choices are known.
    ///
    /// - Parameters:
    ///   - known: By group, what is known: choices with their worth. Nothing is among them and is allowed.
    ///   - budget: What must not be passed.
    package init(_ known: [[(choice: [Int], worth: Worth)]], budget: Double) {
        var points = [Point(cost: 0, benefit: 0, choices: [])]
        for choices in known {
            let own = Self.undominated(
                choices.filter { $0.worth.isAllowed && $0.worth.cost <= budget }
                    .map { Point(cost: $0.worth.cost, benefit: $0.worth.benefit, choices: [$0.choice]) }
            )
            let sums = points.flatMap { before in
                own.compactMap { next -> Point? in
                    guard before.cost + next.cost <= budget else { return nil }
                    return Point(
                        cost: before.cost + next.cost,
                        benefit: before.benefit + next.benefit,
                        choices: before.choices + next.choices
                    )
                }
            }
            points = Self.undominated(sums)
        }
        self.points = points
    }

    /// The best that costs no more than a budget; `nil`: not even nothing does.
    package func best(within budget: Double) -> Point? { points.last { $0.cost <= budget } }

    /// Those of which none costs as much or more than another and brings no more; of equal ones the first by its choices.
    private static func undominated(_ points: [Point]) -> [Point] {
        let sorted = points.sorted { one, other in
            if one.cost != other.cost { return one.cost < other.cost }
            if one.benefit != other.benefit { return one.benefit > other.benefit }
            return one.choices.joined().lexicographicallyPrecedes(other.choices.joined())
        }
        var kept: [Point] = []
        for point in sorted where kept.last.map({ point.benefit > $0.benefit }) ?? true { kept.append(point) }
        return kept
    }
}
