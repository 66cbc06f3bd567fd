package import Areas
package import Calendar

/// The rows of costs of a run's plans: lines and their totals, by financial year and over all of them.
///
/// In every replication a total is the sum of the pence of its lines, and the last column the sum of the years.
package struct CostLayout: Sendable {
    /// The months and years.
    package let years: MoneyYears
    /// The costs, numbered.
    package let costs: NumberedCosts
    /// The lines of each plan, "no change" first.
    package let sheets: [CostSheet]
    /// Everybody who pays something under some plan.
    package let funders: [Funder]

    /// The rows of plans.
    ///
    /// - Parameters:
    ///   - plans: The plans, "no change" first.
    ///   - area: The area.
    ///   - costs: Its costs.
    ///   - months: The months of the forecast.
    package init(_ plans: [Plan], in area: Area, _ costs: Costs, months: [Month]) {
        self.costs = NumberedCosts(costs)
        years = MoneyYears(months: months)
        sheets = plans.map { [numbered = self.costs] in CostSheet($0, in: area, numbered) }
        funders = Set(sheets.flatMap(\.items).map(\.funder)).sorted()
    }

    /// Columns: the years, then all of them together.
    package var columnCount: Int { years.years.count + 1 }

    /// How many lines every plan has.
    package var baselineCount: Int { sheets[0].baselineCount }

    /// A row of a plan.
    package enum Row: Hashable, Sendable {
        /// A line, by its place among those of the plan.
        case item(Int)
        /// What somebody pays in all.
        case paidBy(Funder)
        /// Everything.
        case total
        /// Everything, in the origin's prices and discounted.
        case presentValue
    }

    /// The rows of a plan.
    package func rows(of plan: Int) -> [Row] {
        sheets[plan].items.indices.map(Row.item) + funders.map(Row.paidBy) + [.total, .presentValue]
    }

    /// Pence of every row of a plan, by row and then by column.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - pence: Pence of each line by year.
    ///   - prices: What the replication has drawn.
    /// - Returns: Pence by row and column.
    package func pence(of plan: Int, lines pence: [[Int64]], _ prices: Prices) -> [Int64] {
        let items = sheets[plan].items
        func sum(_ isMeant: (CostItem) -> Bool) -> [Int64] {
            var sums = Array(repeating: Int64(0), count: years.years.count)
            for (item, amounts) in zip(items, pence) where isMeant(item) {
                for (year, amount) in amounts.enumerated() { sums[year] += amount }
            }
            return sums
        }
        let total = sum { _ in true }
        let worth = zip(years.years, total)
            .map { year, amount in
                Int64(prices.presentValue(of: Double(amount), in: year, at: years.first).rounded())
            }
        let rows = pence + funders.map { funder in sum { $0.funder == funder } } + [total, worth]
        return rows.flatMap { $0 + [$0.reduce(0, +)] }
    }

    /// What a plan changes: its pence less those of no change, by row and column of the plan.
    ///
    /// Lines of its own steps are wholly a change.
    package func change(of plan: Int, _ pence: [Int64], from baseline: [Int64]) -> [Int64] {
        let (mine, theirs) = (rows(of: plan), rows(of: 0))
        let places = Dictionary(uniqueKeysWithValues: theirs.enumerated().map { ($1, $0) })
        return mine.enumerated()
            .flatMap { number, row -> [Int64] in
                var place = places[row]
                if case .item(let item) = row, item >= baselineCount { place = nil }
                return (0..<columnCount)
                    .map { column in
                        pence[number * columnCount + column]
                            - (place.map { baseline[$0 * columnCount + column] } ?? 0)
                    }
            }
    }
}
