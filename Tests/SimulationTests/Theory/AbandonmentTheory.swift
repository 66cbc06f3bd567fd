import Foundation
import Simulation
import Testing

/// 20 in, room for 15, hazard .01 a week: the overloaded queue with abandonment.
///
/// In continuous time the birth-death chain has mean 500 and sd sqrt(2000) = 44.7214, and from 1,000 E N(52) =
/// 500 + 500 exp(-.52) = 797.260. With all the week's service at its start, q = exp(-.01) and C Poisson(15),
///
///     E N' = (E N - 15) q + 20 (1 - q)/.01
///     V N' = (V N + 15) q^2 + (E N - 15) q (1 - q) + 20 (1 - q)/.01
///
/// so that the level at week ends is 507.488, the sd 44.638 and E N(52) from 1,000 is 800.296.
private enum Abandonment {
    static let q = exp(-0.01)
    static let new = 20 * (1 - q) / 0.01
    static let level = (new - 15 * q) / (1 - q)
    static let variance = (15 * q * q + (level - 15) * q * (1 - q) + new) / (1 - q * q)

    static let source = """
        Those who stay are binomial and new ones Poisson: E N' = (E N - 15) q + 20 (1 - q)/.01, V N' = (V N + 15) q^2 + \
        (E N - 15) q (1 - q) + 20 (1 - q)/.01, with q = exp(-.01). In continuous time: Erlang-A (Palm 1957), overloaded.
        """

    static func engine(weeks: Int, waiting: Int, order: OrderOfService) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 1),
            observation: ObservationPlan(weekCount: weeks, weeks: [weeks - 1], thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = Int32(waiting)
            for week in 0..<weeks { inputs.referralMean[week] = 20 }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 15, variation: .poisson, order: order)
            inputs.attrition = [Phase(from: 0, .constant(0.01))]
        }
        return engine
    }
}

extension TheoryCase {
    static let abandonmentFromOneThousand = TheoryCase(
        name: "Abandonment from 1,000: 20 in, 15 seen, hazard .01",
        source: Abandonment.source
    ) {
        let engine = Abandonment.engine(weeks: 52, waiting: 1000, order: .oldestFirst)
        var number = Sample()
        for replication in 0..<6_000 {
            engine.run(seed: 6, replication: replication)
            number.add(engine.stock(StockMeasure.number, of: 0, endOf: 51))
        }
        let exact = Abandonment.level + (1000 - Abandonment.level) * pow(Abandonment.q, 52)
        #expect(abs(exact - 800.296) < 0.001)
        return [.mean("number after 52 weeks (797.260)", number, value: exact)]
    }

    static func abandonment(_ name: String, _ order: OrderOfService) -> TheoryCase {
        TheoryCase(
            name: "Abandonment in balance, \(name)",
            source: "\(Abandonment.source) The number does not depend on the order: one seed gives the same figures."
        ) {
            // 700 weeks from the level: the variance is within 1e-6 of its limit.
            let weeks = 700
            let engine = Abandonment.engine(weeks: weeks, waiting: 507, order: order)
            var number = Sample()
            var leaving = Sample()
            for replication in 0..<1_500 {
                engine.run(seed: 7, replication: replication)
                number.add(engine.stock(StockMeasure.number, of: 0, endOf: weeks - 1))
                leaving.add(
                    Double((weeks - 52..<weeks).reduce(0) { $0 + engine.flows(of: 0, in: $1).left }) / (52 * 20)
                )
            }
            #expect(abs(Abandonment.level - 507.488) < 0.001)
            return [
                .mean("number (500)", number, value: Abandonment.level),
                .deviation("its standard deviation (44.7214)", number, value: Abandonment.variance.squareRoot()),
                .mean("share that leaves unseen (.25)", leaving, value: 0.25),
            ]
        }
    }
}
