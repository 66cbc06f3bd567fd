package import Calendar

/// A goal: a measure of a service, a class of it or a sum of services, on the right side of a value by a month or in a
/// year.
package struct Target: Codable, Hashable, Sendable {
    /// The id of the service, or of a sum of services.
    package var service: String
    /// What is measured.
    package var measure: Measure
    /// The only class of the service's children that it is about; `nil`: all of them.
    package var childClass: String?
    /// Whether the measure must be at least or at most `value`.
    package var bound: Bound
    /// In the measure's unit; shares are from 0 to 1.
    package var value: Double
    /// When.
    package var due: Due
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
        due: Due,
        childClass: String? = nil,
        text: String,
        source: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.measure = measure
        self.childClass = childClass
        self.bound = bound
        self.value = value
        self.due = due
        self.text = text
        self.source = source
        self.place = place
    }

    /// What is asked for, whoever asks and in whatever words.
    package struct Goal: Hashable, Sendable {
        private let (service, series, bound): (String, MeasuredSeries, Bound)
        private let (value, due): (Double, Due)

        fileprivate init(_ target: Target) {
            (service, series, bound) = (target.service, target.series, target.bound)
            (value, due) = (target.value, target.due)
        }
    }

    /// What it asks for: the same of two targets that ask for the same.
    package var goal: Goal { Goal(self) }

    /// The series that it is held against.
    package var series: MeasuredSeries {
        MeasuredSeries(measure: measure, part: childClass.map { .childClass($0) } ?? measure.part)
    }

    /// When a goal is due.
    package enum Due: Codable, Hashable, Sendable, CustomStringConvertible {
        /// At the end of a month; of a flow, over that month.
        case by(Month)
        /// Over a whole year.
        case over(Year)

        /// The last month that it is about.
        package var last: Month {
            switch self {
            case .by(let month): month
            case .over(let year): year.last
            }
        }

        /// The month or the year, with its kind where financial and academic years look alike.
        package var description: String {
            switch self {
            case .by(let month): month.description
            case .over(let year): (year.kind == .academic ? "academic year " : "") + year.description
            }
        }
    }

    /// The side.
    package enum Bound: String, Codable, Hashable, Sendable {
        /// The measure must not be lower.
        case atLeast = "at least"
        /// The measure must not be higher.
        case atMost = "at most"
    }
}
