/// Finds the choices of one group that may be best for some budget, by asking what few of them are worth.
///
/// A group with few choices is asked for all of them. Of a larger one first each level of each option alone, and each pair of
/// options at their dearest levels; then, again and again, the choices that a ``WorthForecast`` from what is known holds best
/// for one of several budgets, with the nearest behind them, and exchanges of levels around the best that are known, until
/// nothing new is held best or as many have been asked for as may be.
package struct GroupSearch: Sendable {
    /// A group of so many choices is asked for all.
    package var mostEnumerated = 64
    /// How many choices of a larger one are asked for at most, beside those that every search needs.
    package var mostAsked = 120
    /// Budgets for which the best is sought, spread evenly up to the whole.
    package var budgetCount = 10
    /// Choices that are forecast one by one; of a larger group only those near the best.
    private static let mostForecast = 20_000
    /// How far a choice may fall short of the best in its forecast to be asked for all the same; the next where nothing is left.
    private static let slacks = [0.04, 0.1, 0.2, 0.4]
    /// Pairs of options that are asked for: of more, those that bring most.
    private static let mostPairs = 60
    /// New choices for each budget in a round.
    private static let newPerBudget = 2

    package init() {}

    /// What is known of a group in the end, nothing first, in the order in which it was asked for.
    package func known<Oracle: PurchaseOracle>(
        _ group: Int,
        of space: PurchaseSpace,
        budget: Double,
        _ oracle: inout Oracle
    ) throws -> [(choice: [Int], worth: Worth)] {
        var table = Table()
        let nothing = space.nothing(in: group)
        if space.choiceCount(in: group, upTo: mostEnumerated + 1) <= mostEnumerated {
            try table.ask(space.choices(in: group), in: group, &oracle)
            return table.known
        }
        let counts = space.levelCounts[group]
        var first = [nothing]
        for (option, count) in counts.enumerated() {
            for level in 0..<count where level > 0 {
                var choice = nothing
                choice[option] = level
                first.append(choice)
            }
        }
        try table.ask(first, in: group, &oracle)
        try table.ask(Array(pairs(nothing, counts, table).prefix(Self.mostPairs)), in: group, &oracle)
        let needed = table.order.count
        var slack = 0
        while table.order.count - needed < mostAsked, slack < Self.slacks.count {
            let wanted = best(table, counts, budget, Self.slacks[slack])
            guard !wanted.isEmpty else {
                slack += 1
                continue
            }
            try table.ask(Array(wanted.prefix(mostAsked - (table.order.count - needed))), in: group, &oracle)
        }
        return table.known
    }

    /// What has been asked for.
    private struct Table {
        var worth: [[Int]: Worth] = [:]
        var order: [[Int]] = []

        mutating func ask<Oracle: PurchaseOracle>(_ choices: [[Int]], in group: Int, _ oracle: inout Oracle) throws {
            let new = choices.filter { worth[$0] == nil }
            guard !new.isEmpty else { return }
            for (choice, found) in zip(new, try oracle.worth(of: new, in: group)) where worth[choice] == nil {
                worth[choice] = found
                order.append(choice)
            }
        }

        var known: [(choice: [Int], worth: Worth)] { order.compactMap { choice in worth[choice].map { (choice, $0) } } }
    }

    /// Every pair of options at their dearest levels, first those that bring most alone.
    private func pairs(_ nothing: [Int], _ counts: [Int], _ table: Table) -> [[Int]] {
        let alone = counts.enumerated()
            .map { option, count in
                (0..<count)
                    .map { level -> Worth in
                        var choice = nothing
                        choice[option] = level
                        return table.worth[choice] ?? Worth(cost: 0, benefit: 0)
                    }
            }
        let dearest = alone.map(WorthForecast.dearest)
        let most = zip(alone, dearest).map { abs($0[$1].benefit) }
        return counts.indices
            .flatMap { one in counts.indices.filter { $0 > one }.map { (one: one, other: $0) } }
            .sorted { first, second in
                let (one, two) = (most[first.one] * most[first.other], most[second.one] * most[second.other])
                return one != two ? one > two : (first.one, first.other) < (second.one, second.other)
            }
            .map { options in
                var pair = nothing
                (pair[options.one], pair[options.other]) = (dearest[options.one], dearest[options.other])
                return pair
            }
    }

    /// Unknown choices that are held best for some budget, or nearly.
    private func best(_ table: Table, _ counts: [Int], _ budget: Double, _ slack: Double) -> [[Int]] {
        let forecast = WorthForecast(table.worth, order: table.order, levelCounts: counts)
        let space = PurchaseSpace(levelCounts: [counts])
        let isSmall = space.choiceCount(in: 0, upTo: Self.mostForecast + 1) <= Self.mostForecast
        let candidates = (isSmall ? space.choices(in: 0) : nearby(table, counts, budget))
            .filter { table.worth[$0] == nil }
            .map { (choice: $0, worth: forecast.worth(of: $0)) }
        var wanted: [[Int]] = []
        for step in 1...budgetCount {
            let money = budget * Double(step) / Double(budgetCount)
            let reached =
                table.known.filter { $0.worth.isAllowed && $0.worth.cost <= money }.map(\.worth.benefit).max() ?? 0
            let promising = candidates.filter { one in
                (one.worth.isAllowed || slack > Self.slacks[0]) && one.worth.cost <= money * 1.005
                    && one.worth.benefit > reached - slack * abs(reached)
            }
            let sorted = promising.sorted { one, other in
                one.worth.benefit != other.worth.benefit
                    ? one.worth.benefit > other.worth.benefit : one.choice.lexicographicallyPrecedes(other.choice)
            }
            for one in sorted.prefix(Self.newPerBudget) where !wanted.contains(one.choice) { wanted.append(one.choice) }
        }
        return wanted
    }

    /// Choices one change or one exchange of levels away from the best known for each budget.
    private func nearby(_ table: Table, _ counts: [Int], _ budget: Double) -> [[Int]] {
        let frontier = BudgetFrontier([table.known], budget: budget)
        var seen: Set<[Int]> = []
        var near: [[Int]] = []
        for point in frontier.points.suffix(2 * budgetCount) {
            let best = point.choices[0]
            for one in counts.indices {
                for level in 0..<counts[one] {
                    var changed = best
                    changed[one] = level
                    for other in counts.indices where other >= one {
                        for next in other == one ? level..<level + 1 : 0..<counts[other] {
                            var choice = changed
                            choice[other] = next
                            if seen.insert(choice).inserted { near.append(choice) }
                        }
                    }
                }
            }
        }
        return near
    }
}
