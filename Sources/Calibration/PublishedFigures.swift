import Areas
import Calendar
import Forecasting
import Wording

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
    /// Sentences for figures that are not used.
    let notes: [String]

    init(_ history: ServiceHistory, referrals referralMetric: String, to cutoff: Month) {
        let value = { (metric: Metric) in history.months(metric, to: cutoff).mapValues(\.value) }
        let (means, maxima) = (value(.meanWait), value(.maxWait))
        var stocks = value(.waiting).sorted { $0.key < $1.key }
            .map { month, number in
                StockPoint(
                    month: month,
                    number: number,
                    mean: means[month],
                    maximum: maxima[month],
                    waits: history.waits(.waiting, in: month)
                )
            }
        stocks += history.withheldCounts(to: cutoff, except: Set(stocks.map(\.month)))
        stocks.sort { $0.month < $1.month }
        let seen = value(.seen)
        let spans = history.spans(of: referralMetric, to: cutoff)
            .map { FlowCount(first: $0.period.first, end: $0.period.end, count: $0.value) }
        let holes = RecordingHoles(in: stocks, referrals: spans.byMonth, assessed: seen)
        stocks.removeAll { holes.contains($0.month) }
        notes = holes.sentences
        for index in stocks.indices.suffix(OrderFit.mostSteps + 1) { stocks[index].deriveMean() }
        self.stocks = stocks
        snapshot = history.undated(.waiting, to: cutoff)
            .map { row in
                var point = StockPoint(
                    month: min(row.period.end, cutoff.end).dayBefore.month,
                    number: row.value,
                    mean: history.undated(.meanWait, to: cutoff)?.value,
                    maximum: history.undated(.maxWait, to: cutoff)?.value,
                    waits: history.waits(.waiting, of: row.period)
                )
                point.deriveMean()
                return point
            }
        // Who sent no return counted no flows either.
        referrals = spans.filter { $0.count > 0 || $0.month.map { !holes.contains($0) } ?? true }
        assessed = seen.filter { $0.value > 0 || !holes.contains($0.key) }
        assessedMeans = value(.seenMeanWait)
    }

    /// Counted referrals by month.
    var referralsByMonth: [Month: Double] { referrals.byMonth }
}

extension FlowCount {
    /// The month that it is the count of, if it is of one.
    fileprivate var month: Month? { first.month.firstDay == first && first.month.end == end ? first.month : nil }
}

extension [FlowCount] {
    /// Counts of whole months.
    fileprivate var byMonth: [Month: Double] {
        Dictionary(
            compactMap { span in span.month.map { ($0, span.count) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension ServiceHistory {
    /// Counts of the list of which only is known that they are below a number, in other months than some.
    fileprivate func withheldCounts(to cutoff: Month, except counted: Set<Month>) -> [StockPoint] {
        missing.compactMap { figure in
            guard figure.metric == Metric.waiting.rawValue, let below = figure.below, let month = figure.period.month,
                month <= cutoff, cutoff + -Limits.oldestCountMonths <= month, !counted.contains(month)
            else { return nil }
            return StockPoint(withheldBelow: below, month: month, waits: waits(.waiting, in: month))
        }
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
