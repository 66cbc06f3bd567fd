import Areas
import Calendar
import Wording

extension Audit {
    /// Months missing in a monthly series, series that end before the origin, and services without referrals.
    ///
    /// A series has three monthly rows or more, and its first to last month at most half empty.
    static func gaps(_ ledger: Ledger) -> [Finding] {
        ledger.area.services.flatMap { service in
            missingMonths(ledger.name(service), ledger) + earlyEnds(ledger.name(service), ledger)
                + noReferrals(service, ledger)
        }
    }

    /// Monthly series of three rows or more.
    private static func series(_ service: String, _ ledger: Ledger) -> [(metric: String, rows: [Month: Observation])] {
        ledger.metrics(service)
            .compactMap { metric in
                let rows = ledger.months(service, metric)
                return rows.count >= 3 ? (metric, rows) : nil
            }
    }

    private static func missingMonths(_ service: String, _ ledger: Ledger) -> [Finding] {
        var metricsByGap: [[Month]: [String]] = [:]
        for (metric, rows) in series(service, ledger) {
            guard let first = rows.keys.min(), let last = rows.keys.max() else { continue }
            let missing = (0..<(last - first)).map { first + $0 }.filter { rows[$0] == nil }
            // A figure published once or twice a year is no monthly series with gaps.
            if !missing.isEmpty, missing.count <= rows.count { metricsByGap[missing, default: []].append(metric) }
        }
        return metricsByGap.sorted { $0.key[0] < $1.key[0] }
            .map { missing, metrics in
                Finding(
                    .gap,
                    .missingMonths,
                    service: service,
                    period: "\(missing[0])/\(missing[missing.count - 1])",
                    "no figure for \(spans(missing)) in \(joined(metrics.map(metricWords)))",
                    places: metrics.compactMap { ledger.rows(service, $0).first?.place },
                    size: Double(missing.count),
                    unit: "months",
                    of: Double(missing.count) + Double(ledger.months(service, metrics[0]).count)
                )
            }
    }

    private static func earlyEnds(_ service: String, _ ledger: Ledger) -> [Finding] {
        var metricsByEnd: [Month: [String]] = [:]
        for (metric, rows) in series(service, ledger)
        where Metric(rawValue: metric) != nil || WaitMetric(metric) != nil {
            guard let last = rows.keys.max(), last < ledger.area.origin else { continue }
            metricsByEnd[last, default: []].append(metric)
        }
        let origin = ledger.area.origin
        return metricsByEnd.sorted { $0.key < $1.key }
            .map { last, metrics in
                let months = origin - last
                return Finding(
                    .gap,
                    .endsEarly,
                    service: service,
                    period: last.description,
                    "\(named(metrics)) end in \(last.name), \(counted(months, "month")) "
                        + "before the origin \(origin.name)",
                    places: metrics.compactMap { ledger.months(service, $0)[last]?.place },
                    size: Double(months),
                    unit: "months",
                    of: 12
                )
            }
    }

    /// Metrics in words; of many, such as a list's bands, the first.
    private static func named(_ metrics: [String]) -> String {
        let shown = metrics.count > 8 ? Array(metrics.prefix(6)) : metrics
        return joined(
            shown.map(metricWords) + (shown.count < metrics.count ? ["\(metrics.count - 6) more figures"] : [])
        )
    }

    private static func noReferrals(_ service: Service, _ ledger: Ledger) -> [Finding] {
        guard service.referralsPerMonth == nil,
            ledger.rows(ledger.name(service), service.referralMetric).isEmpty
        else { return [] }
        return [
            Finding(
                .gap,
                .noReferrals,
                service: ledger.name(service),
                period: "",
                "no \(metricWords(service.referralMetric)) are published, so demand can only be worked out from "
                    + "the list",
                places: [service.place]
            )
        ]
    }
}
