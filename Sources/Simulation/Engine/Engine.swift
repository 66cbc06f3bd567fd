import Foundation
import Randomness

/// Runs a network week by week, one replication at a time.
///
/// A week goes, for all stages in turn each time: lists that are known now are put in place; work that is done leads on;
/// the week's capacity takes children off the lists; then referrals join and waiting children leave by the hazard. With
/// a constant hazard and service at week starts, counts by week of clock start follow exactly the law of the continuous
/// process (referrals at Poisson times, exponential patience).
///
/// Every draw is keyed by (seed, replication, service, stage, purpose, week) and made by inversion, so that two plans
/// on the same seed differ only by what they change. An engine is used by one thread at a time; give each thread its
/// own. After `init` nothing is allocated.
public final class Engine {
    /// The network.
    public let network: Network
    /// What is measured, and when.
    public let observation: ObservationPlan

    let stageCount: Int
    let states: UnsafeMutablePointer<StageState>
    let stageInputs: UnsafeMutablePointer<StageInputs>
    let works: UnsafeMutablePointer<StageWork>
    let weekFlows: UnsafeMutablePointer<Flows>
    let classFlows: UnsafeMutablePointer<ClassFlows>?
    let weekOutcomes: UnsafeMutablePointer<Int32>
    let measurements: UnsafeMutablePointer<Double>
    let startMeasurements: UnsafeMutablePointer<Double>
    let thresholds: UnsafeMutableBufferPointer<Int>
    let groupStages: [[Int]]
    private var groupList: CohortList
    var weights: CohortWeights

    var seed: UInt64 = 0
    var replication: UInt64 = 0

    /// An engine with room for everything a run needs.
    public init(network: Network, observation: ObservationPlan) {
        precondition(observation.isObserved.count == network.weekCount, "an observation plan covers the weeks")
        self.network = network
        self.observation = observation
        stageCount = network.stages.count
        groupStages = network.groups
        states = .allocate(capacity: stageCount)
        stageInputs = .allocate(capacity: stageCount)
        works = .allocate(capacity: stageCount)
        for (index, stage) in network.stages.enumerated() {
            (states + index).initialize(to: StageState(stage: index, network: network))
            (stageInputs + index).initialize(to: StageInputs(network: network, stage: index))
            (works + index).initialize(to: StageWork(definition: stage))
        }
        weekFlows = .allocate(capacity: network.weekCount * stageCount)
        weekFlows.initialize(repeating: Flows(), count: network.weekCount * stageCount)
        let classRecords = network.classCount > 1 ? network.weekCount * stageCount * network.classCount : 0
        classFlows = classRecords > 0 ? .allocate(capacity: classRecords) : nil
        classFlows?.initialize(repeating: ClassFlows(), count: classRecords)
        weekOutcomes = .allocate(capacity: max(1, network.weekCount * network.outcomeCount))
        weekOutcomes.initialize(repeating: 0, count: max(1, network.weekCount * network.outcomeCount))
        let perWeek = network.groups.count * observation.measureCount
        measurements = .allocate(capacity: network.weekCount * perWeek)
        measurements.initialize(repeating: 0, count: network.weekCount * perWeek)
        startMeasurements = .allocate(capacity: perWeek)
        startMeasurements.initialize(repeating: 0, count: perWeek)
        thresholds = .allocate(capacity: observation.thresholds.count)
        _ = thresholds.initialize(from: observation.thresholds)
        groupList = CohortList(cohortCount: network.cohortCount)
        weights = CohortWeights(cohortCount: network.cohortCount)
    }

    deinit {
        for stage in 0..<stageCount { states[stage].deallocate() }
        states.deinitialize(count: stageCount).deallocate()
        stageInputs.deinitialize(count: stageCount).deallocate()
        works.deinitialize(count: stageCount).deallocate()
        weekFlows.deallocate()
        classFlows?.deallocate()
        weekOutcomes.deallocate()
        measurements.deallocate()
        startMeasurements.deallocate()
        thresholds.deallocate()
        groupList.deallocate()
        weights.deallocate()
    }

    /// The inputs of a stage, to be filled before a run.
    public func withInputs<Result>(of stage: Int, _ body: (inout StageInputs) throws -> Result) rethrows -> Result {
        precondition((0..<stageCount).contains(stage))
        // Here and below: an engine that is not used again would be gone before its storage is read.
        return try withExtendedLifetime(self) { try body(&stageInputs[stage]) }
    }

    /// Simulates one replication of what the inputs hold.
    ///
    /// - Precondition: the inputs have the shape of the network and hold probabilities, hazards and orders that make
    ///   sense, as ``StageInputs`` says of each.
    /// Complexity: per week and stage, one random block each for referrals and capacity, one for every four removals
    /// by the hazard, and a visit to each child taken up (children of one cohort together, when all are alike and the
    /// order is oldest first).
    public func run(seed: UInt64, replication: Int) {
        self.seed = seed
        self.replication = UInt64(replication)
        for stage in 0..<stageCount {
            states[stage].removeAll()
            stageInputs[stage].check(network: network, stage: stage)
            works[stage].begin(inputs: stageInputs[stage], definition: network.stages[stage])
        }
        weekOutcomes.update(repeating: 0, count: network.weekCount * network.outcomeCount)
        startMeasurements.update(repeating: 0, count: groupStages.count * observation.measureCount)
        classFlows?
            .update(repeating: ClassFlows(), count: network.weekCount * stageCount * network.classCount)
        for week in 0..<network.weekCount {
            let flows = weekFlows + week * stageCount
            flows.update(repeating: Flows(), count: stageCount)
            for stage in 0..<stageCount {
                if works[stage].startWeek == week { start(stage) }
            }
            measureStarts(in: week)
            for stage in 0..<stageCount where works[stage].startWeek <= week && !states[stage].isImmediate {
                finishWork(of: stage, in: week)
            }
            for stage in 0..<stageCount where works[stage].startWeek <= week { serve(stage, in: week) }
            for stage in 0..<stageCount where works[stage].startWeek <= week {
                receive(stage, in: week)
                leave(stage, in: week)
                close(stage, in: week)
            }
            if observation.isObserved[week] {
                for group in groupStages.indices { measure(group, endOf: week, into: measurement(group, week)) }
            }
        }
    }

    /// What moved through a stage in a week of the last run.
    public func flows(of stage: Int, in week: Int) -> Flows {
        precondition((0..<stageCount).contains(stage) && (0..<network.weekCount).contains(week))
        return withExtendedLifetime(self) { weekFlows[week * stageCount + stage] }
    }

    /// What moved through a stage in a week of the last run, of one class.
    public func flows(of stage: Int, class childClass: Int, in week: Int) -> ClassFlows {
        precondition((0..<stageCount).contains(stage) && (0..<network.weekCount).contains(week))
        precondition((0..<network.classCount).contains(childClass))
        return withExtendedLifetime(self) {
            if let classFlows { return classFlows[(week * stageCount + stage) * network.classCount + childClass] }
            return ClassFlows(weekFlows[week * stageCount + stage])
        }
    }

    /// Cases that ended with an outcome in a week of the last run.
    public func count(of outcome: Int, in week: Int) -> Int {
        precondition((0..<network.outcomeCount).contains(outcome) && (0..<network.weekCount).contains(week))
        return withExtendedLifetime(self) { Int(weekOutcomes[week * network.outcomeCount + outcome]) }
    }

    /// A measure of a group at the end of an observed week of the last run; see ``StockMeasure`` for `index`.
    public func stock(_ index: Int, of group: Int, endOf week: Int) -> Double {
        precondition(observation.isObserved[week] && (0..<observation.measureCount).contains(index))
        return withExtendedLifetime(self) { measurement(group, week)[index] }
    }

    /// A measure of a group at the moment the last of its stages' lists is known; 0 when that is never.
    public func stockAtStart(_ index: Int, of group: Int) -> Double {
        precondition((0..<observation.measureCount).contains(index))
        return withExtendedLifetime(self) { startMeasurements[group * observation.measureCount + index] }
    }

    private func measurement(_ group: Int, _ week: Int) -> UnsafeMutablePointer<Double> {
        measurements + (week * groupStages.count + group) * observation.measureCount
    }

    /// Puts the known list on a stage.
    private func start(_ stage: Int) {
        let past = network.pastWeeks
        for childClass in 0..<network.classCount {
            for cohort in 0..<past {
                let children = stageInputs[stage].initial[childClass * past + cohort]
                if children > 0 { states[stage].join(Int(children), class: childClass, cohort: cohort) }
            }
            for week in 0..<works[stage].startWeek + 1 {
                let children = stageInputs[stage].initialRecent[childClass * network.weekCount + week]
                if children > 0 { states[stage].join(Int(children), class: childClass, cohort: past + week) }
            }
        }
        for work in stageInputs[stage].initialInWork {
            precondition(work.weeksLeft >= 0 && work.weeksLeft < states[stage].slots.count)
            for _ in 0..<work.children {
                states[stage]
                    .startWork(
                        class: work.childClass,
                        cohort: work.cohort,
                        finishingIn: works[stage].startWeek + work.weeksLeft
                    )
            }
        }
        for childClass in 0..<network.classCount { states[stage].tallies?[childClass].joined = 0 }
    }

    /// Measures the groups of which the last list becomes known this week.
    private func measureStarts(in week: Int) {
        for group in groupStages.indices {
            var known = -1
            var moment = 0.0
            for stage in groupStages[group] where works[stage].startWeek > known {
                known = works[stage].startWeek
                moment = works[stage].momentOfService(in: known)
            }
            guard known == week else { continue }
            measure(group, endOf: week, at: moment, into: startMeasurements + group * observation.measureCount)
        }
    }

    /// Ends a stage's week.
    private func close(_ stage: Int, in week: Int) {
        let flows = weekFlows + (week * stageCount + stage)
        flows.pointee.waiting = states[stage].queue.total
        if !states[stage].isImmediate { flows.pointee.inWork = states[stage].inWork.total }
        if let classFlows {
            states[stage].closeTallies(into: classFlows + (week * stageCount + stage) * network.classCount)
        }
    }

    /// Measures a group at a moment of a week, by default its end.
    private func measure(
        _ group: Int,
        endOf week: Int,
        at moment: Double = 1,
        into out: UnsafeMutablePointer<Double>
    ) {
        let stages = groupStages[group]
        let current = week + network.pastWeeks
        if stages.count == 1 && states[stages[0]].isImmediate {
            measure(&states[stages[0]].queue, current: current, into: out)
        } else {
            groupList.removeAll()
            for stage in stages {
                add(&states[stage].queue, current: current)
                if !states[stage].isImmediate { add(&states[stage].inWork, current: current) }
            }
            measure(&groupList, current: current, into: out)
        }
        if moment < 1 && out[StockMeasure.number] > 0 {
            // Cohorts measured before the end of the week have waited that much less.
            for index in [StockMeasure.mean, StockMeasure.longest, StockMeasure.median, StockMeasure.percentile92] {
                out[index] = max(0, out[index] - (1 - moment))
            }
        }
    }

    private func measure(_ list: inout CohortList, current: Int, into out: UnsafeMutablePointer<Double>) {
        let oldest = list.oldest()
        ListMeasurement.fill(
            out,
            counts: list.counts,
            total: list.total,
            cohortSum: list.cohortSum,
            oldest: oldest,
            takenAsOldest: oldest < list.cohortCount ? Int(list.takenAsOldest[oldest]) : 0,
            current: current,
            percentiles: observation.percentiles,
            thresholds: UnsafeBufferPointer(thresholds)
        )
    }

    private func add(_ list: inout CohortList, current: Int) {
        guard list.total > 0 else { return }
        for cohort in list.oldest()...current where list.counts[cohort] > 0 {
            groupList.add(Int(list.counts[cohort]), to: cohort)
        }
    }
}
