import Calendar
import Calibration
import Simulation
import SmallAreas
import Testing

@testable import Areas
@testable import Assembly

/// The steps by which a replication's inputs are made.
@Suite("Steps of a replication")
struct ReplicationStepsTests {
    /// A list with a history and a pathway that sends to it, who share staff.
    private static let area: Area = {
        var pathway = Small.pathway()
        pathway = Small.sending(pathway, to: "counted", when: .outcome("refused"), share: 0.2, isCounted: true)
        var area = Small.area([Small.parted(Small.counted()), pathway], history: Small.history())
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    SharedStaff.Member(service: "counted", timePerCase: Small.figure(8, 6...10)),
                    SharedStaff.Member(service: "ehcna", stage: "advice", timePerCase: Small.figure(4)),
                ],
                rule: .asEstablished
            )
        ]
        return area
    }()

    private static let plan = Small.plan(
        "plan",
        Small.change(Agency(casesPerWeek: Small.figure(3, 2...5), order: .oldestFirst), service: "counted", lag: 4),
        Small.change(Triage(share: Small.figure(0.1)), service: "counted"),
        Small.change(ChangeThreshold(outcome: "refused", share: Small.figure(0.3)), service: "ehcna"),
        Small.change(ShareStaff(pool: "team", rule: .byWork), service: "counted", from: Small.origin + 4)
    )

    private func linked() throws -> LinkedServices {
        let models = try Self.area.services.map {
            try FittedService($0, in: Self.area, dataTo: Self.area.origin)
        }
        return
            LinkedServices.groups(
                of: models,
                area: Self.area,
                plans: [Self.plan],
                origin: Self.area.origin,
                horizonMonths: 12,
                thresholds: [18, 52]
            )[0]
    }

    private func text(_ inputs: borrowing NetworkInputs) -> String { "\(inputs.stages) \(inputs.pools)" }

    /// Room that held another plan's inputs, or another replication's, is as good as new.
    @Test func nothingIsLeftOfInputsBefore() throws {
        let linked = try linked()
        let replication = Replication(seed: 3, number: 1)
        let fresh = linked.inputs(under: .noChange, replication, in: NetworkInputs(network: linked.network))
        let wanted = text(fresh)
        var room = linked.inputs(under: Self.plan, replication, in: NetworkInputs(network: linked.network))
        #expect(text(room) != wanted)
        room = linked.inputs(under: Self.plan, Replication(seed: 9, number: 7), in: room)
        room = linked.inputs(under: .noChange, replication, in: room)
        #expect(text(room) == wanted)
    }

    /// A plan without steps takes nothing from the inputs and adds nothing, but for early disposals, which follow referrals
    /// under every plan.
    @Test func aPlanWithoutStepsChangesNothing() throws {
        let linked = try linked()
        let draws = linked.draws(Replication(seed: 3, number: 2))
        let settled = linked.settled(linked.baseline(draws, in: NetworkInputs(network: linked.network)))
        let before = settled.inputs.stages
        let planned = linked.planned(.noChange, settled)
        for (stage, inputs) in planned.inputs.stages.enumerated() {
            #expect(inputs.referralMean == before[stage].referralMean)
            #expect(inputs.extraCapacity.isEmpty && inputs.divertedShare.isEmpty)
            #expect("\(inputs.routeShares)" == "\(before[stage].routeShares)")
        }
    }

    /// What is sent at today's pace and counted already is taken out of the other's own referrals.
    @Test func whatIsCountedIsTakenOut() throws {
        let linked = try linked()
        let draws = linked.draws(Replication(seed: 3, number: 2))
        let baseline = linked.baseline(draws, in: NetworkInputs(network: linked.network))
        let before = baseline.inputs.stages[0].referralMean.reduce(0, +)
        let settled = linked.settled(baseline)
        let after = settled.inputs.stages[0].referralMean.reduce(0, +)
        let sent = settled.demanded[0].reduce(0, +)
        #expect(sent > 0)
        #expect(abs(before - after - sent) < 1e-9 * before)
    }

    /// What the stages of a pool book is in the pool, in its units, and no longer in the stages.
    @Test func thePoolHasWhatItsStagesBook() throws {
        let linked = try linked()
        let draws = linked.draws(Replication(seed: 3, number: 2))
        let settled = linked.settled(linked.baseline(draws, in: NetworkInputs(network: linked.network)))
        let advice = linked.network.pools[0].stages[1]
        let booked = settled.inputs.stages[advice].capacity.mean
        let unit = settled.poolTimes[0].unit
        let inputs = linked.pooled(linked.planned(.noChange, settled))
        #expect(inputs.stages[advice].capacity.mean.allSatisfy { $0 == 0 })
        // The pathway's advice takes four hours a case; the list's bookings come on top.
        let least = booked.map { $0 * 4 / unit }
        #expect(zip(inputs.pools[0].capacity.mean, least).dropFirst().allSatisfy { $0 >= $1 - 1e-9 })
    }

    /// An appeal against the outcome that is held has no stage, and shifts none that follows.
    @Test func everyStageHasItsPlace() throws {
        var pathway = Small.pathway()
        pathway.exceptionShare = Small.figure(0.1)
        pathway.stock = Stock(
            outcome: "plan issued",
            number: Small.figure(100),
            ceasingPerYear: Small.figure(0.1),
            review: Stock.Review(service: "reviews", everyWeeks: Small.figure(52))
        )
        let appeal = Appeal(
            share: Small.figure(0.1),
            delay: .fixed(weeks: Small.figure(10)),
            upheld: Small.figure(0.5),
            returnsTo: "advice"
        )
        pathway.stages[0].routes[0].appeal = appeal
        pathway.stages[2].routes[0].appeal = appeal
        let area = Small.area([pathway, Small.list("reviews")])
        let models = try area.services.map { try FittedService($0, in: area, dataTo: area.origin) }
        let linked =
            LinkedServices.groups(
                of: models,
                area: area,
                plans: [],
                origin: area.origin,
                horizonMonths: 12,
                thresholds: [18, 52]
            )[0]
        let implied =
            linked.layout.stocks.flatMap(\.self)
            + linked.layout.appeals.flatMap { $0.flatMap { $0 } }.compactMap(\.self)
        let numbers = linked.stageNumbers.flatMap(\.self) + implied
        #expect(numbers.sorted() == Array(linked.network.stages.indices))
        #expect(linked.layout.appeals[0][2] == [nil])
    }

    /// The bound of the domain is the engine's.
    @Test func asManyChildrenAsTheEngineCounts() {
        #expect(Limits.childrenInRun == Engine.mostChildren)
    }
}
