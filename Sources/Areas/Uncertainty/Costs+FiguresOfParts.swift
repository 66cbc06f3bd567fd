extension PayGroup {
    mutating func visit(_ visitor: inout MoneyVisitor) {
        visitor.service = services.count == 1 ? services[0] : ""
        visitor.visit(&salary, .pounds, .pounds, "salary", "salary")
        // What is left out is no figure that somebody has stated.
        if onCosts != .nothing { visitor.visit(&onCosts, .share, .share, "on-costs", "on-costs") }
        visitor.visit(&agencyPremium, .share, .premium, "agency-premium", "agency premium")
        visitor.visit(&recruiting, .pounds, .pounds, "recruiting", "recruiting")
    }
}

extension CaseCosts {
    mutating func visit(_ visitor: inout MoneyVisitor) {
        visitor.service = service
        visitor.visit(&nonPay, .pounds, .pounds, "non-pay", "non-pay")
        visitor.visit(&boughtIn, .pounds, .pounds, "bought-in-case", "bought-in case")
        visitor.visit(&outsourced, .pounds, .pounds, "outsourced-case", "outsourced case")
    }
}

extension PlacementCosts {
    mutating func visit(_ outer: MoneyVisitor) {
        var visitor = outer.inside("placements", "placements", at: place)
        visitor.service = service
        visitor.visit(&inflation, "inflation", "inflation")
        for (index, name) in PathName.of(categories.map(\.placement)).enumerated() {
            let words = "placement \(categories[index].placement)"
            visitor.below(name, words, "categories", index, categories[index].place) { inside in
                inside.visit(&categories[index].unitCost, .pounds, .pounds, "unit-cost", "unit cost")
                inside.visit(&categories[index].placeFunding, .pounds, .pounds, "place-funding", "place funding")
                inside.visit(&categories[index].recouped, .share, .share, "recouped", "recouped")
                inside.visit(&categories[index].inflation, "inflation", "inflation")
            }
        }
    }
}

extension HighNeedsBlock {
    mutating func visit(_ outer: MoneyVisitor) {
        let visitor = outer.inside("high-needs-block", "high-needs block", at: place)
        visitor.visit(&income, .pounds, "income", "income")
        visitor.visit(&incomeGrowth, "income-growth", "income growth")
        visitor.visit(&transfers, .balance, "transfers", "transfers")
        guard var there = opening else { return }
        let inside = visitor.inside("opening-balance", "opening balance")
        inside.visit(&there.balance, .pounds, .balance, "balance", "balance")
        opening = there
    }
}

extension CostLine {
    mutating func visit(_ visitor: inout MoneyVisitor) {
        visitor.service = service ?? ""
        let key = basis.key
        func amount(_ pounds: Figure) -> Figure {
            var pounds = pounds
            visitor.visit(&pounds, .pounds, .pounds, PathName.of(key), key)
            return pounds
        }
        switch basis {
        case .once(let pounds): basis = .once(amount(pounds))
        case .perYear(let pounds): basis = .perYear(amount(pounds))
        case .perCase(let pounds): basis = .perCase(amount(pounds))
        case .perPost(let pounds): basis = .perPost(amount(pounds))
        case .perHeld(let pounds, let placement): basis = .perHeld(amount(pounds), placement: placement)
        }
    }
}

extension PolicyLine {
    mutating func visit(_ visitor: inout MoneyVisitor) {
        guard var figure = effect.figure else { return }
        switch effect {
        case .label: break
        case .change(_, let subjects):
            visitor.visit(&figure, .change, .rise, "change", "change")
            effect = .change(figure, of: subjects)
        case .grant(_, let month):
            visitor.visit(&figure, .share, .share, "grant", "grant")
            effect = .grant(figure, deficitAt: month)
        case .cap(_, let service):
            visitor.service = service ?? ""
            visitor.visit(&figure, .aWeek, .aWeek, "cap", "cap")
            effect = .cap(figure, service: service)
        }
    }
}

extension CostLine.Basis {
    /// Its key in files.
    package var key: String {
        switch self {
        case .once: "once"
        case .perYear: "a year"
        case .perCase: "each case"
        case .perPost: "each post a year"
        case .perHeld: "each held a year"
        }
    }
}
