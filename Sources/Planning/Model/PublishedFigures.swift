import Forecasting
import Simulation

/// What the history says of one service up to a day, sorted into what models need.
struct PublishedFigures {
    /// Counts of the list at month ends, in time order.
    let stocks: [StockPoint]
    /// The latest count that is not of one month (a year's report, say), dated at the earlier of its end and `lastDay`.
    let snapshot: StockPoint?
    /// Counted referrals, in time order; spans do not overlap.
    let referrals: [FlowCount]
    /// Children assessed by month.
    let assessed: [Month: Double]
    /// Their mean wait when assessed, in weeks, by month.
    let assessedMeans: [Month: Double]

    init(_ history: ServiceHistory, referrals referralMetric: String, to cutoff: Month) {
        let lastDay = cutoff.end
        let metric = { (metric: Metric) in history.series(metric.rawValue) }
        let waiting = metric(.waiting)
        let means = metric(.meanWait)
        let maxima = metric(.maxWait)
        let byMonth = { (rows: [Observation]) in
            Dictionary(
                rows.compactMap { row in row.period.month.map { ($0, row.value) } },
                uniquingKeysWith: { $1 }
            )
        }
        let (numberByMonth, meanByMonth, maxByMonth) = (byMonth(waiting), byMonth(means), byMonth(maxima))
        let oldest = cutoff + -Limits.oldestCountMonths
        stocks = numberByMonth.keys.filter { oldest <= $0 && $0 <= cutoff }.sorted()
            .map {
                StockPoint(month: $0, number: numberByMonth[$0]!, mean: meanByMonth[$0], maximum: maxByMonth[$0])
            }
        let undated = { (rows: [Observation]) in
            rows.last { $0.period.month == nil && $0.period.first < lastDay && $0.period.end > oldest.firstDay }
        }
        snapshot = undated(waiting)
            .map { row in
                StockPoint(
                    month: min(row.period.end, lastDay).dayBefore.month,
                    number: row.value,
                    mean: undated(means)?.value,
                    maximum: undated(maxima)?.value
                )
            }
        var spans: [FlowCount] = []
        for row in history.series(referralMetric, to: lastDay)
        // By their ends: nothing before the last span ends later than it.
        where spans.last.map({ $0.end <= row.period.first }) ?? true {
            spans.append(FlowCount(first: row.period.first, end: row.period.end, count: row.value))
        }
        referrals = spans
        assessed = byMonth(metric(.assessed).filter { $0.period.end <= lastDay })
        assessedMeans = byMonth(metric(.assessedMeanWait).filter { $0.period.end <= lastDay })
    }

    /// Counted referrals by month.
    var referralsByMonth: [Month: Double] {
        Dictionary(
            referrals.compactMap { span in
                let month = span.first.month
                return month.firstDay == span.first && month.end == span.end ? (month, span.count) : nil
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension PublishedFigures {
    /// Share of months in which the longest wait grew by the month's own length, give or take a week of rounding, with
    /// one month of either kind added; `nil` with fewer than three months to judge by.
    var longestGrowth: Double? {
        let months = zip(stocks, stocks.dropFirst()).filter { $1.month - $0.month == 1 }
            .compactMap { from, to in from.maximum.flatMap { before in to.maximum.map { $0 - before } } }
        guard months.count >= 3 else { return nil }
        return Double(months.count { $0 > averageMonthWeeks - 1 } + 1) / Double(months.count + 2)
    }
}

extension Day {
    /// The day before.
    var dayBefore: Day { self + -1 }
}
