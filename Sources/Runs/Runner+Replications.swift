package import Areas
import Assembly
import Calibration
import Finance
import Simulation
package import Statistics

extension Runner {
    private static let fewestInBlock = 4

    /// Counts what some replications of all plans give.
    ///
    /// For each replication "no change" is simulated, and then every plan on what the replication has drawn. A block of
    /// replications is read into rows and then counted, series by series: what is held does not grow with their number.
    ///
    /// - Parameters:
    ///   - replications: the numbers of the replications.
    ///   - kept: quantities whose values are kept by replication.
    ///   - progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: the tally.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func tally(
        _ replications: Range<Int>,
        keeping kept: [KeptQuantity] = [],
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> Tally {
        var tally = emptyTally(keeping: kept)
        let room = mostRowBytes / (MemoryLayout<Float>.stride * max(1, layout.rowLength))
        let blockSize = min(max(room, Self.fewestInBlock), 1_024, max(1, replications.count))
        let rows = UnsafeMutableBufferPointer<Float>.allocate(capacity: blockSize * layout.rowLength)
        rows.initialize(repeating: .nan)
        defer { rows.deallocate() }
        let threads = max(1, settings.threads)
        let benches = layout.groups.map { group in
            (0..<threads).map { _ in Workbench(group.linked, sparedBySome: group.sparedBySome) }
        }
        let goals = GoalReader(self, keeping: kept)
        for first in stride(from: replications.lowerBound, to: replications.upperBound, by: blockSize) {
            let block = RowBlock(
                replications: first..<min(first + blockSize, replications.upperBound),
                rowLength: layout.rowLength,
                rows: rows.baseAddress!
            )
            let days = league.block(block.replications)
            let costs = money?.block(block.replications)
            let done = Double(first - replications.lowerBound) / Double(replications.count)
            let share = Double(block.replications.count) / Double(replications.count)
            try simulate(block, days, costs, benches) { progress(done + share * $0) }
            count(block, into: &tally)
            var balances = HighNeedsBalances()
            if let costs { tally.withHighNeeds { balances = countHighNeeds(block, costs, into: &$0) } }
            goals.read(block, balances, into: &tally)
            tally.withLeague { count(days, block, into: &$0) }
            tally.withFutures { $0.note(block, layout, monthCount: groups[0].months.count) }
            if let costs { tally.withCosts { count(costs, days, into: &$0) } }
            tally.note(block.replications)
        }
        progress(1)
        return tally
    }

    /// A tally of nothing.
    func emptyTally(keeping kept: [KeptQuantity] = []) -> Tally {
        let samples = layout.cells.indices.map { cell -> [CountedSample] in
            let unit = layout.unit(of: cell)
            return unit.series.flatMap { series in
                Array(repeating: CountedSample(series.measure.unit.resolution), count: unit.periodCount)
            }
        }
        let goals = { (count: Int) in
            plans.map { _ in Array(repeating: GoalTally(monthCount: groups[0].months.count), count: count) }
        }
        return Tally(
            forecasts: samples,
            differences: zip(samples, layout.cells).map { $1.plan == 0 ? [] : $0 },
            goals: goals(targets.count),
            jointGoals: goals(jointTargets.count),
            kept: kept.map { KeptSample($0) },
            league: LeagueTally(league),
            costs: money.map { CostTally($0.layout, benefitCount: $0.benefits.count) },
            highNeeds: highNeeds.map { HighNeedsTally($0.layout) }
        )
    }

    /// Simulates a block of replications into its rows.
    private func simulate(
        _ block: RowBlock,
        _ days: LeagueBlock,
        _ costs: MoneyBlock?,
        _ benches: [[Workbench]],
        progress: (Double) -> Void
    ) throws(InputErrors) {
        for (number, group) in layout.groups.enumerated() {
            for walk in group.walks { walk.prepare(block.replications) }
            let found = sharedOut(block.replications, threads: benches[number].count) { done in
                progress((Double(number) + done) / Double(layout.groups.count))
            } _: { replication, thread in
                replicate(replication, number, benches[number][thread], block, days, costs)
                    .map { replication * plans.count + $0 }
            }
            if let found { throw growth(of: group.linked, under: plans[found % plans.count], in: found / plans.count) }
        }
    }

    /// Simulates a replication of every plan and reads it; the number of the plan under which there are too many children to
    /// count, if there is one.
    private func replicate(
        _ replication: Int,
        _ group: Int,
        _ bench: Workbench,
        _ block: RowBlock,
        _ days: LeagueBlock,
        _ costs: MoneyBlock?
    ) -> Int? {
        let row = block.row(replication)
        for (number, plan) in plans.enumerated() where !layout.cellsOfPlan[group][number].isEmpty {
            let cells = layout.cellsOfPlan[group][number]
            let isFollowed =
                replication % RunSettings.replicationsPerJourney == 0
                && cells.contains { layout.unit(of: $0).hasJourneys }
            let one = Replication(seed: settings.seed, number: replication)
            let spared = layout.groups[group].spared[number]
            guard bench.run(plan, one, followingChildren: isFollowed, sparing: spared) else { return number }
            for cell in cells {
                layout.unit(of: cell)
                    .read(bench.engine, replication: replication, into: row + layout.cells[cell].offset)
            }
            league.read(number, group, bench.engine, replication: replication, into: days)
            if let costs { readMoney(number, group, bench.engine, one, into: costs) }
            guard isFollowed else { continue }
            followJourneys(of: cells, bench.engine, into: row)
            guard bench.engine.overfullWeek == nil else { return number }
        }
        return nil
    }

    /// What is wrong where a replication cannot be simulated.
    func growth(of linked: LinkedServices, under plan: Plan, in replication: Int) -> InputErrors {
        let isBaseline = plan.interventions.isEmpty
        return InputErrors(
            at: isBaseline ? linked.services[0].service.place : plan.interventions[0].place,
            "more than \(Limits.childrenInRun) children would be referred, seen or waiting at "
                + "\(linked.listedServices) under plan '\(plan.id)' (replication \(replication + 1))",
            remedy: isBaseline
                ? "Look for referrals that are too many, and for services that refer children on to one another in a circle."
                : "Lower what the plan changes."
        )
    }

    /// Counts a block's values and their differences from "no change".
    private func count(_ block: RowBlock, into tally: inout Tally) {
        tally.withCells { cell, forecasts, differences in
            let unit = layout.unit(of: cell)
            let offset = layout.cells[cell].offset
            let baseline = layout.cells[cell].plan == 0 ? nil : layout.cells[layout.baseline(of: cell)].offset
            let columns = BlockColumns(block, periodCount: unit.periodCount)
            for (number, series) in unit.series.enumerated() {
                let place = number * unit.periodCount
                let samples = place..<place + unit.periodCount
                if let weights = unit.weights(of: series) {
                    columns.count(offset + place, byChildrenAt: offset + weights, into: &forecasts[samples])
                    continue
                }
                columns.count(offset + place, into: &forecasts[samples])
                if let baseline {
                    columns.count(offset + place, minus: baseline + place, into: &differences[samples])
                }
            }
        }
    }
}

extension Measure.Unit {
    /// The steps in which results count it: the last digit that files show.
    package var resolution: Resolution {
        switch self {
        case .children, .weeks, .pounds: Resolution(stepsPerUnit: 10)
        case .share, .ratio: Resolution(stepsPerUnit: 1_000)
        }
    }
}
