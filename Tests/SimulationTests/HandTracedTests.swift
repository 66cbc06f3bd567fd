import Simulation
import Testing

/// A dozen children over eight weeks, small enough to follow with a pencil.
///
/// Nothing in it is random.
///
/// Assessment: oldest first, so many slots a week as the table says; the report takes two weeks. Then support: one
/// child a week, the longest clock first. A child's support is on time if it begins within seven weeks of the clock
/// start. Names stand for clock starts: A to C five weeks before week 0, D and E three weeks before, F to I two weeks
/// before, J to L the week before.
///
///     week  slots  assessed  report ready  supported  on time       (whole weeks since the clock start, at most)
///     0     2      A B
///     1     2      C D
///     2     0                A B           A          yes           A: 7
///     3     1      E         C D           B          no            B: 8
///     4     3      F G H                   C          no            C: 9
///     5     4      I J K L   E             D          no            D: 8
///     6     0                F G H         E          no            E: 9
///     7     0                I J K L       F          no            F: 9
@Suite struct HandTracedTests {
    /// A row of the table: slots, then what the week brings and how it ends.
    struct Row {
        let slots: Double
        let seen: Int
        let waiting: Int
        let inWork: Int
        let ready: Int
        let queue: Int
        let supported: Int
        let onTime: Int

        init(_ slots: Double, _ numbers: Int...) {
            self.slots = slots
            (seen, waiting, inWork, ready) = (numbers[0], numbers[1], numbers[2], numbers[3])
            (queue, supported, onTime) = (numbers[4], numbers[5], numbers[6])
        }
    }

    /// Slots; assessed, still waiting, reports in hand; reports ready, then waiting for support, supported, on time.
    static let table = [
        Row(2, 2, 10, 2, 0, 0, 0, 0),
        Row(2, 2, 8, 4, 0, 0, 0, 0),
        Row(0, 0, 8, 2, 2, 1, 1, 1),
        Row(1, 1, 7, 1, 2, 2, 1, 0),
        Row(3, 3, 4, 4, 0, 1, 1, 0),
        Row(4, 4, 0, 7, 1, 1, 1, 0),
        Row(0, 0, 0, 4, 3, 3, 1, 0),
        Row(0, 0, 0, 0, 4, 6, 1, 0),
    ]

    @Test func twelveChildrenInEightWeeks() {
        let past = 6
        let network = Network(
            weekCount: 8,
            pastWeeks: past,
            stages: [
                StageDefinition(serviceKey: 1, delay: [0, 0, 1], routes: [.stage(1)]),
                StageDefinition(serviceKey: 2, routes: [.outcome(0)], dueWeeks: 7),
            ],
            outcomeCount: 1
        )
        let engine = Engine(network: network, observation: .everyWeek(8, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            for (weeksBefore, children) in [(5, 3), (3, 2), (2, 4), (1, 3)] {
                inputs.initial[past - weeksBefore] = Int32(children)
            }
            for (week, row) in Self.table.enumerated() { inputs.capacity.mean[week] = row.slots }
        }
        engine.withInputs(of: 1) { $0.capacity = CapacityPass(weekCount: 8, mean: 1) }
        engine.run(seed: 0, replication: 0)
        for (week, row) in Self.table.enumerated() {
            let assessment = engine.flows(of: 0, in: week)
            #expect(assessment.seen == row.seen, "week \(week)")
            #expect(assessment.waiting == row.waiting, "week \(week)")
            #expect(assessment.inWork == row.inWork, "week \(week)")
            #expect(assessment.completed == row.ready, "week \(week)")
            let support = engine.flows(of: 1, in: week)
            #expect(support.joined == row.ready, "week \(week)")
            #expect(support.waiting == row.queue, "week \(week)")
            #expect(support.seen == row.supported && support.completed == row.supported, "week \(week)")
            #expect(support.completedOnTime == row.onTime, "week \(week)")
            #expect(engine.count(of: 0, in: week) == row.supported, "week \(week)")
        }
        // Waits when assessed, half a week short of the whole weeks: A and B 4.5; C 5.5, D 3.5; E 5.5; F to H 5.5; I 6.5
        // and J to L 5.5.
        let waits = (0..<8).map { engine.flows(of: 0, in: $0).seenWaitSum }
        #expect(waits == [9, 9, 0, 5.5, 16.5, 23, 0, 0])
    }
}
