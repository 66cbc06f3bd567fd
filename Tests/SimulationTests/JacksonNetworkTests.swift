import Foundation
import Queueing
import Randomness
import Simulation
import Testing

/// Networks of M/M/1 stations against Jackson's product form.
///
/// A week of the engine is a step d of time: Poisson(gamma d) come, Poisson(mu d) can be served, and what is not used is
/// lost, which as d goes to 0 is exponential service. At the end of a step those who came after its service are counted
/// and have not been served yet. For one station, squaring N' = (N - C)+ + A gives
///
///     E N(end of step) = rho/(1 - rho) + lambda d/2 + O(d^2)
///
/// and in the same way -lambda d/2 for arrivals that come before the step's service (children who go on to a later stage).
/// The first order is added to theory's value; the second is below the Monte Carlo error at d = .05 (the chain of one
/// station, solved numerically for lambda .6 and mu 1, has 1.51512, of which 1.5 + .015 are theory and first order).
/// Every run starts in the steady state, drawn from the product form. Source: Jackson (1957).
@Suite struct JacksonNetworkTests {
    static let step = 0.05

    struct Case: Sendable {
        let name: String
        let external: [Double]
        let routing: [[Double]]
        let rates: [Double]
    }

    static let cases = [
        Case(name: "M/M/1", external: [0.6], routing: [[0]], rates: [1]),
        Case(name: "M/M/1 with return", external: [0.4], routing: [[0.3]], rates: [1]),
        Case(name: "tandem", external: [0.5, 0], routing: [[0, 1], [0, 0]], rates: [1, 0.9]),
        Case(name: "feedback", external: [0.3, 0.1], routing: [[0, 0.7], [0.4, 0]], rates: [0.8, 0.9]),
    ]

    static func engine(_ example: Case, steps: Int) -> Engine {
        let stages = example.external.indices
            .map { stage in
                StageDefinition(
                    serviceKey: UInt64(stage + 1),
                    routes: [.outcome(0)] + example.routing[stage].indices.map { .stage($0) }
                )
            }
        let network = Network(weekCount: steps, pastWeeks: 1, stages: stages, outcomeCount: 1)
        let engine = Engine(
            network: network,
            observation: ObservationPlan(weekCount: steps, weeks: [], thresholds: [], percentiles: false)
        )
        for stage in stages.indices {
            engine.withInputs(of: stage) { inputs in
                for week in 0..<steps { inputs.referralMean[week] = example.external[stage] * step }
                inputs.capacity = CapacityPass(
                    weekCount: steps,
                    mean: example.rates[stage] * step,
                    variation: .poisson
                )
                let shares = example.routing[stage]
                inputs.routeShares = [Phase(from: 0, [1 - shares.reduce(0, +)] + shares)]
            }
        }
        return engine
    }

    static func answers(_ example: Case) throws -> [TheoryRow] {
        let steps = 2_000
        let engine = engine(example, steps: steps)
        let stages = example.external.indices
        let jackson = try JacksonNetwork(
            externalArrivals: example.external,
            routing: example.routing,
            stations: example.rates.map { JacksonNetwork.Station(serviceRate: $0) }
        )
        let flow = jackson.arrivalRates
        let loads = stages.map { flow[$0] / example.rates[$0] }
        let means = loads.map { $0 / (1 - $0) }
        let corrections = stages.map { stage in
            let before = (0..<stage).reduce(0) { $0 + flow[$1] * example.routing[$1][stage] }
            return (flow[stage] - 2 * before) * step / 2
        }
        var number = stages.map { _ in Sample() }
        var passed = number
        var together = Sample()
        for replication in 0..<1_500 {
            for stage in stages {
                var random = RandomStream(
                    seed: 61,
                    replication: UInt64(replication),
                    service: UInt64(stage + 1),
                    stage: 0,
                    purpose: .initialAges,
                    week: 0
                )
                let start = log(random.uniform()) / log(loads[stage])
                engine.withInputs(of: stage) { $0.initial[0] = Int32(start) }
            }
            engine.run(seed: 61, replication: replication)
            for stage in stages {
                var (sum, seen) = (0, 0)
                for week in 0..<steps {
                    let flows = engine.flows(of: stage, in: week)
                    sum += flows.waiting
                    seen += flows.seen
                }
                number[stage].add(Double(sum) / Double(steps))
                passed[stage].add(Double(seen) / Double(steps) / step)
            }
            let last = stages.map { Double(engine.flows(of: $0, in: steps - 1).waiting) - means[$0] - corrections[$0] }
            together.add(last.reduce(1, *))
        }
        var answers: [TheoryRow] = []
        func note(_ what: String, _ value: Double, _ sample: Sample) {
            answers.append(TheoryRow("Jackson, \(example.name): \(what)", value: value, sample))
        }
        for stage in stages {
            note("number at station \(stage + 1), with step .05", means[stage] + corrections[stage], number[stage])
            note("flow through station \(stage + 1)", flow[stage], passed[stage])
        }
        if stages.count > 1 { note("covariance of stations", 0, together) }
        return answers
    }

}
