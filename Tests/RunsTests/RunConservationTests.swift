import Calendar
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas
@testable import Runs

/// What a month reports of a list adds up: the list at its end is the list before it, and those who came less those who
/// went.
@Suite("Conservation in reported months")
struct RunConservationTests {
    private func expectConserved(
        _ runner: Runner,
        _ service: String,
        under plan: String,
        joining: [Measure] = [.referrals],
        removals: [Measure]
    ) {
        let list = runner.values(.waiting, of: service, under: plan)
        let came = joining.map { runner.values($0, of: service, under: plan) }
        let went = removals.map { runner.values($0, of: service, under: plan) }
        for month in list.indices.dropFirst() {
            for replication in list[month].indices {
                let change = list[month][replication] - list[month - 1][replication]
                let flows =
                    came.reduce(0) { $0 + $1[month][replication] } - went.reduce(0) { $0 + $1[month][replication] }
                #expect(abs(change - flows) < 0.01, "month \(month), replication \(replication): \(change), \(flows)")
            }
        }
    }

    @Test func aListUnderAPlanThatDoesEverything() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        let plan = Small.plan(
            "all",
            Small.recruit(1, lag: 3, ramp: 9),
            Small.change(Triage(share: Small.figure(0.15, 0.1...0.2)), ramp: 5),
            Small.change(EarlyHelp(referralChange: Small.figure(-0.1, -0.2...0))),
            Small.change(ChangeOrder(.oldestFirst), from: Small.origin + 4)
        )
        let runner = try Small.runner(area, [plan], replications: 15)
        for id in ["no-change", "all"] {
            expectConserved(
                runner,
                "list",
                under: id,
                joining: [.referrals, .unexplainedAdditions],
                removals: [.diverted, .seen, .earlyDisposals, .left, .unexplainedRemovals]
            )
        }
        let before = runner.values(.diverted, of: "list", under: "no-change")
        #expect(before.dropFirst().joined().allSatisfy { $0 == 0 })
    }

    @Test func openCasesOfAPathway() throws {
        let area = Small.area([Small.pathway(casesPerWeek: [15, 9, 8])])
        let runner = try Small.runner(area, replications: 15)
        expectConserved(runner, "ehcna", under: "no-change", removals: [.seen, .left])
        expectConserved(
            runner,
            "ehcna",
            under: "no-change",
            removals: [.outcome("refused"), .outcome("no plan"), .outcome("plan issued"), .left]
        )
    }

    /// Of a triage of a fifth, a fifth of referrals is diverted, and the list grows by that much less.
    @Test func triageDivertsItsShareOfReferrals() throws {
        let area = Small.area([Small.list(casesPerWeek: 4)])
        let plan = Small.plan("triage", Small.change(Triage(share: Small.figure(0.2))))
        let runner = try Small.runner(area, [plan], replications: 100)
        let total = { (measure: Measure) in
            runner.values(measure, of: "list", under: "triage")[1...12].joined().reduce(0, +)
        }
        let (referrals, diverted) = (total(.referrals), total(.diverted))
        // Binomial: sd sqrt(n 0.2 0.8).
        #expect(abs(diverted - 0.2 * referrals) < 4 * (referrals * 0.16).squareRoot())
        #expect(
            runner.values(.referrals, of: "list", under: "triage")[6]
                == runner.values(.referrals, of: "list", under: "no-change")[6]
        )
    }

    /// The measures of the list at the origin are those it was given.
    @Test func theListAtTheOriginIsTheOnePublished() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        let runner = try Small.runner(area, replications: 10)
        let points = ServiceHistory(area.services[0], in: area.history).series("waiting")
        #expect(runner.values(.waiting, of: "list", under: "no-change")[0].allSatisfy { $0 == points.last!.value })
        // A mean of 23 may be anything that is rounded to it; clock starts are counted by week.
        for mean in runner.values(.meanWait, of: "list", under: "no-change")[0] { #expect(abs(mean - 23) < 0.6) }
        for longest in runner.values(.maxWait, of: "list", under: "no-change")[0] { #expect(abs(longest - 68) <= 1) }
        #expect(runner.values(.referrals, of: "list", under: "no-change")[0].allSatisfy { $0.isNaN })
    }
}
