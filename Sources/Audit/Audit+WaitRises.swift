import Areas
import Calendar
import Wording

extension Audit {
    /// Waits grow by a week a week: neither the mean nor the longest can rise faster.
    ///
    /// One week is allowed for the rounding of two published whole weeks. A mean can also rise when short waiters are
    /// taken off the list: the sentence says so.
    static func waitRises(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service in
            let means = ledger.months(service, Metric.meanWait.rawValue)
            let maxima = ledger.months(service, Metric.maxWait.rawValue)
            return rises(means, .meanWaitRise, service) { change, possible in
                "the mean wait \(change), and \(possible) is possible unless many short waiters left at once"
            }
                + rises(maxima, .maxWaitRise, service) { change, possible in
                    "the longest wait \(change), and \(possible) is possible unless an old wait was added"
                }
                + means.keys.sorted()
                .compactMap { month in
                    guard let mean = means[month], let max = maxima[month], mean.value > max.value else { return nil }
                    return Finding(
                        .contradiction,
                        .meanAboveMax,
                        service: service,
                        period: month.description,
                        "the mean wait of \(counted(words(mean.value), "week")) is above the longest of "
                            + counted(words(max.value), "week"),
                        places: [mean.place, max.place],
                        size: mean.value - max.value,
                        unit: "weeks",
                        of: mean.value
                    )
                }
        }
    }

    private static func rises(
        _ series: [Month: Observation],
        _ rule: Finding.Rule,
        _ service: String,
        sentence: (_ change: String, _ possible: String) -> String
    ) -> [Finding] {
        let months = series.keys.sorted()
        return zip(months, months.dropFirst())
            .compactMap { before, month in
                guard let first = series[before], let last = series[month] else { return nil }
                let weeks = Double(month.end - before.end) / 7
                let rise = last.value - first.value
                guard rise > weeks + 1 else { return nil }
                let span = month - before == 1 ? "in \(month.name)" : "from \(before.name) to \(month.name)"
                let change =
                    "rises by \(counted(words(rise), "week")) \(span) (\(words(first.value)) to \(words(last.value)))"
                return Finding(
                    .contradiction,
                    rule,
                    service: service,
                    period: month.description,
                    sentence(change, "at most \(words(weeks, decimals: 2))"),
                    places: [first.place, last.place],
                    size: rise - weeks,
                    unit: "weeks",
                    of: last.value
                )
            }
    }
}
