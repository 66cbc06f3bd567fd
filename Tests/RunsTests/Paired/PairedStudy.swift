import Areas
import Calendar
import Calibration
import Simulation

@testable import Assembly
@testable import Runs

/// How alike a plan and no change run in the same replications, measured by runs in which one thing at a time is drawn anew.
struct PairedStudy {
    let runner: Runner
    let linked: LinkedServices
    private let units: [ReportedUnit]
    private let baseline: [[PairedSamples]]

    /// Added to a replication's number for what is drawn anew: beyond all replications of a run.
    static let anew = 1_000_000
    static let horizons = [12, 24, 36]

    /// Runs linked services without change, twice: with their own luck, and with another.
    init(_ runner: Runner, _ linked: LinkedServices) {
        (self.runner, self.linked) = (runner, linked)
        let group = runner.layout.groups.first { $0.linked.reportedIDs == linked.reportedIDs }!
        let units = group.units.filter { unit in linked.services.contains { $0.service.id == unit.id } }
        self.units = units
        for walk in group.walks { walk.prepare(0..<runner.settings.replications) }
        let plan = runner.plans[0]
        baseline = [
            Self.simulate(runner, linked, units, plan),
            Self.simulate(runner, linked, units, plan, luck: Self.anew),
        ]
    }

    /// What keeps a plan and no change apart, by service, measure and horizon.
    func rows(_ plan: Plan) -> [PairedRow] {
        let affected = linked.affected(by: plan)
        let changed = units.indices.filter { !affected.isDisjoint(with: units[$0].members) }
        guard !changed.isEmpty else { return [] }
        let own = Self.simulate(runner, linked, units, plan)
        let otherLuck = Self.simulate(runner, linked, units, plan, luck: Self.anew)
        let otherEffects = Self.simulate(runner, linked, units, plan, effects: Self.anew)
        return changed.flatMap { one in
            let unit = units[one]
            let waiting = unit.series.firstIndex { $0.measure == .waiting && $0.part == .whole }!
            return unit.series.indices.filter { isStudied(unit.series[$0]) }
                .map { series in
                    let months = Self.horizons.map { month -> PairedMonth in
                        let values = { (samples: PairedSamples) in samples.values(series: series, month: month) }
                        return PairedMonth(
                            plan: values(own[one]),
                            planWithOtherLuck: values(otherLuck[one]),
                            planWithOtherEffects: values(otherEffects[one]),
                            noChange: values(baseline[0][one]),
                            noChangeWithOtherLuck: values(baseline[1][one]),
                            waiting: own[one].values(series: waiting, month: month)
                        )
                    }
                    return PairedRow(service: unit.id, measure: unit.series[series].measure.id, months: months)
                }
        }
    }

    /// Numbers waiting, mean waits, those seen, and shares in time.
    private func isStudied(_ series: MeasuredSeries) -> Bool {
        switch series.measure {
        case .waiting, .meanWait, .seen, .shareWithin(weeks: 18): series.part == .whole
        case .withinDue: true
        default: false
        }
    }

    /// Samples of each unit, with the weeks' luck or the plan's uncertain effects taken from other replications.
    private static func simulate(
        _ runner: Runner,
        _ linked: LinkedServices,
        _ units: [ReportedUnit],
        _ plan: Plan,
        luck: Int = 0,
        effects: Int = 0
    ) -> [PairedSamples] {
        let (seed, replications) = (runner.settings.seed, runner.settings.replications)
        let samples = units.map { PairedSamples($0, replications: replications) }
        let parts = 8
        _ = concurrentMap(parts) { part in
            let engine = linked.makeEngine()
            for number in stride(from: part, to: replications, by: parts) {
                let own = linked.draws(Replication(seed: seed, number: number))
                // The effects of a plan are drawn by the replication's number, all else has been drawn.
                let draws = ReplicationDraws(
                    replication: Replication(seed: seed, number: number + effects),
                    services: own.services,
                    timesPerCase: own.timesPerCase
                )
                let room = NetworkInputs(network: linked.network)
                var inputs = linked.pooled(linked.planned(plan, linked.settled(linked.baseline(draws, in: room))))
                engine.load(&inputs)
                engine.run(seed: seed, replication: number + luck)
                for (unit, samples) in zip(units, samples) {
                    unit.read(engine, replication: number, into: samples.row(number))
                }
            }
        }
        return samples
    }
}

/// The values of a unit under a plan: for each replication a row of each series' periods.
final class PairedSamples: @unchecked Sendable {
    private let unit: ReportedUnit
    private let replications: Int
    private let values: UnsafeMutablePointer<Float>

    init(_ unit: ReportedUnit, replications: Int) {
        (self.unit, self.replications) = (unit, replications)
        values = .allocate(capacity: unit.valueCount * replications)
        values.initialize(repeating: .nan, count: unit.valueCount * replications)
    }

    deinit { values.deallocate() }

    /// The row of a replication; threads write to rows of their own.
    func row(_ replication: Int) -> UnsafeMutablePointer<Float> { values + replication * unit.valueCount }

    /// The values of a series in a month, by replication.
    func values(series: Int, month: Int) -> [Double] {
        (0..<replications).map { Double(row($0)[series * unit.periodCount + month]) }
    }
}
