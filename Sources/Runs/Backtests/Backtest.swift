package import Areas
package import Calendar
package import Calibration
package import Forecasting
import Statistics

/// How an area's forecasts would have done at earlier months, beside simple rules.
///
/// At each origin the area is estimated anew from what was published by then (``Areas/Area/asKnown(at:)``) and simulated
/// under "no change"; what was published afterwards is what it is held against. An origin of a service is a month whose count
/// of the list is published, with as many counts as asked for up to there.
package struct Backtest: Sendable {
    /// The area.
    package let area: Area
    /// How it was made.
    package let settings: Settings
    /// Every forecast, by service, measure, origin and horizon.
    package let forecasts: [Forecast]
    /// Every probability, in the same order.
    package let probabilities: [GoalForecast]
    /// What was not scored.
    package let skipped: [Skipped]

    /// The measures that are scored, where they are published.
    package static let measures: [Measure] = [
        .waiting, .meanWait, .maxWait, .waitingBeyond(weeks: 18), .waitingBeyond(weeks: 52), .referrals, .seen,
    ]

    /// How a backtest is made.
    package struct Settings: Hashable, Sendable {
        /// Months ahead, in order.
        package var horizons: [Int]
        /// Services; empty: all.
        package var services: Set<String>
        /// The fewest counts of a list before a forecast is scored.
        package var leastCounts: Int
        /// The months to forecast from; `nil`: all.
        package var origins: Set<Month>?
        /// Replications of each forecast.
        package var replications: Int
        /// The seed of all random draws.
        package var seed: UInt64
        /// Threads; they change the time taken and nothing else.
        package var threads: Int
        /// How much work goes into each fit.
        package var effort: FitEffort

        package init(
            horizons: [Int] = [1, 3, 6, 12],
            services: Set<String> = [],
            leastCounts: Int = 8,
            origins: Set<Month>? = nil,
            replications: Int = 400,
            seed: UInt64 = 2025,
            threads: Int = 1,
            effort: FitEffort = .full
        ) {
            self.horizons = horizons
            self.services = services
            self.leastCounts = leastCounts
            self.origins = origins
            self.replications = replications
            self.seed = seed
            self.threads = threads
            self.effort = effort
        }
    }

    /// Who forecast.
    package enum Method: Hashable, Sendable, CaseIterable {
        /// Waitcast.
        case own
        case rule(Baseline)

        package static let allCases = [own] + Baseline.allCases.map { .rule($0) }

        /// Its name.
        package var name: String {
            switch self {
            case .own: "waitcast"
            case .rule(let rule): rule.rawValue
            }
        }
    }

    /// What each method said of a measure in a month, and what was published.
    package struct Forecast: Sendable {
        /// The service's id.
        package var service: String
        /// What was forecast.
        package var measure: Measure
        /// The last month whose figures were known.
        package var origin: Month
        /// Months ahead.
        package var horizon: Int
        /// What was published.
        package var observed: Double
        /// What was published last before it.
        package var last: Double
        /// The percentiles at the levels of a `Summary`, of the methods that had enough to go by.
        package var percentiles: [Method: [Double]]
    }

    /// The probability that a measure would be on the right side of a level in a month, and whether it was.
    package struct GoalForecast: Sendable {
        /// The service's id.
        package var service: String
        /// What had to be met.
        package var goal: BacktestGoal
        /// The last month whose figures were known.
        package var origin: Month
        /// Months ahead.
        package var horizon: Int
        /// The probability.
        package var probability: Double
        /// Whether it was met.
        package var isMet: Bool
    }

    /// What was not scored, and why.
    package struct Skipped: Equatable, Sendable {
        /// The service's id; `nil`: all services.
        package var service: String?
        /// The origins; empty: all.
        package var origins: [Month]
        /// Why, in words.
        package var reason: String
    }

    /// Forecasts an area from every origin.
    ///
    /// - Parameters:
    ///   - area: the area.
    ///   - settings: how it is made.
    ///   - progress: called before each origin with it and the share done.
    /// - Throws: ``InputErrors`` with the rules that the area breaks, or, if it could not be forecast from any origin, with
    ///   what kept it from the last.
    package init(
        _ area: Area,
        _ settings: Settings,
        progress: (Month, Double) -> Void = { _, _ in }
    ) throws(InputErrors) {
        let broken = area.problems + area.faults.map(\.problem)
        guard broken.isEmpty else { throw InputErrors(broken) }
        let schedule = BacktestSchedule(area, settings)
        var skipped = schedule.skipped
        var done: [BacktestOrigin] = []
        var last: InputErrors?
        for (number, origin) in schedule.origins.enumerated() {
            progress(origin.month, Double(number) / Double(schedule.origins.count))
            do throws(InputErrors) {
                done.append(try BacktestOrigin(area, origin, schedule, settings))
            } catch {
                last = error
                let reason = error.problems.first?.message ?? error.description
                skipped.append(Skipped(service: nil, origins: [origin.month], reason: reason))
            }
        }
        if done.isEmpty, let last { throw last }
        skipped += done.flatMap(\.skipped)
        let places = Dictionary(area.services.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        // Origins are in order already, and so are measures and horizons within them.
        let measures = Dictionary(Self.measures.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
        let forecasts = done.flatMap(\.forecasts).enumerated()
            .sorted {
                let key = { (one: (offset: Int, element: Forecast)) in
                    (places[one.element.service] ?? 0, measures[one.element.measure] ?? 0, one.offset)
                }
                return key($0) < key($1)
            }
        let probabilities = done.flatMap(\.probabilities).enumerated()
            .sorted { (places[$0.element.service] ?? 0, $0.offset) < (places[$1.element.service] ?? 0, $1.offset) }
        self.area = area
        self.settings = settings
        self.forecasts = forecasts.map(\.element)
        self.probabilities = probabilities.map(\.element)
        self.skipped = skipped
    }
}
