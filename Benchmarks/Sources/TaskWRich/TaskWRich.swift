import Foundation
import Randomness
import Simulation
import Timing

/// Task W with what real lists have besides (see README.md): an urgent class, one in ten; the fitted order of service
/// with kappa and psi; capacity that varies from week to week by a yearly profile and at random; overdispersed
/// referrals.
///
/// `TaskWRich [replications] [--pathway] [--profile]`: `--pathway` adds triage, reports that take up to four weeks for
/// half of the cases, two outcomes, a time limit, and all the measures that a forecast has; `--profile` runs one thread
/// only, for use under a profiler.
@main
struct TaskWRich {
    static let weeks = 156
    static let oldest = 200
    static let isPathway = CommandLine.arguments.contains("--pathway")

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        let replications = arguments.first.flatMap { Int($0) } ?? 10_000
        if arguments.contains("--profile") {
            // One engine for all, so that what a replication costs can be told from what an engine costs.
            let run = Timing.run(threads: 1, replications: replications, chunk: replications, simulate: simulate)
            print(run.sums)
            return
        }
        _ = simulate(0..<500)  // warm up
        let one = Timing.run(threads: 1, replications: replications, simulate: simulate)
        let two = Timing.run(threads: 2, replications: replications, simulate: simulate)
        print(one.summary("one thread", replications: replications))
        print(two.summary("two threads", replications: replications))
        print("same sums on one and two threads: \(one.sums == two.sums ? "yes" : "NO")")
        let names = ["number", "urgent waiting", "mean wait", "longest", "median", "92nd percentile"]
        for (name, sum) in zip(names, one.sums) where sum > 0 {
            print("\(name) after \(weeks) weeks: \(String(format: "%.2f", sum / Double(replications)))")
        }
    }

    /// Sums over replications of the last week's measures.
    ///
    /// Every week is measured.
    @Sendable
    static func simulate(_ replications: Range<Int>) -> [Double] {
        let network = Network(
            weekCount: weeks,
            pastWeeks: oldest,
            classCount: 2,
            stages: [
                StageDefinition(
                    serviceKey: RandomStream.serviceKey("task-w-rich"),
                    delay: isPathway ? [0.5, 0.125, 0.125, 0.125, 0.125] : [1],
                    routes: isPathway ? [.outcome(0), .outcome(1)] : [],
                    dueWeeks: isPathway ? 18 : nil
                )
            ],
            outcomeCount: 2
        )
        let engine = Engine(
            network: network,
            observation: .everyWeek(
                weeks,
                thresholds: isPathway ? [13, 18, 52, 65, 104] : [18],
                percentiles: isPathway
            )
        )
        engine.withInputs(of: 0) { inputs in
            inputs.capacity = CapacityPass(
                weekCount: weeks,
                variation: .negativeBinomial(size: 15),
                order: .mixture(kappa: 0.8, psi: 0.3),
                access: Access(tiers: [.only(1), .all])
            )
            if isPathway { inputs.divertedShare = Array(repeating: 0.05, count: weeks) }
            for week in 0..<weeks {
                inputs.referralMean[week] = 24.23
                inputs.referralSize[week] = 2
                inputs.capacity.mean[week] = 20 + 3 * cos(Double(week) * 2 * Double.pi / 52.1775)
            }
            inputs.classShares = [0.9, 0.1]
            inputs.attrition = [Phase(from: 0, .constant(1.0 / 217))]
            if isPathway { inputs.routeShares = [Phase(from: 0, [0.6, 0.4])] }
        }
        let ages = WaitSampler(weights: (0..<oldest).map { (week: Int) -> Double in exp(-Double(week) / 67) })
        var sums = Array(repeating: 0.0, count: 6)
        for replication in replications {
            drawList(ages, replication, into: engine)
            engine.run(seed: 2025, replication: replication)
            let measures = [
                StockMeasure.mean, StockMeasure.longest, StockMeasure.median, StockMeasure.percentile92,
            ]
            sums[0] += engine.stock(StockMeasure.number, of: 0, endOf: weeks - 1)
            sums[1] += Double(engine.flows(of: 0, class: 1, in: weeks - 1).waiting)
            for (index, measure) in measures.enumerated() where isPathway || index < 2 {
                sums[index + 2] += engine.stock(measure, of: 0, endOf: weeks - 1)
            }
        }
        return sums
    }

    /// Draws the waits so far of 1,377 others and 153 urgent children anew.
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
                for (index, children) in [1_377, 153].enumerated() {
                    let list = UnsafeMutableBufferPointer(rebasing: initial[index * oldest..<(index + 1) * oldest])
                    ages.add(children, to: list, random: &random)
                }
            }
        }
    }
}
