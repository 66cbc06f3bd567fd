package import Areas
import Assembly
import Calibration
import Finance
import Statistics

extension ContributionStudy {
    /// Counts what some replications give.
    ///
    /// - Parameters:
    ///   - replications: the numbers of the replications.
    ///   - progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: the tally.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func tally(
        _ replications: Range<Int>,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> ContributionTally {
        var tally = ContributionTally(layout, interventions: plan.interventions.count)
        let groups = runner.layout.groups.indices.filter(isSimulated)
        let benches = groups.map { number in
            let group = runner.layout.groups[number]
            return (0..<max(1, runner.settings.threads))
                .map { _ in Workbench(group.linked, sparedBySome: group.sparedBySome) }
        }
        let size = min(256, max(1, replications.count))
        for first in stride(from: replications.lowerBound, to: replications.upperBound, by: size) {
            let range = first..<min(first + size, replications.upperBound)
            let block = ContributionBlock(
                range,
                planCount: runner.plans.count,
                quantityCount: layout.quantities.count,
                deliveryCount: plan.interventions.count * StepsDelivered.kinds.count
            )
            let money = runner.money?.block(range)
            for (place, number) in groups.enumerated() {
                try simulate(block, money, number, benches[place]) { share in
                    let inBlock = (Double(place) + share) / Double(groups.count) * Double(range.count)
                    progress((Double(first - replications.lowerBound) + inBlock) / Double(replications.count))
                }
            }
            addTotals(block, money)
            count(block, money, into: &tally)
        }
        progress(1)
        return tally
    }

    /// Whether the plan changes a group, or has costs of its own there.
    private func isSimulated(_ group: Int) -> Bool {
        layout.alike[group].count > 1
            || !runner.moneyReaders.isEmpty && runner.moneyReaders[group].hasOwnLines(ContributionLayout.whole)
    }

    private func simulate(
        _ block: ContributionBlock,
        _ money: MoneyBlock?,
        _ group: Int,
        _ benches: [Workbench],
        progress: (Double) -> Void
    ) throws(InputErrors) {
        for walk in runner.layout.groups[group].walks { walk.prepare(block.replications) }
        let found = sharedOut(block.replications, threads: benches.count, progress: progress) { number, thread in
            replicate(number, group, benches[thread], block, money).map { number * runner.plans.count + $0 }
        }
        if let found {
            throw runner.growth(
                of: runner.layout.groups[group].linked,
                under: plan,
                in: found / runner.plans.count
            )
        }
    }

    /// Simulates a group in a replication under every part of the plan that changes it; the number of the plan under which
    /// there are too many children to count, if there is one.
    private func replicate(
        _ number: Int,
        _ group: Int,
        _ bench: Workbench,
        _ block: ContributionBlock,
        _ money: MoneyBlock?
    ) -> Int? {
        let replication = Replication(seed: runner.settings.seed, number: number)
        let (linked, affected) = (runner.layout.groups[group].linked, runner.layout.groups[group].affected)
        for plans in layout.alike[group] {
            let one = plans[0]
            let spared = runner.layout.groups[group].spared[one]
            guard bench.run(runner.plans[one], replication, sparing: spared) else { return one }
            for reader in layout.readers[group] {
                let isChanged = one == 0 || affected[one].contains(reader.index)
                if isChanged { reader.read(bench.engine, into: block.values(number, one)) }
                let from = block.values(number, isChanged ? one : 0)
                for plan in plans where !isChanged || plan != one {
                    reader.copy(from, to: block.values(number, plan))
                }
            }
            for (goal, place) in layout.goals[group] {
                let isMet = goal.outcome(bench.engine, replication: number).due ?? false
                for plan in plans { block.values(number, plan)[place] = isMet ? 10_000 : 0 }
            }
            if plans.contains(ContributionLayout.whole) {
                StepsDelivered(linked: linked, plan: runner.plans[ContributionLayout.whole])
                    .read(bench.engine, replication, into: block.delivered(number))
            }
            guard let money, let reader = runner.money.map({ _ in runner.moneyReaders[group] }) else { continue }
            let prices = reader.money.prices(replication)
            for plan in plans {
                let pence = money.pence(number, plan)
                if one == 0, plan != 0 {
                    reader.copyBaseline(money.pence(number, 0), to: pence)
                    reader.read(plan, ownOnly: true, bench.engine, replication, prices, into: pence)
                } else {
                    reader.read(plan, bench.engine, replication, prices, into: pence)
                }
            }
        }
        return nil
    }

    /// Adds child-days up over services, and works out what each part costs.
    private func addTotals(_ block: ContributionBlock, _ money: MoneyBlock?) {
        let services = layout.readers.joined().map(\.daysPlace)
        for number in block.replications {
            let prices = runner.money?.prices(Replication(seed: runner.settings.seed, number: number))
            for plan in runner.plans.indices {
                let values = block.values(number, plan)
                values[layout.allDays] = services.reduce(0) { $0 + values[$1] }
                guard !layout.costs.isEmpty, let costs = runner.money, let money, let prices else { continue }
                let lines = runner.lines(of: plan, costs, prices, money.pence(number, plan))
                let pence = costs.layout.pence(of: plan, lines: lines, prices)
                // The last row but one is everything.
                let columns = costs.layout.columnCount
                let total = pence.count - 2 * columns
                for column in 0..<columns { values[layout.costs.lowerBound + column] = pence[total + column] }
            }
        }
    }

    // MARK: - Terms

    private func count(_ block: ContributionBlock, _ money: MoneyBlock?, into tally: inout ContributionTally) {
        let terms = ContributionTerm.all(steps: layout.steps)
        var columns = layout.quantities.map { _ in terms.map { _ in [Int64]() } }
        for number in block.replications {
            let ofPlan = planLines(number, money)
            for place in layout.quantities.indices {
                let lines = layout.costs.contains(place) ? ofPlan[place - layout.costs.lowerBound] : 0
                for (term, value) in values(of: place, block, number, lines).enumerated() {
                    columns[place][term].append(value)
                }
            }
        }
        for (place, terms) in columns.enumerated() {
            for (term, values) in terms.enumerated() { tally.terms[place][term].add(whole: values) }
        }
        for place in tally.delivered.indices {
            for kind in StepsDelivered.kinds.indices {
                let cell = place * StepsDelivered.kinds.count + kind
                tally.delivered[place][kind].add(whole: block.replications.map { block.delivered($0)[cell] })
            }
        }
    }

    /// The terms of a quantity in a replication, of which `lines` is the plan's as a whole.
    private func values(of place: Int, _ block: ContributionBlock, _ number: Int, _ lines: Int64) -> [Int64] {
        // Of time waited, what is avoided.
        let sign: Int64 = layout.quantities[place].measure == .childWeeks ? -1 : 1
        let change = { (plan: Int) in sign * (block.values(number, plan)[place] - block.values(number, 0)[place]) }
        let together = change(ContributionLayout.whole)
        let alone = (0..<layout.steps).map { change(layout.alone($0)) }
        let inOrder = (1...layout.steps)
            .map { count in
                change(layout.first(count)) - change(layout.first(count - 1)) - (count == layout.steps ? lines : 0)
            }
        return alone + inOrder + [together - lines - alone.reduce(0, +), lines, together]
    }

    /// Pence by year, and of all years, of lines that are of the plan and of no step.
    private func planLines(_ number: Int, _ block: MoneyBlock?) -> [Int64] {
        guard !layout.costs.isEmpty, let money = runner.money, let block else { return [] }
        let prices = money.prices(Replication(seed: runner.settings.seed, number: number))
        let whole = ContributionLayout.whole
        let sheet = money.layout.sheets[whole]
        var sums = Array(repeating: Int64(0), count: money.layout.columnCount)
        guard sheet.items[sheet.baselineCount...].contains(where: { $0.step == nil }) else { return sums }
        for (place, amounts) in runner.lines(of: whole, money, prices, block.pence(number, whole)).enumerated()
        where place >= sheet.baselineCount && sheet.items[place].step == nil {
            for (year, pence) in amounts.enumerated() {
                sums[year] += pence
                sums[sums.count - 1] += pence
            }
        }
        return sums
    }
}
