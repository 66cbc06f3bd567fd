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
        let component = try runner(area, [plan]).components[0]
        let engine = component.makeEngine()
        let draw = component.fill(engine, service: 0, seed: 5, replication: replication)
        component.apply(plan, to: engine, service: 0, draw: draw, seed: 5, replication: replication)
        return withExtendedLifetime(engine) { engine.withInputs(of: 0) { $0.capacity.mean } }
    }

    /// The inputs of a stage of the area's first service, once a plan has changed them in replication 0.
    static func inputs(_ area: Area, _ plan: Plan, stage: Int = 0, horizonMonths: Int? = nil) throws -> StageInputs {
        let runner = try runner(area, [plan], horizonMonths: horizonMonths)
        let component = runner.components[0]
        let engine = component.makeEngine()
        let draw = component.fill(engine, service: 0, seed: 5, replication: 0)
        component.apply(plan, to: engine, service: 0, draw: draw, seed: 5, replication: 0)
        return withExtendedLifetime(engine) { engine.withInputs(of: stage) { $0 } }
    }
}

extension Runner {
    /// The values of a measure under a plan, by month and then by replication.
    func values(_ measure: Measure, of service: String, under plan: String, stage: String? = nil) -> [[Double]] {
        let component = components.first {
            $0.services.contains { $0.service.id == service } || $0.totals.contains { $0.id == service }
        }!
        let subject = rounds(of: component).joined().first { $0.id == service }!
        let wanted = MeasuredSeries(measure: measure, stage: stage ?? LinkedServices.stage(of: measure))
        let number = subject.series.firstIndex(of: wanted)!
        let samples = try! simulate(component, [subject], plans.first { $0.id == plan }!) { _ in }[0]
        return component.months.indices.map { samples.values(series: number, month: $0) }
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
                all.append("\(series.series.measure.id) \(series.series.stage) \(series.evidence) \(months)")
            }
        }
        for target in targets where target.target.service == service && target.plan == plan {
            all.append("\(target.target.text) \(String(describing: target.probability)) \(target.firstMonths)")
        }
        return all
    }
}
