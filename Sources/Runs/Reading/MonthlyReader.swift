import Areas
import Assembly
import Simulation

/// Reads the measures of one service from an engine that has just run.
///
/// A measure that has no value in a month (a share of no completions) is NaN and is left out of the summaries.
struct MonthlyReader: Sendable {
    /// Writes each series into its column of a row, month by month.
    private let fillings: [@Sendable (_ run: Run, _ row: UnsafeMutablePointer<Float>) -> Void]
    /// The network's numbers of the service's stages, and of the staff pools that serve them.
    private let stages: [Int]
    private let pools: [Int]
    /// The weeks that make up each month.
    private let parts: [[(week: Int, share: Double)]]

    /// A series' value of an engine's last run in a month.
    typealias Reading = @Sendable (_ run: Run, _ month: Int) -> Double

    /// One replication, with the flows of the service's stages by stage and month, and the time of their staff pools by pool
    /// and month.
    struct Run {
        let replication: Int
        let engine: Engine
        let flows: UnsafePointer<MonthFlows>
        let pools: [PoolMonth]
    }

    init(_ sources: Sources, _ series: [MeasuredSeries]) {
        let monthCount = sources.mapping.flows.count
        // A function of an array is counted in and out at each call: so one call for all months.
        fillings = series.enumerated()
            .map { number, series in
                let reading = sources.reading(of: series)
                return { run, row in
                    for month in 0..<monthCount { row[number * monthCount + month] = Float(reading(run, month)) }
                }
            }
        stages = sources.layout.stages[sources.index]
        pools = sources.pools
        parts = sources.mapping.flows
    }

    /// Reads every series of an engine's last run, of a replication, into a row of samples.
    func read(_ engine: Engine, replication: Int, into samples: Samples, row: Int) {
        withUnsafeTemporaryAllocation(of: MonthFlows.self, capacity: stages.count * parts.count) { flows in
            for (number, stage) in stages.enumerated() {
                for (month, parts) in parts.enumerated() {
                    var sum = parts.isEmpty ? MonthFlows.unknown : MonthFlows()
                    for part in parts { sum.add(engine.flows(of: stage, in: part.week), part.share) }
                    flows.initializeElement(at: number * self.parts.count + month, to: sum)
                }
            }
            let run = Run(
                replication: replication,
                engine: engine,
                flows: UnsafePointer(flows.baseAddress!),
                pools: pools.flatMap { pool in parts.map { PoolMonth(pool, of: engine, in: $0) } }
            )
            let row = samples.row(row)
            for fill in fillings { fill(run, row) }
        }
    }
}
