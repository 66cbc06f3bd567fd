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
    /// The values of a measure under a plan, by month and then by replication; years follow the months.
    func values(
        _ measure: Measure,
        of service: String,
        under plan: String,
        part: ServicePart? = nil,
        years: Bool = false
    ) -> [[Double]] {
        let series = MeasuredSeries(measure: measure, part: part ?? measure.part)
        let periods = years ? groups[0].months.count + groups[0].years.count : groups[0].months.count
        let quantities = (0..<periods)
            .map { KeptQuantity(plan: plan, service: service, series: series, period: $0) }
        let kept = try! tally(0..<settings.replications, keeping: quantities).kept
        return kept.map { sample in (0..<settings.replications).map { Double(sample.values[$0]!) } }
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
        for target in targets where target.plan == plan && target.aim.isAbout(service) {
            all.append("\(target.aim.text) \(String(describing: target.probability)) \(target.firstMonths)")
        }
        return all
    }
}

extension TargetResult.Aim {
    /// Whether it is a target of a service.
    func isAbout(_ service: String) -> Bool {
        if case .one(let target) = self { target.service == service } else { false }
    }

    /// The single target.
    var single: Target? {
        if case .one(let target) = self { target } else { nil }
    }
}
