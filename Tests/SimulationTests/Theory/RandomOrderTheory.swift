// Lists of 520 with 10 in and 10 out a week, in random order. With service at week starts the list keeps (51/52)^k of a
// cohort rather than exp(-k/52).

import Foundation
import Simulation
import Testing

extension TheoryCase {
    /// - mean age 1/2 + 51 = 51.5 (continuous 52);
    /// - P(age >= 52) = (51/52)^52 = .364329 (continuous .367879).
    static func randomOrder(_ name: String, _ order: OrderOfService) -> TheoryCase {
        TheoryCase(
            name: "Random order: 520 waiting, 10 a week, \(name)",
            source: """
                Each service keeps 51 in 52 of every cohort; the oldest by an exact chain on how many are left of the 520 \
                of a time. In continuous time ages are exponential with mean 52, and the oldest of 520 is 52 (1 + 1/2 + \
                ... + 1/520).
                """
        ) {
            let list = FedList(
                weeks: 600,
                past: 1,
                perWeek: 10,
                initial: [(0, 520)],
                order: order,
                observed: [599],
                thresholds: [52, 131]
            )
            var mean = Sample()
            var over52 = Sample()
            var over131 = Sample()
            var oldest = Sample()
            for replication in 0..<1_500 {
                list.engine.run(seed: 3, replication: replication)
                mean.add(list.stock(StockMeasure.mean, endOf: 599))
                over52.add(list.stock(StockMeasure.firstThreshold, endOf: 599) / 520)
                over131.add(list.stock(StockMeasure.firstThreshold + 1, endOf: 599) / 520)
                oldest.add(list.stock(StockMeasure.longest, endOf: 599).rounded(.down))
            }
            let keep = 51.0 / 52
            // The first list, half a week old on average, has not quite gone after 600 weeks: of each cohort k = 0...599
            // ten times keep^k are left, and of the first list 520 keep^600, at age 600.5.
            let ages = (0..<600).reduce(0) { $0 + 10 * pow(keep, Double($1)) * (Double($1) + 0.5) }
            return [
                .mean("mean age (52)", mean, value: (ages + 520 * pow(keep, 600) * 600.5) / 520),
                .mean("share from 52 weeks (.3679)", over52, value: pow(keep, 52)),
                .mean("share from 131 weeks (.0805)", over131, value: pow(keep, 131)),
                .mean("whole weeks of the longest (355.264)", oldest, value: expectedOldest(weeks: 600)),
            ]
        }
    }

    /// From mean age 60, after 26 weeks of random order: 52 + 8 exp(-1/2) = 56.852 in continuous time.
    ///
    /// By weeks a' = 51/52 (a + 1) + 1/2 x 1/52, so 51.5 + 8.5 (51/52)^26 = 56.631.
    static let randomOrderFromSixty = TheoryCase(
        name: "Random order from a mean age of 60 weeks",
        source: "a' = 51/52 (a + 1) + 1/2 x 1/52 a week. In continuous time 52 + 8 exp(-t/52)."
    ) {
        let initial = (0..<120).map { (waitedWeeks: $0, children: $0 == 59 || $0 == 60 ? 24 : 4) }
        let list = FedList(weeks: 26, past: 120, perWeek: 10, initial: initial, order: .random, observed: [25])
        var mean = Sample()
        for replication in 0..<4_000 {
            list.engine.run(seed: 4, replication: replication)
            #expect(abs(list.engine.stockAtStart(StockMeasure.mean, of: 1) - 60) < 1e-9)
            mean.add(list.stock(StockMeasure.mean, endOf: 25))
        }
        return [.mean("mean age after 26 weeks (56.852)", mean, value: 51.5 + 8.5 * pow(51.0 / 52, 26))]
    }
}

/// Expected whole weeks of the longest wait: the sum over k of P(somebody who was there k weeks ago still is).
///
/// Of M who remain of the 520 of that time, each service takes a hypergeometric number: 10 of 520. An exact Markov
/// chain on M.
private func expectedOldest(weeks: Int) -> Double {
    var chance = Array(repeating: 0.0, count: 521)
    chance[520] = 1
    func logChoose(_ n: Int, _ k: Int) -> Double {
        lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
    }
    let transitions = (0...520)
        .map { remaining in
            (0...10)
                .map { taken -> Double in
                    guard taken <= remaining, 10 - taken <= 520 - remaining else { return 0 }
                    return exp(
                        logChoose(remaining, taken) + logChoose(520 - remaining, 10 - taken) - logChoose(520, 10)
                    )
                }
        }
    var expected = 0.0
    for _ in 0..<weeks {
        var next = Array(repeating: 0.0, count: 521)
        for remaining in 0...520 where chance[remaining] > 0 {
            for taken in 0...min(10, remaining) {
                next[remaining - taken] += chance[remaining] * transitions[remaining][taken]
            }
        }
        chance = next
        expected += 1 - chance[0]
    }
    return expected
}
