/// Bought-in staff for a time: extra cases a week.
package struct Agency: Effect {
    /// Extra cases a week.
    package var casesPerWeek: Figure
    /// The order in which children are seen.
    package var order: Order

    package init(casesPerWeek: Figure, order: Order) {
        (self.casesPerWeek, self.order) = (casesPerWeek, order)
    }

    package var kind: String { "agency" }
    package var isOnCapacity: Bool { true }
    package var addedCases: AddedCases? { .aWeek(casesPerWeek.value) }
    package var figures: [NamedFigure] { [NamedFigure("cases", casesPerWeek, .aWeek)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "agency staff see \(casesPerWeek.words(.aWeek)) more at \(place)\(change.whom(order))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .extraCapacity(.init(.aWeek(draw(casesPerWeek)), order: order))
    }
}
