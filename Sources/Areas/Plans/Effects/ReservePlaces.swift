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
        let unknown = target.unknownClasses([reserve.childClass], at: change.field.below("class"))
        return unknown.isEmpty
            ? reserve.roomFaults(beside: target.stage.precedence.reserved, at: change.field) : unknown
    }
}

extension Precedence.Reserve {
    /// What is wrong with a reserve that leaves no room for those of other classes.
    package func roomFaults(beside reserves: [Precedence.Reserve], at field: FieldPath) -> [Fault] {
        let taken = ShareSum(reserves.filter { $0.childClass != childClass }.map(\.share)).value
        guard taken + share.greatest > 1 + 1e-9 else { return [] }
        return [
            field.below("share")
                .fault(
                    "must leave room for the stage's other reserves of \(ShareSum.percent(taken)), found "
                        + ShareSum.percent(share.greatest),
                    remedy: "Lower the share."
                )
        ]
    }
}
