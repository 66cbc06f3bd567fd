import Assembly
import Calendar
import Runs
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas

/// Demands that services make on one another.
@Suite("Couplings")
struct CouplingTests {
    private let target = Small.list("target", referralsPerWeek: 20, casesPerWeek: 20, number: 100)

    /// Lists with work to spare and one that runs out, and a pathway that clears a backlog: what each does in a month
    /// differs from what its capacity says.
    private static let sources: [Service] = [
        Small.list("source", referralsPerWeek: 12, casesPerWeek: 10),
        Small.list("source", referralsPerWeek: 10, casesPerWeek: 16, number: 60, mean: 4, maximum: 9, leaving: 0.1),
        Small.pathway(
            "source",
            casesPerWeek: [40, 40, 14],
            backlog: WaitingList(number: Small.figure(60), meanWeeks: Small.figure(20), maxWeeks: Small.figure(40))
        ),
    ]

    /// What the referrals hold already is taken out of them: in all, in the first weeks (before the first demand of the run
    /// falls due) and when the source runs out or clears a backlog, as many come as without the coupling.
    @Test(arguments: sources.indices)
    func countedDemandsLeaveReferralsAsTheyWere(_ number: Int) throws {
        let source = Self.sources[number]
        let last = source.stages.count - 1
        let apart = try Small.runner(Small.area([source, target]), replications: 200)
        let coupled = try Small.runner(
            Small.area([
                Small.sending(source, to: "target", share: 0.4, afterWeeks: 8, isCounted: true, stage: last), target,
            ]),
            replications: 200
        )
        #expect(apart.groups.count == 2 && coupled.groups.count == 1)
        for months in [1...2, 3...6, 7...18, 1...18] {
            let before = apart.sums(.referrals, of: "target", months)
            let after = coupled.sums(.referrals, of: "target", months)
            #expect(before != after)
            // A case or two from work in hand, which is in whole cases.
            expectMean(differences(after, before), 0, within: 1, "months \(months)")
        }
        let seen = coupled.sums(.seen, of: "source", 1...18)
        #expect(seen == apart.sums(.seen, of: "source", 1...18), "the source does not notice")
    }

    /// Capacity added to the source raises the target's referrals by the share of those whom it sees in addition.
    @Test(arguments: [true, false])
    func aPlanOnTheSourceReachesTheTarget(_ isCounted: Bool) throws {
        let source = Small.sending(Self.sources[0], to: "target", share: 0.4, isCounted: isCounted)
        let plan = Small.plan("recruit", Small.recruit(3, service: "source"))
        let runner = try Small.runner(Small.area([source, target]), [plan], replications: 200)
        let more = { (measure: Measure, service: String) in
            differences(
                runner.sums(measure, of: service, under: "recruit", 1...18),
                runner.sums(measure, of: service, 1...18)
            )
        }
        let (referrals, seen) = (more(.referrals, "target"), more(.seen, "source"))
        #expect(Summary(of: seen).mean > 150)
        expectMean(zip(referrals, seen).map { $0 - 0.4 * $1 }, 0)
        #expect(Summary(of: referrals).mean > 50)
    }

    /// Not counted, they come on top from the first month on: cases seen before the run have made theirs too.
    @Test(arguments: [0, 10])
    func otherDemandsComeOnTop(_ weeks: Int) throws {
        let source = Small.sending(Self.sources[0], to: "target", share: 0.4, afterWeeks: weeks, isCounted: false)
        let apart = try Small.runner(Small.area([Self.sources[0], target]), replications: 200)
        let coupled = try Small.runner(Small.area([source, target]), replications: 200)
        for months in [1...2, 3...18] {
            let more = differences(
                coupled.sums(.referrals, of: "target", months),
                apart.sums(.referrals, of: "target", months)
            )
            let days = (Small.origin + months.upperBound).end - (Small.origin + months.lowerBound).firstDay
            expectMean(more, 0.4 * 10 * Double(days) / 7, "months \(months)")
        }
    }

    /// September to November are 13 weeks: of a plan that begins with them nothing is felt at the target before December,
    /// in any replication.
    @Test func demandsFallDueAfterTheirWeeks() throws {
        let source = Small.sending(Self.sources[0], to: "target", afterWeeks: 13, isCounted: true)
        let plan = Small.plan("recruit", Small.recruit(4, service: "source"))
        let runner = try Small.runner(Small.area([source, target]), [plan], replications: 40)
        let before = runner.values(.referrals, of: "target", under: "no-change")
        let after = runner.values(.referrals, of: "target", under: "recruit")
        for month in 1...3 { #expect(before[month] == after[month]) }
        expectMean(differences(after[4], before[4]), 4 * 0.5 * 31 / 7)
    }

    /// Everybody taken up, everybody done, or those who are refused: from a decision that takes 3 weeks.
    @Test(
        arguments: [(.takenUp, 1, 0), (.seen, 1, 3), (.outcome("refused"), 0.4, 3)]
            as [(Coupling.Trigger, Double, Int)]
    )
    func whatMakesADemand(_ trigger: Coupling.Trigger, _ share: Double, _ weeks: Int) throws {
        let source = Small.sending(Small.pathway("source"), to: "target", when: trigger, isCounted: false)
        let area = Small.area([source, Small.list("target", referralsPerWeek: 0)])
        let runner = try Small.runner(area, replications: 100)
        let days = Double((Small.origin + 14).end - (Small.origin + 3).firstDay)
        expectMean(
            runner.sums(.referrals, of: "target", 3...14),
            72 * share * 0.5 * days / averageMonthDays,
            "\(trigger)"
        )
        // A shock that begins in week 13 is felt when its children are taken up, or when they are done.
        let plan = Small.plan(
            "shock",
            Small.change(DemandShock(referralChange: Small.figure(3)), service: "source", from: Small.origin + 4)
        )
        let flows = try [Plan.noChange, plan].map { try Small.replicate(area, $0) }
        let first = (0..<40)
            .first { week in
                let referrals = flows.map { $0.engine.flows(of: $0.linked.stageNumbers[1][0], in: week).referrals }
                return referrals[0] != referrals[1]
            }
        // Referrals of week 13 are taken up in week 14.
        #expect(first == 14 + weeks, "\(trigger)")
    }
}
