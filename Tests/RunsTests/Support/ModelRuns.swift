import Calibration
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Wording

@testable import Areas
@testable import Assembly
@testable import Runs

extension Small {
    /// Expected cases a week of the area's first stage in a replication, under a plan.
    static func cases(_ area: Area, _ plan: Plan = .noChange, replication: Int = 0) throws -> [Double] {
        try inputs(area, plan, replication: replication).capacity.mean
    }

    /// The inputs of a stage of the area's first services, once a plan has changed them.
    static func inputs(
        _ area: Area,
        _ plan: Plan,
        stage: Int = 0,
        horizonMonths: Int? = nil,
        replication: Int = 0
    ) throws -> StageInputs {
        let linked = try runner(area, [plan], horizonMonths: horizonMonths).groups[0]
        let draws = linked.draws(Replication(seed: 5, number: replication))
        let baseline = linked.baseline(draws, in: NetworkInputs(network: linked.network))
        let planned = linked.planned(plan, linked.settled(baseline))
        return planned.inputs.stages[stage]
    }
}

extension Runner {
    /// The values of a measure under a plan, by month and then by replication.
    func values(_ measure: Measure, of service: String, under plan: String, part: ServicePart? = nil) -> [[Double]] {
        let linked = groups.first {
            $0.services.contains { $0.service.id == service } || $0.totals.contains { $0.id == service }
        }!
        let unit = rounds(of: linked).joined().first { $0.id == service }!
        let wanted = MeasuredSeries(measure: measure, part: part ?? measure.part)
        let number = unit.series.firstIndex(of: wanted)!
        let samples = try! simulate(linked, [unit], plans.first { $0.id == plan }!) { _ in }[0]
        return linked.months.indices.map { samples.values(series: number, month: $0) }
    }
}

extension Samples {
    /// The values of a series in a month, by replication.
    func values(series: Int, month: Int) -> [Double] {
        (0..<replications).map { self[series: series, month: month, replication: $0] }
    }
}

extension RunResult {
    /// Everything found about a service, as text that two runs can be compared by.
    func everything(about service: String, under plan: String) -> [String] {
        var all: [String] = []
        for list in [forecasts, differences] {
            for series in list where series.service == service && series.plan == plan {
                let months = series.months.map { $0.map { [$0.mean, $0.standardDeviation] + $0.percentiles } ?? [] }
                all.append("\(series.series.measure.id) \(series.series.part) \(series.evidence) \(months)")
            }
        }
        for target in targets where target.target.service == service && target.plan == plan {
            all.append("\(target.target.text) \(String(describing: target.probability)) \(target.firstMonths)")
        }
        return all
    }
}
