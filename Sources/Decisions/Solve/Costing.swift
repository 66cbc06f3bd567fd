package import Areas
import Calendar
import Calibration
import Finance
import Runs
package import Statistics

/// What some plans cost beyond none, over all months of the forecast.
package struct Costing: Sendable {
    /// By plan: pence more than if nothing changes.
    package var pence: [Summary]
    /// By plan and then by financial year: the mean of the same.
    package var years: [[(year: String, pence: Double)]]
    /// By plan: what has no price, in sentences.
    package var unpriced: [[String]]
}

extension Solver {
    /// A lever with sizes counted in thousands of pounds: of its own costs over the forecast, if it delivers what is planned.
    ///
    /// - Parameters:
    ///   - lever: the lever.
    ///   - horizonMonths: months forecast.
    /// - Returns: the lever; `nil`: the area has no costs, or no line of them is about it.
    /// - Throws: ``InputErrors`` with what keeps it from being priced.
    package func inMoney(_ lever: Lever, horizonMonths: Int) throws(InputErrors) -> Lever? {
        guard fitted.area.costs != nil else { return nil }
        let unit = try lever.plan(1)
        let settings = RunSettings(
            replications: Self.priceReplications,
            seed: seed,
            threads: threads,
            horizonMonths: horizonMonths,
            followsReferrals: false
        )
        let runner = try Runner(fitted, plans: [unit], settings: settings)
        let replications = 0..<Self.priceReplications
        var pounds = 0.0
        for (group, services) in runner.trialGroups.enumerated() {
            var part = unit
            part.interventions.removeAll { !services.contains($0.service) }
            let drawn = runner.plannedPounds(of: [part], inGroup: group, replications, TrialQuestion())[0]
            pounds += drawn.reduce(0, +) / Double(replications.count)
        }
        return pounds > 0 ? lever.inMoney(poundsPerSize: pounds) : nil
    }

    /// Replications from which the price of a lever is read: no weeks are simulated for it.
    private static let priceReplications = 2_000

    /// Replications from which costs are read: they vary less than who meets a target.
    private static let costReplications = 200

    /// Prices plans: what they cost beyond no change, with all that follows from them elsewhere.
    ///
    /// - Parameters:
    ///   - plans: the plans, with ids of their own.
    ///   - horizonMonths: months forecast.
    /// - Returns: what they cost; `nil`: the area has no costs.
    /// - Throws: ``InputErrors`` with what keeps them from being run.
    package func costing(of plans: [Plan], horizonMonths: Int) throws(InputErrors) -> Costing? {
        guard fitted.area.costs != nil, !plans.isEmpty else { return nil }
        let runner = try Runner(
            fitted,
            plans: plans,
            settings: RunSettings(
                replications: Self.costReplications,
                seed: seed,
                threads: threads,
                horizonMonths: horizonMonths,
                followsReferrals: false
            )
        )
        guard let costs = try runner.run().costs else { return nil }
        let totals = costs.amounts.filter { $0.row.kind == .total && $0.row.funder == nil && $0.change != nil }
        let all = plans.compactMap { plan in totals.first { $0.plan == plan.id && $0.year == nil }?.change }
        guard all.count == plans.count else { return nil }
        return Costing(
            pence: all,
            years: plans.map { plan in
                totals.filter { $0.plan == plan.id && $0.year != nil }
                    .map { ($0.year?.description ?? "", $0.change?.mean ?? 0) }
            },
            unpriced: plans.map { plan in
                runner.plans.firstIndex { $0.id == plan.id }.map { costs.unpriced[$0] } ?? []
            }
        )
    }
}
