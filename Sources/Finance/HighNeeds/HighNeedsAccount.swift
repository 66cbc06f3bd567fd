import Areas
package import Calendar

/// The high-needs block of one plan in one replication.
package struct HighNeedsAccount {
    private let layout: HighNeedsLayout
    private let plan: Int
    private let prices: Prices
    /// Those held in each placement, the mean of each month.
    private let held: [[Double]]
    /// By row and then by year: pence, or hundredths of plans held.
    package private(set) var values: [Int64]

    /// Works the block out.
    ///
    /// - Parameters:
    ///   - plan: The plan, by its place in the run.
    ///   - layout: The rows.
    ///   - held: Those held in each placement, the mean of each month of the layout's.
    ///   - lines: Pence of a line of the plan's sheet in a financial year, as far as it is forecast.
    ///   - prices: What the replication has drawn.
    package init(
        _ plan: Int,
        _ layout: HighNeedsLayout,
        held: [[Double]],
        lines: (_ item: Int, _ year: Year) -> Int64,
        _ prices: Prices
    ) {
        (self.plan, self.layout, self.prices, self.held) = (plan, layout, prices, held)
        let rows = layout.rows(of: plan)
        let count = layout.columnCount
        values = Array(repeating: 0, count: rows.count * count)
        func set(_ row: Int, _ amounts: [Int64]) {
            for (year, amount) in amounts.enumerated() { values[row * count + year] = amount }
        }
        func sum(_ isMeant: (HighNeedsLayout.Row) -> Bool) -> [Int64] {
            (0..<count)
                .map { year in
                    rows.indices.reduce(0) { isMeant(rows[$1]) ? $0 + values[$1 * count + year] : $0 }
                }
        }
        var grants: [(row: Int, rule: Int)] = []
        for (number, row) in rows.enumerated() {
            switch row {
            case .held(let place): set(number, meanHeld(held[place]))
            case .heldInAll: set(number, sum { if case .held = $0 { true } else { false } })
            case .placement(let place), .placementOfOthers(let place):
                set(number, pence(layout.placed[place].item, held[place]))
            case .line(let item), .lineOfOthers(let item): set(number, amounts(ofLine: item, lines))
            case .spending: set(number, sum(\.isSpending))
            case .placeFunding(let place):
                set(number, layout.placed[place].place.map { pence($0, held[place]) } ?? [])
            case .recouped(let place): set(number, recouped(place))
            case .recoupedInAll: set(number, sum { if case .recouped = $0 { true } else { false } })
            case .outturn:
                let recouped = sum { $0 == .recoupedInAll }
                set(number, zip(sum { $0 == .spending }, recouped).map { $0 - $1 })
            case .income: set(number, income)
            case .transfers: set(number, transfers)
            case .grant(let rule): grants.append((number, rule))
            case .inYear, .opening, .closing: break
            }
        }
        balance(rows, grants)
    }

    /// The value of a row in a year.
    package func value(_ row: HighNeedsLayout.Row, year: Int) -> Int64? {
        layout.rows(of: plan).firstIndex(of: row).map { values[$0 * layout.columnCount + year] }
    }

    private var years: MoneyYears { layout.years }

    /// The mean of a year's months, in hundredths.
    private func meanHeld(_ held: [Double]) -> [Int64] {
        years.years.indices.map { year in
            let months = years.months.indices.filter { years.yearOfMonth[$0] == year }
            return Int64((100 * months.reduce(0) { $0 + held[$1] } / Double(months.count)).rounded())
        }
    }

    private func pence(_ item: CostItem, _ units: [Double]) -> [Int64] {
        units.withUnsafeBufferPointer { item.pence($0, years, prices) }
    }

    private func recouped(_ place: Int) -> [Int64] {
        guard let item = layout.placed[place].place, let share = layout.placed[place].recouped else { return [] }
        return pence(item, held[place].map { $0 * prices.value(share) })
    }

    /// A line of the plan's sheet: of those held and of months also in the months before the forecast.
    private func amounts(ofLine number: Int, _ lines: (Int, Year) -> Int64) -> [Int64] {
        let item = layout.sheets[plan].items[number]
        switch item.quantity {
        case .held(layout.service, let placement):
            let some = layout.placed.indices.filter { placement == nil || layout.placed[$0].name == placement }
            return pence(item, years.months.indices.map { month in some.reduce(0) { $0 + held[$1][month] } })
        case .months(let from, let until):
            return pence(item, years.months.indices.map { years.share(of: $0, from: from, until: until) })
        default: return years.years.map { lines(number, $0) }
        }
    }

    // MARK: - Income and balances

    private var income: [Int64] {
        years.years.indices.map { year in
            guard let (pounds, growth, from) = layout.incomeOf(years.years[year]) else { return 0 }
            let rules = layout.costs.costs.policy.compactMap { rule -> (PolicyLine, Figure)? in
                guard case .change(let change, let of) = rule.effect, of.contains(.income) else { return nil }
                return (rule, change)
            }
            let grown = prices.value(pounds) * (growth?.factor(to: years.years[year], from: from, prices.value) ?? 1)
            let months = years.months.indices.filter { years.yearOfMonth[$0] == year }
            let sum = months.reduce(0.0) { sum, month in
                sum + grown / 12
                    * rules.filter { $0.0.holds(in: years.months[month]) }.reduce(1) { $0 * (1 + prices.value($1.1)) }
            }
            return Int64((100 * sum).rounded())
        }
    }

    private var transfers: [Int64] {
        years.years.indices.map { year in
            let pounds = layout.costs.costs.highNeeds?.transfers[years.years[year]].map(prices.value) ?? 0
            return Int64((100 * pounds * Double(years.monthCount(of: year)) / 12).rounded())
        }
    }

    /// Writes balances year by year, and grants, which depend on them.
    private mutating func balance(_ rows: [HighNeedsLayout.Row], _ grants: [(row: Int, rule: Int)]) {
        let count = layout.columnCount
        let place = { (row: HighNeedsLayout.Row) in (rows.firstIndex(of: row) ?? 0) * count }
        var before = layout.opening.map { Int64((100 * prices.value($0.balance)).rounded()) } ?? 0
        let first = before
        for (year, named) in years.years.enumerated() {
            let plain =
                values[place(.income) + year] + values[place(.transfers) + year] - values[place(.spending) + year]
            var net = plain
            for (row, rule) in grants {
                guard let (taken, paid) = layout.grantMonths(rule), Year(.financial, containing: paid) == named,
                    case .grant(let share, _) = layout.costs.costs.policy[rule].effect
                else { continue }
                let balance: Int64
                if layout.opening?.month == taken {
                    balance = first
                } else if let earlier = years.years.firstIndex(where: { $0.last == taken }), earlier < year {
                    balance = values[place(.closing) + earlier]
                } else {
                    // Within a year, by the months that are gone.
                    let its = years.years.firstIndex(of: Year(.financial, containing: taken)) ?? year
                    let gone = years.months.indices.count { years.yearOfMonth[$0] == its && years.months[$0] <= taken }
                    let part = Double(gone) / Double(years.monthCount(of: its))
                    let (from, all) =
                        its < year
                        ? (values[place(.opening) + its], values[place(.inYear) + its]) : (before, plain)
                    balance = from + Int64((Double(all) * part).rounded())
                }
                let grant = Int64((Double(max(0, -balance)) * prices.value(share)).rounded())
                values[row * count + year] = grant
                net += grant
            }
            values[place(.inYear) + year] = net
            values[place(.opening) + year] = before
            before += net
            values[place(.closing) + year] = before
        }
    }
}

extension HighNeedsLayout.Row {
    /// Whether the block pays it, and it is no sum.
    var isSpending: Bool {
        switch self {
        case .placement, .line: true
        default: false
        }
    }
}
