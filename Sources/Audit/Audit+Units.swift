import Areas
import Calendar
import Wording

extension Audit {
    /// Waits that would fit in another unit, and shares that look like percentages.
    static func suspectedUnits(_ ledger: Ledger) -> [Finding] {
        unitChanges(ledger) + unitsOfLists(ledger) + percentages(ledger)
    }

    /// A factor between units of time, and what the larger and smaller number would be in.
    private static let factors: [(factor: Double, larger: String, smaller: String)] = [
        (7, "days", "weeks"), (averageMonthWeeks, "weeks", "months"),
    ]

    /// A wait that from one month to the next is multiplied or divided by seven (days for weeks) or by 4.35 (weeks for months).
    ///
    /// Within a seventh of the factor, the larger value ten at least. Upwards no wait can do that, since it rises by a week a week;
    /// downwards the list would have to be emptied of its old waits, so the number waiting must not fall by a third.
    private static func unitChanges(_ ledger: Ledger) -> [Finding] {
        perMonthly(ledger, atLeast: 3) { series, kind in
            guard kind == .wait, WaitMetric(series.metric)?.population == .waiting else { return [] }
            let waiting = ledger.months(series.service, Metric.waiting.rawValue)
            return series.rows.indices.dropFirst()
                .compactMap { index -> Finding? in
                    let (before, after) = (series.values[index - 1], series.values[index])
                    let gap = Double(series.months[index] - series.months[index - 1])
                    guard min(before, after) > 0, max(before, after) >= 10, gap <= 2 else { return nil }
                    let up = after > before
                    let ratio = max(before, after) / min(before, after)
                    // The wait may have moved on by itself in the meantime, and small ones are rounded.
                    let allowed = 0.14 + 0.5 / min(before, after)
                    guard let match = factors.first(where: { abs(logarithm(ratio / $0.factor)) < allowed }) else {
                        return nil
                    }
                    if up {
                        guard after - before > averageMonthWeeks * gap + 2 else { return nil }
                    } else {
                        guard let first = waiting[series.months[index - 1]]?.value,
                            let last = waiting[series.months[index]]?.value, last > 0.67 * first
                        else { return nil }
                    }
                    let month = series.months[index]
                    return Finding(
                        .contradiction,
                        .suspectedUnit,
                        service: series.service,
                        period: month.description,
                        "\(metricWords(series.metric)) goes from \(words(before)) to \(words(after)) weeks in \(month.name), which fits "
                            + (up
                                ? "if it is in \(match.larger) from then on, or was in \(match.smaller) until then"
                                : "if it is in \(match.smaller) from then on, or was in \(match.larger) until then"),
                        places: [series.rows[index - 1].place, series.rows[index].place],
                        size: abs(after - before),
                        unit: "weeks",
                        of: max(after, before),
                        wouldMean: "one of the two values is in another unit than weeks"
                    )
                }
        }
    }

    /// The mean wait of a whole list against the time in which as many are referred as wait.
    ///
    /// In a steady list the mean wait so far is half that time or more, whatever the order (it is E[W^2]/2E[W] for waits W of
    /// all who are referred, and E[W] that time); real ones reach twice it where many are turned away early. Three and a half
    /// times it or more, and in days it would fit: days. A seventh of it or less, in a list that grew by less than half: months.
    private static func unitsOfLists(_ ledger: Ledger) -> [Finding] {
        ledger.services.compactMap { service -> Finding? in
            let waiting = ledger.months(service, Metric.waiting.rawValue)
            let means = ledger.months(service, Metric.meanWait.rawValue)
            let referrals = ledger.months(service, ledger.referralMetric(service)).values.map(\.value)
            let months = means.keys.filter { waiting[$0] != nil }.sorted()
            let monthly = Robust.median(referrals)
            guard months.count >= 4, referrals.count >= 4, monthly >= 5 else { return nil }
            let ratios = months.map { month in
                (means[month]?.value ?? 0) / max((waiting[month]?.value ?? 0) / monthly * averageMonthWeeks, 1e-9)
            }
            let mean = Robust.median(months.compactMap { means[$0]?.value })
            let lists = months.compactMap { waiting[$0]?.value }
            guard let first = lists.first, let last = lists.last, Robust.median(lists) >= 20 else { return nil }
            let ratio = Robust.median(ratios)
            let unit: (name: String, weeks: Double)
            if ratio > 3.5, ratio / 7 < 2, mean >= 10 {
                unit = ("days", 1.0 / 7)
            } else if ratio < 1.0 / 7, last < 1.5 * first, mean > 0 {
                unit = ("months", averageMonthWeeks)
            } else {
                return nil
            }
            let implied = mean / ratio
            return Finding(
                .contradiction,
                .suspectedUnit,
                service: service,
                period: "\(months[0])/\(months[months.count - 1])",
                "the mean wait is about \(counted(words(mean), "week")), but as many as wait are referred in "
                    + "\(words(implied)) weeks: it would fit in \(unit.name) (\(words(mean * unit.weeks)) weeks)",
                places: months.compactMap { means[$0]?.place },
                size: abs(mean - mean * unit.weeks),
                unit: "weeks",
                of: max(mean, mean * unit.weeks),
                wouldMean: "the mean wait is in \(unit.name), or most referrals never join the list"
            )
        }
    }

    /// A share above 1, among rows that say that they are shares.
    private static func percentages(_ ledger: Ledger) -> [Finding] {
        perSeries(ledger) { service, metric, rows in
            let areShares = metric.contains("share_within")
            let isShare = { (row: Observation) in
                areShares || row.unit == "share" || row.unit.hasPrefix("share ")
            }
            let odd = rows.filter { isShare($0) && $0.value > 1 && $0.value <= 100 }
            guard let first = odd.first else { return [] }
            return [
                Finding(
                    .contradiction,
                    .suspectedUnit,
                    service: service,
                    period: first.period.text,
                    "\(metricWords(metric)) is \(words(first.value)) in \(first.period.text), and a share is 1 at most: it would fit as "
                        + "a percentage",
                    places: odd.map(\.place),
                    size: 0.99 * first.value,
                    unit: "share",
                    of: first.value,
                    wouldMean: "the value is a percentage"
                )
            ]
        }
    }
}
