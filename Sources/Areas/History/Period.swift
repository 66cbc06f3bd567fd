package import Calendar

/// The days that a published figure covers.
///
/// A stock (number waiting, mean wait) is read at the end of the period; a flow (referrals) is the total over it.
package struct Period: Codable, Hashable, Sendable, CustomStringConvertible {
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
