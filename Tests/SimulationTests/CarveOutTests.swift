import Simulation
import Testing

/// Reserved places, kept or released, and passes for some classes only.
@Suite struct CarveOutTests {
    /// A list of two classes with so many places a week, and no referrals.
    static func engine(weeks: Int, places: Double, urgent: Int32, others: Int32, _ access: Access) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 2, classes: 2),
            observation: .everyWeek(weeks, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            // The urgent, class 1, came a week after the others.
            inputs.initial = [others, 0, 0, urgent]
            inputs.capacity = CapacityPass(weekCount: weeks, mean: places, access: access)
        }
        return engine
    }

    static func seen(_ engine: Engine, _ childClass: Int) -> [Int] {
        (0..<engine.network.weekCount).map { engine.flows(of: 0, class: childClass, in: $0).seen }
    }

    static func access(_ share: Double, releasesUnused: Bool) -> Access {
        Access(
            tiers: [.all],
            carveOuts: [Access.CarveOut(classes: .only(1), share: share, releasesUnused: releasesUnused)]
        )
    }

    /// Four places, half of them reserved for five urgent children; the open places go to eleven others, who came first.
    ///
    ///     week          0    1    2    3    4    5
    ///     urgent        2    2    1    0    0    0
    ///     others, kept  2    2    2    2    2    1
    ///     released      2    2    3    4    0    0
    @Test func keptAndReleased() {
        for (releases, others) in [(false, [2, 2, 2, 2, 2, 1]), (true, [2, 2, 3, 4, 0, 0])] {
            let engine = Self.engine(
                weeks: 6,
                places: 4,
                urgent: 5,
                others: 11,
                Self.access(0.5, releasesUnused: releases)
            )
            engine.run(seed: 0, replication: 0)
            #expect(Self.seen(engine, 1) == [2, 2, 1, 0, 0, 0])
            #expect(Self.seen(engine, 0) == others)
            #expect((0..<6).allSatisfy { engine.flows(of: 0, in: $0).capacity == 4 })
        }
    }

    /// Once their reserve is used, urgent children compete for the open places like everybody.
    @Test func beyondTheReserveTheOrderDecides() {
        var engine = Self.engine(weeks: 3, places: 4, urgent: 9, others: 3, Self.access(0.25, releasesUnused: true))
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 1) == [1, 4, 4] && Self.seen(engine, 0) == [3, 0, 0])
        // With a tier of their own they come before the others there as well.
        var access = Self.access(0.25, releasesUnused: true)
        access.tiers = [.only(1), .all]
        engine = Self.engine(weeks: 3, places: 4, urgent: 9, others: 3, access)
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 1) == [4, 4, 1] && Self.seen(engine, 0) == [0, 0, 3])
    }

    /// Parts of a place become places in that share of the weeks, whatever the week's room is a part of itself.
    @Test(arguments: [(2.0, 1.0 / 3), (0.5, 0.5), (2.5, 0.3), (7.3, 0.11), (1, 0.999)])
    func partsOfPlacesAddUp(_ places: Double, share: Double) {
        let weeks = 1_000
        var access = Self.access(share, releasesUnused: false)
        // The urgent get what is reserved and nothing else, because the others always want the rest.
        access.tiers = [.only(0), .only(1)]
        let engine = Self.engine(weeks: weeks, places: places, urgent: 20_000, others: 20_000, access)
        engine.run(seed: 0, replication: 0)
        let reserved = Double(Self.seen(engine, 1).reduce(0, +))
        #expect(abs(reserved - Double(weeks) * places * share) < 10, "\(reserved)")
    }

    /// Two reserves of half a place each take turns, and together are never more than the room.
    @Test func twoReservesOfOnePlace() {
        let access = Access(
            tiers: [.all],
            carveOuts: (0..<2).map { Access.CarveOut(classes: .only($0), share: 0.5, releasesUnused: false) }
        )
        let engine = Self.engine(weeks: 400, places: 1, urgent: 500, others: 500, access)
        engine.run(seed: 0, replication: 0)
        let seen = (0..<2).map { Self.seen(engine, $0).reduce(0, +) }
        #expect(abs(seen[0] - 200) <= 2 && seen[0] + seen[1] == 400)
    }

    /// Nobody is taken who belongs to no tier, through a reserve either.
    @Test func aReserveIsForThoseWhoMayBeTaken() {
        var access = Self.access(0.5, releasesUnused: true)
        access.tiers = [.only(0)]
        let engine = Self.engine(weeks: 4, places: 2, urgent: 5, others: 5, access)
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 1) == [0, 0, 0, 0] && Self.seen(engine, 0) == [2, 2, 1, 0])
    }

    /// With half of four places kept for each of two classes, each is a list of its own with two places.
    static func isolated() -> [TheoryRow] {
        let weeks = 400
        let engine = Engine(
            network: singleList(weeks: weeks, past: 1, classes: 2),
            observation: ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        )
        let referrals = [1.2, 1.7]
        engine.withInputs(of: 0) { inputs in
            let all = referrals.reduce(0, +)
            for week in 0..<weeks { inputs.referralMean[week] = all }
            inputs.classShares = referrals.map { $0 / all }
            let carveOuts = (0..<2).map { Access.CarveOut(classes: .only($0), share: 0.5, releasesUnused: false) }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 4, access: Access(carveOuts: carveOuts))
        }
        var numbers = [Sample(), Sample()]
        for replication in 0..<3_000 {
            engine.run(seed: 64, replication: replication)
            for childClass in 0..<2 {
                let sum = (100..<weeks).reduce(0) { $0 + engine.flows(of: 0, class: childClass, in: $1).waiting }
                numbers[childClass].add(Double(sum) / Double(weeks - 100))
            }
        }
        return (0..<2)
            .map {
                TheoryRow(
                    "kept places, class \($0 + 1): number at week ends",
                    value: bulkQueueMean(referrals: referrals[$0], room: 2),
                    numbers[$0]
                )
            }
    }

    /// A ring-fenced pass takes its class and nobody else, by the pass's own order.
    @Test func aRingFencedPassTakesItsClass() {
        let engine = Self.engine(weeks: 5, places: 1, urgent: 7, others: 9, .everybody)
        engine.withInputs(of: 0) { inputs in
            inputs.extraCapacity = [
                CapacityPass(weekCount: 5, mean: 2, access: Access(tiers: [.only(1)]), key: 1)
            ]
        }
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 1) == [2, 2, 2, 1, 0] && Self.seen(engine, 0) == [1, 1, 1, 1, 1])
        #expect((0..<5).map { engine.flows(of: 0, in: $0).seenByExtra } == [2, 2, 2, 1, 0])
    }

    /// No child of a later tier is taken while one of an earlier tier waits, in any order of service.
    @Test(arguments: [OrderOfService.oldestFirst, .random, .mixture(kappa: 2, psi: 0.3)])
    func tiersComeInTurn(_ order: OrderOfService) {
        let weeks = 300
        let engine = Engine(
            network: singleList(weeks: weeks, past: 1, classes: 3),
            observation: ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 9 }
            inputs.classShares = [0.3, 0.4, 0.3]
            let access = Access(tiers: [.only(2), .only(0), .all])
            inputs.capacity = CapacityPass(
                weekCount: weeks,
                mean: 9,
                variation: .poisson,
                order: order,
                access: access
            )
        }
        engine.run(seed: 65, replication: 0)
        var later = 0
        for week in 0..<weeks {
            let flows = [2, 0, 1].map { engine.flows(of: 0, class: $0, in: week) }
            for tier in 1..<3 where flows[tier].seen + flows[tier].earlyDisposals > 0 {
                later += 1
                // Whoever is left of earlier tiers came after service.
                #expect(flows[..<tier].allSatisfy { $0.waiting == $0.joined })
            }
        }
        #expect(later > 100)
    }
}
