import Queueing
import Simulation
import Testing

/// Stages with room for all, where children only spend the weeks of work: a network of infinite servers.
///
///     lambda = gamma + P' lambda,   N_j ~ Poisson(lambda_j E D_j), independent
///
/// Each child is, independently of the others, in work at one stage at most at any time, and those who are there are a
/// thinned Poisson stream: exact in whole weeks, for any law of the weeks of work and from an empty start once all
/// transient paths are over. Source: Jackson (1957); Kelly, Reversibility and Stochastic Networks (1979).
@Suite struct InfiniteServerNetworkTests {
    /// A network: who comes from outside, who goes on where, and the law of the weeks of work.
    struct Case: Sendable {
        let name: String
        let external: [Double]
        let routing: [[Double]]
        let delays: [[Double]]
    }

    static let cases = [
        Case(
            name: "tandem",
            external: [6, 0],
            routing: [[0, 0.75], [0, 0]],
            delays: [[0, 0.4, 0, 0.6], [0.2, 0.2, 0.6]]
        ),
        Case(
            name: "feedback",
            external: [5, 1, 2],
            routing: [[0, 0.6, 0], [0.3, 0, 0.5], [0, 0.4, 0.1]],
            delays: [[0, 0.5, 0.5], [0, 0, 0, 0, 1], [0, 0.7, 0.1, 0.2]]
        ),
    ]

    static func engine(_ example: Case, weeks: Int) -> Engine {
        let stages = example.external.indices
            .map { stage in
                StageDefinition(
                    serviceKey: UInt64(stage + 1),
                    delay: example.delays[stage],
                    routes: [.outcome(0)] + example.routing[stage].indices.map { .stage($0) }
                )
            }
        let network = Network(weekCount: weeks, pastWeeks: 1, stages: stages, outcomeCount: 1)
        let engine = Engine(
            network: network,
            observation: ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        )
        for stage in stages.indices {
            engine.withInputs(of: stage) { inputs in
                for week in 0..<weeks { inputs.referralMean[week] = example.external[stage] }
                inputs.capacity = CapacityPass(weekCount: weeks, variation: .unlimited)
                let shares = example.routing[stage]
                inputs.routeShares = [Phase(from: 0, [1 - shares.reduce(0, +)] + shares)]
            }
        }
        return engine
    }

    /// Flows, numbers in work, their variances and covariances.
    static func answers(_ example: Case) throws -> [TheoryRow] {
        let weeks = 80
        let engine = engine(example, weeks: weeks)
        let stages = example.external.indices
        let jackson = try JacksonNetwork(
            externalArrivals: example.external,
            routing: example.routing,
            stations: stages.map { _ in JacksonNetwork.Station(serviceRate: 1, servers: 1_000) }
        )
        let means = stages.map { stage in
            jackson.arrivalRates[stage]
                * example.delays[stage].enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        }
        var flow = stages.map { _ in Sample() }
        var number = flow
        var square = flow
        var product: [[Sample]] = stages.map { _ in flow }
        for replication in 0..<20_000 {
            engine.run(seed: 60, replication: replication)
            let last = stages.map { engine.flows(of: $0, in: weeks - 1) }
            for i in stages {
                flow[i].add(Double(last[i].seen))
                number[i].add(Double(last[i].inWork))
                let difference = Double(last[i].inWork) - means[i]
                square[i].add(difference * difference)
                for j in 0..<i { product[i][j].add(difference * (Double(last[j].inWork) - means[j])) }
            }
        }
        var answers: [TheoryRow] = []
        func note(_ what: String, _ value: Double, _ sample: Sample) {
            let name = "infinite servers, \(example.name): \(what)"
            answers.append(TheoryRow(name, value: value, sample))
        }
        for i in stages {
            note("flow through station \(i + 1)", jackson.arrivalRates[i], flow[i])
            note("number at station \(i + 1)", means[i], number[i])
            note("variance at station \(i + 1)", means[i], square[i])
            for j in 0..<i { note("covariance of \(j + 1) and \(i + 1)", 0, product[i][j]) }
        }
        return answers
    }

}
