import Assembly
import Calendar
import Foundation
import Queueing
import Simulation

extension PeriodReader.Sources {
    /// The months of a year that ends with one, of those that are simulated whole.
    private var lastTwelve: [Range<Int>] {
        (0..<periods.monthCount)
            .map { month in
                let last = month + 1
                return (max(0, last - 12)..<last).first { periods.isWhole[$0] }.map { $0..<last } ?? last..<last
            }
    }

    /// The periods whose flows make up a ratio over a year: of a month those of twelve, of a year its own.
    private var windows: [Range<Int>] {
        lastTwelve
            + (periods.monthCount..<periods.flows.count).map { periods.isWhole[$0] ? $0..<$0 + 1 : $0..<$0 }
    }

    /// Demand over capacity; of a stage of a staff pool the pool's.
    ///
    /// Source: Fong et al. (queue load); see `WaitingListFormulas`.
    func load(_ stage: Int) -> PeriodReader.Reading {
        let (windows, count) = (windows, periods.flows.count)
        let pool = pools.firstIndex { network.pools[$0].stages.contains(layout.stages[index][stage]) }
        return { run, period in
            var (demand, capacity) = (0.0, 0.0)
            for period in windows[period] {
                if let pool {
                    demand += run.pools[pool * count + period].demand
                    capacity += run.pools[pool * count + period].capacity
                } else {
                    demand += run.flows[stage * count + period].demand
                    capacity += run.flows[stage * count + period].placesToBeSeen
                }
            }
            // More may leave in a year than are referred: then nothing is asked of the capacity.
            return capacity > 0 ? max(0, demand) / capacity : .nan
        }
    }

    /// The capacity with which a list is short enough for its target half a year on.
    ///
    /// When waits are exponential, a mean wait of 1/F of a time leaves exp(-F) beyond it: F is -log(1 - share).
    ///
    /// Source: Fong et al.; see `WaitingListFormulas`.
    func reliefCapacity(_ group: Int) -> PeriodReader.Reading {
        guard let reliefTarget else { return { _, _ in .nan } }
        let factor = -log(1 - reliefTarget.share)
        let windows = lastTwelve
        let weeks = periods.flows.map { $0.reduce(0) { $0 + $1.share } }
        let number = stock(StockMeasure.number, [group])
        return { run, month in
            var (children, time) = (0.0, 0.0)
            for month in windows[month] {
                children += run.flows[month].demand
                time += weeks[month]
            }
            let weekly = max(0, children / time)
            guard time > 0,
                let queue = try? WaitingListFormulas.targetQueue(
                    demand: weekly,
                    targetWait: Double(reliefTarget.weeks),
                    factor: factor
                ),
                let relief = try? WaitingListFormulas.reliefCapacity(
                    demand: weekly,
                    queue: number(run, month),
                    targetQueue: queue,
                    weeks: Self.reliefWeeks
                )
            else { return .nan }
            return max(0, relief) * averageMonthWeeks
        }
    }

    /// Weeks in which a list that is too long shall reach the length at which its target holds: half a year.
    private static let reliefWeeks = 26.0
}
