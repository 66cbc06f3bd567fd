package import Calendar

/// A goal: a measure of a service on the right side of a value by a month.
package struct Target: Codable, Hashable, Sendable {
    /// The service's id.
    package var service: String
    /// What is measured.
    package var measure: Measure
    /// Whether the measure must be at least or at most `value`.
    package var bound: Bound
    /// In the measure's unit; shares are from 0 to 1.
    package var value: Double
    /// At the end of this month (flows: over it).
    package var by: Month
    /// The sentence of the file.
    package var text: String
    /// Where the goal comes from.
    package var source: String
    /// Where it stands.
    package var place: Place

    package init(
        service: String,
        measure: Measure,
        bound: Bound,
        value: Double,
        by: Month,
        text: String,
        source: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.measure = measure
        self.bound = bound
        self.value = value
        self.by = by
        self.text = text
        self.source = source
        self.place = place
    }

    /// What is asked for, whoever asks and in whatever words.
    package struct Goal: Hashable, Sendable {
        private let (service, measure, bound): (String, Measure, Bound)
        private let (value, by): (Double, Month)

        fileprivate init(_ target: Target) {
            (service, measure, bound) = (target.service, target.measure, target.bound)
            (value, by) = (target.value, target.by)
        }
    }

    /// What it asks for: the same of two targets that ask for the same.
    package var goal: Goal { Goal(self) }

    /// The side.
    package enum Bound: String, Codable, Hashable, Sendable {
        /// The measure must not be lower.
        case atLeast = "at least"
        /// The measure must not be higher.
        case atMost = "at most"
    }
}
