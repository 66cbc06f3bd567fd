import Foundation
import Randomness
import Simulation
import Timing

/// Task W: one neurodevelopmental waiting list of 1,530 children over 156 weeks (see README.md).
///
/// Prints replications a second on one thread and on two, and the simulated figures beside the exact ones.
/// `TaskW [replications] [--profile]`: with `--profile` one thread only, for use under a profiler.
@main
struct TaskW {
    static let weeks = 156
    static let oldest = 200
    static let checkedWeeks = [52, 104, 156]
    static let measures = 5

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        let replications = arguments.first.flatMap { Int($0) } ?? 20_000
        if arguments.contains("--profile") {
            // One engine for all, so that what a replication costs can be told from what an engine costs.
            let run = Timing.run(threads: 1, replications: replications, chunk: replications, simulate: simulate)
            print(run.summary("one thread", replications: replications))
            print(run.sums)
            return
        }
        _ = simulate(0..<1_000)  // warm up
        let one = Timing.run(threads: 1, replications: replications, simulate: simulate)
        let two = Timing.run(threads: 2, replications: replications, simulate: simulate)
        print(one.summary("one thread", replications: replications))
        print(two.summary("two threads", replications: replications))
        let quickest = Timing.turns(15) { threads in
            Timing.run(threads: threads, replications: replications, simulate: simulate).seconds
        }
        print("quickest of 15 turns: \(quickest)")
        print("a loop that touches no memory: \(Timing.turns(15, Timing.loop))")
        print("same sums on one and two threads: \(one.sums == two.sums ? "yes" : "NO")")
        print("week  number (exact, z) sd (exact)             mean wait  maximum  under 18 weeks")
        let exact = exactNumber()
        for (index, week) in checkedWeeks.enumerated() {
            let sums = one.sums[index * measures..<(index + 1) * measures].map { $0 / Double(replications) }
            let n = Double(replications)
            let sd = ((sums[4] - sums[0] * sums[0]) * n / (n - 1)).squareRoot()
            let z = (sums[0] - exact[week]!.mean) / (sd / n.squareRoot())
            print(
                "\(week)  \(rounded(sums[0], 2)) (\(rounded(exact[week]!.mean, 2)), \(rounded(z, 2)))",
                "sd \(rounded(sd, 1)) (\(rounded(exact[week]!.deviation, 1))) ",
                "\(rounded(sums[1], 2))  \(rounded(sums[2], 2))  \(rounded(100 * sums[3], 2))%"
            )
        }
    }

    /// Mean and standard deviation of the number waiting, with q = exp(-theta):
    /// E N' = (E N - 20) q + lambda (1 - q)/theta, V N' = V N q^2 + (E N - 20) q (1 - q) + lambda (1 - q)/theta.
    static func exactNumber() -> [Int: (mean: Double, deviation: Double)] {
        let theta = 1.0 / 217
        let q = exp(-theta)
        let new = 24.23 * (1 - q) / theta
        var (number, variance) = (1530.0, 0.0)
        var values: [Int: (mean: Double, deviation: Double)] = [:]
        for week in 1...weeks {
            variance = variance * q * q + (number - 20) * q * (1 - q) + new
            number = (number - 20) * q + new
            values[week] = (number, variance.squareRoot())
        }
        return values
    }

    /// Sums over replications of number, mean, maximum, share under 18 and number squared in the checked weeks.
    ///
    /// Every week is measured.
    @Sendable
    static func simulate(_ replications: Range<Int>) -> [Double] {
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
            inputs.attrition = [Phase(from: 0, .constant(1.0 / 217))]
        }
        let ages = startAges()
        var sums = Array(repeating: 0.0, count: measures * checkedWeeks.count)
        for replication in replications {
            drawList(ages, replication, into: engine)
            engine.run(seed: 2025, replication: replication)
            for (index, week) in checkedWeeks.enumerated() {
                let number = engine.stock(StockMeasure.number, of: 0, endOf: week - 1)
                let over = engine.stock(StockMeasure.firstThreshold, of: 0, endOf: week - 1)
                sums[index * measures] += number
                sums[index * measures + 1] += engine.stock(StockMeasure.mean, of: 0, endOf: week - 1)
                sums[index * measures + 2] += engine.stock(StockMeasure.longest, of: 0, endOf: week - 1)
                sums[index * measures + 3] += 1 - over / number
                sums[index * measures + 4] += number * number
            }
        }
        return sums
    }

    /// Draws the waits so far of 1,530 children anew.
    static func drawList(_ ages: WaitSampler, _ replication: Int, into engine: Engine) {
        var random = RandomStream(
            seed: 2025,
            replication: UInt64(replication),
            service: 1,
            stage: 0,
            purpose: .initialAges,
            week: 0
        )
        engine.withInputs(of: 0) { inputs in
            inputs.initial.withUnsafeMutableBufferPointer { initial in
                initial.update(repeating: 0)
                ages.add(1530, to: initial, random: &random)
            }
        }
    }

    /// Waits so far: exponential with mean 67 weeks, truncated at 200, by whole weeks.
    static func startAges() -> WaitSampler {
        WaitSampler(weights: (0..<oldest).map { (week: Int) -> Double in exp(-Double(week) / 67) })
    }

    static func rounded(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
