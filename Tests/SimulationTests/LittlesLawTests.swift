import Simulation
import Testing

/// Little's law: time waited by the children is time that the list was long.
@Suite struct LittlesLawTests {
    /// In a finite window, exactly.
    ///
    /// Counted by child: waits of those seen, plus waits so far of those still waiting, less waits so far at the
    /// start. Counted by week: those left after service for a whole week, and the week's referrals for half of it.
    /// No removals by hazard, whose moments are not kept.
    ///
    /// Source: Little and Graves, "Little's law" (2008), the finite-window form.
    @Test(arguments: [OrderOfService.oldestFirst, .random, .mixture(kappa: 1.5, psi: 0)], [0, 3])
    func finiteWindow(_ order: OrderOfService, startWeek: Int) {
        let weeks = 60
        let network = Network(
            weekCount: weeks,
            pastWeeks: 30,
            stages: [
                StageDefinition(serviceKey: 3, startWeek: startWeek, startFraction: startWeek == 0 ? 1 : 0.3)
            ]
        )
        let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<30 { inputs.initial[cohort] = 5 }
            for week in 0..<weeks {
                inputs.referralMean[week] = 9
                inputs.referralSize[week] = 3
            }
            inputs.divertedShare = Array(repeating: 0.1, count: weeks)
            var capacity = CapacityPass(weekCount: weeks, mean: 8.4, variation: .negativeBinomial(size: 5))
            capacity.order = [Phase(from: 0, order)]
            inputs.capacity = capacity
            inputs.extraCapacity = [CapacityPass(weekCount: weeks, mean: 2.5, order: .random, key: 1)]
        }
        for replication in 0..<50 {
            engine.run(seed: 8, replication: replication)
            var byChild =
                -engine.stockAtStart(StockMeasure.number, of: 0) * engine.stockAtStart(StockMeasure.mean, of: 0)
            var byWeek = 0.0
            var waiting = engine.stockAtStart(StockMeasure.number, of: 0)
            for week in startWeek..<weeks {
                let flows = engine.flows(of: 0, in: week)
                let span = week == startWeek && startWeek > 0 ? 0.3 : 1
                byChild += flows.seenWaitSum
                byWeek += (waiting - Double(flows.seen)) * span + Double(flows.referrals - flows.diverted) * span / 2
                waiting = Double(flows.waiting)
            }
            let last = weeks - 1
            byChild +=
                engine.stock(StockMeasure.number, of: 0, endOf: last)
                * engine.stock(StockMeasure.mean, of: 0, endOf: last)
            // Referrals of a first part week are held as if spread over the whole of it.
            let blur = startWeek > 0 ? Double(engine.flows(of: 0, in: startWeek).referrals) : 0
            #expect(abs(byChild - byWeek) <= 1e-6 + blur * 0.5)
        }
    }
}
