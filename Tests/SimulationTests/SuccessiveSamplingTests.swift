import Foundation
import Simulation
import Testing

/// The fitted mixture draws exactly as it says: one by one without replacement, with weight exp(kappa x wait / mean
/// wait).
///
/// Small lists are compared with the enumeration of every sequence of draws (Yates and Grundy 1953).
@Suite struct SuccessiveSamplingTests {
    static let replications = 40_000

    /// The probability of each outcome: how many are taken from each cohort.
    static func enumerate(_ counts: [Int], weights: [Double], draws: Int) -> [[Int]: Double] {
        var law: [[Int]: Double] = [counts.map { _ in 0 }: 1]
        for _ in 0..<draws {
            var next: [[Int]: Double] = [:]
            for (taken, probability) in law {
                let left = zip(counts, taken).map { Double($0 - $1) }
                let total = zip(left, weights).reduce(0) { $0 + $1.0 * $1.1 }
                for cohort in counts.indices where left[cohort] > 0 {
                    var after = taken
                    after[cohort] += 1
                    next[after, default: 0] += probability * left[cohort] * weights[cohort] / total
                }
            }
            law = next
        }
        return law
    }

    /// One week of service on a list given by cohort, oldest first; counts the outcomes.
    static func simulate(_ counts: [Int], draws: Int, order: OrderOfService, seed: UInt64) -> [[Int]: Int] {
        let past = counts.count
        let engine = Engine(
            network: singleList(weeks: 1, past: past),
            // After one more week cohort c has waited past - c weeks or more, and less than one more.
            observation: .everyWeek(1, thresholds: Array(1...past + 1), percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for (cohort, children) in counts.enumerated() { inputs.initial[cohort] = Int32(children) }
            inputs.capacity = CapacityPass(weekCount: 1, mean: Double(draws), order: order)
        }
        var outcomes: [[Int]: Int] = [:]
        for replication in 0..<replications {
            engine.run(seed: seed, replication: replication)
            let taken = counts.indices.map { cohort in
                let over = { engine.stock(StockMeasure.firstThreshold + $0 - 1, of: 0, endOf: 0) }
                return counts[cohort] - Int(over(past - cohort) - over(past - cohort + 1))
            }
            outcomes[taken, default: 0] += 1
        }
        return outcomes
    }

    @Test(
        arguments: [
            [1, 1, 1, 1, 1], [3, 0, 2, 4, 1], [2, 5, 1, 0, 0, 3, 2],
            [1, 0, 0, 2, 1, 0, 1, 0, 0, 1, 3, 0, 1, 1, 0, 0, 2, 0, 1, 1],
        ],
        [-30, -1.5, 0, 0.3, 2, 6, 40, 400]
    )
    func matchesEnumeration(_ counts: [Int], kappa: Double) {
        let total = counts.reduce(0, +)
        // A week before week 0 is half a week ago on average.
        let waits = counts.indices.map { Double(counts.count - $0) - 0.5 }
        let mean = zip(counts, waits).reduce(0) { $0 + Double($1.0) * $1.1 } / Double(total)
        // Relative to the heaviest, so that none overflows.
        let heaviest = (waits.map { kappa * $0 / mean }).max()!
        let law = Self.enumerate(counts, weights: waits.map { exp(kappa * $0 / mean - heaviest) }, draws: 3)
        #expect(abs(law.values.reduce(0, +) - 1) < 1e-9)
        let outcomes = Self.simulate(counts, draws: 3, order: .mixture(kappa: kappa, psi: 0), seed: 13)
        #expect(outcomes.keys.allSatisfy { law[$0] != nil })
        let result = chiSquare(outcomes, against: law, of: Self.replications)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    @Test(arguments: [[1, 1, 1, 1, 1], [3, 0, 2, 4, 1]])
    func randomOrderMatchesEnumeration(_ counts: [Int]) {
        let law = Self.enumerate(counts, weights: counts.map { _ in 1 }, draws: 4)
        let outcomes = Self.simulate(counts, draws: 4, order: .random, seed: 14)
        let result = chiSquare(outcomes, against: law, of: Self.replications)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// The statistic finds a kappa that is wrong by a tenth: the tests above could fail.
    @Test func aWrongKappaIsFound() {
        let counts = [3, 0, 2, 4, 1]
        let waits = [4.5, 3.5, 2.5, 1.5, 0.5]
        let mean = zip(counts, waits).reduce(0) { $0 + Double($1.0) * $1.1 } / 10
        let law = Self.enumerate(counts, weights: waits.map { exp(2.2 * $0 / mean) }, draws: 3)
        let outcomes = Self.simulate(counts, draws: 3, order: .mixture(kappa: 2, psi: 0), seed: 13)
        let result = chiSquare(outcomes, against: law, of: Self.replications)
        #expect(result.statistic > result.limit)
    }

    /// Where the young cannot supply the early disposals, the others make up the number.
    @Test func tooFewYoungChildren() {
        let engine = Engine(
            network: singleList(weeks: 1, past: 40),
            observation: .everyWeek(1, thresholds: [14], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = 30
            inputs.initial[39] = 2
            inputs.capacity = CapacityPass(weekCount: 1, mean: 12, order: .mixture(kappa: 50, psi: 1))
        }
        engine.run(seed: 16, replication: 0)
        let flows = engine.flows(of: 0, in: 0)
        #expect(flows.earlyDisposals == 2 && flows.seen == 10)
        #expect(engine.stock(StockMeasure.firstThreshold, of: 0, endOf: 0) == 20)
    }
}
