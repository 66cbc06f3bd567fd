import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Statistics

extension Runner {
    /// The places of the targets that plans are to meet all together: the area's, or where it has none those of the plans, as
    /// far as they fall due in the run.
    var targetsTogether: [Int] {
        let last = groups[0].months[groups[0].months.count - 1]
        let asked = Set(fitted.area.targets.map(\.goal))
        return targets.indices.filter { place in
            let target = targets[place]
            guard asked.isEmpty || asked.contains(target.goal), layout.cell(of: target.service, under: 0) != nil else {
                return false
            }
            switch target.due {
            case .by(let month): return groups[0].months.contains(month)
            case .over(let year):
                guard year.last <= last else { return false }
                return target.measure == .highNeedsDeficit
                    ? highNeeds?.layout.answers(target) ?? false : groups[0].years.contains(year)
            }
        }
    }

    /// Counts a block's child-days, and what its rows end with.
    func count(_ block: LeagueBlock, _ rows: RowBlock, into tally: inout LeagueTally) {
        let all = league.services.count
        for replication in block.replications {
            let totals = plans.indices.map { block.total(replication, $0) }
            if replication < LeagueResult.firstReplications { tally.firstDays[replication] = totals[0] }
            for plan in plans.indices.dropFirst() {
                let (mine, before) = (block.days(replication, plan), block.days(replication, 0))
                for service in 0..<all { tally.againstNoChange[plan][service].note(mine[service], before[service]) }
                tally.againstNoChange[plan][all].note(totals[plan], totals[0])
            }
            let choices = league.choices.map { totals[$0] }
            let least = choices.min() ?? 0
            for (place, days) in choices.enumerated() {
                tally.best[place] += days == least ? 1 : 0
                for other in choices.indices where other != place {
                    tally.duels[place][other].note(days, choices[other])
                }
            }
        }
        for plan in plans.indices {
            for service in 0...all {
                let days = { (plan: Int) in
                    block.replications.map { number in
                        service == all ? block.total(number, plan) : block.days(number, plan)[service]
                    }
                }
                let mine = days(plan)
                tally.days[plan][service].add(whole: mine)
                if plan > 0 { tally.avoided[plan][service].add(whole: zip(days(0), mine).map { $0 - $1 }) }
            }
        }
        let least = block.replications.map { number in league.choices.map { block.total(number, $0) }.min() ?? 0 }
        for (place, plan) in league.choices.enumerated() {
            tally.regret[place].add(whole: zip(block.replications, least).map { block.total($0, plan) - $1 })
        }
        countLoads(rows, into: &tally)
    }

    private func countLoads(_ rows: RowBlock, into tally: inout LeagueTally) {
        for (cell, parts) in league.loads.enumerated() {
            for (place, part) in parts.enumerated() {
                let found = rows.replications.map { part.read(rows.row($0)) }.filter { !$0.load.isNaN }
                for one in found { tally.loads[cell][place].above.note(one.load > 1) }
                let known = found.filter { !$0.demand.isNaN }
                known.map(\.demand).withUnsafeBufferPointer { tally.loads[cell][place].demand.add($0) }
                known.map(\.missing).withUnsafeBufferPointer { tally.loads[cell][place].missing.add($0) }
            }
        }
    }
}
