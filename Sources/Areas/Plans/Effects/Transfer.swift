/// At its first month a share of those waiting goes to another service's list, with their clocks running.
package struct Transfer: Effect {
    /// The other service's id.
    package var service: String
    /// Share of those waiting.
    package var share: Figure

    package init(to service: String, share: Figure) {
        (self.service, self.share) = (service, share)
    }

    package var kind: String { "transfer \(service)" }
    package var destination: String? { service }
    package var takesOffTheList: Bool { true }
    package var timing: EffectTiming { .atOnce }
    package var figures: [NamedFigure] { [NamedFigure("share", share, .share)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(share.words(.share)) of those waiting at \(place) go to the list of \(area.name(of: service)), with their "
            + "clocks running"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .transfer(share: draw(share), to: service) }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        target.wrongDestination(service, change, remedy: "Name the service to whose list they go by its id.")
    }
}
