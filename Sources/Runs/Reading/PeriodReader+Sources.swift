import Areas
import Assembly
import Calendar
import Calibration
import Simulation
import Wording

extension PeriodReader {
    /// Where a service's measures stand in the network.
    struct Sources {
        let linked: LinkedServices
        let index: Int
        let service: Service
        let periods: PeriodsFromWeeks
        /// For a list whose order of service was fitted to a series.
        let published: PublishedWaits?
        /// What its relief capacity aims at.
        let reliefTarget: (share: Double, weeks: Int)?
        /// What is published of years in progress.
        private let publishedYears: PublishedYears

        init(_ linked: LinkedServices, _ index: Int, _ run: RunContext) {
            (self.linked, self.index) = (linked, index)
            let model = linked.services[index]
            service = model.service
            published =
                PublishedStrays.areDrawn(for: model)
                ? PublishedWaits(model, months: linked.months, run.settings) : nil
            periods = PeriodsFromWeeks(
                grid: linked.grid,
                start: model.anchor.end,
                months: linked.months,
                years: linked.years
            )
            reliefTarget = LinkedServices.reliefTarget(of: service, run.targets)
            publishedYears = PublishedYears(service, in: run.history, to: linked.months[0])
        }

        var network: Network { linked.network }
        var layout: NetworkLayout { linked.layout }
        private var first: [Int] { [0] }
        private var all: [Int] { Array(service.stages.indices) }

        /// Whether the service's list is bent to a path.
        var isBent: Bool { linked.isBent(index) }

        /// The staff pools that serve the service's stages.
        var pools: [Int] {
            network.pools.indices.filter { pool in
                layout.stages[index].contains(where: network.pools[pool].stages.contains)
            }
        }

        /// A series' values, of months and of years.
        func reading(of series: MeasuredSeries) -> Reading {
            switch source(of: series) {
            case .stock(let reading), .ratio(let reading): return reading
            case .ofMonths(let reading):
                let monthCount = periods.monthCount
                return { run, period in period < monthCount ? reading(run, period) : .nan }
            case .flow(let flow):
                let gaps = gaps(of: series)
                return { run, period in
                    guard let gap = gaps[period] else { return .nan }
                    return flow(run, period) + gap.part
                }
            case .share(let part, let whole):
                let gaps = gaps(of: series)
                return { run, period in
                    guard let gap = gaps[period] else { return .nan }
                    let all = whole(run, period) + gap.whole
                    return all > 0 ? (part(run, period) + gap.part) / all : .nan
                }
            }
        }

        /// For each year the month at whose end its stocks are counted, and whose value it therefore has; `nil` where it has one
        /// of its own.
        func monthsOfYears(_ series: MeasuredSeries) -> [Int?] {
            guard case .stock = source(of: series) else { return linked.years.map { _ in nil } }
            return linked.years.map { year in
                year.countDay + 1 == year.countDay.month.end ? linked.months.firstIndex(of: year.countDay.month) : nil
            }
        }

        /// What kind of values a series has, which decides what its years are.
        private enum Source {
            /// At a month's end, or at the end of a year's count day.
            case stock(Reading)
            /// In a month or a year.
            case flow(Reading)
            /// One flow over another.
            case share(part: Reading, whole: Reading)
            /// A ratio of flows that knows its own periods.
            case ratio(Reading)
            /// Of months only.
            case ofMonths(Reading)
        }

        /// What has to be added to the simulated flows of each period: nothing, what is published of a year's months before
        /// the simulation; `nil` where the period's flows are not known.
        private func gaps(of series: MeasuredSeries) -> [(part: Double, whole: Double)?] {
            periods.flows.indices.map { period in
                if periods.isWhole[period] { return (0, 0) }
                guard period >= periods.monthCount, let days = periods.before[period - periods.monthCount],
                    series.part == .whole || series.part == series.measure.part
                else { return nil }
                return publishedYears.amount(of: series.measure, over: days)
            }
        }

        private func source(of series: MeasuredSeries) -> Source {
            let group = group(of: series)
            switch series.measure {
            case .waiting: return .stock(stock(StockMeasure.number, [group]))
            case .empty:
                let number = stock(StockMeasure.number, [group])
                return .stock { run, period in
                    let number = number(run, period)
                    return number.isNaN ? .nan : number == 0 ? 1 : 0
                }
            case .meanWait, .meanWaitByChild, .maxWait: return .stock(wait(series, group))
            case .medianWait: return .stock(stock(StockMeasure.median, [group]))
            case .percentile92Wait: return .stock(stock(StockMeasure.percentile92, [group]))
            case .waitingBeyond(let weeks): return .stock(stock(threshold(weeks), [group]))
            case .shareWithin(let weeks):
                let (number, beyond) = (stock(StockMeasure.number, [group]), stock(threshold(weeks), [group]))
                return .stock { run, period in
                    let all = number(run, period)
                    return all > 0 ? 1 - beyond(run, period) / all : all.isNaN ? .nan : 1
                }
            case .referrals:
                // Children whom another service has sent with their clocks running are new here; those who come back
                // from a later stage are not.
                let comeBack = service.stages.flatMap(\.routes)
                    .contains { $0.destination == .stage(service.stages[0].id) }
                let counted = comeBack ? 0.0 : 1
                return .flow(flow(first) { $0.pointee.referrals + counted * $0.pointee.joined })
            case .diverted: return .flow(flow(first) { $0.pointee.diverted })
            case .seen: return .flow(seen(series))
            case .earlyDisposals: return .flow(flow(all) { $0.pointee.earlyDisposals })
            case .left: return .flow(flow(all) { $0.pointee.left })
            case .transferred: return .flow(flow(all) { $0.pointee.transferred })
            case .unexplainedAdditions: return .flow(flow(first) { $0.pointee.unexplainedAdditions })
            case .unexplainedRemovals: return .flow(flow(first) { $0.pointee.unexplainedRemovals })
            case .removalsMissing: return .flow(flow(first) { $0.pointee.removalsMissing })
            case .meanWaitSeen:
                return .share(part: flow(first) { $0.pointee.seenWaitSum }, whole: flow(first) { $0.pointee.seen })
            case .clearanceTime: return .ofMonths(clearanceTime(group))
            case .capacity: return .flow(flow([stagePlace(of: series)]) { $0.pointee.placesToBeSeen })
            case .load: return .ratio(load(stagePlace(of: series)))
            case .reliefCapacity: return .ofMonths(reliefCapacity(group))
            // Not yet known when the forecast's last week has been simulated.
            // And what is owed is no figure of the engine.
            case .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred, .leavingIfReferred,
                .highNeedsDeficit:
                return .ofMonths { _, _ in .nan }
            case .outcome(let name): return .flow(outcomes([layout.number(ofOutcome: name, service: index)]))
            case .held(let placement):
                let placements = service.stock?.placements ?? []
                let groups = layout.stockGroups[index].enumerated()
                    .filter { placement == nil || placements[$0.offset].name == placement }
                return .stock(stock(StockMeasure.number, groups.map(\.element)))
            case .ceased: return .flow(outcomes([layout.ceased[index]]))
            case .withinDue(let id):
                return .share(
                    part: flow(stage(id)) { $0.pointee.completedOnTime - $0.pointee.completedOnTimeExceptions },
                    whole: flow(stage(id)) { $0.pointee.completed - $0.pointee.completedExceptions }
                )
            case .withinDueWithExceptions(let id):
                return .share(
                    part: flow(stage(id)) { $0.pointee.completedOnTime },
                    whole: flow(stage(id)) { $0.pointee.completed }
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
        func childClass(of series: MeasuredSeries) -> Int? {
            guard case .childClass(let name) = series.part else { return nil }
            return service.classes.firstIndex { $0.name == name }
        }

        /// A measure at the periods' ends, added up over groups.
        func stock(_ measure: Int, _ groups: [Int]) -> Reading {
            let ends = periods.ends
            if groups.count == 1 {
                let group = groups[0]
                return { run, period in PeriodsFromWeeks.stock(measure, of: group, in: run.engine, at: ends[period]) }
            }
            return { run, period in
                groups.reduce(0) { $0 + PeriodsFromWeeks.stock(measure, of: $1, in: run.engine, at: ends[period]) }
            }
        }

        /// A flow of some of the service's stages.
        private func flow(
            _ stages: [Int],
            _ value: @escaping @Sendable (UnsafePointer<PeriodFlows>) -> Double
        ) -> Reading {
            let count = periods.flows.count
            if stages.count == 1 {
                let first = stages[0] * count
                return { run, period in value(run.flows + (first + period)) }
            }
            return { run, period in
                var sum = 0.0
                for stage in stages { sum += value(run.flows + (stage * count + period)) }
                return sum
            }
        }

        /// The network's numbers of the service's outcomes, and of what ceases of its stock.
        var outcomes: [Int] { (layout.outcomes[index].values + [layout.ceased[index]]).sorted() }

        private func outcomes(_ asked: [Int]) -> Reading {
            let count = periods.flows.count
            let places = asked.compactMap(outcomes.firstIndex)
            return { run, period in
                var sum = 0.0
                for place in places { sum += run.outcomes[place * count + period] }
                return sum
            }
        }

        /// What happens in weeks, by the days of each period.
        private func weekly(_ value: @escaping @Sendable (_ week: Int, _ engine: Engine) -> Double) -> Reading {
            let flows = periods.flows
            return { run, period in
                guard !flows[period].isEmpty else { return .nan }
                var sum = 0.0
                for part in flows[period] { sum += part.share * value(part.week, run.engine) }
                return sum
            }
        }

        /// The mean or the longest wait, as it might be published where that is known.
        private func wait(_ series: MeasuredSeries, _ group: Int) -> Reading {
            let (mean, longest) = (stock(StockMeasure.mean, [group]), stock(StockMeasure.longest, [group]))
            let isMean = series.measure != .maxWait
            guard let published, series.part == .whole else { return isMean ? mean : longest }
            // Of a year's count day those of its month.
            let months =
                linked.months.indices + linked.years.map { max(0, $0.countDay.month - linked.months[0]) }
            return { run, period in
                let (most, month) = (longest(run, period), months[period])
                guard most >= 0 else { return .nan }
                let shown = published.mean(
                    mean(run, period),
                    longest: most,
                    replication: run.replication,
                    month: month
                )
                return isMean
                    ? shown : published.longest(most, mean: shown, replication: run.replication, month: month)
            }
        }

        private func clearanceTime(_ group: Int) -> Reading {
            let weeks = periods.flows.map { $0.reduce(0) { $0 + $1.share } }
            let number = stock(StockMeasure.number, [group])
            let removed = flow(all) {
                $0.pointee.completed + $0.pointee.earlyDisposals + $0.pointee.transferred + $0.pointee.left
                    - $0.pointee.joined
            }
            return { run, month in
                let removals = removed(run, month)
                // Less than that is what sums of shares have lost in digits.
                return removals > 1e-6 && weeks[month] > 0 ? number(run, month) / (removals / weeks[month]) : .nan
            }
        }

        /// Cases done: of a stage its completions, of a list those seen, of a pathway all its outcomes.
        private func seen(_ series: MeasuredSeries) -> Reading {
            if let one = childClass(of: series) {
                let (stage, number) = (layout.stages[index][0], layout.number(ofClass: service.classes[one].name))
                return weekly { week, engine in Double(engine.flows(of: stage, class: number, in: week).seen) }
            }
            if case .stage(let id) = series.part { return flow(stage(id)) { $0.pointee.completed } }
            guard service.isPathway else { return flow(first) { $0.pointee.seen } }
            return outcomes(layout.outcomes[index].values.sorted())
        }
    }
}
