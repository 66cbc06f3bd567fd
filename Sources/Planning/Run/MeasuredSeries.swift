import Forecasting
import Foundation
import Simulation

/// One measure of a service, or of one of its stages, followed through the months of a run.
package struct MeasuredSeries: Hashable, Sendable {
    /// What is measured.
    package let measure: Measure
    /// The stage's id, `all` for the whole service, or `class` and the name of a class.
    package let stage: String

    /// A measure of a stage, by default of the whole service.
    package init(measure: Measure, stage: String = MeasuredSeries.wholeService) {
        self.measure = measure
        self.stage = stage
    }

    /// The name of the whole service in the `stage` column.
    package static let wholeService = "all"

    /// The name of a class of children in the `stage` column.
    package static func ofClass(_ name: String) -> String { "class \(name)" }
}

extension Component {
    /// What a run reports of a service: the standard measures, those of its classes and of what it holds, and those that
    /// its targets and plans ask for.
    func series(of index: Int, targets: [Target], plans: [Plan]) -> [MeasuredSeries] {
        let service = services[index].service
        var series = [
            .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin(weeks: 18),
            .waitingBeyond(weeks: 52), .referrals, .diverted, .seen, .earlyDisposals, .left, .meanWaitSeen,
            .clearanceTime,
        ]
        .map { MeasuredSeries(measure: $0) }
        if plans.flatMap(\.interventions).contains(where: { $0.service == service.id && $0.effect.takesOffTheList }) {
            series.append(MeasuredSeries(measure: .transferred))
        }
        for target in targets where target.service == service.id {
            let wanted = MeasuredSeries(measure: target.measure, stage: Self.stage(of: target.measure))
            if !series.contains(wanted) { series.append(wanted) }
        }
        for one in service.classes {
            series += [.waiting, .meanWait, .maxWait, .waitingBeyond(weeks: 52), .seen]
                .map { MeasuredSeries(measure: $0, stage: MeasuredSeries.ofClass(one.name)) }
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
                let wanted = MeasuredSeries(measure: measure, stage: stage.id)
                if !series.contains(wanted) { series.append(wanted) }
            }
        }
        return series
    }

    /// The `stage` column of a measure that a target names.
    static func stage(of measure: Measure) -> String {
        switch measure {
        case .withinDue(let stage), .withinDueWithExceptions(let stage): stage
        default: MeasuredSeries.wholeService
        }
    }
}

/// Reads the measures of one service from an engine that has just run.
///
/// A measure that has no value in a month (a share of no completions) is NaN and is left out of the summaries.
struct MonthlyReader {
    let component: Component
    let index: Int
    let mapping: MonthMapping
    let series: [MeasuredSeries]
    /// For a list whose order of service was fitted to a series.
    let published: PublishedWaits?

    init(component: Component, index: Int, targets: [Target], plans: [Plan], settings: RunSettings) {
        self.component = component
        self.index = index
        series = component.series(of: index, targets: targets, plans: plans)
        let model = component.services[index]
        let isFitted = !model.service.isPathway && model.order.observations > 0
        published = isFitted ? PublishedWaits(model, months: component.months, settings: settings) : nil
        mapping = MonthMapping(
            grid: component.grid,
            start: component.services[index].anchor.end,
            months: component.months
        )
    }

    /// The value of a series in a month of the engine's last run.
    func value(of series: MeasuredSeries, month: Int, replication: Int, in engine: Engine) -> Double {
        switch series.measure {
        case .waiting: return stock(StockMeasure.number, series, month, engine)
        case .meanWait, .maxWait:
            let mean = stock(StockMeasure.mean, series, month, engine)
            let longest = stock(StockMeasure.longest, series, month, engine)
            let isMean = series.measure == .meanWait
            guard let published, series.stage == MeasuredSeries.wholeService else { return isMean ? mean : longest }
            let shown = published.mean(mean, longest: longest, replication: replication, month: month)
            return isMean ? shown : published.longest(longest, mean: shown, replication: replication, month: month)
        case .medianWait: return stock(StockMeasure.median, series, month, engine)
        case .percentile92Wait: return stock(StockMeasure.percentile92, series, month, engine)
        case .waitingBeyond(let weeks): return stock(threshold(weeks), series, month, engine)
        case .shareWithin(let weeks):
            let number = stock(StockMeasure.number, series, month, engine)
            return number > 0 ? 1 - stock(threshold(weeks), series, month, engine) / number : 1
        case .referrals:
            // Children whom another service has sent with their clocks running are new to a list.
            let isPathway = component.services[index].service.isPathway
            return flow(first, month, engine) { Double($0.referrals + (isPathway ? 0 : $0.joined)) }
        case .diverted: return flow(first, month, engine) { Double($0.diverted) }
        case .seen: return seen(series, month, engine)
        case .earlyDisposals: return total(month, engine) { Double($0.earlyDisposals) }
        case .left: return total(month, engine) { Double($0.left) }
        case .transferred: return total(month, engine) { Double($0.transferred) }
        case .held(let placement):
            let placements = component.services[index].service.stock?.placements ?? []
            return component.layout.stockGroups[index].enumerated()
                .reduce(0) { sum, group in
                    guard placement == nil || placements[group.offset].name == placement else { return sum }
                    return sum + stock(StockMeasure.number, group: group.element, month, engine)
                }
        case .ceased: return count(component.layout.ceased[index], month, engine)
        case .meanWaitSeen:
            let seen = flow(first, month, engine) { Double($0.seen) }
            return seen > 0 ? flow(first, month, engine) { $0.seenWaitSum } / seen : .nan
        case .clearanceTime:
            let weeks = mapping.flows[month].reduce(0) { $0 + $1.share }
            let removed = total(month, engine) { Double($0.completed + $0.earlyDisposals + $0.left - $0.joined) }
            let number = stock(StockMeasure.number, series, month, engine)
            return removed > 0 && weeks > 0 ? number / (removed / weeks) : .nan
        case .outcome(let name): return outcome(name, month, engine)
        case .withinDue(let id):
            let done = flow(stage(id), month, engine) { Double($0.completed - $0.completedExceptions) }
            let inTime = flow(stage(id), month, engine) { Double($0.completedOnTime - $0.completedOnTimeExceptions) }
            return done > 0 ? inTime / done : .nan
        case .withinDueWithExceptions(let id):
            let done = flow(stage(id), month, engine) { Double($0.completed) }
            return done > 0 ? flow(stage(id), month, engine) { Double($0.completedOnTime) } / done : .nan
        }
    }

    private var first: Int { component.stageNumbers[index][0] }

    private func stage(_ id: String) -> Int {
        component.stageNumbers[index][component.services[index].service.stages.firstIndex { $0.id == id }!]
    }

    private func threshold(_ weeks: Int) -> Int {
        StockMeasure.firstThreshold + component.thresholds.firstIndex(of: weeks)!
    }

    private func stock(_ measure: Int, _ series: MeasuredSeries, _ month: Int, _ engine: Engine) -> Double {
        stock(measure, group: group(of: series), month, engine)
    }

    /// The network's group that a series measures.
    private func group(of series: MeasuredSeries) -> Int {
        let (layout, service) = (component.layout, component.services[index].service)
        if let number = childClass(of: series) { return layout.classGroups[index][number] }
        guard let stage = service.stages.firstIndex(where: { $0.id == series.stage }) else {
            return layout.serviceGroups[index]
        }
        return layout.stageGroups[index][stage]
    }

    /// The number, among the service's classes, of the class that a series is about.
    private func childClass(of series: MeasuredSeries) -> Int? {
        component.services[index].service.classes.firstIndex { MeasuredSeries.ofClass($0.name) == series.stage }
    }

    private func stock(_ measure: Int, group: Int, _ month: Int, _ engine: Engine) -> Double {
        guard let moment = mapping.ends[month] else { return .nan }
        let before =
            moment.before.map { engine.stock(measure, of: group, endOf: $0) }
            ?? engine.stockAtStart(measure, of: group)
        guard moment.weight > 0 else { return before }
        return before + moment.weight * (engine.stock(measure, of: group, endOf: moment.after) - before)
    }

    private func flow(_ stage: Int, _ month: Int, _ engine: Engine, _ value: (Flows) -> Double) -> Double {
        let parts = mapping.flows[month]
        guard !parts.isEmpty else { return .nan }
        return parts.reduce(0) { $0 + $1.share * value(engine.flows(of: stage, in: $1.week)) }
    }

    private func total(_ month: Int, _ engine: Engine, _ value: (Flows) -> Double) -> Double {
        component.stageNumbers[index].reduce(0) { $0 + flow($1, month, engine, value) }
    }

    private func outcome(_ name: String, _ month: Int, _ engine: Engine) -> Double {
        count(component.layout.outcomes[index][name]!, month, engine)
    }

    private func count(_ number: Int, _ month: Int, _ engine: Engine) -> Double {
        let parts = mapping.flows[month]
        guard !parts.isEmpty else { return .nan }
        return parts.reduce(0) { $0 + $1.share * Double(engine.count(of: number, in: $1.week)) }
    }

    /// Cases done: of a stage its completions, of a list those seen, of a pathway all its outcomes.
    private func seen(_ series: MeasuredSeries, _ month: Int, _ engine: Engine) -> Double {
        if childClass(of: series) != nil {
            let name = component.services[index].service.classes[childClass(of: series)!].name
            let number = component.layout.classNumbers[name]!
            let parts = mapping.flows[month]
            guard !parts.isEmpty else { return .nan }
            return parts.reduce(0) { $0 + $1.share * Double(engine.flows(of: first, class: number, in: $1.week).seen) }
        }
        if series.stage != MeasuredSeries.wholeService {
            return flow(stage(series.stage), month, engine) { Double($0.completed) }
        }
        guard component.services[index].service.isPathway else {
            return flow(first, month, engine) { Double($0.seen) }
        }
        return component.layout.outcomes[index].keys.sorted().reduce(0) { $0 + outcome($1, month, engine) }
    }
}
