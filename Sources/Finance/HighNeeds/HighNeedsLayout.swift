package import Areas
import Calendar

/// The rows of the high-needs block under a run's plans, by financial year: plans held, spending, income and balances.
///
/// In every replication each line is rounded to whole pence once a year, and every sum is one of such lines.
package struct HighNeedsLayout: Sendable {
    /// The months and financial years: from April of the year in which the forecast begins, or from when the opening balance
    /// is known.
    package let years: MoneyYears
    /// How many of the months lie before the forecast: those held at the origin stand for them.
    package let pastCount: Int
    /// How many months of the forecast lie before them.
    package let forecastSkipped: Int
    /// The service that holds what is paid for.
    package let service: String
    /// The names of the placements, in the order of the costs.
    package var placements: [String] { placed.map(\.name) }
    /// Plans of which one joins others: what they do together, and each alone.
    package let mitigations: [Mitigation]

    let placed: [PlacedCost]
    let costs: NumberedCosts
    let sheets: [CostSheet]
    /// The balance brought forward; `nil`: not known, or of a year that is not shown.
    let opening: HighNeedsBlock.Opening?
    private let rowsOfPlans: [[Row]]

    /// A plan with the plans that it is made of, by their places in the run.
    package struct Mitigation: Hashable, Sendable {
        /// All of it.
        package var together: Int
        /// Each part alone.
        package var alone: [Int]

        package init(together: Int, alone: [Int]) {
            (self.together, self.alone) = (together, alone)
        }
    }

    /// The high-needs block of an area whose costs have placements; `nil`: it has none.
    ///
    /// - Parameters:
    ///   - area: The area.
    ///   - layout: The costs of its plans.
    ///   - mitigations: Plans that are also looked at part by part.
    package init?(_ area: Area, _ layout: CostLayout, mitigations: [Mitigation] = []) {
        costs = layout.costs
        sheets = layout.sheets
        let (numbered, forecast) = (layout.costs.costs, layout.years)
        placed = PlacedCost.all(CostSheetBuilder(area: area, costs: numbered, plan: .noChange))
        guard let first = placed.first, let last = forecast.months.last else { return nil }
        service = first.item.service
        let begin = forecast.first.first
        let known = numbered.highNeeds?.opening
        opening = known.flatMap { $0.month >= begin + -1 && $0.month < last ? $0 : nil }
        let start = max(begin, opening.map { $0.month + 1 } ?? begin)
        years = MoneyYears(months: (0...last - start).map { start + $0 })
        pastCount = max(0, forecast.months[0] - start)
        forecastSkipped = max(0, start - forecast.months[0])
        self.mitigations = mitigations
        rowsOfPlans = layout.sheets.map { [placed, costs = layout.costs] sheet in Self.rows(placed, costs.costs, sheet)
        }
    }

    /// A row of a plan.
    package enum Row: Hashable, Sendable {
        /// Plans held over the year in a placement, the mean of its months; by the place among the placements.
        case held(Int)
        /// The same in all.
        case heldInAll
        /// What a placement costs the block.
        case placement(Int)
        /// Another line that the block pays, by its place on the plan's sheet.
        case line(Int)
        /// All that the block pays.
        case spending
        /// Of a placement's costs, what is for the place.
        case placeFunding(Int)
        /// Of that, what is recouped for academies.
        case recouped(Int)
        /// All that is recouped.
        case recoupedInAll
        /// Spending without what is recouped, as outturn statements have it.
        case outturn
        /// The block's income.
        case income
        /// What other blocks give it, or less than 0 what it gives.
        case transfers
        /// What a rule pays towards the deficit, by its place among the rules.
        case grant(Int)
        /// Income, transfers and grants less spending.
        case inYear
        /// The balance at the beginning of the year.
        case opening
        /// The balance at its end.
        case closing
        /// A placement that somebody else pays.
        case placementOfOthers(Int)
        /// Something else for those held that somebody else pays: transport.
        case lineOfOthers(Int)
    }

    /// The rows of a plan.
    package func rows(of plan: Int) -> [Row] { rowsOfPlans[plan] }

    /// Columns: the years.
    package var columnCount: Int { years.years.count }

    private static func rows(_ placed: [PlacedCost], _ costs: Costs, _ sheet: CostSheet) -> [Row] {
        let isOfBlock = { (item: CostItem) in item.funder == .highNeeds }
        let items = sheet.items.indices
        var rows = placed.indices.map(Row.held) + [.heldInAll]
        rows += placed.indices.filter { isOfBlock(placed[$0].item) }.map(Row.placement)
        rows += items.filter { isOfBlock(sheet.items[$0]) }.map(Row.line) + [.spending]
        rows += placed.indices.filter { placed[$0].place != nil }.map(Row.placeFunding)
        let recouped = placed.indices.filter { placed[$0].recouped != nil && isOfBlock(placed[$0].item) }
        if !recouped.isEmpty { rows += recouped.map(Row.recouped) + [.recoupedInAll, .outturn] }
        rows += [.income, .transfers]
        rows += costs.policy.indices.filter { costs.policy[$0].isGrant }.map(Row.grant)
        rows += [.inYear, .opening, .closing]
        rows += placed.indices.filter { !isOfBlock(placed[$0].item) }.map(Row.placementOfOthers)
        return rows
            + items.filter { item in
                if case .held = sheet.items[item].quantity { return !isOfBlock(sheet.items[item]) }
                return false
            }
            .map(Row.lineOfOthers)
    }

    /// Whether a row has a value in a year: without income there is only spending.
    package func isKnown(_ row: Row, year: Int) -> Bool {
        switch row {
        case .income, .inYear: isIncomeKnown(year)
        case .transfers: costs.costs.highNeeds != nil && isIncomeKnown(year)
        case .opening: (0..<year).allSatisfy(isIncomeKnown)
        case .closing: (0...year).allSatisfy(isIncomeKnown)
        case .grant(let rule):
            grantMonths(rule).map { years.years[year] >= Year(.financial, containing: $0.paid) } ?? false
        default: true
        }
    }

    /// Whether a target on what is owed can be held against the balance of its year: a change of it alone is no deficit.
    package func answers(_ target: Target) -> Bool {
        guard target.service == service, case .over(let year) = target.due, opening != nil,
            let column = years.years.firstIndex(of: year)
        else { return false }
        return isKnown(.closing, year: column) && years.months.contains(year.last)
    }

    private func isIncomeKnown(_ year: Int) -> Bool {
        costs.costs.highNeeds?.isIncomeKnown(in: years.years[year]) ?? false
    }

    /// The income of a year as a figure and a multiple of it by its growth.
    func incomeOf(_ year: Year) -> (pounds: Figure, growth: YearlyRise?, from: Year)? {
        guard let block = costs.costs.highNeeds else { return nil }
        if let pounds = block.income[year] { return (pounds, nil, year) }
        guard let last = block.income.years.last, year > last.year, let growth = block.incomeGrowth else { return nil }
        return (last.pounds, growth, last.year)
    }

    /// When a rule's deficit is taken and its grant paid; `nil`: it cannot be worked out, since the balance of the one is not
    /// known or the other lies outside the years.
    func grantMonths(_ rule: Int) -> (taken: Month, paid: Month)? {
        let line = costs.costs.policy[rule]
        guard case .grant(_, let taken) = line.effect, let opening, taken >= opening.month,
            years.months.contains(line.from), taken <= line.from
        else { return nil }
        let last = Year(.financial, containing: taken)
        guard years.years.enumerated().allSatisfy({ $1 > last || isIncomeKnown($0) }) else { return nil }
        return (taken, line.from)
    }

    /// What a plan changes: its values less those of no change, by row and column of the plan.
    package func change(of plan: Int, _ values: [Int64], from baseline: [Int64]) -> [Int64] {
        let (mine, theirs) = (rows(of: plan), rows(of: 0))
        let places = Dictionary(uniqueKeysWithValues: theirs.enumerated().map { ($1, $0) })
        return mine.enumerated()
            .flatMap { number, row -> [Int64] in
                var place = places[row]
                // Lines of its own steps are wholly a change.
                switch row {
                case .line(let item), .lineOfOthers(let item):
                    if item >= sheets[plan].baselineCount { place = nil }
                default: break
                }
                return (0..<columnCount)
                    .map { column in
                        values[number * columnCount + column]
                            - (place.map { baseline[$0 * columnCount + column] } ?? 0)
                    }
            }
    }
}

extension PolicyLine {
    /// Whether it pays off a share of the deficit.
    var isGrant: Bool {
        if case .grant = effect { true } else { false }
    }
}
