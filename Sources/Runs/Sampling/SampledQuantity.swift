import Areas
import Assembly
import Calibration

/// A quantity whose value in each replication is asked for.
package enum SampledQuantity: Hashable, Sendable {
    /// A measure in a period.
    case value(KeptQuantity)
    /// Weeks that children wait at a service in the forecast's months, by the ids of the plan and of the service.
    case childWeeks(plan: String, service: String)
    /// Pounds that a plan costs more than no change in the forecast's months.
    case cost(plan: String)
}

/// Where the values of sampled quantities come from in a run.
struct SampledPlaces {
    /// Places of values in a row, by quantity.
    private(set) var values: [(quantity: Int, offset: Int)] = []
    /// Child-weeks that are read after a group's services have been simulated under a plan.
    private(set) var childWeeks: [(quantity: Int, group: Int, plan: Int, days: ChildDays)] = []
    /// Costs, by plan.
    private(set) var costs: [(quantity: Int, plan: Int)] = []
    /// Whether children have to be followed to the end of their waits.
    private(set) var followsChildren = false

    init(_ runner: Runner, _ quantities: [SampledQuantity]) {
        let layout = runner.layout
        let number = { (id: String) in runner.plans.firstIndex { $0.id == id } }
        for (place, quantity) in quantities.enumerated() {
            switch quantity {
            case .value(let kept):
                guard let offset = GoalReader.offset(of: kept, in: runner) else { continue }
                values.append((place, offset))
                followsChildren = followsChildren || kept.series.measure.followsChildren
            case .childWeeks(let plan, let id):
                for (group, one) in layout.groups.enumerated() {
                    guard let plan = number(plan),
                        let service = one.linked.services.firstIndex(where: { $0.service.id == id })
                    else { continue }
                    // A plan that leaves the group as it is stands for no change there.
                    let simulated = layout.cellsOfPlan[group][plan].isEmpty ? 0 : plan
                    childWeeks.append((place, group, simulated, ChildDays(one.linked, service)))
                }
            case .cost(let plan):
                if let plan = number(plan) { costs.append((place, plan)) }
            }
        }
    }
}
