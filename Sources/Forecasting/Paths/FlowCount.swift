package import Calendar

/// A count of events over a span of days: referrals of a month, requests of a year.
package struct FlowCount: Hashable, Sendable {
    /// First day.
    package var first: Day
    /// The day after the last one.
    package var end: Day
    /// Events.
    package var count: Double

    /// A count over a span.
    package init(first: Day, end: Day, count: Double) {
        self.first = first
        self.end = end
        self.count = count
    }

    /// A month's count.
    package init(_ month: Month, _ count: Double) {
        self.init(first: month.firstDay, end: month.end, count: count)
    }

    /// The span in average months of 365.2425/12 days.
    package var months: Double { Double(end - first) / averageMonthDays }
}
