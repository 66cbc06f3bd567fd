package import Areas
package import Calendar
package import Forecasting
import Foundation

/// A service with everything estimated that a replication needs: where it starts, what comes, what is removed, and in
/// which order.
package struct FittedService: Codable, Sendable {
    /// The service.
    package internal(set) var service: Service
    /// The area's origin, to which vacancies refer.
    package let origin: Month
    /// The area's bank holidays and school holidays.
    package let calendar: WorkCalendar
    /// The month at whose end the list is known, and the simulation of it begins.
    package let anchor: Month
    /// Referrals.
    package let demand: Demand
    /// What each stage starts with and can do.
    package let stages: [FittedStage]
    /// What is known of the order of service, for stages whose order is fitted.
    package let order: OrderFit
    /// What is known of how its list is worked: order, early disposals, attrition, additions and levels; `nil` for a
    /// pathway, and for a list of nobody.
    package internal(set) var posterior: ListPosterior?
    /// How assessments go on from month to month; `nil` where too few months of them are published, and for a pathway.
    package let assessments: FlowPath?
    /// How the number on its list goes on if nothing changes, by its own counts; `nil` for a pathway.
    package let path: ListPath?
    /// How the waits on its list go on; `nil` where too little is published of them.
    package let ages: ListAges?
    /// How forecasts of it would have done at earlier months; `nil` when nothing can be said yet.
    package let hindcast: ListHindcast?
    /// How much has been published.
    package let sufficiency: Sufficiency
    /// How the results are known, before any plan: the least sure of list, referrals and capacity.
    package let evidence: Evidence
    /// The longest wait, as far as it is published; `nil` when no series of it is.
    package let longest: LongestWait?
    /// What its published years say of a pathway's capacity and backlog; `nil`: the area states them.
    package let pathway: PathwayPosterior?
    /// Of each stage, the routes whose shares wander over the years.
    package let shareCourses: [[ShareCourse]]
    /// What was set aside or stood in for, in plain words.
    package let notes: [String]

    /// Referrals to come.
    package struct Demand: Codable, Sendable {
        /// How they go on from month to month.
        package var law: FlowPath
        /// What is stated instead of counted: its range is drawn from for the level.
        package var stated: Figure?
        /// How it is known.
        package var evidence: Evidence
        /// Where it comes from, in words.
        package var basis: String
        /// The day from which the service has had referrals; `nil` when nothing is published of a time before.
        package var begins: Day?
        /// How they go on over the years, where the model's own trend does not say it.
        package var course: RequestCourse?
    }

    /// A published longest wait.
    package struct LongestWait: Codable, Sendable {
        /// The last one, carried to the anchor.
        package let weeks: Double
        /// The probability that a month makes it grow by the month's own length.
        package let growth: Double
    }

    /// How much a service has published.
    package enum Sufficiency: String, Codable, Sendable {
        /// Twelve or more counts of list and referrals.
        case series = "monthly series"
        /// Fewer than twelve, or a series without referrals.
        case short = "short series"
        /// One count.
        case snapshot = "insufficient data"
        /// The area's own assumptions, or a pathway's parts, rather than counts of a list.
        case stated = "stated by the area"
    }

    /// Standard deviation, on the log scale, of capacity against referrals for a list of which one count is known.
    package static let snapshotImbalance = 0.12
}

/// A stage with its start and its capacity.
package struct FittedStage: Codable, Sendable {
    /// The stage.
    package let stage: Stage
    /// Waits of the children waiting at the anchor: one list for each variant that a replication may draw.
    package let waits: [RebuiltWaits]
    /// What is known of the shares of them under 18 and under 52 weeks; empty where a range is stated, or nobody waits.
    package let shares: [WaitShare]
    /// Published figures of the list that others contradict.
    package let contradictions: [WaitContradiction]
    /// How the list at the anchor is known.
    package let listEvidence: Evidence
    /// Removals by capacity.
    package let capacity: Capacity
    /// How the capacity is known.
    package let capacityEvidence: Evidence
    /// Where the capacity comes from, in words.
    package let basis: String

    /// How much a stage can do.
    package enum Capacity: Codable, Sendable {
        /// Removals implied by flows; the level moves with the drawn level of referrals when those were derived from
        /// the same list.
        case implied(RemovalModel, tiedToDemand: Bool)
        /// Stated cases a week.
        case stated(Figure)
        /// Built from these posts, whose holders come and go.
        case staffed([StaffPost])
        /// As many as come, with a log-scale error drawn once: a list of which one count is known.
        case balanced(error: Double)
        /// Inferred from what the pathway has published: see ``FittedService/pathway``.
        case inferred
        /// Everything at once.
        case unlimited
    }
}
