import Simulation
import Testing

/// A dozen children over eight weeks again, with urgent ones (*), staff shared by two stages, and a transfer.
///
/// Nothing in it is random. Assessment takes two sessions and its report a week, therapy one session. Each week's sessions
/// go to therapy first; what is left goes to assessment, urgent children first, then the longest wait; a session too few
/// for an assessment is kept (k) while somebody waits for one. In week 2 the two longest waiting children who are not urgent
/// go to another provider, who sees one a week from the week after.
///
/// Clocks started before week 0: K 6 weeks, A and B 5, C 4, D and E* 3, F, G, H* and L 2, I and J* 1. K and L wait for
/// therapy, the others for assessment.
///
///     week  sessions  therapy   assessed  transferred  other provider
///     0     5         K L       E*
///     1     5 + 1k    E*        H* J*
///     2     0 + 1k    H*                  A B
///     3     5         J*        C D                    A
///     4     5         C D       F                      B
///     5     2 + 1k    F         G
///     6     5         G         I
///     7     5         I
@Suite struct UrgentAndSharedTableTests {
    struct Row {
        let sessions: Double
        let therapy: Int
        let assessed: Int
        let urgent: Int
        let transferred: Int
        let other: Int
        /// Weeks waited when taken up for therapy, summed.
        let waits: Double
    }

    static let table = [
        Row(sessions: 5, therapy: 2, assessed: 1, urgent: 1, transferred: 0, other: 0, waits: 5.5 + 1.5),
        Row(sessions: 5, therapy: 1, assessed: 2, urgent: 2, transferred: 0, other: 0, waits: 3.5),
        Row(sessions: 0, therapy: 1, assessed: 0, urgent: 0, transferred: 2, other: 0, waits: 3.5),
        Row(sessions: 5, therapy: 1, assessed: 2, urgent: 0, transferred: 0, other: 1, waits: 3.5),
        Row(sessions: 5, therapy: 2, assessed: 1, urgent: 0, transferred: 0, other: 1, waits: 7.5 + 6.5),
        Row(sessions: 2, therapy: 1, assessed: 1, urgent: 0, transferred: 0, other: 0, waits: 6.5),
        Row(sessions: 5, therapy: 1, assessed: 1, urgent: 0, transferred: 0, other: 0, waits: 7.5),
        Row(sessions: 5, therapy: 1, assessed: 0, urgent: 0, transferred: 0, other: 0, waits: 7.5),
    ]

    static func engine() -> Engine {
        let past = 6
        let network = Network(
            weekCount: 8,
            pastWeeks: past,
            classCount: 2,
            stages: [
                StageDefinition(serviceKey: 1, delay: [0, 1], routes: [.stage(1)]),
                StageDefinition(serviceKey: 2, routes: [.outcome(0)]),
                StageDefinition(serviceKey: 3, routes: [.outcome(1)]),
            ],
            outcomeCount: 2,
            pools: [StaffPool(key: 4, stages: [1, 0])]
        )
        let engine = Engine(network: network, observation: .everyWeek(8, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            for weeks in [5, 5, 4, 3, 2, 2, 1] { inputs.initial[past - weeks] += 1 }
            for weeks in [3, 2, 1] { inputs.initial[past + past - weeks] += 1 }
            inputs.pooled.access = [Phase(from: 0, Access(tiers: [.only(1), .all]))]
            var transfer = CapacityPass(
                weekCount: 8,
                access: Access(tiers: [.only(0)]),
                destination: .stage(2),
                key: 1
            )
            transfer.mean[2] = 2
            inputs.extraCapacity = [transfer]
        }
        engine.withInputs(of: 1) { inputs in
            for weeks in [6, 2] { inputs.initial[past - weeks] += 1 }
        }
        engine.withInputs(of: 2) { $0.capacity = CapacityPass(weekCount: 8, mean: 1) }
        engine.withInputs(ofPool: 0) { inputs in
            for (week, row) in table.enumerated() { inputs.capacity.mean[week] = row.sessions }
            inputs.unitsPerCase = [1, 2]
        }
        return engine
    }

    @Test func twelveChildrenInEightWeeks() {
        let engine = Self.engine()
        engine.run(seed: 0, replication: 0)
        for (week, row) in Self.table.enumerated() {
            let assessment = engine.flows(of: 0, in: week)
            #expect(assessment.seen == row.assessed && assessment.transferred == row.transferred, "week \(week)")
            #expect(engine.flows(of: 0, class: 1, in: week).seen == row.urgent, "week \(week)")
            let therapy = engine.flows(of: 1, in: week)
            #expect(therapy.seen == row.therapy && therapy.seenWaitSum == row.waits, "week \(week)")
            // A report is ready a week after its assessment.
            #expect(therapy.joined == (week > 0 ? Self.table[week - 1].assessed : 0), "week \(week)")
            let other = engine.flows(of: 2, in: week)
            #expect(other.joined == row.transferred && other.seen == row.other, "week \(week)")
            #expect(engine.count(of: 0, in: week) == row.therapy && engine.count(of: 1, in: week) == row.other)
        }
        // A and B brought their clocks along: 7.5 weeks in week 3, 8.5 in week 4.
        #expect((0..<8).map { engine.flows(of: 2, in: $0).seenWaitSum } == [0, 0, 0, 7.5, 8.5, 0, 0, 0])
        for stage in 0..<3 { #expect(engine.flows(of: stage, in: 7).waiting == 0) }
    }
}
