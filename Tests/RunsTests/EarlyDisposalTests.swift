import Assembly
import Foundation
import Runs
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing
import Wording

@testable import Areas

/// Early disposals are of new referrals: when those fall they fall alike, and bookings do not.
@Suite("Early disposals and referrals")
struct EarlyDisposalTests {
    private let area = Small.area([Small.counted()], history: Small.history())

    /// Expected bookings and early disposals in a week, once a plan has changed referrals.
    private func removals(_ changes: Intervention...) throws -> (booked: Double, early: Double) {
        let plan = Plan(id: "plan", name: "plan", interventions: changes)
        let inputs = try Small.inputs(area, plan, replication: 3)
        let week = 30
        return (inputs.capacity.mean[week], inputs.earlyDisposals(in: week))
    }

    @Test func fewerReferralsMeanFewerDisposalsAndAsManyBookings() throws {
        let before = try removals()
        #expect(before.early > 0.01)
        let help = try removals(Small.change(EarlyHelp(referralChange: Small.figure(-0.5)), service: "counted"))
        #expect(isClose(help.booked, before.booked))
        #expect(isClose(help.early, before.early / 2))
    }

    /// A few answered at triage are those who would have been rejected within weeks.
    @Test func triageAnswersFirstWhoWouldNotHaveStayed() throws {
        let before = try removals()
        let referrals = try Small.inputs(area, .noChange, replication: 3).referralMean[30]
        let share = 0.5 * before.early / referrals
        let triage = try removals(Small.change(Triage(share: Small.figure(share)), service: "counted"))
        #expect(isClose(triage.booked, before.booked))
        // All but the few who would have waited longest: of a hazard the last are never gone.
        #expect(abs(triage.early / before.early - 0.5) < 0.001)
    }

    /// Beyond them it keeps children from the list who would have waited.
    @Test func triageOfMoreKeepsOthersFromTheList() throws {
        let before = try removals()
        let triage = try removals(Small.change(Triage(share: Small.figure(0.9)), service: "counted"))
        #expect(isClose(triage.booked, before.booked))
        #expect(abs(triage.early) < 1e-9)
    }

    /// So a triage that answers no more than are disposed of early anyway moves the list little, and prevention of as many
    /// much more.
    @Test func whoWouldHaveLeftAnywayShortensNoList() throws {
        let share = Small.figure(0.1)
        let triage = Small.plan("triage", Small.change(Triage(share: share), service: "counted"))
        let help = Small.plan("help", Small.change(EarlyHelp(referralChange: Small.figure(-0.1)), service: "counted"))
        let runner = try Small.runner(area, [triage, help], replications: 200)
        let last = { (plan: String) in runner.values(.waiting, of: "counted", under: plan)[12].reduce(0, +) / 200 }
        let before = last("no-change")
        #expect(before - last("triage") < 0.7 * (before - last("help")))
    }
}

extension StageInputs {
    /// Those expected to be disposed of early among the referrals of a week, where early disposals are a hazard.
    func earlyDisposals(in week: Int) -> Double {
        guard let bands = attrition.last(where: { $0.from <= week })?.value.bands else { return 0 }
        // Who bears the hazard of early disposal alone stays with this probability.
        let borne = zip(bands, bands.dropFirst())
            .reduce(0) { $0 + $1.0.weekly * $1.0.earlyShare * Double($1.1.fromWeeks - $1.0.fromWeeks) }
        let joining = referralMean[week] * (1 - (divertedShare.isEmpty ? 0 : divertedShare[week]))
        return joining * (1 - exp(-borne))
    }
}
