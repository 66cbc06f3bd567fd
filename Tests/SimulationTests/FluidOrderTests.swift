import Simulation
import Testing

/// Lists of 520 with 10 in and 10 out a week, where the order of service decides how long children wait; see
/// `OldestFirstTheory.swift` and `RandomOrderTheory.swift` for their figures.
@Suite struct FluidOrderTests {
    /// The mixture with kappa 0 is random order to the last bit, and the mean age falls towards oldest first's 26 as
    /// kappa grows.
    @Test func kappaRunsFromRandomToOldestFirst() {
        func run(_ order: OrderOfService) -> (all: [Double], mean: Double, longest: Double) {
            let list = FedList(weeks: 300, past: 52, perWeek: 10, initial: (0..<52).map { ($0, 10) }, order: order)
            list.engine.run(seed: 5, replication: 0)
            return (
                everything(list.engine, stages: 1..<2), list.stock(StockMeasure.mean, endOf: 299),
                list.stock(StockMeasure.longest, endOf: 299)
            )
        }
        #expect(run(.random).all == run(.mixture(kappa: 0, psi: 0)).all)
        let means = [0, 1, 3, 10, 30, 1_000].map { run(.mixture(kappa: $0, psi: 0)).mean }
        for (less, more) in zip(means, means.dropFirst()) { #expect(more < less) }
        let near = run(.mixture(kappa: 30, psi: 0))
        #expect(near.mean > 26 && near.mean < 26.5)
        #expect(near.longest < 60)
        #expect(abs(means[5] - 26) < 1e-3)
        #expect(run(.mixture(kappa: -2, psi: 0)).mean > means[0])
    }
}
