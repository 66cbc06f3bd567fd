import Wording

/// Children of some classes are seen before all others.
package struct SeeFirst: Effect {
    /// The classes, the first before the second.
    package var classes: [String]

    /// Classes to be seen first.
    package init(classes: [String]) { self.classes = classes }

    package var kind: String { "see first" }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "the clinics that there are at \(place) see \(joined(classes)) before all others"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .seeFirst(classes) }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        target.unknownClasses(classes, "classes", change)
    }
}
