import Calendar
import Areas
import Wording

extension Audit {
    /// What a forecast without the metric's full name is about.
    private static let forecastNames = ["plans": "plans_issued"]

    /// An area's own forecast of a flow (`requests_forecast`) against what part of the period has brought.
    ///
    /// Contradicted when the part already exceeds the whole, or when its rate to date ends more than a tenth away.
    /// Shares are left alone: they cannot be carried on at a rate.
    static func forecasts(_ ledger: Ledger) -> [Finding] {
        let suffix = "_forecast"
        return perSeries(ledger) { service, metric, rows in
            guard metric.hasSuffix(suffix) else { return [] }
            let base = String(metric.dropLast(suffix.count))
            let observed = ledger.rows(service, base) + (forecastNames[base].map { ledger.rows(service, $0) } ?? [])
            return rows.filter { !$0.unit.hasPrefix("share") }
                .flatMap { forecast in observed.compactMap { overtaken(forecast, by: $0, service) } }
        }
    }

    private static func overtaken(_ forecast: Observation, by part: Observation, _ service: String) -> Finding? {
        guard part.period.first >= forecast.period.first, part.period.end <= forecast.period.end,
            part.period.dayCount < forecast.period.dayCount, part.period.dayCount > 0
        else { return nil }
        let months = Double(part.period.end.month - part.period.first.month)
        let allMonths = Double(forecast.period.end.month - forecast.period.first.month)
        let scale =
            months > 0 ? allMonths / months : Double(forecast.period.dayCount) / Double(part.period.dayCount)
        let rate = part.value * scale
        let facts = "\(words(part.value)) \(metricWords(part.metric)) in \(part.period.text)"
        let forecastWords = "\(words(forecast.value)) forecast for \(forecast.period.text)"
        let sentence: String
        if part.value > forecast.value {
            sentence = "\(facts) are already more than the \(forecastWords)"
        } else if abs(rate - forecast.value) > 0.1 * abs(forecast.value) {
            sentence = "\(facts) are \(words(rate, decimals: 0)) at that rate, against the \(forecastWords)"
        } else {
            return nil
        }
        return Finding(
            .contradiction,
            .forecastOvertaken,
            service: service,
            period: forecast.period.text,
            sentence,
            places: [forecast.place, part.place],
            size: abs(max(rate, part.value) - forecast.value),
            unit: part.unit,
            of: max(rate, forecast.value)
        )
    }
}
