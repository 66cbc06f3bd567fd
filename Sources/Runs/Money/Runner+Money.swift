import Areas
import Assembly
import Finance
import Simulation

extension Runner {
    /// Reads the money of a group of services under a plan that has just been simulated.
    ///
    /// No change stands for every plan that leaves the group as it is.
    func readMoney(_ plan: Int, _ group: Int, _ engine: Engine, _ replication: Replication, into block: MoneyBlock) {
        guard let money else { return }
        let reader = moneyReaders[group]
        let prices = money.prices(replication)
        reader.read(plan, engine, replication, prices, into: block.pence(replication.number, plan))
        reader.readBenefits(plan, engine, replication, into: block.numbers(replication.number, plan))
        guard plan == 0 else { return }
        for other in plans.indices.dropFirst() where layout.cellsOfPlan[group][other].isEmpty {
            reader.copyBaseline(block.pence(replication.number, 0), to: block.pence(replication.number, other))
            reader.read(
                other,
                ownOnly: true,
                engine,
                replication,
                prices,
                into: block.pence(replication.number, other)
            )
            reader.readBenefits(0, engine, replication, into: block.numbers(replication.number, other))
        }
    }

    /// Counts a block's pence and benefits.
    func count(_ block: MoneyBlock, _ days: LeagueBlock, into tally: inout CostTally) {
        guard let money else { return }
        let layout = money.layout
        var amounts = plans.indices.map { plan in
            Array(repeating: [Int64](), count: layout.rows(of: plan).count * layout.columnCount)
        }
        var changes = amounts
        for number in block.replications {
            let replication = Replication(seed: settings.seed, number: number)
            let prices = money.prices(replication)
            var baseline: [Int64] = []
            for plan in plans.indices {
                let pence = pence(of: plan, money, prices, block.pence(number, plan))
                for (cell, value) in pence.enumerated() { amounts[plan][cell].append(value) }
                guard plan > 0 else {
                    baseline = pence
                    continue
                }
                let change = layout.change(of: plan, pence, from: baseline)
                for (cell, value) in change.enumerated() { changes[plan][cell].append(value) }
                let benefits = money.benefits(
                    of: plan,
                    block.numbers(number, plan),
                    than: block.numbers(number, 0),
                    childWeeks: Double(days.total(number, 0) - days.total(number, plan)) / 7
                )
                // The last row but one is everything, its last column all years.
                tally.add(plan, pence: change[change.count - layout.columnCount - 1], benefits: benefits)
            }
        }
        for plan in plans.indices { tally.add(plan, amounts: amounts[plan], changes: changes[plan]) }
    }

    /// Pence of a plan's rows in a replication, by row and column.
    func pence(of plan: Int, _ money: RunMoney, _ prices: Prices, _ pence: UnsafePointer<Int64>) -> [Int64] {
        money.layout.pence(of: plan, lines: lines(of: plan, money, prices, pence), prices)
    }

    /// Pence of a plan's lines by year, those among them that need no run.
    func lines(
        of plan: Int,
        _ money: RunMoney,
        _ prices: Prices,
        _ pence: UnsafePointer<Int64>
    ) -> [[Int64]] {
        let years = money.layout.years
        return money.layout.sheets[plan].items.enumerated()
            .map { place, item in
                if case .months(let from, let until) = item.quantity {
                    let units = years.months.indices.map { years.share(of: $0, from: from, until: until) }
                    return units.withUnsafeBufferPointer { item.pence($0, years, prices) }
                }
                return (0..<years.years.count).map { pence[place * years.years.count + $0] }
            }
    }
}
