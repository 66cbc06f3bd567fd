package import Calendar

extension ServiceHistory {
    /// A metric's monthly figures up to a month, by month; none is older than ``Limits/oldestCountMonths``.
    package func months(_ metric: Metric, to cutoff: Month) -> [Month: Observation] {
        let oldest = cutoff + -Limits.oldestCountMonths
        return Dictionary(
            series(metric.rawValue)
                .compactMap { row in
                    row.period.month.flatMap { oldest <= $0 && $0 <= cutoff ? ($0, row) : nil }
                },
            uniquingKeysWith: { $1 }
        )
    }

    /// A metric's last figure that is not of one month (a year's report, say) and begins before a month's end.
    package func undated(_ metric: Metric, to cutoff: Month) -> Observation? {
        let oldest = cutoff + -Limits.oldestCountMonths
        return series(metric.rawValue)
            .last { $0.period.month == nil && $0.period.first < cutoff.end && $0.period.end > oldest.firstDay }
    }

    /// A flow's figures up to a month's end, in time order, without those that overlap with one before.
    package func spans(of metric: String, to cutoff: Month) -> [Observation] {
        var spans: [Observation] = []
        for row in series(metric, to: cutoff.end)
        // By their ends: nothing before the last span ends later than it.
        where spans.last.map({ $0.period.end <= row.period.first }) ?? true {
            spans.append(row)
        }
        return spans
    }
}
