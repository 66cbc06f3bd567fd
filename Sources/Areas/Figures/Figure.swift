/// A number with what is known about it: how it is known, where it comes from, and how sure it is.
package struct Figure: Codable, Hashable, Sendable {
    /// The most likely value, in the unit that its field names.
    package var value: Double
    /// The least and greatest value thought possible.
    ///
    /// A run draws from the triangular distribution between them with its peak at `value`. `nil`: taken as exact.
    package var range: ClosedRange<Double>?
    /// How it is known.
    package var evidence: Evidence
    /// Where it comes from; empty when the file does not say.
    package var source: String

    package init(_ value: Double, range: ClosedRange<Double>? = nil, evidence: Evidence, source: String = "") {
        self.value = value
        self.range = range
        self.evidence = evidence
        self.source = source
    }

    /// The greatest value thought possible.
    package var greatest: Double { range?.upperBound ?? value }
}
