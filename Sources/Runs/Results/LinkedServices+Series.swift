package import Areas
import Assembly
import Calibration
import Foundation
import Simulation

extension LinkedServices {
    /// What a run reports of a service: the standard measures, those of its classes and of what it holds, and those that
    /// its targets and plans ask for.
    package func series(of index: Int, targets: [Target], plans: [Plan]) -> [MeasuredSeries] {
        let service = services[index].service
        var series = [
            .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin(weeks: 18),
            .waitingBeyond(weeks: 52), .referrals, .diverted, .seen, .earlyDisposals, .left, .meanWaitSeen,
            .clearanceTime,
        ]
        .map { MeasuredSeries(measure: $0) }
        series += [.meanWaitByChild, .empty].map { MeasuredSeries(measure: $0) }
        let followed: [Measure] =
            service.isPathway || followedMonths.isEmpty
            ? []
            : [.meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred, .leavingIfReferred]
        series += followed.map { MeasuredSeries(measure: $0) }
        series += countedBeyond.filter { $0 != 52 }.map { MeasuredSeries(measure: .waitingBeyond(weeks: $0)) }
        if plans.contains(where: { $0.takesOffTheList(ofAnyOf: [service.id]) }) {
            series.append(MeasuredSeries(measure: .transferred))
        }
        if isBent(index) {
            series += [.unexplainedAdditions, .unexplainedRemovals, .removalsMissing]
                .map { MeasuredSeries(measure: $0) }
        }
        for target in targets where target.service == service.id && target.measure != .highNeedsDeficit {
            let wanted = target.series
            if !series.contains(wanted) { series.append(wanted) }
        }
        series += loadSeries(of: index)
        if !service.isPathway, Self.reliefTarget(of: service, targets) != nil {
            series.append(MeasuredSeries(measure: .reliefCapacity))
        }
        for one in service.classes {
            series += ([.waiting, .meanWait, .maxWait, .waitingBeyond(weeks: 52), .seen] + followed)
                .map { MeasuredSeries(measure: $0, part: .childClass(one.name)) }
        }
        if let stock = service.stock {
            let held = [Measure.held(placement: nil)] + stock.placements.map { .held(placement: $0.name) } + [.ceased]
            for wanted in held.map({ MeasuredSeries(measure: $0) }) where !series.contains(wanted) {
                series.append(wanted)
            }
        }
        for name in layout.outcomes[index].keys.sorted() where service.isPathway {
            series.append(MeasuredSeries(measure: .outcome(name)))
        }
        for stage in service.stages {
            var measures: [Measure] = service.isPathway ? [.waiting, .meanWait, .maxWait, .seen] : []
            if stage.dueWeeks != nil {
                measures += [.withinDue(stage: stage.id), .withinDueWithExceptions(stage: stage.id)]
            }
            for measure in measures {
                let wanted = MeasuredSeries(measure: measure, part: .stage(stage.id))
                if !series.contains(wanted) { series.append(wanted) }
            }
        }
        return series
    }

    /// Capacity and load: of a list, or of each stage of a pathway.
    ///
    /// Without limit there is neither; the capacity of shared staff is no single stage's.
    private func loadSeries(of index: Int) -> [MeasuredSeries] {
        zip(services[index].stages, stageNumbers[index])
            .flatMap { stage, number -> [MeasuredSeries] in
                if case .unlimited = stage.capacity { return [] }
                let part: ServicePart = services[index].service.isPathway ? .stage(stage.stage.id) : .whole
                let isPooled = network.pools.contains { $0.stages.contains(number) }
                return (isPooled ? [.load] : [.capacity, .load]).map { MeasuredSeries(measure: $0, part: part) }
            }
    }

    /// The share of those waiting, and the weeks under which they shall have waited, that a list's relief capacity aims at: the
    /// first such target there is.
    static func reliefTarget(of service: Service, _ targets: [Target]) -> (share: Double, weeks: Int)? {
        for target in targets where target.service == service.id && target.bound == .atLeast {
            if case .shareWithin(let weeks) = target.measure, target.value > 0, target.value < 1 {
                return (target.value, weeks)
            }
        }
        return nil
    }
}
