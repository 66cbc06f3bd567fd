import Areas
import Assembly
import Calendar
import Calibration
import Simulation
import Wording

extension MonthlyReader {
    /// Where a service's measures stand in the network.
    struct Sources {
        let linked: LinkedServices
        let index: Int
        let service: Service
        let mapping: MonthsFromWeeks
        /// For a list whose order of service was fitted to a series.
        let published: PublishedWaits?
        /// What its relief capacity aims at.
        let reliefTarget: (share: Double, weeks: Int)?

        init(_ linked: LinkedServices, _ index: Int, _ settings: RunSettings, _ targets: [Target]) {
            (self.linked, self.index) = (linked, index)
            let model = linked.services[index]
            service = model.service
            let isFitted = !service.isPathway && model.order.observations > 0
            published = isFitted ? PublishedWaits(model, months: linked.months, settings: settings) : nil
            mapping = MonthsFromWeeks(grid: linked.grid, start: model.anchor.end, months: linked.months)
            reliefTarget = LinkedServices.reliefTarget(of: service, targets)
        }

        var network: Network { linked.network }
        var layout: NetworkLayout { linked.layout }
        private var first: [Int] { [0] }
        private var all: [Int] { Array(service.stages.indices) }

        /// The staff pools that serve the service's stages.
        var pools: [Int] {
            network.pools.indices.filter { pool in
                layout.stages[index].contains(where: network.pools[pool].stages.contains)
            }
        }

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
                return { run, month in
                    let all = number(run, month)
                    return all > 0 ? 1 - beyond(run, month) / all : all.isNaN ? .nan : 1
                }
            case .referrals:
                // Children whom another service has sent with their clocks running are new here; those who come back
                // from a later stage are not.
                let comeBack = service.stages.flatMap(\.routes)
                    .contains { $0.destination == .stage(service.stages[0].id) }
                let counted = comeBack ? 0.0 : 1
                return flow(first) { $0.referrals + counted * $0.joined }
            case .diverted: return flow(first) { $0.diverted }
            case .seen: return seen(series)
            case .earlyDisposals: return flow(all) { $0.earlyDisposals }
            case .left: return flow(all) { $0.left }
            case .transferred: return flow(all) { $0.transferred }
            case .meanWaitSeen: return ratio(flow(first) { $0.seenWaitSum }, flow(first) { $0.seen })
            case .clearanceTime: return clearanceTime(group)
            case .capacity: return flow([stagePlace(of: series)]) { $0.placesToBeSeen }
            case .load: return load(stagePlace(of: series))
            case .reliefCapacity: return reliefCapacity(group)
            case .outcome(let name): return outcomes([layout.number(ofOutcome: name, service: index)])
            case .held(let placement):
                let placements = service.stock?.placements ?? []
                let groups = layout.stockGroups[index].enumerated()
                    .filter { placement == nil || placements[$0.offset].name == placement }
                return stock(StockMeasure.number, groups.map(\.element))
            case .ceased: return outcomes([layout.ceased[index]])
            case .withinDue(let id):
                return ratio(
                    flow(stage(id)) { $0.completedOnTime - $0.completedOnTimeExceptions },
                    flow(stage(id)) { $0.completed - $0.completedExceptions }
                )
            case .withinDueWithExceptions(let id):
                return ratio(
                    flow(stage(id)) { $0.completedOnTime },
                    flow(stage(id)) { $0.completed }
                )
            }
        }

        private func stage(_ id: String) -> [Int] {
            [service.stages.firstIndex { $0.id == id }!]
        }

        /// The number of the stage that a series is about.
        private func stage(of series: MeasuredSeries) -> Int? {
            guard case .stage(let id) = series.part else { return nil }
            return service.stages.firstIndex { $0.id == id }
        }

        /// The place of a series' stage; a list has one.
        private func stagePlace(of series: MeasuredSeries) -> Int {
            stage(of: series) ?? 0
        }

        private func threshold(_ weeks: Int) -> Int {
            StockMeasure.firstThreshold + guaranteed(linked.thresholds.firstIndex(of: weeks), by: .countedWaits)
        }

        /// The network's group that a series measures.
        private func group(of series: MeasuredSeries) -> Int {
            if let number = childClass(of: series) { return layout.classGroups[index][number] }
            guard let stage = stage(of: series) else {
                return layout.serviceGroups[index]
            }
            return layout.stageGroups[index][stage]
        }

        /// The number, among the service's classes, of the class that a series is about.
        private func childClass(of series: MeasuredSeries) -> Int? {
            guard case .childClass(let name) = series.part else { return nil }
            return service.classes.firstIndex { $0.name == name }
        }

        /// A measure at the months' ends, added up over groups.
        func stock(_ measure: Int, _ groups: [Int]) -> Reading {
            let mapping = mapping
            return { run, month in
                groups.reduce(0) { $0 + mapping.stock(measure, of: $1, in: run.engine, month: month) }
            }
        }

        /// A flow of some of the service's stages.
        private func flow(_ stages: [Int], _ value: @escaping @Sendable (borrowing MonthFlows) -> Double) -> Reading {
            let monthCount = mapping.flows.count
            return { run, month in
                var sum = 0.0
                for stage in stages { sum += value(run.flows[stage * monthCount + month]) }
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
            return { run, month in
                guard !flows[month].isEmpty else { return .nan }
                var sum = 0.0
                for part in flows[month] { sum += part.share * value(part.week, run.engine) }
                return sum
            }
        }

        private func ratio(_ part: @escaping Reading, _ whole: @escaping Reading) -> Reading {
            { run, month in
                let all = whole(run, month)
                return all > 0 ? part(run, month) / all : .nan
            }
        }

        /// The mean or the longest wait, as it might be published where that is known.
        private func wait(_ series: MeasuredSeries, _ group: Int) -> Reading {
            let (mean, longest) = (stock(StockMeasure.mean, [group]), stock(StockMeasure.longest, [group]))
            let isMean = series.measure == .meanWait
            guard let published, series.part == .whole else { return isMean ? mean : longest }
            return { run, month in
                let most = longest(run, month)
                let shown = published.mean(
                    mean(run, month),
                    longest: most,
                    replication: run.replication,
                    month: month
                )
                return isMean
                    ? shown : published.longest(most, mean: shown, replication: run.replication, month: month)
            }
        }

        private func clearanceTime(_ group: Int) -> Reading {
            let weeks = mapping.flows.map { $0.reduce(0) { $0 + $1.share } }
            let number = stock(StockMeasure.number, [group])
            let removed = flow(all) { $0.completed + $0.earlyDisposals + $0.transferred + $0.left - $0.joined }
            return { run, month in
                let removals = removed(run, month)
                return removals > 0 && weeks[month] > 0 ? number(run, month) / (removals / weeks[month]) : .nan
            }
        }

        /// Cases done: of a stage its completions, of a list those seen, of a pathway all its outcomes.
        private func seen(_ series: MeasuredSeries) -> Reading {
            if let one = childClass(of: series) {
                let (stage, number) = (layout.stages[index][0], layout.number(ofClass: service.classes[one].name))
                return weekly { week, engine in Double(engine.flows(of: stage, class: number, in: week).seen) }
            }
            if case .stage(let id) = series.part { return flow(stage(id)) { $0.completed } }
            guard service.isPathway else { return flow(first) { $0.seen } }
            return outcomes(layout.outcomes[index].values.sorted())
        }
    }
}
