import Calendar
import Calibration
import Finance
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Decisions
@testable import Runs

/// Budgets shared out over small areas whose best purchases are plain.
@Suite("Budgets shared out")
struct AllocationTests {
    private static func figure(_ value: Double, spread: Double = 0) -> Figure {
        Small.figure(value, spread > 0 ? value * (1 - spread)...value * (1 + spread) : nil)
    }

    /// Two lists of 600 with as many referrals as cases; a post costs 48,000 a year and 2,000 to fill, in a year 50,000.
    private static func area(spread: Double = 0, targets: [Target] = [], hasPay: Bool = true) -> Area {
        var lists = ["quick", "slow"].map { Small.list($0, number: 600, mean: 30, maximum: 80) }
        for place in lists.indices { lists[place].staff = [Small.group()] }
        var area = Small.area(lists, targets: targets, horizonMonths: 12)
        var costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        costs.pay = [
            PayGroup(
                group: "therapist",
                services: hasPay ? [] : ["quick"],
                salary: figure(48_000, spread: spread),
                recruiting: figure(2_000),
                funder: .icb
            )
        ]
        area.costs = costs
        return area
    }

    /// Posts of which one sees four children a week at the one list and one at the other; two of each can be had.
    private static let options = [
        PlanOption(Small.recruit(2, casesPerWeekPerWTE: 4, service: "quick")),
        PlanOption(Small.recruit(2, casesPerWeekPerWTE: 1, service: "slow")),
    ]

    private static func allocate(
        _ area: Area,
        _ options: [PlanOption] = options,
        budget: Double,
        budgets: [Double] = [],
        question: TrialQuestion = TrialQuestion(limitWeeks: 0),
        threads: Int = 2,
        replications: Int = 64,
        change: (inout AllocationRequest) -> Void = { _ in }
    ) throws -> Allocation {
        let purchases = try Purchases(
            options,
            beside: nil,
            in: FittedArea(area),
            settings: RunSettings(replications: replications, seed: 5, threads: threads, followsReferrals: false),
            question
        )
        var request = AllocationRequest(budget: budget, budgets: budgets, question: question)
        request.replications = replications
        change(&request)
        return try Allocator(purchases, request).allocate()
    }

    private static func sizes(_ point: Allocation.Point?) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: (point?.purchases ?? []).map { ($0.offer, $0.level) })
    }

    /// Each post costs 50,000 in the year.
    ///
    /// The quick ones come first, the slow ones when no more can be had, and what is left over
    /// buys nothing.
    @Test func postsWhereTheySeeMost() throws {
        let found = try Self.allocate(Self.area(), budget: 199_999, budgets: [49_999, 50_000, 120_000, 150_000])
        #expect(found.frontier.map { Self.sizes($0) } == [[:], [0: 1], [0: 2], [0: 2, 1: 1], [0: 2, 1: 1]])
        #expect(found.frontier.map { $0.cost.rounded() } == [0, 50_000, 100_000, 150_000, 150_000])
        #expect(found.frontier.allSatisfy { $0.cost <= $0.budget && $0.chanceOfExceeding == 0 })
        #expect(found.frontier.last?.costs.map { $0.rounded() } == [100_000, 50_000])
        // A child seen at time t of the year does not wait the rest of it: 4 a week make 4 x 52.14^2 / 2 child-weeks.
        let weeks = 365.0 / 7
        let one = try #require(found.frontier.dropFirst().first).benefit
        #expect(abs(one.mean / (4 * weeks * weeks / 2) - 1) < 0.04, "\(one.mean)")
        let all = try #require(found.frontier.last).benefit
        #expect(abs(all.mean / (9 * weeks * weeks / 2) - 1) < 0.04, "\(all.mean)")
        for (one, next) in zip(found.frontier, found.frontier.dropFirst()) {
            #expect(one.benefit.mean <= next.benefit.mean)
        }
        // Three of a quick post's children for each of a slow one's: no other purchase comes near.
        #expect(found.choice.certainty > 0.95)
    }

    /// Costs are those that a run of the same plan tells, line by line.
    @Test func costsAreThoseOfARun() throws {
        let area = Self.area(spread: 0.4)
        let plan = Small.plan(
            "plan",
            Small.recruit(2, casesPerWeekPerWTE: 4, service: "quick", lag: 6),
            Small.recruit(1, casesPerWeekPerWTE: 1, service: "slow", from: Small.origin + 4)
        )
        let runner = try Small.runner(area, [plan], replications: 20)
        let costs = try #require(try runner.run().costs)
        let total = try #require(
            costs.amounts.first { $0.plan == "plan" && $0.row.kind == .total && $0.row.funder == nil && $0.year == nil }
        )
        let trials = try runner.trialGroups.indices.map {
            try runner.trials(of: [plan], inGroup: $0, 0..<20, TrialQuestion(limitWeeks: 52))[0]
        }
        let pounds = trials.reduce(0) { sum, trial in sum + trial.stepPounds.reduce(0) { $0 + mean($1) } }
        #expect(abs(100 * pounds - (try #require(total.change)).mean) < 0.5)
        // What is planned is what posts cost, without a run.
        let planned = runner.trialGroups.indices.reduce(0) {
            $0 + mean(runner.plannedPounds(of: [plan], inGroup: $1, 0..<20, TrialQuestion())[0])
        }
        #expect(abs(planned - pounds) < 0.01)
    }

    /// The expected cost is that of thousands of prices, not of the few that chose: never above the budget.
    @Test func uncertainPricesAreAveraged() throws {
        let found = try Self.allocate(Self.area(spread: 0.4), budget: 153_000, replications: 32)
        let last = try #require(found.frontier.last)
        #expect(Self.sizes(last) == [0: 2, 1: 1])
        #expect(abs(last.cost - 150_000) < 1_500 && last.cost <= 153_000)
        #expect(last.costRange.p10 < 140_000 && last.costRange.p90 > 160_000)
        #expect((0.3...0.7).contains(last.chanceOfExceeding))
    }

    @Test func threadsChangeNothing() throws {
        let runs = try [1, 3]
            .map { try Self.allocate(Self.area(spread: 0.4), budget: 160_000, threads: $0, replications: 24) }
        for (one, other) in zip(runs[0].frontier, runs[1].frontier) {
            #expect(one.purchases == other.purchases && one.cost == other.cost && one.benefit == other.benefit)
            #expect(one.costRange == other.costRange)
        }
        #expect(runs[0].choice.certainty == runs[1].choice.certainty)
    }

    /// Whoever is seen at the first list is referred to the last: more of them harm it, and nothing is bought unless it may be harmed.
    @Test func nobodyElseIsHarmed() throws {
        var area = Self.area()
        area.services[0] = Small.sending(area.services[0], to: "last", share: 1, isCounted: false)
        area.services.append(Small.list("last", number: 100, mean: 8, maximum: 20))
        let kept = try Self.allocate(area, [Self.options[0]], budget: 60_000)
        #expect(kept.frontier.last?.purchases == [] && kept.spared == ["last"])
        let free = try Self.allocate(area, [Self.options[0]], budget: 60_000) {
            $0.othersMayGetWorse = true
            $0.counted = ["quick"]
        }
        #expect(Self.sizes(free.frontier.last) == [0: 1])
        let worse = try #require(free.frontier.last?.services.first { $0.service == "last" })
        #expect(worse.waitedLess.mean < -1_000)
    }

    /// Of 600 children one post leaves 392 after a year and two leave 184, give or take 40: at most 320 takes two.
    @Test func theProbabilityOfATarget() throws {
        let target = Target(
            service: "quick",
            measure: .waiting,
            bound: .atMost,
            value: 320,
            due: .by(Small.origin + 12),
            text: "quick number waiting at most 320 by 2026-08"
        )
        let found = try Self.allocate(
            Self.area(targets: [target]),
            budget: 200_000,
            budgets: [50_000, 100_000],
            question: TrialQuestion(targets: [target])
        )
        #expect(found.withoutPurchases.mean == 0)
        #expect(found.frontier.map { Self.sizes($0)[0] ?? 0 }.suffix(2) == [2, 2])
        #expect(found.frontier[0].benefit.mean < 0.3 && found.frontier[2].benefit.mean > 0.95)
        // The slow list has no target: nothing is bought there.
        #expect(found.frontier.allSatisfy { Self.sizes($0)[1] == nil })
    }

    @Test func whatHasNoPriceCannotBeBought() throws {
        let outsourcing = PlanOption(
            Small.change(
                Outsource(casesPerWeek: Small.figure(2), order: .oldestFirst),
                service: "quick",
                label: "outsource, 2 a week"
            )
        )
        let area = Self.area(hasPay: false)
        let purchases = try Purchases(
            Self.options + [outsourcing, Self.options[0]],
            beside: nil,
            in: FittedArea(area),
            settings: RunSettings(replications: 8),
            TrialQuestion()
        )
        // The same option twice is one.
        #expect(purchases.offers.map(\.option.intervention.service) == ["quick"])
        #expect(
            purchases.unpriced.map(\.reason) == [
                "has no price: costs.yaml needs the pay of its staff group, or a line with 'step: recruit' and "
                    + "'service: slow' and 'each post a year'",
                "has no price: costs.yaml needs an 'outsourced case' of 'quick', or a line with 'step: outsource' and "
                    + "'service: quick' and 'each case'",
            ]
        )
        let others = try Purchases(
            Self.options,
            beside: nil,
            in: FittedArea(Self.area()),
            settings: RunSettings(replications: 8),
            TrialQuestion(funders: [.grant])
        )
        #expect(
            others.offers.isEmpty && others.unpriced[0].reason == "is paid by icb, whose money is not shared out here"
        )
    }
}
