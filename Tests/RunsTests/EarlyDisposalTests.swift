import Assembly
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
        let order = try #require(inputs.capacity.order.last { $0.from <= week }).value
        guard case .mixture(_, let psi) = order else { throw NotAMixture() }
        return (inputs.capacity.mean[week] * (1 - psi), inputs.capacity.mean[week] * psi)
    }

    private struct NotAMixture: Error {}

    @Test func fewerReferralsMeanFewerDisposalsAndAsManyBookings() throws {
        let before = try removals()
        #expect(before.early > 0.01)
        let help = try removals(Small.change(EarlyHelp(referralChange: Small.figure(-0.5)), service: "counted"))
        #expect(isClose(help.booked, before.booked))
        #expect(isClose(help.early, before.early / 2))
    }

    @Test func thoseAnsweredAtTriageTakeTheirDisposalsWithThem() throws {
        let before = try removals()
        let triage = try removals(Small.change(Triage(share: Small.figure(0.25)), service: "counted"))
        #expect(isClose(triage.booked, before.booked))
        #expect(isClose(triage.early, before.early * 0.75))
    }
}
