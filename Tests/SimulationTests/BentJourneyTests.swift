import Simulation
import Testing

/// Journeys of the children of lists that are bent: those added came with a wait, those removed leave.
@Suite struct BentJourneyTests {
    /// A list that takes everybody up in its week 10 and nobody before, with 12 referrals a week from week 0 to 8 or so.
    private static func list(_ points: [NumberPath.Point], classes: Int) -> Engine {
        let network = singleList(weeks: 20, past: 4, classes: classes)
        var observation = ObservationPlan.everyWeek(20, thresholds: [], percentiles: false)
        observation.journeys = JourneyPlan(stages: [0], groups: [0..<3, 3..<9], mostWeeksBeyond: 10)
        let engine = Engine(network: network, observation: observation)
        engine.withInputs(of: 0) { inputs in
            for week in 0..<9 { inputs.referralMean[week] = 12 }
            inputs.classShares = (0..<classes).map { _ in 1 / Double(classes) }
            inputs.initial[3] = 20
            inputs.capacity.mean[10] = 10_000
            inputs.path = NumberPath(points)
        }
        return engine
    }

    private static func referrals(_ engine: Engine, _ weeks: Range<Int>) -> Int {
        weeks.reduce(0) { $0 + engine.flows(of: 0, in: $1).referrals }
    }

    /// Children who are added are not followed: all others are, to the end of their waits, which are what they were.
    @Test(arguments: [1, 3])
    func additionsAreNotFollowed(_ classes: Int) {
        for replication in 0..<50 {
            let points = [NumberPath.Point(week: 5, number: 170), NumberPath.Point(week: 8, number: 300)]
            let engine = Self.list(points, classes: classes)
            engine.run(seed: 3, replication: replication)
            #expect(engine.latentFlows(of: 0, in: 8).additions > 0)
            let plain = Self.list([], classes: classes)
            plain.run(seed: 3, replication: replication)
            for (group, weeks) in [0..<3, 3..<9].enumerated() {
                let journey = engine.journey(of: 0, group: group)
                #expect(journey.joined == Self.referrals(engine, weeks))
                // Shares of children become whole ones: one of each class may not be counted yet.
                #expect(journey.seen <= journey.joined && journey.seen >= journey.joined - classes)
                #expect(journey.left == journey.joined - journey.seen && journey.waiting == 0 && journey.moved == 0)
                let longest = engine.journeyWait(1, of: 0, group: group)
                #expect(longest == plain.journeyWait(1, of: 0, group: group))
                let mean = plain.journey(of: 0, group: group).meanWait ?? 0
                #expect(abs((journey.meanWait ?? 0) - mean) < 0.3)
            }
        }
    }

    /// Children who are removed leave unseen.
    @Test func removalsLeave() {
        var (joined, left) = (0, 0)
        for replication in 0..<200 {
            let engine = Self.list([NumberPath.Point(week: 9, number: 64)], classes: 1)
            engine.run(seed: 3, replication: replication)
            let removals = engine.latentFlows(of: 0, in: 9).removals
            let share = Double(removals) / Double(64 + removals)
            let journey = engine.journey(of: 0, group: 1)
            #expect(journey.joined == journey.seen + journey.left)
            #expect(abs(Double(journey.left) - share * Double(journey.joined)) < 1 + 6)
            joined += journey.joined
            left += journey.left
        }
        // Half of 20 + 9 x 12 children leave on average.
        #expect(abs(Double(left) / Double(joined) - 0.5) < 0.02)
    }

    /// On networks of every kind nobody is lost.
    @Test func nobodyIsLost() {
        var seen = 0
        for number in 0..<80 {
            var random = RandomNetwork(number)
            let engine = JourneyTests.engine(number, random: &random, beyond: 40)
            _ = random.addPaths(engine)
            for replays in [false, true] {
                engine.replaysLatentFlows = replays
                if replays { random.change(engine, from: 0) }
                engine.run(seed: 6, replication: 0)
                engine.followJourneys(share: 1)
                for group in engine.observation.journeys?.groups.indices ?? 0..<0 {
                    for childClass in [nil] + (0..<engine.network.classCount).map(Optional.some) {
                        let journey = engine.journey(of: 0, group: group, class: childClass)
                        #expect(journey.joined == journey.seen + journey.left + journey.moved + journey.waiting)
                        #expect(journey.left >= 0 && journey.waiting >= 0 && journey.seen >= 0, "network \(number)")
                        seen += childClass == nil ? journey.seen : 0
                    }
                }
            }
        }
        #expect(seen > 1_000)
    }
}
