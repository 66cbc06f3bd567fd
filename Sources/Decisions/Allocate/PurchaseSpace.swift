/// What may be bought, as numbers: groups of options that act on one another within a group and not between groups.
///
/// An option has levels, a size with a start each; level 0 is nothing.
package struct PurchaseSpace: Hashable, Sendable {
    /// How many levels each option has, nothing among them: by group and option.
    package let levelCounts: [[Int]]

    /// A space of options with so many levels each, at least one.
    package init(levelCounts: [[Int]]) {
        precondition(levelCounts.joined().allSatisfy { $0 >= 1 }, "level 0 is nothing")
        self.levelCounts = levelCounts
    }

    /// The choice of nothing in a group.
    func nothing(in group: Int) -> [Int] { Array(repeating: 0, count: levelCounts[group].count) }

    /// How many choices a group has, up to a bound beyond which nobody counts.
    func choiceCount(in group: Int, upTo most: Int) -> Int {
        levelCounts[group].reduce(1) { min(most, $0 * $1) }
    }

    /// Every choice in a group, nothing first; the last option's level changes fastest.
    func choices(in group: Int) -> [[Int]] {
        levelCounts[group]
            .reduce([[]]) { choices, count in choices.flatMap { choice in (0..<count).map { choice + [$0] } } }
    }
}

/// What a choice costs and brings.
package struct Worth: Hashable, Sendable {
    /// Its expected cost.
    package var cost: Double
    /// Its expected benefit.
    package var benefit: Double
    /// Whether nothing gets worse by it that must not.
    package var isAllowed: Bool

    package init(cost: Double, benefit: Double, isAllowed: Bool = true) {
        (self.cost, self.benefit, self.isAllowed) = (cost, benefit, isAllowed)
    }
}

/// Who knows what choices are worth: a simulation, or in tests a formula.
package protocol PurchaseOracle {
    /// The worth of choices in a group, each a level for each option, in their order.
    mutating func worth(of choices: [[Int]], in group: Int) throws -> [Worth]
}
