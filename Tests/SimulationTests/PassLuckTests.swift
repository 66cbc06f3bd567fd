import Simulation
import Testing

/// Children seen by different passes of one week have routes, delays and demands that know nothing of each other.
///
/// Of 120 cases of four passes, Binomial(120, 1/2) take the first route, are done at once, or make a demand: variance 30.
/// Passes that shared their luck would give up to four times that.
@Suite struct PassLuckTests {
    static func answers() -> [TheoryRow] {
        let network = Network(
            weekCount: 2,
            pastWeeks: 1,
            stages: [
                StageDefinition(
                    serviceKey: 1,
                    delay: [0.5, 0.5],
                    routes: [.outcome(0), .outcome(1)],
                    demands: [DerivedDemand(on: 1, when: .takenUp)]
                ), StageDefinition(serviceKey: 2, delay: [1], routes: [.outcome(2), .outcome(3)]),
            ],
            outcomeCount: 4,
            pools: [StaffPool(key: 8, stages: [0]), StaffPool(key: 9, stages: [1])]
        )
        let engine = Engine(network: network, observation: .everyWeek(2, thresholds: [], percentiles: false))
        for stage in 0..<2 {
            engine.withInputs(of: stage) { inputs in
                inputs.initial[0] = 120
                inputs.capacity.mean[0] = 30
                inputs.extraCapacity = (1...2).map { CapacityPass(weekCount: 2, key: $0) }
                for pass in 0..<2 { inputs.extraCapacity[pass].mean[0] = 30 }
                inputs.routeShares = [Phase(from: 0, [0.5, 0.5])]
                if stage == 0 { inputs.demandShares = [Phase(from: 0, [0.5])] }
            }
            engine.withInputs(ofPool: stage) { $0.capacity.mean[0] = 30 }
        }
        var squares = Array(repeating: Sample(), count: 3)
        for replication in 0..<5_000 {
            engine.run(seed: 84, replication: replication)
            let numbers = [
                engine.count(of: 2, in: 0), engine.flows(of: 0, in: 0).completed, engine.flows(of: 1, in: 0).referrals,
            ]
            for (index, number) in numbers.enumerated() { squares[index].add(Double((number - 60) * (number - 60))) }
        }
        return ["routes", "delays", "demands"].enumerated()
            .map {
                TheoryRow(
                    "variance of the \($0.element) of four passes",
                    value: 30,
                    squares[$0.offset]
                )
            }
    }

}
