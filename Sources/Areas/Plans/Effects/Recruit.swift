/// More staff for good: posts times the cases a week of one WTE, as a pass of their own.
package struct Recruit: Effect {
    /// Whole-time equivalents recruited.
    package var wte: Figure
    /// Cases a week of one of them.
    package var casesPerWeekPerWTE: Figure
    /// The order in which they see children.
    package var order: Order

    package init(wte: Figure, casesPerWeekPerWTE: Figure, order: Order) {
        (self.wte, self.casesPerWeekPerWTE, self.order) = (wte, casesPerWeekPerWTE, order)
    }

    package var kind: String { "recruit" }
    package var isOnCapacity: Bool { true }
    package var timing: EffectTiming { .recruitment }
    package var addedCases: AddedCases? { .aWeek(wte.value * casesPerWeekPerWTE.value) }
    package var figures: [NamedFigure] {
        [
            NamedFigure("WTE", wte, .plain),
            NamedFigure("cases a week per WTE", casesPerWeekPerWTE, .plain),
        ]
    }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(wte.words(.plain)) WTE more\(change.staff.isEmpty ? "" : " of \(change.staff)") at \(place), "
            + "\(casesPerWeekPerWTE.words(.plain)) cases a week each\(change.whom(order))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .extraCapacity(.init(.aWeek(draw(wte) * draw(casesPerWeekPerWTE)), order: order))
    }
}
