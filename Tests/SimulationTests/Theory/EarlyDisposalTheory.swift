import Simulation
import Testing

extension TheoryCase {
    /// With psi, Binomial(R, psi) are early disposals, all of them uniform among children under 13 weeks.
    static let earlyDisposals = TheoryCase(
        name: "Fitted mixture with psi .4: 10 removals a week",
        source: "Early disposals are Binomial(10, .4), and uniform among children under 13 weeks."
    ) {
        // Ages 20 down to 1 weeks: 7 cohorts are 13 weeks or more, 13 are younger; three children in each.
        let counts = Array(repeating: 3, count: 20)
        let past = counts.count
        let engine = Engine(
            network: singleList(weeks: 1, past: past),
            observation: .everyWeek(1, thresholds: Array(1...past + 1), percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for (cohort, children) in counts.enumerated() { inputs.initial[cohort] = Int32(children) }
            // So great a kappa that the others are always the oldest.
            inputs.capacity = CapacityPass(weekCount: 1, mean: 10, order: .mixture(kappa: 500, psi: 0.4))
        }
        var early = Sample()
        var fromCohort = Array(repeating: 0, count: past)
        for replication in 0..<20_000 {
            engine.run(seed: 15, replication: replication)
            let flows = engine.flows(of: 0, in: 0)
            #expect(flows.seen + flows.earlyDisposals == 10)
            early.add(Double(flows.earlyDisposals))
            for cohort in counts.indices {
                let over = { engine.stock(StockMeasure.firstThreshold + $0 - 1, of: 0, endOf: 0) }
                fromCohort[cohort] += 3 - Int(over(past - cohort) - over(past - cohort + 1))
            }
        }
        // Ten from the oldest would reach into the fourth cohort; the rest of the older than 13 weeks stay.
        #expect(fromCohort[4..<7].allSatisfy { $0 == 0 })
        let young = fromCohort[7...]
        let each = Double(young.reduce(0, +)) / 13
        var uniform = ChiSquare()
        for children in young { uniform.add(observed: Double(children), expected: each) }
        #expect(uniform.statistic < uniform.limit)
        return [
            .mean("early disposals", early, value: 4),
            .deviation("their standard deviation", early, value: 2.4.squareRoot()),
        ]
    }
}
