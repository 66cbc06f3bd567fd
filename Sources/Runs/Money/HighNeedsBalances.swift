import Areas
import Calendar
import Finance

/// What the high-needs block has left at the ends of financial years, by plan and replication of a block.
struct HighNeedsBalances {
    private var layout: HighNeedsLayout?
    private var first = 0
    /// By plan and year, pence of each replication.
    private var pence: [[Year: [Int64]]] = []

    /// Nothing is known.
    init() {}

    /// The balances among the values of a layout's rows.
    init(_ values: [[[Int64]]], _ layout: HighNeedsLayout, _ replications: Range<Int>) {
        (self.layout, first) = (layout, replications.lowerBound)
        pence = values.enumerated()
            .map { plan, cells in
                guard let row = layout.rows(of: plan).firstIndex(of: .closing) else { return [:] }
                var known: [Year: [Int64]] = [:]
                for (column, year) in layout.years.years.enumerated()
                where layout.isKnown(.closing, year: column) && layout.years.months.contains(year.last) {
                    known[year] = cells[row * layout.columnCount + column]
                }
                return known
            }
    }

    /// Whether a target on the deficit is met in a replication; `nil`: the balance is not known.
    func outcome(_ target: Target, _ plan: Int, _ replication: Int, monthCount: Int) -> GoalOutcome? {
        guard plan < pence.count, case .over(let year) = target.due, layout?.answers(target) ?? false else {
            return nil
        }
        let isMet = { (year: Year) -> Bool? in
            pence[plan][year].map { target.isMet(by: -Double($0[replication - first]) / 100) }
        }
        guard let due = isMet(year) else { return nil }
        let later = pence[plan].keys.filter { $0 > year }
        return GoalOutcome(
            months: Array(repeating: nil, count: monthCount),
            due: due,
            held: due && later.allSatisfy { isMet($0) != false }
        )
    }
}
