import Areas
import Calendar
import Wording

/// What the rows of the high-needs block under a plan are called, and how surely they are known.
struct HighNeedsFacts {
    private let layout: HighNeedsLayout
    private let plan: Int
    private let known: (Quantity) -> Evidence

    init(_ layout: HighNeedsLayout, _ plan: Int, known: @escaping (Quantity) -> Evidence) {
        (self.layout, self.plan, self.known) = (layout, plan, known)
    }

    func line(_ row: HighNeedsLayout.Row) -> HighNeedsLine {
        let sheet = layout.sheets[plan]
        let block = Funder.highNeeds.rawValue
        let placed = layout.placed
        func line(_ kind: String, _ name: String, _ evidence: Evidence, _ source: String = "", by funder: String)
            -> HighNeedsLine
        {
            HighNeedsLine(
                kind: kind,
                name: name,
                funder: funder,
                unit: kind == "plans_held" ? .plans : .pounds,
                evidence: evidence,
                source: source
            )
        }
        func line(_ kind: String, _ item: CostItem, _ name: String) -> HighNeedsLine {
            line(kind, name, evidence(item), item.source, by: item.funder.rawValue)
        }
        let all = "all"
        switch row {
        case .held(let place):
            return line("plans_held", placed[place].name, known(placed[place].item.quantity), by: "")
        case .heldInAll:
            return line("plans_held", all, placed.map { known($0.item.quantity) }.max() ?? .assumed, by: "")
        case .placement(let place): return line("placement", placed[place].item, placed[place].name)
        case .line(let item): return line("line", sheet.items[item], sheet.items[item].line)
        case .spending: return line("spending", all, spent, by: block)
        case .placeFunding(let place):
            return line("of_which_place_funding", placed[place].place ?? placed[place].item, placed[place].name)
        case .recouped(let place):
            let figure = placed[place].recouped
            let evidence = max(figure?.evidence ?? .assumed, evidence(placed[place].place ?? placed[place].item))
            return line("of_which_recouped", placed[place].name, evidence, figure?.source ?? "", by: block)
        case .recoupedInAll, .outturn:
            let shares = placed.compactMap(\.recouped).map(\.evidence).max() ?? .assumed
            let kind = row == .outturn ? "spending_without_recouped" : "of_which_recouped"
            return line(kind, all, max(shares, spent), by: block)
        case .income: return line("income", all, received, incomeSource, by: block)
        case .transfers:
            let figures = layout.costs.costs.highNeeds?.transfers.years.map(\.pounds) ?? []
            return line("transfers", all, figures.map(\.evidence).max() ?? .assumed, by: block)
        case .grant(let number):
            let rule = layout.costs.costs.policy[number]
            return line("grant", rule.name, max(spent, received), rule.source, by: block)
        case .inYear: return line("in_year_balance", all, max(spent, received), by: block)
        case .opening, .closing:
            let evidence = max(spent, received, layout.opening?.balance.evidence ?? .observed)
            let isChange = layout.opening == nil
            let name = isChange ? "change since \(layout.years.months[0].name)" : all
            return line(row == .opening ? "balance_at_start" : "balance_at_end", name, evidence, by: block)
        case .placementOfOthers(let place): return line("outside_the_block", placed[place].item, placed[place].name)
        case .lineOfOthers(let item): return line("outside_the_block", sheet.items[item], sheet.items[item].line)
        }
    }

    private func evidence(_ item: CostItem) -> Evidence { max(item.evidence, known(item.quantity)) }

    private var spent: Evidence {
        let items =
            layout.placed.map(\.item) + layout.sheets[plan].items
        return items.filter { $0.funder == .highNeeds }.map(evidence).max() ?? .assumed
    }

    private var received: Evidence {
        let block = layout.costs.costs.highNeeds
        let figures =
            (block?.income.years.map(\.pounds) ?? []) + (block?.transfers.years.map(\.pounds) ?? [])
            + (block?.incomeGrowth.map { $0.years.map(\.rise) + ($0.later.map { [$0] } ?? []) } ?? [])
        return figures.map(\.evidence).max() ?? .assumed
    }

    private var incomeSource: String {
        layout.costs.costs.highNeeds?.income.years.first { !$0.pounds.source.isEmpty }?.pounds.source ?? ""
    }
}

extension HighNeedsLayout {
    /// What the reader of the block must know.
    func notes(origin: Month) -> [String] {
        let block = costs.costs.highNeeds
        var notes = ["Means add up; percentiles of a sum are those of the sums, and do not add up."]
        if pastCount > 0 {
            let months = pastCount == 1 ? years.months[0].name : "\(years.months[0].name) to \(origin.name)"
            notes.append("\(months): those held at the end of \(origin.name) are taken for those held before.")
        }
        if isKnown(.income, year: 0) == false {
            notes.append("Only spending is shown: the area's costs give no income of the high-needs block.")
        } else if let year = years.years.indices.first(where: { !isKnown(.income, year: $0) }) {
            notes.append("Balances end before \(years.years[year]): later income is not given.")
        }
        if opening == nil, isKnown(.income, year: 0) {
            let before = block?.opening.map { "the balance at the end of \($0.month.name) is of another year" }
            notes.append(
                "Balances are changes since the beginning of \(years.months[0].name): "
                    + "\(before ?? "the area's costs give no opening balance")."
            )
        }
        for (number, rule) in costs.costs.policy.enumerated() where rule.isGrant && grantMonths(number) == nil {
            notes.append(
                "'\(rule.name)' is not counted: its month, or the deficit that it is a share of, is not known."
            )
        }
        for year in years.years.indices where years.monthCount(of: year) < 12 {
            notes.append("\(years.years[year]) has \(counted(years.monthCount(of: year), "month")) here, of twelve.")
        }
        return notes
    }
}
