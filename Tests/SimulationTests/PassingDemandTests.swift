import Simulation
import Testing

/// Demands that are made when a wait passes a time.
@Suite("Demands of those whose wait passes a time")
struct PassingDemandTests {
    /// Nobody is seen on the first list, and 0 to 3 children of each of two classes wait since each of the weeks before.
    private func engine(_ share: Double, afterWeeks: Int = 0, startFraction: Double = 1) -> Engine {
        let demand = DerivedDemand(on: 1, when: .passing(weeks: 3), afterWeeks: afterWeeks)
        let network = Network(
            weekCount: 8,
            pastWeeks: 4,
            classCount: 2,
            stages: [
                StageDefinition(serviceKey: 1, startFraction: startFraction, demands: [demand]),
                StageDefinition(serviceKey: 2),
            ],
            outcomeCount: 2
        )
        let engine = Engine(network: network, observation: .everyWeek(8, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            // Cohorts -4 to -1 of class 0, then of class 1.
            inputs.initial = [7, 1, 2, 3, 9, 10, 20, 30]
            inputs.demandShares = [Phase(from: 0, [share])]
        }
        return engine
    }

    private func asked(_ engine: Engine) -> [[Int]] {
        engine.run(seed: 1, replication: 0)
        return (0..<2).map { one in (0..<8).map { engine.flows(of: 1, class: one, in: $0).joined } }
    }

    /// Those who began three weeks before a week pass three weeks in it; those of four weeks before have done so.
    @Test func eachChildAsksOnce() {
        #expect(asked(engine(1)) == [[1, 2, 3, 0, 0, 0, 0, 0], [10, 20, 30, 0, 0, 0, 0, 0]])
        #expect(asked(engine(1, afterWeeks: 2)) == [[0, 0, 1, 2, 3, 0, 0, 0], [0, 0, 10, 20, 30, 0, 0, 0]])
        #expect(asked(engine(0)) == [Array(repeating: 0, count: 8), Array(repeating: 0, count: 8)])
    }

    /// Means of 0.3 times 66 children, with the variance of so many choices.
    @Test func aShareOfThemAsks() {
        let engine = engine(0.3)
        var (sum, squares) = (0.0, 0.0)
        let count = 4_000
        for replication in 0..<count {
            engine.run(seed: 7, replication: replication)
            let asked = Double((0..<8).reduce(0) { $0 + engine.flows(of: 1, in: $1).referrals })
            sum += asked
            squares += asked * asked
        }
        let mean = sum / Double(count)
        let variance = 66 * 0.3 * 0.7
        #expect(abs(mean - 19.8) < 3 * (variance / Double(count)).squareRoot())
        #expect(abs(squares / Double(count) - mean * mean - variance) < 3 * variance * (2 / Double(count)).squareRoot())
    }

    /// A first week of which half is left: half of those who pass in it have done so before.
    @Test func aPartWeekHasItsPart() {
        let asked = asked(engine(1, startFraction: 0.5)).map { $0[0] }
        #expect(asked[0] <= 1 && (1...9).contains(asked[1]))
    }

    /// Who is seen before asks nothing.
    @Test func whoIsSeenAsksNoMore() {
        let engine = engine(1)
        engine.withInputs(of: 0) { $0.capacity = CapacityPass(weekCount: 8, variation: .unlimited) }
        let asked = asked(engine)
        // The first week's are asked for before service.
        #expect(asked == [[1, 0, 0, 0, 0, 0, 0, 0], [10, 0, 0, 0, 0, 0, 0, 0]])
    }
}
