import Calendar
import Foundation

/// A count as ``FlowPath`` reads it: over some calendar months, whole or in part.
struct FlowObservation {
    /// The months it covers with the share of each.
    var parts: [(month: Month, share: Double)]
    /// The first day that it covers.
    var first: Day
    /// Events.
    var count: Double

    /// The month in which it ends.
    var last: Month { parts[parts.count - 1].month }
    /// Calendar months covered.
    var months: Double { parts.reduce(0) { $0 + $1.share } }

    /// Events for one a month at an average season.
    func exposure(_ log: (Month) -> Double) -> Double {
        parts.reduce(0) { $0 + $1.share * exp(log($1.month)) }
    }
}

extension FlowObservation {
    /// Spans in order of time; of a span that holds shorter ones, what they leave: the rest of a year of which some months
    /// are known.
    static func ordered(_ spans: [FlowCount]) -> [FlowObservation] {
        var covered: [FlowCount] = []
        var result: [FlowObservation] = []
        let usable = spans.filter { $0.end > $0.first && $0.count.isFinite && $0.count >= 0 }
        for span in usable.sorted(by: { ($0.end - $0.first, $0.first) < ($1.end - $1.first, $1.first) }) {
            let inside = covered.filter { $0.first >= span.first && $0.end <= span.end }
            let crosses = covered.contains {
                $0.first < span.end && $0.end > span.first && !($0.first >= span.first && $0.end <= span.end)
            }
            let count = span.count - inside.reduce(0) { $0 + $1.count }
            let parts = parts(of: span, without: inside)
            // A total below the sum of its months contradicts them, a span across another's border is counted there.
            guard !crosses, count >= 0, let start = parts.first else { continue }
            covered.append(span)
            result.append(
                FlowObservation(parts: parts, first: max(span.first, start.month.firstDay), count: count)
            )
        }
        return result.sorted { ($0.last, $0.first) < ($1.last, $1.first) }
    }

    /// The shares of calendar months that a span covers and others inside it do not.
    private static func parts(of span: FlowCount, without others: [FlowCount]) -> [(month: Month, share: Double)] {
        var parts: [(month: Month, share: Double)] = []
        var month = span.first.month
        while month.firstDay < span.end {
            let days = max(0, min(month.end, span.end) - max(month.firstDay, span.first))
            let taken = others.reduce(0) {
                $0 + max(0, min(month.end, $1.end) - max(month.firstDay, $1.first))
            }
            let share = Double(days - taken) / Double(month.dayCount)
            if share > 1e-9 { parts.append((month, share)) }
            month = month + 1
        }
        return parts
    }
}
