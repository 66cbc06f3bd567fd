import Simulation
import Testing

/// A capacity that falls with a short list.
@Suite("Capacity in full from a list on")
struct InFullFromTests {
    /// Children taken in the first week from a list of so many, by a capacity of ten.
    private func seen(from children: Int, inFullFrom: Int, cases: Double = 10) -> Int {
        let network = Network(
            weekCount: 4,
            firstWeekNumber: 2_900,
            pastWeeks: 8,
            stages: [StageDefinition(serviceKey: 1)],
            outcomeCount: 1
        )
        var inputs = NetworkInputs(network: network)
        inputs.stages[0].initial[4] = Int32(children)
        inputs.stages[0].capacity = CapacityPass(weekCount: 4, mean: cases)
        inputs.stages[0].capacity.inFullFrom = inFullFrom
        let engine = Engine(
            network: network,
            observation: ObservationPlan(weekCount: 4, weeks: [], thresholds: [], percentiles: false)
        )
        engine.load(&inputs)
        engine.run(seed: 1, replication: 0)
        return engine.flows(of: 0, in: 0).seen
    }

    @Test func aShortListIsServedInProportion() {
        #expect(seen(from: 200, inFullFrom: 100) == 10)
        #expect(seen(from: 100, inFullFrom: 100) == 10)
        #expect(seen(from: 50, inFullFrom: 100) == 5)
        #expect(seen(from: 10, inFullFrom: 100) == 1)
        #expect(seen(from: 3, inFullFrom: 0) == 3)
    }

    /// Of a longer list no fewer are taken, and no fewer stay: so plans stay in order.
    @Test(arguments: [4.0, 30, 90])
    func aLongerListStaysLonger(_ cases: Double) {
        let taken = (0...80).map { seen(from: $0, inFullFrom: 40, cases: cases) }
        for (few, more) in zip(taken, taken.dropFirst()) { #expect(few <= more && more <= few + 1) }
        for (children, taken) in taken.enumerated() { #expect(taken <= children) }
    }
}
