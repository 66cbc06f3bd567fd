import Calendar
import Foundation
import Runs
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas

/// An EHCNA-like pathway: 72 requests a month, 40% refused, 15% of assessments without a plan.
@Suite("A pathway with time limits")
struct RunPathwayTests {
    private let days = 365.2425 / 12

    /// Requests of months 7 to 18 and what becomes of them in a steady state: each count's mean over replications
    /// within 3.5 of its standard errors of requests x shares.
    @Test func outcomesAreRequestsTimesShares() throws {
        let runner = try Small.runner(Small.area([Small.pathway()]), replications: 400)
        let expected: [(measure: Measure, part: ServicePart?, perMonth: Double)] = [
            (.referrals, nil, 72), (.outcome("refused"), nil, 72 * 0.4),
            (.outcome("no plan"), nil, 72 * 0.6 * 0.15), (.outcome("plan issued"), nil, 72 * 0.6 * 0.85),
            (.seen, .stage("advice"), 72 * 0.6), (.seen, nil, 72),
        ]
        for (measure, part, perMonth) in expected {
            let months = runner.values(measure, of: "ehcna", under: "no-change", part: part)[7...18]
            let totals = Summary(of: (0..<400).map { replication in months.reduce(0) { $0 + $1[replication] } })
            let exact = perMonth * Double((Small.origin + 18).end - (Small.origin + 7).firstDay) / days
            let error = totals.standardDeviation / 400.0.squareRoot()
            #expect(
                abs(totals.mean - exact) < 3.5 * error,
                "\(measure.id) \(part?.column ?? ""): \(totals.mean), \(exact)"
            )
        }
    }

    /// The work in hand at the start is what Little's law gives, so the first months are like the later ones.
    @Test func itBeginsInItsSteadyState() throws {
        let runner = try Small.runner(Small.area([Small.pathway()]), replications: 200)
        let plans = runner.values(.outcome("plan issued"), of: "ehcna", under: "no-change")
        for month in [1, 2, 4, 12] {
            let counts = Summary(of: plans[month])
            let exact = 72 * 0.6 * 0.85 * Double((Small.origin + month).dayCount) / days
            // One case more or less from rounding what is in hand to whole children.
            #expect(abs(counts.mean - exact) < 3.5 * counts.standardDeviation / 200.0.squareRoot() + 1, "\(month)")
        }
        let open = runner.values(.waiting, of: "ehcna", under: "no-change")
        // Requests and stages' flows a week, times weeks of work: 16.56 x 3 + 9.94 x 6.33 + 8.45 x 3, and at most a
        // week's wait to be taken up at each.
        let (low, high) = (49.7 + 62.9 + 25.3 - 3, 49.7 + 62.9 + 25.3 + 16.6 + 9.9 + 8.4 + 3)
        for month in [0, 6, 18] { #expect((low...high).contains(Summary(of: open[month]).mean), "\(month)") }
    }

    private func timeliness(_ service: Service) throws -> [Double] {
        let runner = try Small.runner(Small.area([service]), replications: 60)
        return runner.values(.withinDue(stage: "plan"), of: "ehcna", under: "no-change").dropFirst()
            .map { month in
                let known = month.filter { !$0.isNaN }
                return known.reduce(0, +) / Double(known.count)
            }
    }

    /// Plans are counted in the month in which they are issued, so clearing old ones depresses timeliness before it recovers.
    @Test func clearingABacklogDepressesTimelinessBeforeItRecovers() throws {
        let backlog = WaitingList(
            number: Small.figure(200),
            meanWeeks: Small.figure(35),
            maxWeeks: Small.figure(60)
        )
        let without = try timeliness(Small.pathway())
        let cleared = try timeliness(Small.pathway(casesPerWeek: [40, 40, 15], backlog: backlog))
        let mixed = try timeliness(Small.pathway(casesPerWeek: [40, 40, 15], backlog: backlog, order: .random))
        #expect(without.allSatisfy { $0 > 0.9 }, "\(without)")
        // 200 plans at 6.5 a week more than come in: none of the late ones is left after some 31 weeks.
        for month in 1...3 {
            #expect(cleared[month] < 0.05, "\(cleared)")
            #expect(mixed[month] > cleared[month] + 0.1, "\(mixed)")
        }
        for month in 8...17 { #expect(cleared[month] > 0.95, "\(cleared)") }
        // Those who are passed over at random wait on: they still spoil it when the others are done.
        #expect(mixed[6] < cleared[6] - 0.1, "\(mixed)")
    }

    @Test func exceptionsAreLeftOutOfOneMeasureOnly() throws {
        var service = Small.pathway()
        service.exceptionShare = Small.figure(0.25)
        // Work that takes longer than the limit for everybody: nobody is in time by either measure.
        service.stages[0].delay = .fixed(weeks: Small.figure(8))
        let late = try Small.runner(Small.area([service]), replications: 10)
        for measure in [Measure.withinDue(stage: "decision"), .withinDueWithExceptions(stage: "decision")] {
            #expect(late.values(measure, of: "ehcna", under: "no-change")[6].allSatisfy { $0 == 0 })
        }
        // Exceptions are cases like others here, so that the two agree but for chance.
        service.stages[0].delay = .between(least: 3, mostLikely: 6, most: 9, evidence: .assumed, source: "")
        let part = try Small.runner(Small.area([service]), replications: 200)
        let without = Summary(of: part.values(.withinDue(stage: "decision"), of: "ehcna", under: "no-change")[6])
        let with = Summary(
            of: part.values(.withinDueWithExceptions(stage: "decision"), of: "ehcna", under: "no-change")[6]
        )
        #expect(without != with)
        #expect(abs(without.mean - with.mean) < 0.02)
        #expect((0.2...0.8).contains(with.mean))
        #expect(without.standardDeviation > with.standardDeviation)
    }

    /// A route to another service is a new referral there, with a clock of its own.
    @Test func referralsFromAnotherService() throws {
        var feeder = Small.pathway("feeder")
        feeder.stages[2].routes = [Route(to: .service("list"))]
        let area = Small.area([
            feeder, Small.list(referralsPerWeek: 1, casesPerWeek: 2, number: 20, mean: 4, maximum: 9),
        ])
        let runner = try Small.runner(area, replications: 200)
        #expect(runner.groups.count == 1)
        let referrals = Summary(of: runner.values(.referrals, of: "list", under: "no-change")[12])
        let exact = (72 * 0.6 * 0.85 + Small.perMonth(1)) * Double((Small.origin + 12).dayCount) / days
        #expect(abs(referrals.mean - exact) < 3.5 * referrals.standardDeviation / 200.0.squareRoot())
    }
}
