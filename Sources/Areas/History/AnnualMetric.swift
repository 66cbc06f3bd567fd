/// Shares that are published of a pathway once a year, as the history names them.
package enum AnnualMetric: String, CaseIterable, Sendable {
    /// Of requests, those that are refused.
    case refused = "refused_to_assess"
    /// Of assessments, those that lead to no plan.
    case noPlan = "no_to_plan"
    /// Of plans issued, those after more than a year.
    case afterAYear = "share_after_a_year"

    /// The outcome of a route whose share it is.
    var outcome: String? {
        switch self {
        case .refused: "refused"
        case .noPlan: "no plan"
        case .afterAYear: nil
        }
    }
}

extension Service {
    /// Whether it is a pathway of requests to something that is held: EHC needs assessments.
    package var isOfRequests: Bool { isPathway && stock != nil && referralMetric == Metric.requests.rawValue }

    /// The route whose share is published as a metric, where it is a pathway of requests.
    package func route(of metric: AnnualMetric) -> Route? {
        guard isOfRequests, let outcome = metric.outcome else { return nil }
        return stages.flatMap(\.routes).first { $0.destination == .outcome(outcome) }
    }

    /// What is published of a route's share.
    package func annualMetric(of route: Route) -> AnnualMetric? {
        guard isOfRequests, case .outcome(let name) = route.destination else { return nil }
        return AnnualMetric.allCases.first { $0.outcome == name }
    }
}
