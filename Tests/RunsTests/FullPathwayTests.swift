import Assembly
import Calendar
import Foundation
import Runs
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas

/// EHCNA with exceptions, withdrawals, appeals, what is held, and reviews.
@Suite("A pathway in full")
struct FullPathwayTests {
    private static let reviews = Small.list(
        "reviews",
        referralsPerWeek: 0,
        casesPerWeek: 60,
        number: 0,
        mean: 1,
        maximum: 2
    )

    private static func area(
        exceptions: Double = 0,
        appeals: Bool = false,
        leaving: Double = 0,
        requestsPerMonth: Double = 72
    ) -> Area {
        var service = Small.pathway(requestsPerMonth: requestsPerMonth)
        service.exceptionShare = Small.figure(exceptions)
        service.leavingShare = Small.figure(leaving)
        if appeals {
            service.stages[0].routes[0].appeal = Appeal(
                share: Small.figure(0.5),
                delay: .fixed(weeks: Small.figure(10)),
                upheld: Small.figure(0.6),
                returnsTo: "advice"
            )
        }
        service.stock = Stock(
            outcome: "plan issued",
            number: Small.figure(2_600),
            ceasingPerYear: Small.figure(0.09),
            placements: [
                Stock.Placement(name: "mainstream", share: Small.figure(0.5), shareOfNew: Small.figure(0.7)),
                Stock.Placement(name: "special", share: Small.figure(0.3), shareOfNew: Small.figure(0.2)),
                Stock.Placement(name: "other", share: Small.figure(0.2), shareOfNew: Small.figure(0.1)),
            ],
            review: Stock.Review(service: "reviews", everyWeeks: Small.figure(52))
        )
        return Small.area([service, reviews])
    }

    /// 715 requests a year, 47.5% refused, 14% of assessments without a plan: 322.8 plans.
    @Test func aYearOf715RequestsGives323Plans() throws {
        let expected: Double = 715 * 0.525 * 0.86
        #expect(abs(expected - 322.8) < 0.05)
        var service = Small.pathway(requestsPerMonth: 715 / 12)
        service.stages[0].routes[0].share = Small.figure(0.475)
        service.stages[1].routes[0].share = Small.figure(0.14)
        let runner = try Small.runner(Small.area([service]), replications: 300)
        let plans = runner.sums(.outcome("plan issued"), of: "ehcna", 7...18)
        let days = Double((Small.origin + 18).end - (Small.origin + 7).firstDay)
        expectMean(plans, 322.8 * days / 365.2425)
        #expect(Summary(of: plans).standardDeviation > 10)
    }

    /// What is held is what was held, and what has come, less what has ceased: in every replication and month.
    @Test func whatIsHeldIsConserved() throws {
        let runner = try Small.runner(Self.area(exceptions: 0.1, appeals: true, leaving: 0.1), replications: 20)
        let values = { (measure: Measure) in runner.values(measure, of: "ehcna", under: "no-change") }
        let (held, issued, ceased) = (values(.held(placement: nil)), values(.outcome("plan issued")), values(.ceased))
        let parts = ["mainstream", "special", "other"].map { values(.held(placement: $0)) }
        for replication in 0..<20 {
            var expected = 2_600.0
            for month in held.indices {
                if month > 0 { expected += issued[month][replication] - ceased[month][replication] }
                #expect(abs(held[month][replication] - expected) < 0.01, "month \(month)")
                let sum = parts.reduce(0) { $0 + $1[month][replication] }
                #expect(abs(sum - held[month][replication]) < 0.01, "month \(month)")
            }
        }
        for (part, share) in zip(parts, [0.5, 0.3, 0.2]) { #expect(part[0].allSatisfy { $0 == 2_600 * share }) }
    }

    /// New plans are placed in their own shares, 9% of what is held ceases in a year, and each falls due for a review every 52
    /// weeks, unless it waits for one.
    @Test func placementsCeasingAndReviews() throws {
        let runner = try Small.runner(Self.area(), replications: 150)
        let held = (0...18).map { runner.values(.held(placement: nil), of: "ehcna", under: "no-change")[$0] }
        let mean = (0..<150).map { replication in held.reduce(0) { $0 + $1[replication] } / 19 }
        let weeks = Double((Small.origin + 18).end - (Small.origin + 1).firstDay) / 7
        let ceased = runner.sums(.ceased, of: "ehcna", 1...18)
        let weekly: Double = -log(0.91) * 7 / 365.2425
        expectMean(zip(ceased, mean).map { $0 - $1 * weekly * weeks }, 0, within: 2)
        let reviews = runner.sums(.referrals, of: "reviews", 1...18)
        let waiting = (0...18).map { runner.values(.waiting, of: "reviews", under: "no-change")[$0] }
        let open = (0..<150).map { replication in waiting.reduce(0) { $0 + $1[replication] } / 19 }
        expectMean(
            reviews.indices.map { reviews[$0] - (mean[$0] - open[$0]) * weeks / 52 },
            0,
            within: 15
        )
        let issued = runner.sums(.outcome("plan issued"), of: "ehcna", 1...18)
        let yearly = pow(0.91, weeks * 7 / 365.2425)
        for (name, first, share) in [("mainstream", 1_300, 0.7), ("special", 780, 0.2), ("other", 520, 0.1)] {
            let last = runner.values(.held(placement: name), of: "ehcna", under: "no-change")[18]
            // New ones have been held half the time on average.
            let exact = issued.map { Double(first) * yearly + $0 * share * (1 + yearly) / 2 }
            expectMean(differences(last, exact), 0, within: 4, name)
        }
    }

    /// Half of those refused appeal, before the start too, and six in ten come back to the advice stage after 10 weeks, as
    /// exceptions that count in one measure only.
    @Test func appealsComeBackAsExceptions() throws {
        let area = Self.area(appeals: true)
        let linked = try Small.runner(area).groups[0]
        let bench = Workbench(linked)
        let engine = bench.engine
        let appeal = try #require(linked.layout.appeals[0][0][0])
        let (advice, plan) = (linked.stageNumbers[0][1], linked.stageNumbers[0][2])
        let refused = try #require(linked.layout.outcomes[0]["refused"])
        var (refusals, appeals, decided, back, plans, exceptions, early) = (0, 0, 0, 0, 0, 0, 0)
        for replication in 0..<30 {
            #expect(bench.run(.noChange, Replication(seed: 5, number: replication)))
            for week in 0..<linked.network.weekCount {
                refusals += engine.count(of: refused, in: week)
                appeals += engine.flows(of: appeal, in: week).referrals
                let done = engine.flows(of: appeal, in: week).completed
                decided += done
                let returned = engine.flows(of: advice, in: week).referrals
                back += returned
                if week > 11 { #expect(done == engine.flows(of: appeal, in: week - 11).referrals) }
                if (1...9).contains(week) { early += done }
                let flows = engine.flows(of: plan, in: week)
                plans += flows.completed
                exceptions += flows.completedExceptions
            }
        }
        let near = { (count: Int, share: Double, of: Int) in
            let exact = share * Double(of)
            return abs(Double(count) - exact) < 4 * (exact * (1 - share)).squareRoot()
        }
        #expect(near(appeals, 0.5, refusals), "\(appeals) of \(refusals)")
        // Those in progress at the start were made at the same pace: 0.4 of 72 a month are refused, and half of them appeal.
        let pace = 72 / averageMonthWeeks * 0.4 * 0.5
        #expect(abs(Double(early) / 30 - 9 * pace) < 1, "\(early) decided early, \(pace) a week")
        #expect(near(back, 0.6, decided), "\(back) of \(decided)")
        // Exceptions are those who came back, of whom 15% get no plan and some are still on their way.
        #expect(exceptions > 0 && Double(exceptions) < 0.85 * Double(back))
        // They come to advice with a new clock, and so are in time where others may not be.
        var hurried = area
        hurried.services[0].stages[2].dueWeeks = 13
        let runner = try Small.runner(hurried, replications: 60)
        let measures = [Measure.withinDue(stage: "plan"), .withinDueWithExceptions(stage: "plan")]
            .map { Summary(of: runner.values($0, of: "ehcna", under: "no-change")[12]).mean }
        #expect(measures[0] < 0.9 && measures[1] > measures[0] + 0.03, "\(measures)")
    }

    /// Requests are decided within 6 weeks and the rest as the shares say; withdrawals are no outcomes.
    @Test func everyRequestEndsSomehow() throws {
        let runner = try Small.runner(Self.area(exceptions: 0.2, leaving: 0.15), replications: 60)
        let sums = { (measure: Measure) in runner.sums(measure, of: "ehcna", 1...18) }
        let open = runner.values(.waiting, of: "ehcna", under: "no-change")
        let parts: [Measure] = [.outcome("refused"), .outcome("no plan"), .outcome("plan issued"), .left]
        var rest = differences(sums(.referrals), differences(open[18], open[0]))
        for part in parts { rest = differences(rest, sums(part)) }
        #expect(rest.allSatisfy { abs($0) < 0.01 })
        #expect(Summary(of: sums(.left)).mean > 5)
        #expect(differences(sums(.seen), sums(parts[0])).allSatisfy { $0 > 0 })
        let decided = runner.values(.withinDue(stage: "decision"), of: "ehcna", under: "no-change").dropFirst()
        #expect(decided.joined().allSatisfy { $0 == 1 })
    }

    /// Agency staff who clear a backlog from its old end push in-month timeliness below what it would have been, before it
    /// rises above.
    @Test func agencyOnABacklogDepressesTimelinessFirst() throws {
        let backlog = WaitingList(number: Small.figure(150), meanWeeks: Small.figure(25), maxWeeks: Small.figure(40))
        let service = Small.pathway(casesPerWeek: [40, 40, 9], backlog: backlog, order: .random)
        let agency = Small.change(
            Agency(casesPerWeek: Small.figure(8), order: .oldestFirst),
            service: "ehcna",
            stage: "plan",
            until: Small.origin + 6
        )
        let runner = try Small.runner(Small.area([service]), [Small.plan("agency", agency)], replications: 60)
        let means = ["no-change", "agency"]
            .map { plan in
                runner.values(.withinDue(stage: "plan"), of: "ehcna", under: plan)
                    .map { Summary(of: [0] + $0.filter { !$0.isNaN }).mean }
            }
        for month in 2...3 { #expect(means[1][month] < means[0][month] - 0.05, "\(means)") }
        for month in 8...12 { #expect(means[1][month] > means[0][month] + 0.1, "\(means)") }
    }
}
