import Calendar
import Foundation
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing

@testable import Areas

@Suite("Effects on referrals, order and routes")
struct EffectsDemandTests {
    private let area = Small.area([Small.list()])
    private let december = Month(year: 2025, month: 12)
    private let january = Month(year: 2026, month: 1)

    private func inputs(_ changes: Intervention...) throws -> StageInputs {
        try Small.inputs(area, Plan(id: "plan", name: "plan", interventions: changes))
    }

    @Test func earlyHelpLowersReferralsAndADemandShockRaisesThem() throws {
        let before = try inputs()
        #expect(before.referralMean.allSatisfy { isClose($0, 10) })
        // From 1 December, week 13, felt after 2 weeks and in full 4 weeks later.
        let help = try inputs(
            Small.change(EarlyHelp(referralChange: Small.figure(-0.2)), from: december, lag: 2, ramp: 4)
        )
        let expected = [10, 10, 9.75, 9.25, 8.75, 8.25, 8, 8]
        for (week, mean) in expected.enumerated() { #expect(isClose(help.referralMean[13 + week], mean)) }
        #expect(help.referralSize == before.referralSize)
        let shock = try inputs(Small.change(DemandShock(referralChange: Small.figure(0.3)), from: december))
        #expect(shock.referralMean[12] == before.referralMean[12])
        #expect(shock.referralMean[13...].allSatisfy { isClose($0, 13) })
        // Both together multiply; without any referrals there are none.
        let both = try inputs(
            Small.change(DemandShock(referralChange: Small.figure(0.3)), from: december),
            Small.change(EarlyHelp(referralChange: Small.figure(-0.5)), from: december)
        )
        #expect(isClose(both.referralMean[20], 6.5))
        let gone = try inputs(Small.change(DemandShock(referralChange: Small.figure(-1)), from: december))
        #expect(gone.referralMean[20] == 0)
    }

    @Test func triageDivertsItsShare() throws {
        let inputs = try inputs(
            Small.change(Triage(share: Small.figure(0.2)), from: december, until: december),
            Small.change(Triage(share: Small.figure(0.5)), from: december + 1)
        )
        #expect(inputs.divertedShare[..<13].allSatisfy { $0 == 0 })
        #expect(isClose(inputs.divertedShare[14], 0.2))
        // 1 January is a Thursday: the 3 days of week 17 in December are made up for in week 16, the others in week 18.
        #expect(isClose(inputs.divertedShare[16], 0.2 * 10 / 7))
        #expect(inputs.divertedShare[17] == 0)
        #expect(isClose(inputs.divertedShare[18], 0.5 * 11 / 7))
        #expect(isClose(inputs.divertedShare[19], 0.5))
        #expect(inputs.referralMean.allSatisfy { isClose($0, 10) })
    }

    @Test func theOrderOfServiceChangesAndChangesBack() throws {
        let order = Order.mixture(kappa: Small.figure(0.5), psi: Small.figure(0.3))
        let area = Small.area([Small.list(order: order)])
        let plan = Small.plan("first", Small.change(ChangeOrder(.oldestFirst), from: december, until: december))
        let phases = try Small.inputs(area, plan).capacity.order
        // December ends within week 17, which is January's too and goes on as it was.
        #expect(phases.map(\.from) == [0, 13, 17])
        // Early disposals are not bookings and go on: oldest first is the limit of kappa.
        #expect(
            phases.map(\.value) == [
                .mixture(kappa: 0.5, psi: 0.3), .mixture(kappa: .infinity, psi: 0.3), .mixture(kappa: 0.5, psi: 0.3),
            ]
        )
        let random = try Small.inputs(
            Small.area([Small.list()]),
            Small.plan("random", Small.change(ChangeOrder(.random), from: december))
        )
        #expect(random.capacity.order.map(\.value) == [.oldestFirst, .mixture(kappa: 0, psi: 0)])
    }

    @Test func aThresholdMovesOneShareAndTheOthersMakeRoom() throws {
        let area = Small.area([Small.pathway()])
        let plan = Small.plan(
            "threshold",
            Small.change(
                ChangeThreshold(outcome: "refused", share: Small.figure(0.2)),
                service: "ehcna",
                stage: "decision",
                from: december,
                until: january,
                ramp: 4
            )
        )
        let phases = try Small.inputs(area, plan).routeShares
        let share = { (week: Int) in phases.last { $0.from <= week }!.value }
        for phase in phases { #expect(isClose(phase.value.reduce(0, +), 1)) }
        #expect(isClose(share(0)[0], 0.4))
        #expect(isClose(share(13)[0], 0.4 - 0.2 * 0.125))
        #expect(isClose(share(15)[0], 0.4 - 0.2 * 0.625))
        #expect(isClose(share(17)[0], 0.2) && isClose(share(17)[1], 0.8))
        // February begins on a Sunday, 6 days into week 21: what they would have had is done in week 20.
        #expect(isClose(share(19)[0], 0.2))
        #expect(isClose(share(20)[0], 0.4 - 0.2 * 13 / 7))
        #expect(isClose(share(21)[0], 0.4))
    }

    @Test func aThresholdOfAStageWithThreeRoutes() throws {
        var service = Small.pathway()
        service.stages[0].routes = [
            Route(to: .outcome("refused"), share: Small.figure(0.4)),
            Route(to: .outcome("withdrawn"), share: Small.figure(0.15)), Route(to: .stage("advice")),
        ]
        let plan = Small.plan(
            "threshold",
            Small.change(
                ChangeThreshold(outcome: "refused", share: Small.figure(0.7)),
                service: "ehcna",
                stage: "decision"
            )
        )
        let shares = try Small.inputs(Small.area([service]), plan).routeShares.last!.value
        // What is left, 0.3, is divided as 0.15 and 0.45 were.
        for (found, exact) in zip(shares, [0.7, 0.075, 0.225]) { #expect(isClose(found, exact)) }
    }

    @Test func aStageOfAPathwayGetsWhatIsMeantForIt() throws {
        let area = Small.area([Small.pathway()])
        let plan = Small.plan(
            "agency",
            Small.change(
                Agency(casesPerWeek: Small.figure(4), order: .oldestFirst),
                service: "ehcna",
                stage: "plan"
            )
        )
        #expect(try Small.inputs(area, plan, stage: 0).extraCapacity.isEmpty)
        #expect(try Small.inputs(area, plan, stage: 2).extraCapacity.count == 1)
    }
}
