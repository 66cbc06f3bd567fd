/// Children seen elsewhere (Right to Choose): so many a week leave the list.
package struct Outsource: Effect {
    /// Cases a week seen elsewhere.
    package var casesPerWeek: Figure
    /// The order in which they are taken from the list.
    package var order: Order

    package init(casesPerWeek: Figure, order: Order) {
        (self.casesPerWeek, self.order) = (casesPerWeek, order)
    }

    package var kind: String { "outsource" }
    package var takesOffTheList: Bool { true }
    package var addedCases: AddedCases? { .aWeek(casesPerWeek.value) }
    package var figures: [NamedFigure] { [NamedFigure("cases", casesPerWeek, .aWeek)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(casesPerWeek.words(.aWeek)) of those waiting at \(place) are seen elsewhere\(change.whom(order))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .extraCapacity(.init(.aWeek(draw(casesPerWeek)), order: order, isElsewhere: true))
    }
}
