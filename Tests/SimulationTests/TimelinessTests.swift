import Simulation
import Testing

/// Clearing a backlog oldest first makes in-month timeliness worse before it gets better.
@Suite struct TimelinessTests {
    @Test func clearingABacklogDepressesTimelinessFirst() {
        let (weeks, past) = (104, 60)
        let network = Network(
            weekCount: weeks,
            pastWeeks: past,
            stages: [StageDefinition(serviceKey: 5, delay: [0, 0, 0, 0, 1], routes: [.outcome(0)], dueWeeks: 20)],
            outcomeCount: 1
        )
        let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [20], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            for waited in 0..<past { inputs.initial[past - 1 - waited] = waited < 20 ? 8 : 5 }
            for week in 0..<weeks { inputs.referralMean[week] = 10 }
            // As it was: taken up with little regard to the wait, so that some of the plans are on time.
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 10, order: .random)
            // From week 26 the longest waits first, with agency staff until the backlog is gone.
            inputs.capacity.order.append(Phase(from: 26, .oldestFirst))
            inputs.extraCapacity = [CapacityPass(weekCount: weeks, order: .oldestFirst, key: 1)]
            for week in 26..<60 { inputs.extraCapacity[0].mean[week] = 7 }
        }
        var before = Sample()
        var during = Sample()
        var after = Sample()
        for replication in 0..<300 {
            engine.run(seed: 26, replication: replication)
            let timeliness = { (span: Range<Int>) -> Double in
                let completed = span.reduce(0) { $0 + engine.flows(of: 0, in: $1).completed }
                return Double(span.reduce(0) { $0 + engine.flows(of: 0, in: $1).completedOnTime }) / Double(completed)
            }
            before.add(timeliness(17..<30))
            during.add(timeliness(31..<44))
            after.add(timeliness(78..<104))
            #expect(timeliness(31..<44) < timeliness(17..<30))
        }
        #expect(before.mean > 0.25 && before.mean < 0.5)
        #expect(during.mean < before.mean / 4)
        #expect(after.mean > 0.9)
    }
}
