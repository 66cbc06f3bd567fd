package import Simulation
package import Statistics

/// How a run is made.
package struct RunSettings: Hashable, Sendable {
    /// Replications of every plan.
    package var replications: Int
    /// The seed of all random draws.
    package var seed: UInt64
    /// Threads; they change how long a run takes and nothing else.
    package var threads: Int
    /// Months forecast after the origin; `nil`: the area's.
    package var horizonMonths: Int?
    /// Figures that end after this month are not used, and forecasts begin after it; `nil`: the area's origin.
    package var dataTo: Month?
    /// Services and sums whose figures are wanted, by their ids; empty: all.
    ///
    /// What they have to do with others is simulated all the same, so that their figures are those of a whole run.
    package var services: Set<String>

    /// Settings.
    package init(
        replications: Int = 1_000,
        seed: UInt64 = 2025,
        threads: Int = 1,
        horizonMonths: Int? = nil,
        dataTo: Month? = nil,
        services: Set<String> = []
    ) {
        self.replications = replications
        self.seed = seed
        self.threads = threads
        self.horizonMonths = horizonMonths
        self.dataTo = dataTo
        self.services = services
    }
}

/// What a run found.
package struct RunResult: Sendable {
    /// The area, with the services and sums whose figures were wanted.
    package var area: Area
    /// The settings, with what was left open filled in.
    package var settings: RunSettings
    /// The plans, "no change" first.
    package var plans: [Plan]
    /// The services as estimated.
    package var models: [ServiceModel]
    /// Months reported, the origin first.
    package var months: [Month]
    /// Services that could not be estimated from the figures used.
    package var leftOut: [LeftOut] = []
    /// Forecasts: every service without change, and each plan for the services that it touches.
    package var forecasts: [ForecastSeries]
    /// Differences of each plan from no change, replication by replication.
    package var differences: [ForecastSeries]
    /// Every target under every plan.
    package var targets: [TargetResult]

    /// A service that is not forecast, and why.
    package struct LeftOut: Sendable {
        /// The service.
        package var service: Service
        /// What is missing.
        package var problems: [Problem]
    }

    /// The forecast of a series, of no change when the plan does not touch the service.
    package func forecast(_ plan: String, _ service: String, _ series: MeasuredSeries) -> ForecastSeries? {
        forecasts.first { $0.plan == plan && $0.service == service && $0.series == series }
            ?? forecasts.first { $0.plan == Plan.noChange.id && $0.service == service && $0.series == series }
    }
}

extension RunResult {
    /// Whether a difference from no change is worth telling.
    ///
    /// Of services that the plan itself names, whatever is not zero. Of others, which it reaches through couplings, shared
    /// staff or a sum, what is more than half a child, half a week or half a hundredth on average in some month, and beyond
    /// the Monte Carlo error (four standard errors).
    package func isTold(_ difference: ForecastSeries) -> Bool {
        let isDirect = isNamed(difference)
        let least = ["share", "ratio"].contains(difference.series.measure.unit) ? 0.005 : 0.5
        return difference.months.contains { month in
            guard let month else { return false }
            guard !isDirect else { return month.mean != 0 || month.standardDeviation != 0 }
            let error = month.standardDeviation / Double(month.count).squareRoot()
            return abs(month.mean) >= least && abs(month.mean) > 4 * error
        }
    }

    /// Whether a series' plan names its service, or a part of its sum.
    func isNamed(_ series: ForecastSeries) -> Bool {
        plans.first { $0.id == series.plan }?.names(series.service, in: area) ?? false
    }
}

/// One measure of one service under one plan, month by month.
package struct ForecastSeries: Sendable {
    /// The plan's id.
    package var plan: String
    /// The service's id.
    package var service: String
    /// What is measured.
    package var series: MeasuredSeries
    /// How the figures are known.
    package var evidence: Evidence
    /// Summary over replications by month; `nil` where there is no value.
    package var months: [Summary?]
}

/// A target under a plan.
package struct TargetResult: Sendable {
    /// The plan's id.
    package var plan: String
    /// The target.
    package var target: Target
    /// How the forecast that it is held against is known.
    package var evidence: Evidence
    /// Probability of meeting it in its month; `nil` when that lies outside the run.
    package var probability: ProportionEstimate?
    /// Probability of meeting it in its month and in every later month of the run.
    package var held: ProportionEstimate?
    /// First month in which it is met with a probability of at least 50, 80 and 95%; `nil`: not within the run.
    package var firstMonths: [Month?]

    /// The probabilities of ``firstMonths``.
    package static let levels = [0.5, 0.8, 0.95]
}
