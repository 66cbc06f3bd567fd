/// Referrals change for reasons outside the plan.
package struct DemandShock: Effect {
    /// Change of referrals: 0.20 is a fifth more.
    package var referralChange: Figure

    /// A change of referrals.
    package init(referralChange: Figure) { self.referralChange = referralChange }

    package var kind: String { "demand shock" }
    package var figures: [NamedFigure] { [NamedFigure("referrals", referralChange, .share, within: -1...10)] }
    package var isChosen: Bool { false }
    package var multiplied: (flow: MultipliedFlow, times: Double)? { (.referrals, 1 + referralChange.greatest) }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "referrals to \(place) change by \(referralChange.words(.change))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .multiplyReferrals(change: draw(referralChange))
    }
}
