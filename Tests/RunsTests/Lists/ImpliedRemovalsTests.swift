import Calendar
import Calibration
import Foundation
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Assembly
@testable import Runs

/// Removals that flows imply are no clinics.
@Suite("Removals that are implied or assumed")
struct ImpliedRemovalsTests {
    private let later = 12

    /// A list and flows, month by month to the origin.
    private func area(
        waiting: [Double],
        referrals: [Double] = [],
        assessed: [Double] = [],
        meanWait: Double? = nil,
        horizonMonths: Int = 12
    ) -> Area {
        var rows: [Observation] = []
        let means = meanWait.map { wait in waiting.map { _ in wait } } ?? []
        for (metric, values) in [
            ("waiting", waiting), ("referrals", referrals), ("seen", assessed), ("mean_wait", means),
        ] {
            for (index, value) in values.enumerated() {
                let month = Period(Small.origin + (index + 1 - values.count))
                rows.append(Observation(service: "counted", period: month, metric: metric, value: value))
            }
        }
        return Small.area([Small.counted()], history: History(rows), horizonMonths: horizonMonths)
    }

    /// A list whose referrals nobody has published does not empty of itself.
    @Test func unknownFlowsDoNotEmptyAList() throws {
        let area = area(waiting: [61, 60, 62, 60, 59, 60, 60], meanWait: 20, horizonMonths: 36)
        let waiting = try Small.runner(area, replications: 400).values(.waiting, of: "counted", under: "no-change")[36]
        let empty = Double(waiting.count { $0 < 1 }) / 400
        #expect(empty < 0.02, "\(empty)")
        #expect((25...100).contains(Summary(of: waiting).p50))
    }

    /// Everybody has been seen at once: a tenth more are no imbalance.
    @Test func anEmptyListTakesMore() throws {
        let area = area(
            waiting: Array(repeating: 0, count: 12),
            referrals: [40, 35, 46, 34, 45, 38, 41, 36, 44, 39, 37, 40]
        )
        let plan = Small.plan("more", Small.change(DemandShock(referralChange: Small.figure(0.1)), service: "counted"))
        let runner = try Small.runner(area, [plan], replications: 300)
        let waiting = Summary(of: runner.values(.waiting, of: "counted", under: "more")[later])
        #expect(waiting.p50 < 20, "\(waiting.p50)")
        #expect(waiting.p90 < 100, "\(waiting.p90)")
    }

    /// Twenty are published as assessed, of about 38 who leave the list: seen are twenty.
    @Test func thoseSeenStartFromThePublished() throws {
        let base = Small.history()
        var area = Small.area([Small.counted()], history: base, horizonMonths: 12)
        let rows = (0..<14)
            .map {
                Observation(service: "counted", period: Period(Small.origin + -$0), metric: "seen", value: 20)
            }
        area.history = History(base.observations + rows)
        let seen = try Small.runner(area, replications: 300).sums(.seen, of: "counted", 1...12)
        expectMean(seen.map { $0 / 12 }, 20, within: 0.8, "seen a month")
    }

    /// What a clinic can do sees children, all of it: a prior on early disposals is no part of it.
    @Test func statedCapacityIsAllAssessments() throws {
        let area = Small.area([Small.list(casesPerWeek: 9, order: .fitted)])
        let runner = try Small.runner(area, replications: 100)
        #expect(runner.sums(.earlyDisposals, of: "list", 1...12).allSatisfy { $0 == 0 })
        let staffed = Small.area([Small.staffed([Small.posts(9)], order: .fitted, id: "list")])
        let inputs = try Small.inputs(staffed, .noChange)
        guard case .mixture(_, let psi) = inputs.capacity.order[0].value else {
            Issue.record("no mixture")
            return
        }
        #expect(psi == 0)
    }
}
