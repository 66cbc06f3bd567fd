import Areas
import Calendar

/// A metric of a service month by month, for rules that look for values that do not fit their neighbours.
struct MonthlySeries {
    /// The service's name.
    let service: String
    /// The metric's name.
    let metric: String
    /// The months, in order; some may be missing between.
    let months: [Month]
    /// Their rows.
    let rows: [Observation]
    /// What these say.
    let values: [Double]

    /// Series of at least so many months; `nil` of fewer.
    init?(_ service: String, _ metric: String, _ ledger: Ledger, atLeast: Int) {
        let byMonth = ledger.months(service, metric)
        guard byMonth.count >= atLeast else { return nil }
        (self.service, self.metric) = (service, metric)
        months = byMonth.keys.sorted()
        rows = months.compactMap { byMonth[$0] }
        values = rows.map(\.value)
    }

    /// Whether it counts children of some waits only.
    var isBand: Bool {
        if case .band = WaitMetric(metric)?.figure { return true }
        return false
    }

    /// What kind of figure it is; `nil` for one that is neither counted nor waited.
    var kind: Kind? { Kind(metric, unit: rows[0].unit) }

    /// Whether a month has neighbours on both sides that are published.
    func hasNeighbours(_ index: Int) -> Bool {
        index > 0 && index + 1 < months.count && months[index] - months[index - 1] == 1
            && months[index + 1] - months[index] == 1
    }

    /// What kind of figure a metric is.
    enum Kind {
        /// Children at the month's end.
        case stock
        /// Children, cases or appointments in the month.
        case flow
        /// A wait in weeks.
        case wait

        init?(_ metric: String, unit: String) {
            if let wait = WaitMetric(metric) {
                switch wait.figure {
                case .mean, .median, .maximum, .percentile: self = .wait
                case .number, .band: self = wait.population == .waiting ? .stock : .flow
                case .shareWithin: return nil
                }
                return
            }
            switch Metric(rawValue: metric) {
            case .waiting: self = .stock
            case .referrals, .referralsReceived, .referralsAccepted, .requests, .seen, .left, .transferred,
                .earlyDisposals, .appointments, .appointmentsMissed, .plansIssued:
                self = .flow
            default:
                // What the unit says: `contacts per month`.
                guard unit.hasSuffix(" per month") || unit.hasSuffix(" in the period") else { return nil }
                self = .flow
            }
        }
    }

    /// The school year's part in a month's flow, on the log scale: above 0 more than in an average month.
    ///
    /// From referrals to, and patients seen by, child and adolescent mental health services of seven Scottish boards, 2012 to 2023
    /// (Public Health Scotland). Other services and countries swing less or a month later: what is judged by it allows for
    /// that, and a swing that is not there is no more than a third.
    static func season(_ month: Month) -> Double {
        let log = [0.066, 0.097, 0.166, -0.103, 0.049, 0.019, -0.333, -0.252, 0.042, 0.031, 0.152, 0.066]
        return log[month.monthOfYear - 1]
    }
}

extension Audit {
    /// Applies a rule to every monthly series of some length whose kind is known.
    static func perMonthly(
        _ ledger: Ledger,
        atLeast: Int,
        _ rule: (_ series: MonthlySeries, _ kind: MonthlySeries.Kind) -> [Finding]
    ) -> [Finding] {
        ledger.services.flatMap { service in
            ledger.metrics(service)
                .flatMap { metric -> [Finding] in
                    guard let series = MonthlySeries(service, metric, ledger, atLeast: atLeast), let kind = series.kind
                    else { return [] }
                    return rule(series, kind)
                }
        }
    }

    /// Children on a list, typically: what the size of a finding is held against.
    static func usualList(_ service: String, _ ledger: Ledger) -> Double {
        Robust.median(ledger.months(service, Metric.waiting.rawValue).values.map(\.value))
    }
}
