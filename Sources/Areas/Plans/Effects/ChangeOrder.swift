/// Another order of service for the clinics that there are.
package struct ChangeOrder: Effect {
    /// The order.
    package var order: Order

    package init(_ order: Order) { self.order = order }

    package var kind: String { "change order" }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "the clinics that there are at \(place) see children in another order: \(order.words)"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .book(order) }
}
