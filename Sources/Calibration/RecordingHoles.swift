import Areas
import Calendar
import Wording

/// Months that stand as 0 in a list of many: nobody sent a return.
///
/// A list does not empty and fill again within a month or two. A nought is taken for a hole if ten or more waited in the
/// months on either side; at the end of a series, if twenty or more waited in each of the two before. It is a true one
/// where as many were assessed as had waited, or where a month's referrals are as many as wait: such a list may come and go.
struct RecordingHoles {
    /// The months, each with the counts beside it.
    let months: [(month: Month, before: Double, after: Double?)]

    /// Those of a list, given its counts in time order, and how many were referred and assessed by month.
    init(in points: [StockPoint], referrals: [Month: Double], assessed: [Month: Double]) {
        var found: [(month: Month, before: Double, after: Double?)] = []
        var first = 1
        while first < points.count {
            guard points[first].number == 0, points[first].numberEvidence == .observed, points[first - 1].number > 0
            else {
                first += 1
                continue
            }
            let end = points[first...].firstIndex { $0.number > 0 } ?? points.count
            let before = points[first - 1].number
            let isHole =
                end < points.count
                ? end - first <= 2 && min(before, points[end].number) >= 10
                : end - first == 1 && first >= 2 && min(before, points[first - 2].number) >= 20
            let low = end < points.count ? min(before, points[end].number) : before
            let refilled = referrals[(end < points.count ? points[end] : points[first - 1]).month, default: 0]
            if isHole && assessed[points[first].month, default: 0] < 0.8 * before && refilled < 0.8 * low {
                for index in first..<end {
                    found.append((points[index].month, before, end < points.count ? points[end].number : nil))
                }
            }
            first = end
        }
        months = found
    }

    /// Whether a month is one.
    func contains(_ month: Month) -> Bool { months.contains { $0.month == month } }

    /// A sentence for each.
    var sentences: [String] {
        months.map { hole in
            let beside = hole.after.map { "\(words(hole.before)) and \(words($0)) in the months beside it" }
            return "the list of 0 in \(hole.month.name) not used: taken for a month without a return, with "
                + (beside ?? "\(words(hole.before)) in the month before")
        }
    }
}
