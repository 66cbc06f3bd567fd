import Simulation
import Statistics

@testable import Planning

extension Small {
    /// Runs plans on an area.
    static func run(
        _ area: Area,
        _ plans: [Plan] = [],
        replications: Int = 60,
        seed: UInt64 = 5,
        threads: Int = 2,
        horizonMonths: Int? = nil
    ) throws -> RunResult {
        try runner(
            area,
            plans,
            replications: replications,
            seed: seed,
            threads: threads,
            horizonMonths: horizonMonths
        )
        .run()
    }

    /// What ``run(_:_:replications:seed:threads:horizonMonths:)`` runs.
    static func runner(
        _ area: Area,
        _ plans: [Plan] = [],
        replications: Int = 60,
        seed: UInt64 = 5,
        threads: Int = 2,
        horizonMonths: Int? = nil
    ) throws -> Runner {
        try Runner(
            area: area,
            plans: plans,
            settings: RunSettings(
                replications: replications,
                seed: seed,
                threads: threads,
                horizonMonths: horizonMonths
            )
        )
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
        let wanted = MeasuredSeries(measure: measure, stage: stage ?? Component.stage(of: measure))
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
