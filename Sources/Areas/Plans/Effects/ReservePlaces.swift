import Wording

/// A share of the stage's places is kept for a class.
package struct ReservePlaces: Effect {
    /// Whose places, how many of them, and what becomes of those not needed.
    package var reserve: Precedence.Reserve

    package init(_ reserve: Precedence.Reserve) { self.reserve = reserve }

    package var kind: String { "reserve \(reserve.childClass)" }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [NamedFigure("share", reserve.share, .share)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(reserve.share.words(.share)) of the places at \(place) are kept for \(reserve.childClass); those "
            + "not needed " + (reserve.releasesUnused ? "go to others in the same week" : "stay empty")
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .keepPlaces(share: draw(reserve.share), for: reserve.childClass, releasesUnused: reserve.releasesUnused)
    }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        let unknown = target.unknownClasses([reserve.childClass], "class", change)
        guard unknown.isEmpty else { return unknown }
        let others = target.stage.precedence.reserved.filter { $0.childClass != reserve.childClass }
        let taken = others.reduce(0) { $0 + $1.share.value }
        guard taken + reserve.share.greatest > 1 + 1e-9 else { return [] }
        return [
            change.fault(
                "share",
                "must leave room for the stage's other reserves of \(percent(taken)), found "
                    + percent(reserve.share.greatest),
                remedy: "Lower the share."
            )
        ]
    }
}
