import Calendar
import Forecasting

/// Referrals of months of which none are published by themselves.
extension PublishedFigures {
    /// How many are expected in each of some months.
    ///
    /// - A month within a longer count has its part of it, by days.
    /// - A month after the last count has as many as the forecast expects.
    /// - A month between two counted ones has their mean.
    ///
    /// A month before the first count has none: nobody knows how long that level had held.
    func expectedReferrals(_ law: FlowPath, in months: [Month]) -> [Month: Double] {
        guard let end = referrals.last?.end else { return [:] }
        let counted = referralsByMonth
        let known = counted.keys.sorted()
        let course = law.expectedCourse(months: max(0, (months.max() ?? law.lastMonth) - law.lastMonth))
        var expected: [Month: Double] = [:]
        for month in months where counted[month] == nil {
            if let span = referrals.first(where: { $0.first <= month.firstDay && month.end <= $0.end }) {
                expected[month] = span.count * Double(month.end - month.firstDay) / Double(span.end - span.first)
            } else if month.firstDay >= end, month > law.lastMonth {
                expected[month] = rounded9(course[month - law.lastMonth - 1])
            } else if let before = known.last(where: { $0 < month }), let after = known.first(where: { $0 > month }) {
                expected[month] = (counted[before, default: 0] + counted[after, default: 0]) / 2
            }
        }
        return expected
    }
}
