/// One published figure: a row of the history file.
package struct Observation: Codable, Hashable, Sendable {
    /// The service's name in the history file.
    package var service: String
    /// Who runs it.
    package var provider: String
    /// What days it covers.
    package var period: Period
    /// What is measured, one of ``Metric``'s names or another text.
    package var metric: String
    /// The value, in `unit`.
    package var value: Double
    /// The unit.
    package var unit: String
    /// The value and unit as the file has them, where they were converted: `98 days`; else empty.
    package var written: String
    /// The document.
    package var source: String
    /// The place in the document.
    package var section: String
    /// Known doubts.
    package var note: String
    /// How it is known.
    package var evidence: Evidence
    /// Where the row stands: file and line, for messages.
    package var place: Place

    package init(
        service: String,
        provider: String = "",
        period: Period,
        metric: String,
        value: Double,
        unit: String = "",
        written: String = "",
        source: String = "",
        section: String = "",
        note: String = "",
        evidence: Evidence = .observed,
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.provider = provider
        self.period = period
        self.metric = metric
        self.value = value
        self.unit = unit
        self.written = written
        self.source = source
        self.section = section
        self.note = note
        self.evidence = evidence
        self.place = place
    }
}
