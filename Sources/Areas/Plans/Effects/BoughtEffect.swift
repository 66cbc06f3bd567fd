/// An effect of which more or less can be bought: posts, or cases.
package protocol BoughtEffect: Effect {
    /// How much of it there is.
    var amount: Figure { get }
    /// The same effect with another amount.
    func buying(_ amount: Figure) -> Self
}

extension BoughtEffect {
    /// The same effect with a share of its amount, range and all.
    package func buying(share: Double) -> Self {
        var scaled = amount
        scaled.value *= share
        scaled.range = scaled.range.map { $0.lowerBound * share...$0.upperBound * share }
        return buying(scaled)
    }
}

extension Recruit: BoughtEffect {
    package var amount: Figure { wte }
    package func buying(_ amount: Figure) -> Recruit {
        Recruit(wte: amount, casesPerWeekPerWTE: casesPerWeekPerWTE, order: order)
    }
}

extension Agency: BoughtEffect {
    package var amount: Figure { casesPerWeek }
    package func buying(_ amount: Figure) -> Agency { Agency(casesPerWeek: amount, order: order) }
}

extension WaitingListInitiative: BoughtEffect {
    package var amount: Figure { cases }
    package func buying(_ amount: Figure) -> WaitingListInitiative {
        WaitingListInitiative(cases: amount, order: order)
    }
}

extension Outsource: BoughtEffect {
    package var amount: Figure { casesPerWeek }
    package func buying(_ amount: Figure) -> Outsource { Outsource(casesPerWeek: amount, order: order) }
}
