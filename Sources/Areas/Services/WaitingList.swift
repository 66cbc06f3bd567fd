package import Calendar

/// What is known of a list at one date.
package struct WaitingList: Codable, Hashable, Sendable {
    /// Children waiting.
    package var number: Figure
    /// Mean wait so far, in weeks.
    package var meanWeeks: Figure?
    /// Longest wait so far, in weeks.
    package var maxWeeks: Figure?
    /// The end of this month; `nil`: the area's origin.
    package var asAt: Month?

    package init(number: Figure, meanWeeks: Figure? = nil, maxWeeks: Figure? = nil, asAt: Month? = nil) {
        self.number = number
        self.meanWeeks = meanWeeks
        self.maxWeeks = maxWeeks
        self.asAt = asAt
    }
}

extension WaitingList {
    /// A figure of a list, by its name in the file.
    package enum Part: String, CaseIterable, Sendable {
        case number = "number"
        case meanWeeks = "mean wait"
        case maxWeeks = "maximum wait"
    }

    /// A figure of the list; `nil`: the file says nothing of it.
    package subscript(part: Part) -> Figure? {
        switch part {
        case .number: number
        case .meanWeeks: meanWeeks
        case .maxWeeks: maxWeeks
        }
    }
}
