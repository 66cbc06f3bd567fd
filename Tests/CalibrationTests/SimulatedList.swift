import Areas
import Calendar
import Foundation
import Randomness
import Simulation

@testable import Calibration

/// A list run by the engine under a known order of service, published as a provider would: number, mean and longest
/// wait at month ends, and referrals of the month.
struct SimulatedList {
    /// The steps between the counts.
    let steps: [Transition]

    /// 13 months of 20 referrals and 20 removals a week from a list of 800 that has waited 40 weeks on average.
    ///
    /// - Parameters:
    ///   - kappa: how strongly the longest waiting are preferred.
    ///   - psi: the share of early disposals.
    ///   - replication: which of the simulated services.
    ///   - publishesAssessed: whether the children seen (no early disposals) are published too.
    init(kappa: Double, psi: Double, replication: Int, publishesAssessed: Bool = false) {
        // July 2024 begins on a Monday.
        let first = Month(year: 2024, month: 7)
        let grid = WeekGrid(from: first.firstDay, to: (first + 12).end)
        let past = 130
        let network = Network(weekCount: grid.weekCount, pastWeeks: past, stages: [StageDefinition(serviceKey: 5)])
        let engine = Engine(
            network: network,
            observation: .everyWeek(grid.weekCount, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            let list = WaitReconstruction(PublishedWaits(number: 800, mean: 40, maximum: 110))!.lists[32]
            for (weeks, children) in zip(list.weeks, list.children) {
                inputs.initial[past - 1 - Int(weeks)] += children
            }
            for week in 0..<grid.weekCount { inputs.referralMean[week] = 20 }
            inputs.capacity = CapacityPass(
                weekCount: grid.weekCount,
                mean: 20,
                variation: .poisson,
                order: .mixture(kappa: kappa, psi: psi)
            )
        }
        engine.run(seed: 11, replication: replication)
        let stock = { (measure: Int, month: Month) -> Double in
            let time = grid.time(of: month.end)
            let week = min(Int(time), grid.weekCount - 1)
            let before = engine.stock(measure, of: 0, endOf: week - 1)
            return before + (time - Double(week)) * (engine.stock(measure, of: 0, endOf: week) - before)
        }
        let flow = { (month: Month, value: (Flows) -> Int) -> Double in
            let (from, to) = (grid.time(of: month.firstDay), grid.time(of: month.end))
            return (Int(from)..<min(Int(to.rounded(.up)), grid.weekCount))
                .reduce(0) { sum, week in
                    let share = min(to, Double(week + 1)) - max(from, Double(week))
                    return sum + share * Double(value(engine.flows(of: 0, in: week)))
                }
        }
        let months = (0...12).map { first + $0 }
        steps = Transition.between(
            months.map { month in
                StockPoint(
                    month: month,
                    number: stock(StockMeasure.number, month),
                    mean: stock(StockMeasure.mean, month),
                    maximum: stock(StockMeasure.longest, month)
                )
            },
            referrals: Dictionary(uniqueKeysWithValues: months.map { ($0, flow($0) { $0.referrals }) }),
            assessed: publishesAssessed
                ? Dictionary(uniqueKeysWithValues: months.map { ($0, flow($0) { $0.seen }) }) : [:]
        )
    }
}
