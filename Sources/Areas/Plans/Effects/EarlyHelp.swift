/// Fewer referrals, because children are helped before.
package struct EarlyHelp: Effect {
    /// Change of referrals: -0.10 is a tenth fewer.
    package var referralChange: Figure

    /// Help before a referral.
    package init(referralChange: Figure) { self.referralChange = referralChange }

    package var kind: String { "early help" }
    package var figures: [NamedFigure] { [NamedFigure("referrals", referralChange, .share, within: -1...10)] }
    package var multiplied: (flow: MultipliedFlow, times: Double)? { (.referrals, 1 + referralChange.greatest) }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "referrals to \(place) change by \(referralChange.words(.change)), because children are helped before"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .multiplyReferrals(change: draw(referralChange))
    }
}
