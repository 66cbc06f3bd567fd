package import Areas
import Calibration
package import Runs

/// The names that stand beside codes, at the end of the rows of tables.
package struct ShownNames: Sendable {
    private var services: [String: String] = [:]
    private var plans: [String: String] = [:]

    /// The names of an area, and of plans.
    package init(_ area: Area, plans: [Plan] = []) {
        for service in area.services {
            services[service.historyName] = service.name
        }
        for service in area.services { services[service.id] = service.name }
        for total in area.reportedTotals { services[total.id] = total.name }
        services[ServicePart.wholeColumn] = "all services together"
        for plan in plans { self.plans[plan.id] = plan.name }
    }

    /// The names of a run; of services that it was not asked for too, since targets may name them.
    package init(_ result: RunResult) {
        self.init(result.area, plans: result.plans)
        for model in result.models where services[model.service.id] == nil {
            services[model.service.id] = model.service.name
        }
    }

    /// The name of a service or sum, by its id or its name in the history; of several, `; ` between; empty: unknown.
    func service(_ id: String) -> String {
        if let name = services[id] { return name }
        let parts = id.split(separator: "; ").map { services[String($0)] ?? "" }
        return parts.count > 1 ? parts.joined(separator: "; ") : ""
    }

    /// The name of a plan.
    func plan(_ id: String) -> String { plans[id] ?? "" }

    /// The columns that hold them.
    static let serviceColumn = TableColumn("service_name", "the service's name")
    static let planColumn = TableColumn("plan_name", "the plan's name")
    static let measureColumn = TableColumn("measure_name", "the measure's name")

    /// Names of what the tables of plans and targets measure beside the measures of services.
    private static let figures = [
        "all_of": "all of several targets",
        "child_weeks": "child-weeks of waiting",
        "child_weeks_avoided": "child-weeks of waiting avoided",
        "probability_better": "probability of fewer child-weeks than the other plan",
        "probability_equal": "probability of as many child-weeks as the other plan",
        "probability_best": "probability of the fewest child-weeks",
        "regret": "child-weeks more than with the best plan",
        "probability_of_target": "probability of meeting the target",
        "probability_of_all_targets": "probability of meeting all targets",
        "cost": "cost",
        "cost_present_value": "cost in present value",
        "load": Measure.load.name,
        "probability_of_load_above_1": "probability that demand exceeds capacity",
        "capacity_to_hold": "capacity to hold the list",
        "capacity_missing": "capacity missing to hold the list",
        "made_worse": "made worse elsewhere",
        "posts_filled": "posts filled",
        "months_felt": "months felt",
        "cases": "children seen",
        "places": "places offered",
    ]

    /// The name of such a figure; empty: unknown.
    static func figure(_ id: String) -> String { figures[id] ?? "" }
}
