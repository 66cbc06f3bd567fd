/// One measure of a service, or of one of its stages, followed through the months of a run.
package struct MeasuredSeries: Hashable, Sendable {
    /// What is measured.
    package let measure: Measure
    /// The stage's id, `all` for the whole service, or `class` and the name of a class.
    package let stage: String

    /// A measure of a stage, by default of the whole service.
    package init(measure: Measure, stage: String = MeasuredSeries.wholeService) {
        self.measure = measure
        self.stage = stage
    }

    /// The name of the whole service in the `stage` column.
    package static let wholeService = "all"

    /// The name of a class of children in the `stage` column.
    package static func ofClass(_ name: String) -> String { "class \(name)" }
}
