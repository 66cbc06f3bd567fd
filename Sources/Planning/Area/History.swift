package import Simulation

/// The days that a published figure covers.
///
/// A stock (number waiting, mean wait) is read at the end of the period; a flow (referrals) is the total over it.
package struct Period: Hashable, Sendable, CustomStringConvertible {
    /// First day.
    package var first: Day
    /// The day after the last one.
    package var end: Day
    /// As the file wrote it: `2025-06`, `2024`, `2024-04/2025-03`.
    package var text: String

    /// A period of days, with the text that stands for it.
    package init(first: Day, end: Day, text: String) {
        self.first = first
        self.end = end
        self.text = text
    }

    /// One month.
    package init(_ month: Month) {
        self.init(first: month.firstDay, end: month.end, text: month.description)
    }

    /// How many days it covers.
    package var dayCount: Int { end - first }

    /// The month, if it is exactly one.
    package var month: Month? {
        let month = first.month
        return month.firstDay == first && month.end == end ? month : nil
    }

    package var description: String { text }
}

/// One published figure: a row of the history file.
package struct Observation: Hashable, Sendable {
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

    /// A row.
    package init(
        service: String,
        provider: String = "",
        period: Period,
        metric: String,
        value: Double,
        unit: String = "",
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
        self.source = source
        self.section = section
        self.note = note
        self.evidence = evidence
        self.place = place
    }
}

/// The metrics that the history file may hold and Waitcast uses; others are kept, listed and left alone.
package enum Metric: String, CaseIterable, Sendable {
    /// Children waiting, at the end of the period.
    case waiting
    /// Mean wait so far of those waiting, in weeks.
    case meanWait = "mean_wait"
    /// Longest wait so far, in weeks.
    case maxWait = "max_wait"
    /// Referrals (for EHCNA: requests) in the period.
    case referrals
    /// Requests for an EHC needs assessment in the period.
    case requests
    /// Children assessed in the period.
    case assessed
    /// Mean wait of the children assessed in the period, in weeks.
    case assessedMeanWait = "assessed_mean_wait"
    /// Plans issued in the period.
    case plansIssued = "plans_issued"
}

/// A place in an input file.
package struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    package var file: String
    /// The line, from 1.
    package var line: Int

    /// A place.
    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    package var description: String { "\(file):\(line)" }
}

/// A figure that a row names and does not give: it is withheld, or there is none.
package struct MissingFigure: Hashable, Sendable {
    /// The service's name in the history file.
    package var service: String
    /// What days it would cover.
    package var period: Period
    /// What would be measured.
    package var metric: String
    /// What the row has instead of a number: `<5`, `c`, `..`.
    package var code: String
    /// Withheld because it is below this number; `nil`: not known at all.
    package var below: Double?
    /// Where the row stands.
    package var place: Place

    /// A figure that is not there.
    package init(service: String, period: Period, metric: String, code: String, below: Double?, place: Place) {
        self.service = service
        self.period = period
        self.metric = metric
        self.code = code
        self.below = below
        self.place = place
    }
}

/// All published figures of an area.
package struct History: Sendable {
    /// The rows in the order of the files.
    package let observations: [Observation]
    /// Figures that are withheld or not available.
    package let missing: [MissingFigure]
    /// The services that have rows, in the order of the files; those without any figure last.
    package let serviceNames: [String]
    /// Where each service's rows stand among the observations.
    private let positions: [String: [Int]]

    /// A history of rows.
    package init(_ observations: [Observation] = [], missing: [MissingFigure] = []) {
        self.observations = observations
        self.missing = missing
        var names: [String] = []
        var positions: [String: [Int]] = [:]
        for (index, row) in observations.enumerated() {
            if positions[row.service, default: []].isEmpty { names.append(row.service) }
            positions[row.service, default: []].append(index)
        }
        for figure in missing where positions[figure.service] == nil {
            names.append(figure.service)
            positions[figure.service] = []
        }
        serviceNames = names
        self.positions = positions
    }

    /// The rows under a service's name, in the order of the files.
    package func rows(of name: String) -> [Observation] {
        (positions[name] ?? []).map { observations[$0] }
    }
}
