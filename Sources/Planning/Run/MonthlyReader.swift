import Forecasting
import Foundation
import Simulation

/// Reads the measures of one service from an engine that has just run.
///
/// A measure that has no value in a month (a share of no completions) is NaN and is left out of the summaries.
struct MonthlyReader: Sendable {
    /// The service's number in the component.
    let index: Int
    let series: [MeasuredSeries]
    /// How each series is read.
    private let readings: [Reading]

    /// A series' value in a month of an engine's last run.
    private typealias Reading = @Sendable (_ month: Int, _ replication: Int, _ engine: Engine) -> Double

    init(component: Component, index: Int, targets: [Target], plans: [Plan], settings: RunSettings) {
        self.index = index
        series = component.series(of: index, targets: targets, plans: plans)
        let sources = Sources(component, index, settings)
        readings = series.map { sources.reading(of: $0) }
    }

    /// The value of a series, by its number, in a month of the engine's last run.
    func value(of number: Int, month: Int, replication: Int, in engine: Engine) -> Double {
        readings[number](month, replication, engine)
    }

    /// Where a service's measures stand in the network.
    private struct Sources {
        let component: Component
        let index: Int
        let service: Service
        let mapping: MonthMapping
        /// For a list whose order of service was fitted to a series.
        let published: PublishedWaits?

        init(_ component: Component, _ index: Int, _ settings: RunSettings) {
            (self.component, self.index) = (component, index)
            let model = component.services[index]
            service = model.service
            let isFitted = !service.isPathway && model.order.observations > 0
            published = isFitted ? PublishedWaits(model, months: component.months, settings: settings) : nil
            mapping = MonthMapping(grid: component.grid, start: model.anchor.end, months: component.months)
        }

        private var layout: NetworkLayout { component.layout }
        private var first: [Int] { [layout.stages[index][0]] }
        private var all: [Int] { layout.stages[index] }

        func reading(of series: MeasuredSeries) -> Reading {
            let group = group(of: series)
            switch series.measure {
            case .waiting: return stock(StockMeasure.number, [group])
            case .meanWait, .maxWait: return wait(series, group)
            case .medianWait: return stock(StockMeasure.median, [group])
            case .percentile92Wait: return stock(StockMeasure.percentile92, [group])
            case .waitingBeyond(let weeks): return stock(threshold(weeks), [group])
            case .shareWithin(let weeks):
                let (number, beyond) = (stock(StockMeasure.number, [group]), stock(threshold(weeks), [group]))
                return { month, replication, engine in
                    let children = number(month, replication, engine)
                    return children > 0 ? 1 - beyond(month, replication, engine) / children : children.isNaN ? .nan : 1
                }
            case .referrals:
                // Children whom another service has sent with their clocks running are new here; those who come back
                // from a later stage are not.
                let comeBack = service.stages.flatMap(\.routes)
                    .contains { $0.destination == .stage(service.stages[0].id) }
                let counted = comeBack ? 0 : 1
                return flow(first) { Double($0.referrals + counted * $0.joined) }
            case .diverted: return flow(first) { Double($0.diverted) }
            case .seen: return seen(series)
            case .earlyDisposals: return flow(all) { Double($0.earlyDisposals) }
            case .left: return flow(all) { Double($0.left) }
            case .transferred: return flow(all) { Double($0.transferred) }
            case .meanWaitSeen: return ratio(flow(first) { $0.seenWaitSum }, flow(first) { Double($0.seen) })
            case .clearanceTime: return clearanceTime(group)
            case .outcome(let name): return outcomes([layout.outcomes[index][name]!])
            case .held(let placement):
                let placements = service.stock?.placements ?? []
                let groups = layout.stockGroups[index].enumerated()
                    .filter { placement == nil || placements[$0.offset].name == placement }
                return stock(StockMeasure.number, groups.map(\.element))
            case .ceased: return outcomes([layout.ceased[index]])
            case .withinDue(let id):
                return ratio(
                    flow(stage(id)) { Double($0.completedOnTime - $0.completedOnTimeExceptions) },
                    flow(stage(id)) { Double($0.completed - $0.completedExceptions) }
                )
            case .withinDueWithExceptions(let id):
                return ratio(
                    flow(stage(id)) { Double($0.completedOnTime) },
                    flow(stage(id)) { Double($0.completed) }
                )
            }
        }

        private func stage(_ id: String) -> [Int] {
            [layout.stages[index][service.stages.firstIndex { $0.id == id }!]]
        }

        private func threshold(_ weeks: Int) -> Int {
            StockMeasure.firstThreshold + component.thresholds.firstIndex(of: weeks)!
        }

        /// The network's group that a series measures.
        private func group(of series: MeasuredSeries) -> Int {
            if let number = childClass(of: series) { return layout.classGroups[index][number] }
            guard let stage = service.stages.firstIndex(where: { $0.id == series.stage }) else {
                return layout.serviceGroups[index]
            }
            return layout.stageGroups[index][stage]
        }

        /// The number, among the service's classes, of the class that a series is about.
        private func childClass(of series: MeasuredSeries) -> Int? {
            service.classes.firstIndex { MeasuredSeries.ofClass($0.name) == series.stage }
        }

        /// A measure at the months' ends, added up over groups.
        private func stock(_ measure: Int, _ groups: [Int]) -> Reading {
            let ends = mapping.ends
            return { month, _, engine in
                guard let moment = ends[month] else { return .nan }
                var sum = 0.0
                for group in groups {
                    let before =
                        moment.before.map { engine.stock(measure, of: group, endOf: $0) }
                        ?? engine.stockAtStart(measure, of: group)
                    sum += before
                    guard moment.weight > 0 else { continue }
                    sum += moment.weight * (engine.stock(measure, of: group, endOf: moment.after) - before)
                }
                return sum
            }
        }

        private func flow(_ stages: [Int], _ value: @escaping @Sendable (Flows) -> Double) -> Reading {
            weekly { week, engine in
                var sum = 0.0
                for stage in stages { sum += value(engine.flows(of: stage, in: week)) }
                return sum
            }
        }

        private func outcomes(_ outcomes: [Int]) -> Reading {
            weekly { week, engine in
                var sum = 0
                for outcome in outcomes { sum += engine.count(of: outcome, in: week) }
                return Double(sum)
            }
        }

        /// What happens in weeks, by the days of each month.
        private func weekly(_ value: @escaping @Sendable (_ week: Int, _ engine: Engine) -> Double) -> Reading {
            let flows = mapping.flows
            return { month, _, engine in
                guard !flows[month].isEmpty else { return .nan }
                var sum = 0.0
                for part in flows[month] { sum += part.share * value(part.week, engine) }
                return sum
            }
        }

        private func ratio(_ part: @escaping Reading, _ whole: @escaping Reading) -> Reading {
            { month, replication, engine in
                let all = whole(month, replication, engine)
                return all > 0 ? part(month, replication, engine) / all : .nan
            }
        }

        /// The mean or the longest wait, as it might be published where that is known.
        private func wait(_ series: MeasuredSeries, _ group: Int) -> Reading {
            let (mean, longest) = (stock(StockMeasure.mean, [group]), stock(StockMeasure.longest, [group]))
            let isMean = series.measure == .meanWait
            guard let published, series.stage == MeasuredSeries.wholeService else { return isMean ? mean : longest }
            return { month, replication, engine in
                let most = longest(month, replication, engine)
                let shown = published.mean(
                    mean(month, replication, engine),
                    longest: most,
                    replication: replication,
                    month: month
                )
                return isMean ? shown : published.longest(most, mean: shown, replication: replication, month: month)
            }
        }

        private func clearanceTime(_ group: Int) -> Reading {
            let weeks = mapping.flows.map { $0.reduce(0) { $0 + $1.share } }
            let number = stock(StockMeasure.number, [group])
            let removed = flow(all) { Double($0.completed + $0.earlyDisposals + $0.transferred + $0.left - $0.joined) }
            return { month, replication, engine in
                let rate = removed(month, replication, engine)
                return rate > 0 && weeks[month] > 0
                    ? number(month, replication, engine) / (rate / weeks[month]) : .nan
            }
        }

        /// Cases done: of a stage its completions, of a list those seen, of a pathway all its outcomes.
        private func seen(_ series: MeasuredSeries) -> Reading {
            if let one = childClass(of: series) {
                let (stage, number) = (first[0], layout.classNumbers[service.classes[one].name]!)
                return weekly { week, engine in Double(engine.flows(of: stage, class: number, in: week).seen) }
            }
            if series.stage != MeasuredSeries.wholeService { return flow(stage(series.stage)) { Double($0.completed) } }
            guard service.isPathway else { return flow(first) { Double($0.seen) } }
            return outcomes(layout.outcomes[index].values.sorted())
        }
    }
}
