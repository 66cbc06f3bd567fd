import Areas
import Calendar

/// Referrals and removals of the last months before a count: a list holds no more young waits than were referred, and no
/// fewer than were referred and not removed.
struct RecentFlows: Sendable {
    /// The flows since so many weeks before the count.
    struct Span: Sendable {
        var weeks: Double
        var referrals: Double
        /// Removals of any kind; `nil`: not known.
        var removals: Double?
    }

    /// From the shortest to the longest.
    var spans: [Span] = []

    /// Months that are looked at.
    private static let mostMonths = 3

    init(spans: [Span] = []) { self.spans = spans }

    /// The flows of the months to the end of one, as far back as referrals are known without a gap.
    init(to month: Month, referrals: [Month: Double], stocks: [StockPoint]) {
        let counts = Dictionary(stocks.map { ($0.month, $0.number) }, uniquingKeysWith: { first, _ in first })
        var sum = 0.0
        for back in 0..<Self.mostMonths {
            guard let count = referrals[month + -back] else { break }
            sum += count
            let before = counts[month + (-back - 1)]
            spans.append(
                Span(
                    weeks: Double(month.end - (month + -back).firstDay) / 7,
                    referrals: sum,
                    removals: before.flatMap { before in counts[month].map { max(0, sum - ($0 - before)) } }
                )
            )
        }
    }
}

extension RecentFlows.Span {
    /// How far young waits may stray from what flows say: referrals are counted where they arrive, not where they wait.
    var slack: Double { referrals.squareRoot() + 0.15 * referrals + 1 }

    /// By how many slacks a number of young waits is out of what flows allow.
    func excess(_ young: Double) -> Double {
        max(0, young - referrals, max(0, referrals - (removals ?? referrals)) - young) / slack
    }
}

extension RecentFlows {
    /// Spans in which more children are on the list, whatever the shape, than were referred.
    func contradictions(with published: PublishedWaits) -> [WaitContradiction] {
        guard let number = published.number else { return [] }
        let worst = spans.compactMap { span -> (WaitContradiction, Double)? in
            guard let least = ShareBounds.within(span.weeks, of: published)?.lowerBound else { return nil }
            let young = least * number
            guard young > span.referrals + 3 * span.slack else { return nil }
            return (.young(weeks: span.weeks, least: young, referrals: span.referrals), young / max(1, span.referrals))
        }
        return worst.max { $0.1 < $1.1 }.map { [$0.0] } ?? []
    }
}
