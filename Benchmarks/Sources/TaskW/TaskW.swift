import Foundation
import Randomness
import Simulation

/// Task W: one neurodevelopmental waiting list of 1,530 children over 156 weeks (see README.md beside this package).
///
/// Prints replications a second on one thread and on two, and the simulated figures beside the exact ones.
@main
struct TaskW {
    static let weeks = 156
    static let oldest = 200
    static let checkedWeeks = [52, 104, 156]

    static func main() async {
        let replications = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 20_000
        _ = simulate(0..<1_000)  // warm up
        let one = await timed(threads: 1, replications)
        let two = await timed(threads: 2, replications)
        print("one thread:  \(Int(Double(replications) / one.seconds)) replications/s")
        print(
            "two threads: \(Int(Double(replications) / two.seconds)) replications/s, \(rounded(one.seconds / two.seconds, 2)) times one"
        )
        print("same sums on one and two threads: \(one.sums == two.sums ? "yes" : "NO")")
        print("week  number (exact, z)            mean wait  maximum  under 18 weeks")
        let exact = exactNumber()
        for (index, week) in checkedWeeks.enumerated() {
            let sums = one.sums[index]
            let n = Double(replications)
            let mean = sums[0] / n
            let sd = ((sums[4] - n * mean * mean) / (n - 1)).squareRoot()
            let z = (mean - exact[week]!) / (sd / n.squareRoot())
            print(
                "\(week)  \(rounded(mean, 2)) (\(rounded(exact[week]!, 2)), \(rounded(z, 2))) sd \(rounded(sd, 1))  "
                    + "\(rounded(sums[1] / n, 2))  \(rounded(sums[2] / n, 2))  \(rounded(100 * sums[3] / n, 2))%"
            )
        }
    }

    /// E N(week), from E N' = (E N - 20) q + lambda (1 - q)/theta with q = exp(-theta).
    static func exactNumber() -> [Int: Double] {
        let theta = 1.0 / 217
        let q = exp(-theta)
        var number = 1530.0
        var values: [Int: Double] = [:]
        for week in 1...weeks {
            number = (number - 20) * q + 24.23 * (1 - q) / theta
            values[week] = number
        }
        return values
    }

    /// Sums over replications of number, mean, maximum, share under 18 and number squared in the checked weeks.
    ///
    /// Every week is measured; the totals of the other weeks are folded in so that nothing is left undone.
    static func simulate(_ replications: Range<Int>) -> [[Double]] {
        let network = Network(
            weekCount: weeks,
            pastWeeks: oldest,
            stages: [StageDefinition(serviceKey: RandomStream.serviceKey("task-w"))]
        )
        let engine = Engine(
            network: network,
            observation: .everyWeek(weeks, thresholds: [18], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 24.23 }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 20)
            inputs.attritionHazard = 1.0 / 217
        }
        let ages = startAges()
        var sums = Array(repeating: Array(repeating: 0.0, count: 5), count: checkedWeeks.count)
        for replication in replications {
            engine.withInputs(of: 0) { inputs in
                for cohort in 0..<oldest { inputs.initial[cohort] = 0 }
                var random = RandomStream(
                    seed: 2025,
                    replication: UInt64(replication),
                    service: 1,
                    stage: 0,
                    purpose: .initialAges,
                    week: 0
                )
                for _ in 0..<1530 {
                    inputs.initial[oldest - 1 - ages.draw(random.next())] += 1
                }
            }
            engine.run(seed: 2025, replication: replication)
            for (index, week) in checkedWeeks.enumerated() {
                let number = engine.stock(StockMeasure.number, of: 0, endOf: week - 1)
                sums[index][0] += number
                sums[index][1] += engine.stock(StockMeasure.mean, of: 0, endOf: week - 1)
                sums[index][2] += engine.stock(StockMeasure.longest, of: 0, endOf: week - 1)
                sums[index][3] += 1 - engine.stock(StockMeasure.firstThreshold, of: 0, endOf: week - 1) / number
                sums[index][4] += number * number
            }
        }
        return sums
    }

    /// Waits so far: exponential with mean 67 weeks, truncated at 200, by whole weeks.
    static func startAges() -> DiscreteTable {
        DiscreteTable(weights: (0..<oldest).map { (week: Int) -> Double in exp(-Double(week) / 67) })
    }

    /// Wall time of all replications in equal chunks, whose sums are added in order.
    static func timed(threads: Int, _ replications: Int) async -> (seconds: Double, sums: [[Double]]) {
        let chunk = 500
        let start = ContinuousClock.now
        let parts = await withTaskGroup(of: [(Int, [[Double]])].self) { group in
            for thread in 0..<threads {
                group.addTask {
                    stride(from: thread * chunk, to: replications, by: threads * chunk)
                        .map { first in
                            (first, simulate(first..<min(first + chunk, replications)))
                        }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        let elapsed = ContinuousClock.now - start
        var sums = Array(repeating: Array(repeating: 0.0, count: 5), count: checkedWeeks.count)
        for (_, part) in parts.sorted(by: { $0.0 < $1.0 }) {
            for week in sums.indices { for index in 0..<5 { sums[week][index] += part[week][index] } }
        }
        return (Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18, sums)
    }

    static func rounded(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
