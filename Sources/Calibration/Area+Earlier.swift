import Areas
import Calendar
import Forecasting
import Foundation

extension Area {
    /// The area as it was at the end of an earlier month than its origin, as far as published figures tell.
    ///
    /// What it states of its origin would otherwise tell a hindcast what came later: the plans held and where, and the shares of
    /// requests refused and of assessments without a plan.
    func takenBack(to month: Month) -> Area {
        guard month < origin else { return self }
        var area = self
        for index in services.indices where services[index].isOfRequests {
            let plans = PlanCounts(services[index], in: history)
            if let held = plans.held(to: month) {
                area.services[index].stock?.number = held.number
                area.services[index].stock?.setShares(plans, to: month)
            }
            let history = ServiceHistory(services[index], in: history)
            for stage in services[index].stages.indices {
                for route in services[index].stages[stage].routes.indices {
                    guard let metric = services[index].annualMetric(of: services[index].stages[stage].routes[route]),
                        let row = history.spans(of: metric.rawValue, to: month).last
                    else { continue }
                    area.services[index].stages[stage].routes[route].share = Figure(
                        row.value,
                        evidence: row.evidence,
                        source: row.source
                    )
                }
            }
        }
        return area
    }
}

/// The published counts of plans held and issued, which no forecast of lists uses.
struct PlanCounts {
    private let rows: [Observation]

    /// Those of a service: rows of its provider, or that name none.
    init(_ service: Service, in history: History) {
        rows = history.rows(of: service.historyName)
            .filter { $0.provider.isEmpty || $0.provider == service.provider }
            .sorted { $0.period.end < $1.period.end }
    }

    /// The counts of a metric to the end of a month, in time order.
    private func series(_ metric: String, to month: Month) -> [Observation] {
        rows.filter { $0.metric == metric && $0.period.end <= month.end }
    }

    /// How many are held at the end of a month, from the last count, and of which month that is.
    ///
    /// From an earlier month's count on they go on as in the year to it; how many are held strays by 0.028 a year around that.
    func held(to month: Month) -> (number: Figure, counted: Month)? {
        let counts = series("plans_maintained", to: month).filter { $0.period.month != nil }
        guard let last = counts.last, let counted = last.period.month, last.value > 0 else { return nil }
        let years = Double(month - counted) / 12
        guard years > 0 else {
            return (Figure(last.value, evidence: last.evidence, source: last.source), counted)
        }
        let growth = counts.last { $0.period.month.map { counted - $0 >= 12 } ?? false }
            .flatMap { before -> Double? in
                guard let month = before.period.month, before.value > 0 else { return nil }
                return log(last.value / before.value) * 12 / Double(counted - month)
            }
        let number = last.value * exp((growth ?? 0) * years)
        let off = exp(0.028 * 2 * years.squareRoot())
        return (
            Figure(
                rounded9(number),
                range: rounded9(number / off)...rounded9(number * off),
                evidence: .derived,
                source: "carried on from \(counted)'s count: \(last.source)"
            ), counted
        )
    }

    /// The counts of each of the seven placements in a metric's last figures up to a month, of the last few of them.
    fileprivate func placements(_ metric: String, last count: Int, to month: Month) -> [Double]? {
        let sums = Stock.standardMetrics.map { name in
            series("\(metric)_\(name)", to: month).suffix(count).map(\.value)
        }
        guard sums.allSatisfy({ !$0.isEmpty }), case let all = sums.joined().reduce(0, +), all > 0 else { return nil }
        return sums.map { $0.reduce(0, +) / all }
    }
}

extension Stock {
    /// Takes the shares of its placements, and those of new ones, from the last counts up to a month.
    fileprivate mutating func setShares(_ plans: PlanCounts, to month: Month) {
        guard let places = standardPlaces else { return }
        let source = "the last counts to \(month)"
        let held = plans.placements("plans_maintained", last: 1, to: month)
        // Of new ones the last two years, as an area that is made from such counts has them.
        let new = plans.placements("plans_issued", last: 2, to: month)
        for (number, place) in places.enumerated() {
            if let held {
                placements[place].share = Figure(rounded9(held[number]), evidence: .observed, source: source)
            }
            if let new {
                placements[place].shareOfNew = Figure(rounded9(new[number]), evidence: .observed, source: source)
            }
        }
    }
}
