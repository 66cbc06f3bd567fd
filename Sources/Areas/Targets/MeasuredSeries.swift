/// One measure of a service, or of a part of it, followed through the months of a run.
package struct MeasuredSeries: Hashable, Sendable {
    /// What is measured.
    package let measure: Measure
    /// Of what.
    package let part: ServicePart

    /// A measure of a part, by default of the whole service.
    package init(measure: Measure, part: ServicePart = .whole) {
        self.measure = measure
        self.part = part
    }
}

/// A part of a service that is measured by itself.
package enum ServicePart: Hashable, Sendable {
    /// All of it.
    case whole
    /// The stage with this id.
    case stage(String)
    /// The children of this class.
    case childClass(String)

    /// The value of the `stage` column: the stage's id, ``wholeColumn``, or `class` and the name of a class.
    package var column: String {
        switch self {
        case .whole: Self.wholeColumn
        case .stage(let id): id
        case .childClass(let name): "class \(name)"
        }
    }

    /// What stands for the whole service in the `stage` column.
    package static let wholeColumn = "all"
}

extension Measure {
    /// The part of a service that the measure itself names.
    package var part: ServicePart {
        switch self {
        case .withinDue(let stage), .withinDueWithExceptions(let stage): .stage(stage)
        default: .whole
        }
    }
}
