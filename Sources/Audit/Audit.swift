package import Areas
import Calendar

/// What simple accounting says about an area's published figures, before anything is forecast from them.
package enum Audit {
    /// Everything found, contradictions first, then by service in the order of the area and by period.
    ///
    /// The rules know no service by name; each says in its own file what it compares and with what tolerance.
    package static func findings(for area: Area) -> [Finding] {
        let ledger = Ledger(area)
        let found = contradictions(ledger) + oddities(ledger) + absences(ledger)
        let order = Dictionary(
            (area.services.map(ledger.name) + ledger.services).enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return found.enumerated()
            .sorted { first, second in
                let (a, b) = (first.element, second.element)
                return (a.severity, order[a.service] ?? .max, a.period, first.offset)
                    < (b.severity, order[b.service] ?? .max, b.period, second.offset)
            }
            .map(\.element)
    }

    /// What accounting says of published figures.
    private static func contradictions(_ ledger: Ledger) -> [Finding] {
        removals(ledger) + waitRises(ledger) + longestWaits(ledger) + unexplainedWaits(ledger) + waitFigures(ledger)
            + twoValues(ledger) + outsideMonths(ledger) + years(ledger) + yearEnds(ledger) + forecasts(ledger)
            + totals(ledger) + impliedByTotals(ledger) + stocks(ledger) + twoUnits(ledger) + overlaps(ledger)
    }

    /// What does not fit the rest of a series.
    private static func oddities(_ ledger: Ledger) -> [Finding] {
        jumps(ledger) + singleZeros(ledger) + halvesAndDoubles(ledger) + suspectedUnits(ledger) + repeatedValues(ledger)
            + levelShifts(ledger)
    }

    /// What is not there.
    private static func absences(_ ledger: Ledger) -> [Finding] {
        gaps(ledger) + calendarEnds(ledger.area) + missingFigures(ledger) + unusedRows(ledger)
    }
}

/// The published figures, arranged for the audit.
struct Ledger {
    /// The area.
    let area: Area
    /// Every service in the history, in the order of its rows; where rows of one name are of several providers, every
    /// provider's list is a service of its own: `clinic, North`.
    let services: [String]
    /// Rows by service and metric, in the order of the file.
    private let rows: [String: [String: [Observation]]]
    /// The monthly ones among them by month, the first where a month has several.
    private let monthly: [String: [String: [Month: Observation]]]
    /// What each service of the area uses.
    let histories: [ServiceHistory]
    /// The names of which rows are of several providers.
    private let shared: Set<String>

    /// Arranges an area's history.
    init(_ area: Area) {
        self.area = area
        histories = area.services.map { ServiceHistory($0, in: area.history) }
        var providers: [String: String] = [:]
        var shared: Set<String> = []
        for row in area.history.observations where !row.provider.isEmpty {
            if providers[row.service, default: row.provider] != row.provider { shared.insert(row.service) }
            providers[row.service] = row.provider
        }
        self.shared = shared
        var services: [String] = []
        var rows: [String: [String: [Observation]]] = [:]
        for observation in area.history.observations {
            let name = Self.name(observation.service, observation.provider, shared)
            if rows[name] == nil { services.append(name) }
            rows[name, default: [:]][observation.metric, default: []].append(observation)
        }
        self.services = services
        self.rows = rows
        // Nearly every rule asks for them, and of a long history that is much to put in order anew.
        monthly = rows.mapValues { metrics in metrics.mapValues(Self.months) }
    }

    private static func months(_ rows: [Observation]) -> [Month: Observation] {
        var months: [Month: Observation] = [:]
        for row in rows {
            if let month = row.period.month, months[month] == nil { months[month] = row }
        }
        return months
    }

    /// What a service of the area is called here.
    func name(_ service: Service) -> String { Self.name(service.historyName, service.provider, shared) }

    private static func name(_ service: String, _ provider: String, _ shared: Set<String>) -> String {
        shared.contains(service) && !provider.isEmpty ? "\(service), \(provider)" : service
    }

    /// The metrics of a service, in alphabetical order.
    func metrics(_ service: String) -> [String] { rows[service]?.keys.sorted() ?? [] }

    /// The rows of a service and metric.
    func rows(_ service: String, _ metric: String) -> [Observation] { rows[service]?[metric] ?? [] }

    /// The monthly rows of a service and metric by month, the first where a month has several.
    func months(_ service: String, _ metric: String) -> [Month: Observation] { monthly[service]?[metric] ?? [:] }

    /// What a service's referrals are called.
    func referralMetric(_ service: String) -> String {
        area.services.first { name($0) == service }?.referralMetric ?? Metric.referrals.rawValue
    }

    /// A service's referrals by month, received ones where they are more than those that its forecast goes by: nobody joins a list who
    /// was not received, accepted or not.
    func referralsAtMost(_ service: String) -> [Month: Observation] {
        let own = referralMetric(service)
        guard Metric.usualReferralNames.contains(where: { $0.rawValue == own }) else { return months(service, own) }
        return months(service, own)
            .merging(months(service, Metric.referralsReceived.rawValue)) { $1.value > $0.value ? $1 : $0 }
    }

    /// The sum of a monthly flow after one month and up to another, and its rows; `nil` if a month is missing.
    func flow(_ flow: [Month: Observation], after first: Month, to last: Month) -> (sum: Double, places: [Place])? {
        var sum = 0.0
        var places: [Place] = []
        var month = first + 1
        while month <= last {
            guard let row = flow[month] else { return nil }
            sum += row.value
            places.append(row.place)
            month = month + 1
        }
        return (sum, places)
    }
}
