/// A share of new referrals goes to another service's list instead.
package struct Redirect: Effect {
    /// The other service's id.
    package var service: String
    /// Share of referrals.
    package var share: Figure

    /// Referrals sent elsewhere.
    package init(to service: String, share: Figure) {
        (self.service, self.share) = (service, share)
    }

    package var kind: String { "redirect \(service)" }
    package var destination: String? { service }
    package var referralsSentTo: String? { service }
    package var figures: [NamedFigure] { [NamedFigure("share", share, .share)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(share.words(.share)) of the referrals to \(place) go to \(area.name(of: service)) instead"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .redirect(share: draw(share), to: service) }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        target.wrongDestination(service, change, remedy: "Name the service that receives them by its id.")
    }
}
