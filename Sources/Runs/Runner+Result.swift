import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Statistics

extension Runner {
    /// What a tally says.
    package func result(of tally: Tally) -> RunResult {
        var settings = settings
        settings.replications = tally.count
        var result = RunResult(
            area: reportedArea,
            dataTo: fitted.dataTo,
            effort: fitted.effort,
            settings: settings,
            plans: plans,
            models: fitted.services.filter { settings.isReported($0.service.id) },
            months: groups[0].months,
            years: groups[0].years,
            leftOut: fitted.leftOut,
            forecasts: [],
            differences: [],
            targets: []
        )
        let series = concurrentMap(layout.cells.count) { cell in
            (
                forecasts: self.series(cell, tally.forecasts[cell], areDifferences: false),
                differences: self.series(cell, tally.differences[cell], areDifferences: true)
            )
        }
        // The order of the plans, and in each that of the services and sums.
        let places = Dictionary(
            (fitted.area.services.map(\.id) + fitted.area.reportedTotals.map(\.id)).enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let order = layout.cells.indices.sorted { one, other in
            let key = { (cell: Int) in
                (layout.cells[cell].plan, places[layout.unit(of: cell).id] ?? .max, cell)
            }
            return key(one) < key(other)
        }
        for cell in order {
            result.forecasts += series[cell].forecasts
            result.differences += series[cell].differences
        }
        for plan in plans.indices { result.targets += targets(plan, tally) }
        result.league = league(tally)
        result.futures = tally.futures.byUnit(layout, monthCount: groups[0].months.count)
        // Costs of some services alone are not those of a plan.
        result.costs = settings.services.isEmpty ? costs(tally) : nil
        result.highNeeds = highNeeds(tally)
        return result
    }

    /// What the plans cost.
    private func costs(_ tally: Tally) -> CostResult? {
        guard let money, let costs = tally.costs else { return nil }
        return CostResult(costs, money.layout, plans, money.benefits) { plan, quantity in
            known(quantity, under: plan)
        }
    }

    /// How surely a quantity is known under a plan.
    func known(_ quantity: Quantity, under plan: Int) -> Evidence {
        quantity.service(plans[plan].interventions.map(\.service))
            .flatMap { layout.cell(of: $0, under: plan) }
            .map(evidence) ?? .observed
    }

    /// The series of a cell, or of its differences from "no change".
    private func series(_ cell: Int, _ samples: [CountedSample], areDifferences: Bool) -> [ForecastSeries] {
        guard !samples.isEmpty else { return [] }
        let unit = layout.unit(of: cell)
        let plan = layout.cells[cell].plan
        let monthCount = groups[0].months.count
        return unit.series.enumerated()
            .compactMap { number, series in
                // A difference of two weighted means is not one of replications.
                if areDifferences, unit.weights(of: series) != nil { return nil }
                let all = (0..<unit.periodCount).map { samples[number * unit.periodCount + $0].summary }
                return ForecastSeries(
                    plan: plans[plan].id,
                    service: unit.id,
                    series: series,
                    evidence: series.measure.isInferred
                        ? max(.derived, evidence(of: cell)) : evidence(of: cell),
                    months: Array(all[..<monthCount]),
                    years: Array(all[monthCount...])
                )
            }
    }

    /// How the figures of a cell are known: the least sure of its services, and of what the plan does in the group.
    func evidence(of cell: Int) -> Evidence {
        let one = layout.cells[cell]
        return evidence(of: layout.unit(of: cell).members, inGroup: one.group, under: one.plan)
    }

    /// The same of some services of a group.
    func evidence(of members: [Int], inGroup group: Int, under plan: Int) -> Evidence {
        let linked = layout.groups[group].linked
        let change = plans[plan].evidence(for: linked.services.map(\.service.id))
        let known = members.map { linked.services[$0].evidence }.max() ?? .assumed
        return change.map { max($0, known) } ?? known
    }

    /// The targets under a plan, single ones before joint ones.
    private func targets(_ plan: Int, _ tally: Tally) -> [TargetResult] {
        let cell = { (target: Target) in layout.cell(of: target.service, under: plan) }
        let months = groups[0].months
        let single = zip(targets, tally.goals[plan])
            .compactMap { target, goal -> TargetResult? in
                guard let cell = cell(target),
                    target.measure == .highNeedsDeficit || layout.unit(of: cell).series.contains(target.series)
                else { return nil }
                return TargetResult(
                    plan: plans[plan].id,
                    aim: .one(target),
                    evidence: evidence(of: cell),
                    tally: goal,
                    months: months
                )
            }
        let joint = zip(jointTargets, tally.jointGoals[plan])
            .compactMap { joint, goal -> TargetResult? in
                let cells = joint.targets.compactMap(cell)
                guard cells.count == joint.targets.count, let evidence = cells.map(evidence).max() else { return nil }
                return TargetResult(
                    plan: plans[plan].id,
                    aim: .all(joint),
                    evidence: evidence,
                    tally: goal,
                    months: months
                )
            }
        return single + joint
    }
}
