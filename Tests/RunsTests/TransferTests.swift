import Calendar
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import TestSupport
import Testing

@testable import Areas
@testable import Runs

/// Children who go elsewhere: to another list, to another provider, or off the list.
@Suite("Transfers, outsourcing and validation")
struct TransferTests {
    private let area = Small.area([
        Small.list("from", referralsPerWeek: 8, casesPerWeek: 8, number: 300, mean: 30, maximum: 70),
        Small.list("to", referralsPerWeek: 5, casesPerWeek: 5, number: 40, mean: 3, maximum: 8),
    ])

    private func runner(_ effect: any Effect, from: Int = 3, until: Int? = nil) throws -> Runner {
        let change = Small.change(
            effect,
            service: "from",
            from: Small.origin + from,
            until: until.map { Small.origin + $0 }
        )
        return try Small.runner(area, [Small.plan("plan", change)], replications: 40)
    }

    private func value(_ runner: Runner, _ measure: Measure, _ service: String, _ month: Int, _ plan: String = "plan")
        -> [Double]
    { runner.values(measure, of: service, under: plan)[month] }

    /// A list at the end of each month is what it was, with those who came less those who went.
    private func expectConserved(_ runner: Runner, _ service: String, _ removals: [Measure]) {
        let list = runner.values(.waiting, of: service, under: "plan")
        let came = runner.values(.referrals, of: service, under: "plan")
        let went = removals.map { runner.values($0, of: service, under: "plan") }
        for month in list.indices.dropFirst() {
            for replication in list[month].indices {
                let change = list[month][replication] - list[month - 1][replication]
                let flows = came[month][replication] - went.reduce(0) { $0 + $1[month][replication] }
                #expect(abs(change - flows) < 0.01, "\(service) \(month)")
            }
        }
    }

    /// Two in five of the list go, as many arrive, and they keep their clocks: the longest wait goes with them.
    @Test func aTransferKeepsChildrenAndClocks() throws {
        let runner = try runner(Transfer(to: "to", share: Small.figure(0.4)))
        expectConserved(runner, "from", [.seen, .left, .transferred])
        expectConserved(runner, "to", [.seen, .left])
        let left = runner.sums(.transferred, of: "from", under: "plan", 1...18)
        let more = differences(
            runner.sums(.referrals, of: "to", under: "plan", 1...18),
            runner.sums(.referrals, of: "to", 1...18)
        )
        for (one, two) in zip(left, more) { #expect(abs(one - two) < 1e-3) }
        expectMean(left, 0.4 * 300, within: 5)
        #expect(runner.sums(.transferred, of: "from", 1...18).allSatisfy { $0 == 0 })
        // Those who arrive have waited 30 weeks, and some of the longest waits of both lists together are kept.
        let longest = value(runner, .maxWait, "to", 3)
        #expect(Summary(of: value(runner, .maxWait, "to", 3, "no-change")).mean < 15)
        #expect(Summary(of: longest).mean > 35)
        let before = zip(value(runner, .maxWait, "from", 2), value(runner, .maxWait, "to", 2)).map { max($0, $1) }
        for (one, two) in zip(longest, before) { #expect(one < two + 5) }
    }

    @Test func aTransferToAPathwayIsCountedThere() throws {
        let area = Small.area([area.services[0], Small.pathway("to")])
        let change = Small.change(Transfer(to: "to", share: Small.figure(0.2)), service: "from")
        let runner = try Small.runner(area, [Small.plan("plan", change)], replications: 10)
        expectConserved(runner, "to", [.seen, .left])
        expectConserved(runner, "from", [.seen, .left, .transferred])
    }

    @Test func redirectedReferralsArriveElsewhere() throws {
        let runner = try runner(Redirect(to: "to", share: Small.figure(0.5)))
        expectConserved(runner, "from", [.seen, .left, .diverted])
        expectConserved(runner, "to", [.seen, .left])
        let gone = runner.sums(.diverted, of: "from", under: "plan", 1...18)
        let more = differences(
            runner.sums(.referrals, of: "to", under: "plan", 1...18),
            runner.sums(.referrals, of: "to", 1...18)
        )
        for (one, two) in zip(gone, more) { #expect(abs(one - two) < 1e-3) }
        let weeks = Double((Small.origin + 18).end - (Small.origin + 3).firstDay) / 7
        expectMean(gone, 4 * weeks)
    }

    /// Triage and redirection together: a fifth is answered, and of the rest half goes on, in either order of the file.
    @Test func triageAndRedirectionTogether() throws {
        let triage = Small.change(Triage(share: Small.figure(0.2)), service: "from")
        let redirect = Small.change(Redirect(to: "to", share: Small.figure(0.5)), service: "from")
        for (plan, on) in [(Small.plan("plan", triage, redirect), 0.4), (Small.plan("plan", redirect, triage), 0.5)] {
            let runner = try Small.runner(area, [plan], replications: 60)
            let referrals = runner.sums(.referrals, of: "from", under: "plan", 1...18)
            let gone = runner.sums(.diverted, of: "from", under: "plan", 1...18)
            let more = differences(
                runner.sums(.referrals, of: "to", under: "plan", 1...18),
                runner.sums(.referrals, of: "to", 1...18)
            )
            expectMean(zip(gone, referrals).map { $0 - 0.6 * $1 }, 0)
            expectMean(zip(more, referrals).map { $0 - on * $1 }, 0)
        }
    }

    /// A share of the list, over the months given.
    @Test func validationTakesItsShareOff() throws {
        let area = Small.area([Small.list("from", referralsPerWeek: 0, casesPerWeek: 0, number: 400)])
        let change = Small.change(
            ValidateList(share: Small.figure(0.3)),
            service: "from",
            from: Small.origin + 2,
            until: Small.origin + 4
        )
        let runner = try Small.runner(area, [Small.plan("plan", change)], replications: 60)
        expectConserved(runner, "from", [.seen, .left, .transferred])
        let taken = runner.values(.transferred, of: "from", under: "plan")
        expectMean(runner.sums(.transferred, of: "from", under: "plan", 1...18), 120)
        for month in 2...4 { #expect(Summary(of: taken[month]).mean > 25) }
        // October and December do not begin and end with a week: what is done in one is spread over its days.
        for month in 6...18 { #expect(taken[month].allSatisfy { $0 == 0 }) }
    }

    @Test func outsourcingSeesChildrenElsewhere() throws {
        let runner = try runner(Outsource(casesPerWeek: Small.figure(3), order: .oldestFirst), from: 1, until: 6)
        expectConserved(runner, "from", [.seen, .left, .transferred])
        let weeks = Double((Small.origin + 6).end - (Small.origin + 1).firstDay) / 7
        expectMean(runner.sums(.transferred, of: "from", under: "plan", 1...18), 3 * weeks)
        // They are not the service's own.
        #expect(
            runner.sums(.seen, of: "from", under: "plan", 1...6) == runner.sums(.seen, of: "from", 1...6)
        )
    }

    /// Two changes of one kind on a stage both hold, each in its months, whichever the file names first.
    @Test(arguments: [false, true])
    func aSecondChangeDoesNotUndoTheFirst(_ isReversed: Bool) throws {
        let (one, two) = (Small.origin + 4, Small.origin + 8)
        let orders = [
            Small.change(ChangeOrder(.random), from: one, until: one + 1),
            Small.change(ChangeOrder(.oldestFirst), from: two, until: two + 1),
        ]
        let mixture = Order.mixture(kappa: Small.figure(0.5), psi: Small.figure(0))
        let inputs = try Small.inputs(
            Small.area([Small.list(order: mixture)]),
            Plan(id: "plan", name: "plan", interventions: isReversed ? orders.reversed() : orders)
        )
        let order = { (week: Int) in inputs.capacity.order.last { $0.from <= week }!.value }
        // December begins in week 13 and ends in week 17, April in week 30.
        #expect(order(12) == .mixture(kappa: 0.5, psi: 0) && order(14) == .mixture(kappa: 0, psi: 0))
        #expect(order(26) == .mixture(kappa: 0.5, psi: 0) && order(32) == .oldestFirst)
        #expect(order(50) == .mixture(kappa: 0.5, psi: 0))

        let thresholds = [(one, 0.3), (two, 0.5)]
            .map { month, share in
                Small.change(
                    ChangeThreshold(outcome: "refused", share: Small.figure(share)),
                    service: "ehcna",
                    stage: "decision",
                    from: month,
                    until: month + 1
                )
            }
        let shares =
            try Small.inputs(
                Small.area([Small.pathway()]),
                Plan(id: "plan", name: "plan", interventions: isReversed ? thresholds.reversed() : thresholds)
            )
            .routeShares
        for (week, share) in [(12, 0.4), (14, 0.3), (26, 0.4), (32, 0.5), (50, 0.4)] {
            #expect(isClose(shares.last { $0.from <= week }!.value[0], share), "\(week)")
        }
    }
}
