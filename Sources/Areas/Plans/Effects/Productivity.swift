/// The existing staff do more cases or fewer (time per case, skill mix, support from software).
package struct Productivity: Effect {
    /// Change of cases: 0.10 is a tenth more.
    package var change: Figure

    /// A change of cases.
    package init(change: Figure) { self.change = change }

    package var kind: String { "productivity" }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [NamedFigure("cases", change, .share, within: -1...10)] }
    package var multiplied: (flow: MultipliedFlow, times: Double)? { (.cases, 1 + change.greatest) }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "the cases that the staff at \(place) complete change by \(self.change.words(.change))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .multiplyCases(gain: draw(change), by: nil) }
}
