import Areas
import Calendar
import Finance
package import Runs
import Statistics

extension RunResult {
    /// The month at whose end a report looks, as a place in ``months``: 31 March of the last financial year that lies whole in
    /// the forecast, else the last month.
    package var lookMonth: Int {
        let last = months.count - 1
        return months.indices.last { months[$0].monthOfYear == 3 && $0 >= 12 } ?? last
    }

    /// The months that reports show, as places in ``months``: the origin, then each March up to the one that they look at, and
    /// that one or the last.
    package var monthsShown: [Int] {
        let look = lookMonth
        return [0] + (1..<max(look, 1)).filter { months[$0].monthOfYear == 3 } + (look > 0 ? [look] : [])
    }

    /// How many targets a plan meets on average, of those that are to be met all together.
    func targetsMet(by plan: String) -> Double {
        let asked = Set(area.targets.map(\.goal))
        return targets.filter { $0.plan == plan }
            .compactMap { target -> Double? in
                guard case .one(let one) = target.aim, asked.isEmpty || asked.contains(one.goal) else { return nil }
                return target.probability?.value
            }
            .reduce(0, +)
    }
}

extension LeagueResult {
    /// The choices by what they avoid, most first, then the possible futures.
    var ranked: [Standing] {
        plans.enumerated()
            .sorted { one, other in
                let key = { (place: Int, standing: Standing) in
                    (standing.isFuture ? 1 : 0, -(standing.waiting.avoided?.mean ?? 0), place)
                }
                return key(one.offset, one.element) < key(other.offset, other.element)
            }
            .map(\.element)
    }
}

extension CostResult {
    /// What a plan costs over all years, whoever pays.
    func total(of plan: String) -> CostAmount? {
        amounts.first { $0.plan == plan && $0.row.kind == .total && $0.row.funder == nil && $0.year == nil }
    }

    /// What it costs more than no change, in pence; `nil` of no change itself.
    func change(of plan: String) -> Summary? { total(of: plan)?.change }
}
