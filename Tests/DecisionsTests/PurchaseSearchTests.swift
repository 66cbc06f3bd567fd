import Testing

@testable import Decisions

/// The search over purchases, where the worth of each is a formula and the best is found by trying all.
@Suite("Search over purchases")
struct PurchaseSearchTests {
    /// A search that never tries all, and one that does so in small groups.
    private static func search(enumerating: Bool) -> GroupSearch {
        var search = GroupSearch()
        if !enumerating { search.mostEnumerated = 0 }
        return search
    }

    private func frontier(_ made: inout MadeUpPurchases, _ search: GroupSearch) throws -> BudgetFrontier {
        var known: [[(choice: [Int], worth: Worth)]] = []
        for group in made.space.levelCounts.indices {
            known.append(try search.known(group, of: made.space, budget: made.budget, &made))
        }
        return BudgetFrontier(known, budget: made.budget)
    }

    @Test(arguments: [true, false])
    func withinAHundredthOfTheBestOnFiveHundredCases(_ enumerating: Bool) throws {
        var (asked, all, short) = (0, 0, 0)
        for number in 1...500 {
            var made = MadeUpPurchases(number)
            let found = try #require(
                try frontier(&made, Self.search(enumerating: enumerating)).best(within: made.budget)
            )
            let best = made.best(within: made.budget)
            #expect(found.benefit <= best * (1 + 1e-9) + 1e-9, "case \(number) brings more than can be had")
            #expect(found.cost <= made.budget)
            if found.benefit < 0.99 * best { short += 1 }
            asked += made.asked
            all += made.space.levelCounts.indices.reduce(0) { $0 + made.space.choices(in: $1).count }
        }
        #expect(short == 0)
        #expect(asked < all * 7 / 10, "asked for \(asked) of \(all)")
    }

    @Test func aFrontierRisesAndStaysWithinItsBudgets() throws {
        for number in 1...50 {
            var made = MadeUpPurchases(number)
            let points = try frontier(&made, GroupSearch()).points
            for (one, next) in zip(points, points.dropFirst()) {
                #expect(one.cost < next.cost && one.benefit < next.benefit)
            }
            #expect(points.first?.cost == 0 && points.allSatisfy { $0.cost <= made.budget })
            let frontier = try frontier(&made, GroupSearch())
            for share in [0, 0.1, 0.35, 0.8, 1] {
                let point = try #require(frontier.best(within: share * made.budget))
                #expect(point.cost <= share * made.budget)
                // What is bought is worth what it is said to be.
                let worth = point.choices.enumerated().map { made.worth($0.element, in: $0.offset) }
                #expect(abs(worth.reduce(0) { $0 + $1.benefit } - point.benefit) < 1e-6)
                #expect(worth.allSatisfy { $0.isAllowed })
            }
        }
    }

    /// Of a group of 8 options with 6 levels each, 1.7 million choices, only some are ever asked for.
    @Test func aLargeGroupIsAskedForLittle() throws {
        struct Steep: PurchaseOracle {
            var asked = 0

            mutating func worth(of choices: [[Int]], in group: Int) -> [Worth] {
                asked += choices.count
                return choices.map { choice in
                    let cost = choice.enumerated().reduce(0.0) { $0 + Double(($1.offset + 1) * $1.element) }
                    // All sizes of an option bring as much a pound, the first options most.
                    let benefit = choice.enumerated().reduce(0.0) { $0 + Double((8 - $1.offset) * $1.element) }
                    return Worth(cost: cost, benefit: benefit)
                }
            }
        }
        var oracle = Steep()
        let space = PurchaseSpace(levelCounts: [Array(repeating: 6, count: 8)])
        let known = try GroupSearch().known(0, of: space, budget: 30, &oracle)
        // Five of each of the first three options cost 5 + 10 + 15 and bring 40 + 35 + 30.
        #expect(BudgetFrontier([known], budget: 30).best(within: 30)?.benefit == 105)
        #expect(oracle.asked < 250)
    }
}

/// Candidates on the same replications.
@Suite("A race of candidates")
struct RaceTests {
    /// A lead of 1 with a standard error of 0.5 is wrong in 2.275% of cases: P(Z > 2).
    @Test func certaintyIsThatOfTheDifferences() {
        // Differences of 1 +- d have the standard error d / sqrt(n - 1) for n values of alternating sign.
        let spread = 0.5 * 3.0.squareRoot()
        let first = [5.0, 7, 9, 11]
        let second = zip(first, [1 + spread, 1 - spread, 1 + spread, 1 - spread]).map { $0 - $1 }
        let race = Race([second, first])
        #expect(race.best == 1)
        #expect(abs(race.lead(over: 0).mean - 1) < 1e-12 && abs(race.lead(over: 0).error - 0.5) < 1e-12)
        #expect(abs(race.certainty - 0.977_249_868) < 1e-8)
        // Two as good rivals add their chances.
        #expect(abs(Race([second, first, second]).certainty - 0.954_499_736) < 1e-8)
        #expect(race.survivors(least: 0.03) == [1] && race.survivors(least: 0.02) == [0, 1])
    }

    @Test func oneThatNeverDiffersIsAsGood() {
        let race = Race([[1, 2], [1, 2]])
        #expect(race.best == 0 && race.chanceOfBetter(1) == 0.5 && race.certainty == 0.5)
        #expect(Race([[1, 2], [0, 1]]).certainty == 1)
        #expect(Race([[3, 4]]).certainty == 1)
    }
}
