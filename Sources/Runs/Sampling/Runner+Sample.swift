package import Areas
package import Assembly
import Calibration
import Finance
import Simulation

extension Runner {
    /// The values of some quantities in some replications, which may hold figures at a percentile of their ranges.
    ///
    /// - Parameters:
    ///   - quantities: what is asked for.
    ///   - replications: the replications, in any order; those of one number meet the same luck.
    ///   - progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: by quantity, a value for each replication; NaN where there is none.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func sample(
        _ quantities: [SampledQuantity],
        in replications: [Replication],
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> [[Double]] {
        let numbers = replications.map(\.number)
        guard let least = numbers.min(), let most = numbers.max() else { return quantities.map { _ in [] } }
        for walk in layout.groups.flatMap(\.walks) { walk.prepare(least..<most + 1) }
        let places = SampledPlaces(self, quantities)
        let threads = min(max(1, settings.threads), replications.count)
        let benches = (0..<threads)
            .map { _ in layout.groups.map { Workbench($0.linked, sparedBySome: $0.sparedBySome) } }
        var values = [Double](repeating: .nan, count: quantities.count * replications.count)
        let found = values.withUnsafeMutableBufferPointer { values in
            let values = values
            return sharedOut(replications.indices, threads: threads, progress: progress) { place, thread in
                sample(places, replications[place], benches[thread]) {
                    values[$0 * replications.count + place] = $1
                }
                .map { (place * layout.groups.count + $0.group) * plans.count + $0.plan }
            }
        }
        if let found {
            let (cell, plan) = (found / plans.count, found % plans.count)
            throw growth(
                of: layout.groups[cell % layout.groups.count].linked,
                under: plans[plan],
                in: replications[cell / layout.groups.count].number
            )
        }
        progress(1)
        return quantities.indices.map { Array(values[$0 * replications.count..<($0 + 1) * replications.count]) }
    }

    /// Samples one replication of every plan; where there are too many children to count, if there are.
    private func sample(
        _ places: SampledPlaces,
        _ replication: Replication,
        _ benches: [Workbench],
        note: (_ quantity: Int, _ value: Double) -> Void
    ) -> (group: Int, plan: Int)? {
        let row = UnsafeMutableBufferPointer<Float>.allocate(capacity: max(1, layout.rowLength))
        row.initialize(repeating: .nan)
        defer { row.deallocate() }
        let start = row.baseAddress!
        let costs = places.costs.isEmpty ? nil : money?.block(replication.number..<replication.number + 1)
        for (number, group) in layout.groups.enumerated() {
            let bench = benches[number]
            for (plan, one) in plans.enumerated() where !layout.cellsOfPlan[number][plan].isEmpty {
                let cells = layout.cellsOfPlan[number][plan]
                let isFollowed = places.followsChildren && cells.contains { layout.unit(of: $0).hasJourneys }
                guard
                    bench.run(one, replication, followingChildren: isFollowed, sparing: group.spared[plan])
                else { return (number, plan) }
                for cell in cells {
                    layout.unit(of: cell)
                        .read(bench.engine, replication: replication.number, into: start + layout.cells[cell].offset)
                }
                for asked in places.childWeeks where asked.group == number && asked.plan == plan {
                    note(asked.quantity, Double(asked.days.read(bench.engine)) / 7)
                }
                if let costs { readMoney(plan, number, bench.engine, replication, into: costs) }
                guard isFollowed else { continue }
                followJourneys(of: cells, bench.engine, into: start)
                guard bench.engine.overfullWeek == nil else { return (number, plan) }
            }
        }
        for asked in places.values { note(asked.quantity, Double(row[asked.offset])) }
        if let costs, let money {
            let prices = money.prices(replication)
            let baseline = pence(of: 0, money, prices, costs.pence(replication.number, 0))
            for asked in places.costs {
                guard asked.plan > 0 else {
                    note(asked.quantity, 0)
                    continue
                }
                let pence = pence(of: asked.plan, money, prices, costs.pence(replication.number, asked.plan))
                let change = money.layout.change(of: asked.plan, pence, from: baseline)
                // The last row but one is everything, its last column all years.
                note(asked.quantity, Double(change[change.count - money.layout.columnCount - 1]) / 100)
            }
        }
        return nil
    }

    /// Simulates on until the children who are followed have been seen, and reads what became of them.
    func followJourneys(of cells: Range<Int>, _ engine: Engine, into row: UnsafeMutablePointer<Float>) {
        engine.followJourneys(of: Set(cells.compactMap { layout.unit(of: $0).followedStage })) { stage in
            for cell in cells where layout.unit(of: cell).followedStage == stage {
                layout.unit(of: cell).readJourneys(engine, into: row + layout.cells[cell].offset)
            }
        }
    }
}
