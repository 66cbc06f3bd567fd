import Areas
import Calendar
import Foundation

/// What a pathway has published of the last years: what came, what was turned away, what was issued and how much of it in time.
struct PathwayFigures {
    /// A year, or the part of the last one, of which all flows are known.
    struct Span: Sendable {
        let first: Day
        let end: Day
        let requests: Double
        /// Share of requests that is refused, and of assessments that lead to no plan.
        let refused: Double
        let noPlan: Double
        let issued: Double

        var weeks: Double { Double(end - first) / 7 }
        /// Assessments completed, with a plan or without.
        var completed: Double { issued / max(0.1, 1 - noPlan) }
    }

    /// A share of the plans issued over some days.
    struct Share: Sendable {
        enum Kind: Sendable {
            case inTime
            case afterAYear
        }

        let kind: Kind
        let first: Day
        let end: Day
        let share: Double
        let of: Double
    }

    /// The last whole years, at most three, and the part of a year after them: one after the other without a gap.
    let spans: [Span]
    let shares: [Share]
}

extension PathwayFigures {
    private static let mostYears = 3

    /// - Returns: `nil` where no year says what came and what was issued.
    init?(_ service: Service, _ history: ServiceHistory, to cutoff: Month) {
        let rows = { (metric: String) in history.series(metric, to: cutoff.end) }
        let (requests, issued) = (rows(service.referralMetric), rows(Metric.plansIssued.rawValue))
        func value(_ rows: [Observation], _ first: Day, _ end: Day) -> Double? {
            rows.last { $0.period.first == first && $0.period.end == end }?.value
        }
        func share(_ metric: AnnualMetric, _ first: Day, _ end: Day) -> Double? {
            let published = rows(metric.rawValue)
            return value(published, first, end) ?? published.last { $0.period.end <= end }?.value
                ?? service.route(of: metric)?.share?.value
        }
        func span(_ first: Day, _ end: Day) -> Span? {
            guard let came = value(requests, first, end), let out = value(issued, first, end), came > 0, out > 0,
                let refused = share(.refused, first, end), let noPlan = share(.noPlan, first, end)
            else { return nil }
            return Span(first: first, end: end, requests: came, refused: refused, noPlan: noPlan, issued: out)
        }
        var spans: [Span] = []
        for number in cutoff.year - 12...cutoff.year {
            let year = Year(.calendar, number)
            guard let whole = span(year.first.firstDay, year.last.end) else { continue }
            if spans.last?.end != whole.first { spans = [] }
            spans.append(whole)
        }
        spans = Array(spans.suffix(Self.mostYears))
        guard let last = spans.last else { return nil }
        let part = issued.filter { $0.period.first == last.end && $0.period.end - last.end < 360 }
            .compactMap { span($0.period.first, $0.period.end) }.max { $0.end < $1.end }
        self.spans = spans + (part.map { [$0] } ?? [])
        let (start, end) = (spans[0].first, part?.end ?? last.end)
        let daily = { (day: Day) -> Double in
            let span = (spans + (part.map { [$0] } ?? [])).first { $0.first <= day && day < $0.end }
            return span.map { $0.issued / Double($0.end - $0.first) } ?? 0
        }
        func shares(_ metric: String, _ kind: Share.Kind) -> [Share] {
            rows(metric).filter { $0.period.first >= start && $0.period.end <= end }
                .map { row in
                    let days = row.period.first.number..<row.period.end.number
                    let of = days.reduce(0.0) { $0 + daily(Day(number: $1)) }
                    return Share(kind: kind, first: row.period.first, end: row.period.end, share: row.value, of: of)
                }
        }
        let due = service.stages.compactMap { service.dueMetric(of: $0.id) }.last
        self.shares =
            (due.map { shares($0, .inTime) } ?? []) + shares(AnnualMetric.afterAYear.rawValue, .afterAYear)
    }
}
