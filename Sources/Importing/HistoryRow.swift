import Areas
import Calendar
import Reading

/// A row of a history file, as it is written: texts, so that a code such as `*` stays what was published.
package struct HistoryRow: Hashable, Sendable {
    /// The service's name in the history.
    package var service: String
    /// Whose figure it is.
    package var provider: String
    /// `2025-06`, `2024`, `2024-04/2025-03`.
    package var period: String
    /// The metric's canonical name: `waiting_0_to_18_weeks`.
    package var metric: String
    /// A plain number, or the code that stands in its place.
    package var value: String
    /// `children`, `weeks`, `share`.
    package var unit: String
    /// The file, as its publisher names it.
    package var source: String
    /// The place in the file: table, column, filters.
    package var section: String
    /// What a reader must know of it.
    package var note: String
    /// `observed`, `derived` or `assumed`.
    package var evidence: String

    package init(
        service: String,
        provider: String = "",
        period: String,
        metric: String,
        value: String,
        unit: String,
        source: String,
        section: String = "",
        note: String = "",
        evidence: String = "observed"
    ) {
        self.service = service
        self.provider = provider
        self.period = period
        self.metric = metric
        self.value = value
        self.unit = unit
        self.source = source
        self.section = section
        self.note = note
        self.evidence = evidence
    }
}

extension HistoryRow {
    /// A period as a history reads it without being told what kind it is: months from the first to the last for a year of two
    /// parts.
    static func text(of period: Period) -> String {
        if let read = try? Period(period.text), read.first == period.first, read.end == period.end {
            return period.text
        }
        return "\(period.first.month)/\((period.end + -1).month)"
    }
}
