import Areas
import Calendar

/// What is published of the years in progress: their days before the simulation of a service begins.
///
/// A year's total is then these days as they were published, and the rest as it is simulated. Rows have to cover the days
/// exactly, each once; of a row that covers several months, as of months one by one. Where they do not, the total of the year
/// is not known, and none is shown.
struct PublishedYears {
    private let service: Service
    private let history: ServiceHistory
    private let end: Day

    /// The rows of a service up to the end of a month.
    init(_ service: Service, in history: History, to month: Month) {
        self.service = service
        self.history = ServiceHistory(service, in: history)
        end = month.end
    }

    /// What is published of a measure over some days: of a share or a mean, its numerator and what it is of.
    func amount(of measure: Measure, over days: Range<Day>) -> (part: Double, whole: Double)? {
        switch measure {
        case .referrals: total(service.referralMetric, days).map { ($0, 0) }
        case .seen where !service.isPathway: total(Metric.seen.rawValue, days).map { ($0, 0) }
        case .meanWaitSeen where !service.isPathway:
            weighted(Metric.seenMeanWait.rawValue, by: Metric.seen.rawValue, days)
        case .outcome(let name) where name == service.stock?.outcome:
            total(Metric.plansIssued.rawValue, days).map { ($0, 0) }
        case .withinDue(let stage): inTime(stage, days, counting: 1 - (service.exceptionShare?.value ?? 0))
        case .withinDueWithExceptions(let stage): inTime(stage, days, counting: 1)
        default: nil
        }
    }

    /// What was issued in time, of all that was issued; `counting`: the share of it that is no exception, where exceptions are
    /// left out, as they are of what is simulated.
    private func inTime(_ stage: String, _ days: Range<Day>, counting share: Double) -> (part: Double, whole: Double)? {
        service.dueMetric(of: stage).flatMap { weighted($0, by: Metric.plansIssued.rawValue, days) }
            .map { ($0.part * share, $0.whole * share) }
    }

    /// A flow over some days.
    private func total(_ metric: String, _ days: Range<Day>) -> Double? {
        rows(metric, covering: days)?.reduce(0) { $0 + $1.value }
    }

    /// A mean or a share over some days, by what it is of: both have to be published for the same spans.
    private func weighted(_ metric: String, by count: String, _ days: Range<Day>) -> (part: Double, whole: Double)? {
        guard let values = rows(metric, covering: days), let counts = rows(count, covering: days),
            values.count == counts.count
        else { return nil }
        var (part, whole) = (0.0, 0.0)
        for (value, number) in zip(values, counts) {
            guard value.period.first == number.period.first, value.period.end == number.period.end, value.value >= 0
            else { return nil }
            part += value.value * number.value
            whole += number.value
        }
        return (part, whole)
    }

    /// Rows that cover some days, each of them once: the longest ones that do.
    private func rows(_ metric: String, covering days: Range<Day>) -> [Observation]? {
        let all = history.series(metric, to: end)
        var rows: [Observation] = []
        var day = days.lowerBound
        while day < days.upperBound {
            let next = all.filter { $0.period.first == day && $0.period.end <= days.upperBound }
                .max { $0.period.end < $1.period.end }
            guard let next, next.period.end > day else { return nil }
            rows.append(next)
            day = next.period.end
        }
        return rows
    }
}
