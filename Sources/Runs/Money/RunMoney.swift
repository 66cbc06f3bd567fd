import Areas
import Assembly
import Calendar
package import Finance
import Simulation

/// The money of a run: the lines of every plan, and what benefits are counted.
package struct RunMoney: Sendable {
    /// Rows and columns.
    package let layout: CostLayout
    /// What ratios are over.
    package let benefits: [PlanBenefit]
    let plans: [Plan]
    /// The ids of the services that are simulated, in the order of the area.
    let services: [String]
    /// Stages with a time limit.
    let timed: [(service: String, stage: String)]

    /// The money of a run of an area with costs; `nil` without them.
    init?(_ area: Area, _ plans: [Plan], months: [Month]) {
        guard let costs = area.costs, months.count > 1 else { return nil }
        layout = CostLayout(plans, in: area, costs, months: Array(months.dropFirst()))
        self.plans = plans
        services = area.services.map(\.id)
        timed = area.services.flatMap { service in
            service.stages.filter { $0.dueWeeks != nil }.map { (service.id, $0.id) }
        }
        benefits =
            [.extraAssessments, .childWeeks, .keptFrom52Weeks]
            + timed.map { .timeliness(service: $0.service, stage: $0.stage) }
    }

    /// A wait by which those are told who have passed 52 weeks within four.
    static let weeksAfterPassing = 56

    /// What is counted of each service: children seen, children who pass 52 weeks.
    static let partsOfService = 2

    /// Numbers of a plan in a replication: those of services, then cases in time and cases of each timed stage.
    var numberCount: Int { services.count * Self.partsOfService + 2 * timed.count }

    /// The most pence that any plan has in a replication.
    var lineCount: Int { (layout.sheets.map(\.items.count).max() ?? 0) * layout.years.years.count }

    /// Room for some replications.
    func block(_ replications: Range<Int>) -> MoneyBlock {
        MoneyBlock(replications, planCount: plans.count, lineCount: lineCount, numberCount: numberCount)
    }

    /// What a replication has drawn for the prices.
    func prices(_ replication: Replication) -> Prices {
        Prices(
            layout.costs,
            layout.costs.figures.map { one in replication.draw(one.figure, .money(one.path), of: 0) }
        )
    }

    /// The benefits of a plan in a replication: what it brings more than no change.
    func benefits(
        of plan: Int,
        _ numbers: UnsafePointer<Double>,
        than baseline: UnsafePointer<Double>,
        childWeeks: Double
    ) -> [Double] {
        let named = Set(plans[plan].interventions.map(\.service))
        func sum(_ part: Int, where isMeant: (String) -> Bool = { _ in true }) -> Double {
            services.enumerated()
                .reduce(0) { sum, one in
                    guard isMeant(one.element) else { return sum }
                    let place = one.offset * Self.partsOfService + part
                    return sum + numbers[place] - baseline[place]
                }
        }
        let shares = timed.indices.map { index -> Double in
            let place = services.count * Self.partsOfService + 2 * index
            let share = { (numbers: UnsafePointer<Double>) in numbers[place] / numbers[place + 1] }
            return 100 * (share(numbers) - share(baseline))
        }
        return [sum(0, where: named.contains), childWeeks, -sum(1)] + shares
    }
}
