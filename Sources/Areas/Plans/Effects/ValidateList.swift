/// Between its first month and its last, a share of those waiting turns out not to be waiting any more.
package struct ValidateList: Effect {
    /// Share of those waiting.
    package var share: Figure

    package init(share: Figure) { self.share = share }

    package var kind: String { "validate" }
    package var takesOffTheList: Bool { true }
    package var figures: [NamedFigure] { [NamedFigure("share", share, .share)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(share.words(.share)) of those waiting at \(place) turn out to wait no longer and are taken off"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .takeOff(share: min(draw(share), 1)) }
}
