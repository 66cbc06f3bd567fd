/// A share of new referrals is answered another way at triage and never joins the list.
///
/// Where removals hold early disposals, those who would have been rejected or redirected within weeks come first.
package struct Triage: Effect {
    /// Share of referrals.
    package var share: Figure

    package init(share: Figure) { self.share = share }

    package var kind: String { "triage" }
    package var figures: [NamedFigure] { [NamedFigure("diverted", share, .share)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(share.words(.share)) of the referrals to \(place) are answered another way and join no list"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .divert(share: draw(share)) }
}
