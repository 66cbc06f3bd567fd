import Calendar
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas
@testable import Runs

@Suite("What a figure depends on")
struct RunIndependenceTests {
    private let first = Small.list("first", order: .mixture(kappa: Small.figure(0.5), psi: Small.figure(0.3)))
    private let plan = Small.plan("plan", Small.recruit(2, service: "first"))
    private let target = Target(
        service: "first",
        measure: .meanWait,
        bound: .atMost,
        value: 9,
        due: .by(Small.origin + 12),
        text: "first mean wait at most 9 weeks"
    )

    private func expectSame(_ one: RunResult, _ two: RunResult, _ service: String, _ plans: [String]) {
        for plan in plans {
            let (left, right) = (
                one.everything(about: service, under: plan), two.everything(about: service, under: plan)
            )
            #expect(!left.isEmpty)
            #expect(left == right)
        }
    }

    @Test func addingServicesChangesNoFigureOfTheOthers() throws {
        let alone = try Small.run(Small.area([first], targets: [target]), [plan])
        let more = Small.area(
            [Small.counted(), first, Small.pathway()],
            history: Small.history(),
            targets: [target]
        )
        expectSame(alone, try Small.run(more, [plan]), "first", ["no-change", "plan"])
    }

    @Test func addingPlansChangesNoFigureOfTheOthers() throws {
        let area = Small.area([first, Small.pathway()], targets: [target])
        let alone = try Small.run(area, [plan])
        let shock = Small.plan("shock", Small.change(DemandShock(referralChange: Small.figure(0.2)), service: "first"))
        let more = try Small.run(area, [shock, plan, Small.plan("empty")])
        expectSame(alone, more, "first", ["no-change", "plan"])
        expectSame(alone, more, "ehcna", ["no-change"])
        #expect(more.plans.map(\.id) == ["no-change", "shock", "plan", "empty"])
    }

    @Test func aLongerHorizonChangesNoEarlierMonth() throws {
        let area = Small.area([Small.counted("first")], history: Small.history("first"))
        let waiting = MeasuredSeries(measure: .waiting)
        let short = try Small.run(area, [plan], horizonMonths: 6)
        let long = try Small.run(area, [plan], horizonMonths: 24)
        for id in ["no-change", "plan"] {
            let (left, right) = (short.forecast(id, "first", waiting), long.forecast(id, "first", waiting))
            #expect(left?.months.count == 7)
            #expect(left?.months.last == right?.months[6])
        }
    }

    @Test func threadsChangeNothing() throws {
        let area = Small.area([first, Small.counted(), Small.pathway()], history: Small.history(), targets: [target])
        // Not a multiple of the threads, so that they have different shares.
        let runs = try [1, 2, 3].map { try Small.run(area, [plan], replications: 101, threads: $0) }
        for service in ["first", "counted", "ehcna"] {
            let plans = service == "first" ? ["no-change", "plan"] : ["no-change"]
            expectSame(runs[0], runs[1], service, plans)
            expectSame(runs[0], runs[2], service, plans)
        }
    }

    @Test func anotherSeedChangesTheFigures() throws {
        let area = Small.area([first, Small.counted()], history: Small.history(), targets: [target])
        let (one, two) = (try Small.run(area, [plan], seed: 1), try Small.run(area, [plan], seed: 2))
        for service in ["first", "counted"] {
            #expect(
                one.everything(about: service, under: "no-change") != two.everything(about: service, under: "no-change")
            )
        }
    }

    @Test func theFirstReplicationsOfALongerRunAreThoseOfAShorterOne() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        let short = try Small.runner(area, replications: 30).values(.meanWait, of: "list", under: "no-change")
        let long = try Small.runner(area, replications: 100).values(.meanWait, of: "list", under: "no-change")
        for month in short.indices { #expect(short[month] == Array(long[month].prefix(30))) }
    }

    @Test func noChangeComesFirstAndOnce() throws {
        let own = Plan(id: "no-change", name: "As we are", note: "own words")
        let result = try Small.run(Small.area([first]), [plan, own], replications: 5)
        #expect(result.plans.map(\.name) == ["As we are", "plan"])
    }
}
