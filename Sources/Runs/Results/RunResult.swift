package import Areas
package import Calendar
package import Calibration
package import Finance
package import Statistics

/// What a run found.
package struct RunResult: Sendable {
    /// The area, with the services and sums whose figures were wanted.
    package var area: Area
    /// The month up to whose end figures were used.
    package var dataTo: Month
    /// How much work went into the fit.
    package var effort = FitEffort.full
    /// The settings, with what was left open filled in.
    package var settings: RunSettings
    /// The plans, "no change" first.
    package var plans: [Plan]
    /// The services as estimated.
    package var models: [FittedService]
    /// Months reported, the origin first.
    package var months: [Month]
    /// Years reported.
    package var years: [Year] = []
    /// Services that could not be estimated from the figures used.
    package var leftOut: [FittedArea.LeftOut] = []
    /// Forecasts: every service without change, and each plan for the services that it touches.
    package var forecasts: [ForecastSeries]
    /// Differences of each plan from no change, replication by replication.
    package var differences: [ForecastSeries]
    /// Every target under every plan.
    package var targets: [TargetResult]
    /// Some single futures of the number waiting if nothing changes, month by month, by the id of the service or sum.
    package var futures: [String: [[Double?]]] = [:]
    /// The plans side by side; `nil`: nobody has held them against one another.
    package var league: LeagueResult?
    /// What the plans cost; `nil`: the area says nothing of money, or only some services were wanted.
    package var costs: CostResult?
    /// The high-needs block; `nil`: the area's costs have no placements, or others' figures were wanted.
    package var highNeeds: HighNeedsResult?

    /// The forecast of a series, of no change when the plan does not touch the service.
    package func forecast(_ plan: String, _ service: String, _ series: MeasuredSeries) -> ForecastSeries? {
        forecasts.first { $0.plan == plan && $0.service == service && $0.series == series }
            ?? forecasts.first { $0.plan == Plan.noChange.id && $0.service == service && $0.series == series }
    }
}

/// One measure of one service under one plan, month by month and year by year.
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
    /// The same by year: of a flow or share over the whole year, of a stock at the end of its count day.
    package var years: [Summary?] = []
}

/// A target under a plan.
package struct TargetResult: Sendable {
    /// The plan's id.
    package var plan: String
    /// What has to be met.
    package var aim: Aim
    /// How the forecast that it is held against is known.
    package var evidence: Evidence
    /// Probability of meeting it in its month; `nil` when that lies outside the run.
    package var probability: ProportionEstimate?
    /// Probability of meeting it in its month and in every later month of the run.
    package var held: ProportionEstimate?
    /// First month in which it is met with a probability of at least 50, 80 and 95%; `nil`: not within the run, or it is
    /// about years.
    package var firstMonths: [Month?]

    /// The probabilities of ``TargetResult/firstMonths``.
    package static let levels = [0.5, 0.8, 0.95]

    /// One target, or several at once.
    package enum Aim: Hashable, Sendable {
        case one(Target)
        case all(JointTarget)

        /// The target's sentence.
        package var text: String {
            switch self {
            case .one(let target): target.text
            case .all(let joint): joint.text
            }
        }

        /// Where it comes from.
        package var source: String {
            switch self {
            case .one(let target): target.source
            case .all(let joint): joint.source
            }
        }

        /// Whether all of it is about months, so that there is a first month in which it is met.
        package var isMonthly: Bool {
            let targets =
                switch self {
                case .one(let target): [target]
                case .all(let joint): joint.targets
                }
            return targets.allSatisfy { if case .by = $0.due { true } else { false } }
        }
    }
}
