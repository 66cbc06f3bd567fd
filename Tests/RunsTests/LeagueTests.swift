import Assembly
import Calendar
import Calibration
import Finance
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// The plans of a run side by side.
@Suite("Plans side by side")
struct LeagueTests {
    private static func agency(_ cases: Double, service: String = "list") -> Intervention {
        Small.change(Agency(casesPerWeek: Small.figure(cases), order: .oldestFirst), service: service)
    }

    private static let lists = Small.area([
        Small.list(), Small.list("other", casesPerWeek: 9, number: 100), Small.list("apart"),
    ])

    private static let plans = [
        Small.plan("two", agency(2)),
        Small.plan("twin", agency(2)),
        Small.plan("both", agency(1), agency(2, service: "other")),
        Small.plan("none"),
        Small.plan("demand", Small.change(DemandShock(referralChange: Small.figure(0.2)))),
    ]

    private static func league(_ area: Area = lists, _ plans: [Plan] = plans, replications: Int = 60) throws
        -> LeagueResult
    { try #require(Small.run(area, plans, replications: replications).league) }

    private static func standing(_ plan: String, _ league: LeagueResult) throws -> LeagueResult.Standing {
        try #require(league.plans.first { $0.plan == plan })
    }

    /// Nobody is referred or seen: 200 children wait for the 91 days of September to November.
    @Test func aListThatStands() throws {
        let area = Small.area([Small.list(referralsPerWeek: 0, casesPerWeek: 0)], horizonMonths: 3)
        let days = try #require(try Self.league(area, [], replications: 2).plans.first).waiting.days
        #expect(days.mean == 200 * 91 && days.standardDeviation == 0)
    }

    /// Three plans and four replications, worked out by hand.
    @Test func countedByHand() throws {
        let runner = try Small.runner(
            Small.area([Small.list()]),
            [Small.plan("a", Self.agency(1)), Small.plan("b", Self.agency(2))],
            replications: 4
        )
        let block = runner.league.block(0..<4)
        for (plan, days) in [[100, 100, 100, 100], [90, 100, 110, 70], [95, 100, 90, 70]].enumerated() {
            for (number, value) in days.enumerated() { block.days(number, plan)[0] = Int64(value) }
        }
        var rows = Array(repeating: Float.nan, count: 4 * runner.layout.rowLength)
        var tally = LeagueTally(runner.league)
        rows.withUnsafeMutableBufferPointer { rows in
            let row = RowBlock(
                replications: 0..<4,
                rowLength: runner.layout.rowLength,
                rows: rows.baseAddress!
            )
            runner.count(block, row, into: &tally)
        }
        #expect(tally.avoided[1][0].summary == Summary(of: [10.0, 0, -10, 30]))
        #expect(tally.duels[1][2] == LeagueTally.Comparison(fewer: 1, equal: 2))
        #expect(tally.duels[2][1] == LeagueTally.Comparison(fewer: 1, equal: 2))
        #expect(tally.duels[0][1] == LeagueTally.Comparison(fewer: 1, equal: 1))
        #expect(tally.againstNoChange[1][0] == LeagueTally.Comparison(fewer: 2, equal: 1))
        #expect(tally.best == [1, 3, 3])
        #expect(tally.firstDays.count == 4 && tally.firstDays[3] == block.total(3, 0))
        #expect(tally.regret.compactMap { $0.summary?.mean } == [12.5, 5, 1.25])
    }

    /// Child-days are the children on the list at the end of each week, seven days each, and of the last week those of the
    /// forecast.
    @Test func daysAreThoseOfTheEngine() throws {
        let runner = try Small.runner(Self.lists, Self.plans, replications: 3)
        let last = Small.origin + 18
        for (place, plan) in runner.plans.enumerated() {
            let linked = try #require(runner.groups.first { $0.reportedIDs.contains("list") })
            let bench = Workbench(linked)
            for number in 0..<3 {
                #expect(bench.run(plan, Replication(seed: 5, number: number)))
                var days = 0
                for week in 0..<linked.grid.weekCount {
                    let left = last.end - linked.grid.start(of: week)
                    days += min(7, left) * bench.engine.flows(of: linked.stageNumbers[0][0], in: week).waiting
                }
                let tally = try runner.tally(number..<number + 1)
                #expect(tally.league.days[place][0].summary?.mean == Double(days))
            }
        }
    }

    @Test func aServiceThatIsLeftAloneHasNoDifferenceAtAll() throws {
        let league = try Self.league()
        for plan in ["two", "both", "none"] {
            let apart = try #require(try Self.standing(plan, league).services.first { $0.id == "apart" }).waiting
            let avoided = try #require(apart.avoided)
            #expect(avoided.mean == 0 && avoided.standardDeviation == 0 && avoided.p2_5 == 0 && avoided.p97_5 == 0)
            #expect(apart.fewer?.value == 0 && apart.equal?.value == 1)
        }
    }

    /// One wins, the other wins, or they tie.
    @Test func duelsAreAntisymmetric() throws {
        let league = try Self.league()
        let choices = league.plans.filter { !$0.isFuture }
        #expect(choices.map(\.plan) == ["no-change", "two", "twin", "both", "none"])
        for one in choices {
            #expect(one.duels.map(\.other) == choices.map(\.plan).filter { $0 != one.plan })
            for duel in one.duels {
                let back = try #require(try Self.standing(duel.other, league).duels.first { $0.other == one.plan })
                #expect(duel.equal == back.equal)
                #expect(duel.fewer.successes + back.fewer.successes + duel.equal.successes == 60)
            }
        }
    }

    @Test func plansThatAreAlikeTie() throws {
        let league = try Self.league()
        let two = try Self.standing("two", league)
        let twin = try Self.standing("twin", league)
        #expect(two.duels.first { $0.other == "twin" }?.equal.value == 1)
        #expect(two.regret == twin.regret && two.best == twin.best && two.waiting.days == twin.waiting.days)
        let none = try Self.standing("none", league)
        #expect(none.duels.first { $0.other == "no-change" }?.equal.value == 1)
    }

    /// In each replication the best has no regret, everybody else as much as the best avoids more.
    @Test func regretIsWhatTheBestAvoidsMore() throws {
        let runner = try Small.runner(Self.lists, Self.plans, replications: 20)
        for number in 0..<20 {
            let league = try runner.tally(number..<number + 1).league
            let regrets = league.regret.compactMap { $0.summary?.mean }
            let days = runner.league.choices.compactMap { league.days[$0].last?.summary?.mean }
            #expect(regrets.count == 5 && regrets.min() == 0)
            #expect(regrets == days.map { $0 - (days.min() ?? .nan) })
            #expect(zip(regrets, league.best).allSatisfy { ($0 == 0) == ($1 == 1) })
        }
    }

    /// Nobody chooses that demand rises.
    @Test func aPossibleFutureIsNoChoice() throws {
        let league = try Self.league()
        let future = try Self.standing("demand", league)
        #expect(future.isFuture && future.best == nil && future.regret == nil && future.duels.isEmpty)
        #expect(try #require(future.waiting.avoided).mean < 0)
        #expect(try Self.standing("both", league).duels.allSatisfy { $0.other != "demand" })
        let mixed = Small.plan("mixed", Small.change(DemandShock(referralChange: Small.figure(0.1))), Self.agency(1))
        #expect(!mixed.isFuture && !Plan.noChange.isFuture)
    }

    /// Twelve referrals a week on ten places: two a week more would hold the list.
    @Test func whatWouldHoldTheList() throws {
        let area = Small.area([Small.list(referralsPerWeek: 12)], horizonMonths: 24)
        let league = try Self.league(area, [Small.plan("three", Self.agency(3))], replications: 400)
        let load = try #require(try Self.standing("no-change", league).loads.first)
        let month = Small.perMonth(1)
        #expect(abs(load.load.mean - 1.2) < 0.02 && load.above.value > 0.95)
        #expect(abs(try #require(load.demand).mean - 12 * month) < 1)
        #expect(abs(try #require(load.missing).mean - 2 * month) < 1)
        let three = try #require(try Self.standing("three", league).loads.first)
        #expect(three.load.mean < 1 && three.above.value < 0.3)
        #expect(abs(try #require(three.missing).mean + month) < 1)
    }

    /// With one target all of them are it; with two they are rarer than each.
    @Test func allTargetsTogether() throws {
        func target(_ service: String, _ most: Double) -> Target {
            Target(
                service: service,
                measure: .waiting,
                bound: .atMost,
                value: most,
                due: .by(Small.origin + 12),
                text: "\(service) at most \(most)"
            )
        }
        var area = Self.lists
        area.horizonMonths = 36
        area.targets = [target("list", 170)]
        let one = try Small.run(area, Self.plans, replications: 60, horizonMonths: 18)
        for plan in one.plans {
            let found = one.targets.first { $0.plan == plan.id }
            #expect(try Self.standing(plan.id, #require(one.league)).targets == found?.probability)
        }
        area.targets.append(target("other", 140))
        // What falls due after the run, and what a plan asks for itself, is not among them.
        var late = target("list", 100)
        late.due = .by(Small.origin + 30)
        area.targets.append(late)
        let both = try Small.run(area, Self.plans, replications: 60, horizonMonths: 18)
        let league = try #require(both.league)
        #expect(league.targetCount == 2)
        for plan in both.plans {
            let each = both.targets.filter { $0.plan == plan.id }.compactMap { $0.probability?.successes }
            let all = try #require(try Self.standing(plan.id, league).targets)
            #expect(each.count == 2 && all.successes <= each.min() ?? 0 && all.trials == 60)
        }
        area.targets = [late]
        let none = try Small.run(area, Self.plans, replications: 4, horizonMonths: 18)
        #expect(none.league?.targetCount == 0 && none.league?.plans.allSatisfy { $0.targets == nil } == true)
    }

    /// What a child-week costs is over the child-weeks shown here.
    @Test func moneyCountsTheSameWeeks() throws {
        var area = Self.lists
        area.costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        let result = try Small.run(area, Self.plans, replications: 20)
        let league = try #require(result.league)
        for plan in Self.plans {
            let avoided = try #require(try Self.standing(plan.id, league).waiting.avoided).mean / 7
            let benefit = result.costs?.ratios.first { $0.plan == plan.id && $0.benefit == .childWeeks }?.meanBenefit
            #expect(abs(try #require(benefit) - avoided) < 1e-3)
        }
    }

    /// Of one service alone, and of a sum, the services that make it up.
    @Test func onlyTheServicesWantedAreCounted() throws {
        var area = Self.lists
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ["list", "other"])]
        func services(_ wanted: Set<String>) throws -> [String]? {
            let settings = RunSettings(replications: 4, seed: 5, services: wanted)
            return try Runner(FittedArea(area), plans: Self.plans, settings: settings).run().league?.services
        }
        #expect(try services(["other"]) == ["other"])
        #expect(try services(["sum"]) == ["list", "other"])
        #expect(try services([]) == ["list", "other", "apart"])
    }

    @Test func partsMergeToTheBytesOfTheWhole() throws {
        let runner = try Small.runner(Self.lists, Self.plans, replications: 12)
        #expect(try runner.run().league?.firstDays.count == 12)
        let whole = try runner.tally(0..<12)
        var merged = try runner.tally(7..<12)
        merged.merge(try #require(runner.tally(reading: try runner.tally(0..<7).bytes)))
        #expect(merged.league == whole.league)
        var bytes: [UInt8] = []
        whole.league.write(to: &bytes)
        for count in [0, 1, bytes.count / 2, bytes.count - 1] {
            let isRead = Array(bytes.prefix(count))
                .withUnsafeBytes { buffer in
                    var place = 0
                    return LeagueTally(like: LeagueTally(runner.league), reading: buffer, at: &place) != nil
                }
            #expect(!isRead, "\(count) bytes")
        }
    }
}
