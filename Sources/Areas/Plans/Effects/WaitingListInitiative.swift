/// A one-off push: so many extra cases in all between its first month and its last.
package struct WaitingListInitiative: Effect {
    /// Extra cases in all.
    package var cases: Figure
    /// The order in which children are seen.
    package var order: Order

    package init(cases: Figure, order: Order) {
        (self.cases, self.order) = (cases, order)
    }

    package var kind: String { "waiting-list initiative" }
    package var isOnCapacity: Bool { true }
    package var addedCases: AddedCases? { .inAll(cases.value) }
    package var figures: [NamedFigure] { [NamedFigure("cases", cases, .plain)] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "a push sees \(cases.words(.plain)) more in all at \(place)\(change.whom(order))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .extraCapacity(.init(.inAll(draw(cases)), order: order))
    }
}
