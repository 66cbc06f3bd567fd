import Randomness

/// Runs a network week by week, one replication at a time.
///
/// A week goes, for all stages in turn each time: lists that are known now are put in place; work that is done leads on;
/// the week's capacity takes children off the lists, and staff pools share their time among those who are left; then
/// referrals join, and waiting children leave by the hazard. With a hazard that does not change from week to week and
/// service at week starts, counts by week of clock start follow exactly the law of the continuous process (referrals at
/// Poisson times, patience with that hazard by time waited).
///
/// Every draw is keyed by (seed, replication, service, stage, purpose, week) and made by inversion, so that two plans
/// on the same seed differ only by what they change. An engine is used by one thread at a time; give each thread its
/// own. The weekly loop allocates nothing; a run may, before its first week, where it has more passes or phases than
/// any before it, or the same distribution of counts has been drawn from often enough to be worth a table.
public final class Engine {
    /// The network.
    public let network: Network
    /// What is measured, and when.
    public let observation: ObservationPlan

    let stageCount: Int
    let weekCount: Int
    /// Weeks that there is room for: those of the network, and those that journeys may be followed beyond them.
    let totalWeeks: Int
    let pastWeeks: Int
    let cohortCount: Int
    let classCount: Int
    let outcomeCount: Int
    let groupCount: Int
    let measureCount: Int

    let states: UnsafeMutablePointer<StageState>
    let stageInputs: UnsafeMutablePointer<StageInputs>
    let works: UnsafeMutablePointer<StageWork>
    let isException: UnsafeMutablePointer<Bool>

    let weekFlows: UnsafeMutablePointer<Flows>
    let classFlows: UnsafeMutablePointer<ClassFlows>?
    /// Whether the flows of a stage are recorded by class.
    let recordsClasses: UnsafeMutablePointer<Bool>
    let weekOutcomes: UnsafeMutablePointer<Int32>
    let measurements: UnsafeMutablePointer<Double>
    let startMeasurements: UnsafeMutablePointer<Double>
    let isObserved: UnsafeMutablePointer<Bool>
    let thresholds: UnsafeMutableBufferPointer<Int>
    /// The stages of group g are `groupStages[groupFirst[g]..<groupFirst[g + 1]]`.
    let groupStages: UnsafeMutablePointer<Int>
    let groupFirst: UnsafeMutablePointer<Int>
    let groupClasses: UnsafeMutablePointer<ClassSet>
    /// The stages that ask for stage s one at a time are `askers[askerFirst[s]..<askerFirst[s + 1]]`.
    let askers: UnsafeMutablePointer<Int>
    let askerFirst: UnsafeMutablePointer<Int>
    let measuresPercentiles: UnsafeMutablePointer<Bool>
    let poolCount: Int
    let pools: UnsafeMutablePointer<PoolWork>
    let poolInputs: UnsafeMutablePointer<PoolInputs>

    let groupList: UnsafeMutablePointer<CohortList>
    let weights: UnsafeMutablePointer<CohortWeights>
    let cohorts: UnsafeMutablePointer<Int>
    let lineSearch: LineSearch
    let scratch: WeekScratch
    let journeys: UnsafeMutablePointer<JourneyWork>
    let journeyCount: Int
    /// What bends each stage's list to its path.
    let latents: UnsafeMutablePointer<LatentWork>
    let progress: UnsafeMutablePointer<RunProgress>

    /// Whether the runs that begin from now on follow the children of the observation plan's journeys; to follow none costs
    /// nothing.
    public var followsChildren = true
    /// Whether the runs that begin from now on replay the latent flows of the last run that bent its lists to their paths, and
    /// do not bend them anew.
    ///
    /// That run has to be of the same replication, with the same paths: see <doc:LatentFlows>.
    public var replaysLatentFlows = false

    /// Stages whose part in the runs that begin from now on is kept, all of each service or none: later runs of the replication
    /// may leave them out.
    ///
    /// - Precondition: children go from one service to another as new referrals only.
    public var keptStages: [Int] = []
    /// Stages that the runs that begin from now on leave out, all of each service or none: they do what they did in the run that
    /// kept them, and what is recorded of them is what was then.
    ///
    /// - Precondition: that run was of the same replication and these stages have the same inputs as in it; no other stage sends
    ///   anybody to them, shares staff with them or is asked for one at a time by them; no children are followed.
    public var sparedStages: [Int] = []
    /// The week in which the run's part of a stage begins; never for one that is left out.
    let firstWeeks: UnsafeMutablePointer<Int>
    let isSpared: UnsafeMutablePointer<Bool>
    /// Of each stage, whether what it sends is noted.
    let isKept: UnsafeMutablePointer<Bool>
    /// Of each stage, whether it is measured together with those of other services.
    let isMeasuredWithOthers: UnsafeMutablePointer<Bool>
    /// Whether such a measurement tells classes apart.
    let tellsClassesOfServices: Bool
    let kept: KeptRun

    /// The week that ``step()`` simulates next; the number of weeks when a run is over, and before the first.
    public var nextWeek: Int { weeksDone }
    /// To which run the records of past weeks belong.
    var history = History()

    /// More children than this are not counted: with the demands that they can make in a week they fill 32 bits.
    public static let mostChildren = 50_000_000
    /// The week after which the last run was given up, because it held more children than ``mostChildren``; `nil`: it
    /// was not.
    public internal(set) var overfullWeek: Int?

    /// An engine with room for everything a run needs.
    ///
    /// - Precondition: the observation plan covers the network's weeks.
    public init(network: Network, observation: ObservationPlan) {
        precondition(observation.isObserved.count == network.weekCount, "an observation plan covers the weeks")
        self.network = network
        self.observation = observation
        stageCount = network.stages.count
        weekCount = network.weekCount
        totalWeeks = weekCount + (observation.journeys?.mostWeeksBeyond ?? 0)
        pastWeeks = network.pastWeeks
        cohortCount = pastWeeks + totalWeeks
        classCount = network.classCount
        outcomeCount = network.outcomeCount
        groupCount = network.groups.count
        measureCount = observation.measureCount

        states = .allocate(capacity: stageCount)
        stageInputs = .allocate(capacity: stageCount)
        works = .allocate(capacity: stageCount)
        for index in network.stages.indices {
            (states + index)
                .initialize(
                    to: StageState(stage: index, network: network, observation: observation, totalWeeks: totalWeeks)
                )
            (stageInputs + index).initialize(to: StageInputs(network: network, stage: index))
            (works + index)
                .initialize(
                    to: StageWork(stage: index, network: network, observation: observation, totalWeeks: totalWeeks)
                )
        }
        isException = Self.list((0..<classCount).map(network.exceptionClasses.contains))
        weekFlows = Self.filled(Flows(), totalWeeks * stageCount)
        classFlows = classCount > 1 ? Self.filled(ClassFlows(), totalWeeks * stageCount * classCount) : nil
        recordsClasses = Self.list(
            network.stages.indices.map { [classCount] in
                classCount > 1 && observation.stagesByClass?.contains($0) ?? true
            }
        )
        weekOutcomes = Self.filled(0, totalWeeks * outcomeCount)
        measurements = Self.filled(0, weekCount * groupCount * measureCount)
        startMeasurements = Self.filled(0, groupCount * measureCount)
        isObserved = Self.list(observation.isObserved + Array(repeating: false, count: totalWeeks - weekCount))
        thresholds = UnsafeMutableBufferPointer(
            start: Self.list(observation.thresholds),
            count: observation.thresholds.count
        )
        groupStages = Self.list(network.groups.flatMap(\.stages))
        groupFirst = Self.list(network.groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.stages.count) })
        groupClasses = Self.list(network.groups.map(\.classes))
        let asking = network.stages.indices.map { stage in
            network.stages.indices.filter { other in
                network.stages[other].demands.contains { $0.stage == stage && $0.trigger == .waiting && $0.oneAtATime }
            }
        }
        askers = Self.list(asking.flatMap(\.self))
        askerFirst = Self.list(asking.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
        measuresPercentiles = Self.list(network.groups.map { $0.percentiles && observation.percentiles })
        poolCount = network.pools.count
        pools = Self.list(network.pools.map { [totalWeeks] in PoolWork($0, network: network, totalWeeks: totalWeeks) })
        poolInputs = Self.list(network.pools.indices.map { PoolInputs(network: network, pool: $0) })
        groupList = Self.filled(CohortList(cohortCount: cohortCount), 1)
        weights = Self.filled(CohortWeights(cohortCount: cohortCount), 1)
        cohorts = Self.filled(0, LinePlaces.count)
        lineSearch = LineSearch(cohortCount: cohortCount)
        scratch = WeekScratch(weekCount: weekCount, totalWeeks: totalWeeks)
        let plan = observation.journeys
        precondition(plan?.stages.allSatisfy(network.stages.indices.contains) ?? true, "journeys of the stages")
        precondition(
            plan?.groups.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= network.weekCount } ?? true,
            "groups of clock starts within the network's weeks"
        )
        journeyCount = plan?.stages.count ?? 0
        journeys = Self.list(
            plan.map { plan in plan.stages.map { JourneyWork(stage: $0, network: network, plan: plan) } } ?? []
        )
        latents = Self.list(
            network.stages.map { [totalWeeks, classCount] _ in
                LatentWork(totalWeeks: totalWeeks, classCount: classCount)
            }
        )
        firstWeeks = Self.list(network.stages.indices.map { [works] in works[$0].startWeek })
        isSpared = Self.filled(false, stageCount)
        isKept = Self.filled(false, stageCount)
        let mixed = network.groups.filter { group in
            Set(group.stages.map { network.stages[$0].serviceKey }).count > 1
        }
        isMeasuredWithOthers = Self.list(
            network.stages.indices.map { stage in mixed.contains { $0.stages.contains(stage) } }
        )
        tellsClassesOfServices = mixed.contains { $0.classes != .all }
        kept = KeptRun(stageCount: stageCount, groupCount: groupCount, weekCount: weekCount)
        progress = .allocate(capacity: 1)
        progress.initialize(to: RunProgress(weeksDone: weekCount))
    }

    /// About how many bytes an engine of a network takes: what grows with stages, classes, weeks and what is measured.
    public static func byteCount(_ network: Network, _ observation: ObservationPlan) -> Int {
        let beyond = observation.journeys?.mostWeeksBeyond ?? 0
        let (weeks, cohorts) = (network.weekCount + beyond, network.cohortCount + beyond)
        let classes = network.classCount
        let count = MemoryLayout<Int32>.stride
        let ofWeek = MemoryLayout<Flows>.stride + (classes > 1 ? classes * MemoryLayout<ClassFlows>.stride : 0)
        let stages = network.stages.reduce(0) { bytes, stage in
            // Lists of everybody, and of each class: waiting, returning, in work and by the week in which work is done.
            let tables = (stage.delay.count == 1 ? 2 : 3 + stage.delay.count) * classes
            return bytes + (tables + 8) * cohorts * count + weeks * (classes * 3 * count + ofWeek + 64)
        }
        let measures = network.groups.count * observation.measureCount * MemoryLayout<Double>.stride
        let journeys = observation.journeys.map { plan in
            let waits = plan.groups.reduce(0) { $0 + weeks - $1.lowerBound }
            return plan.stages.count * (cohorts * (3 * classes + 3) + waits * classes) * count
        }
        let passes = observation.passes ? network.stages.count * weeks * 2 * MemoryLayout<PassFlows>.stride : 0
        return stages + weeks * (measures + network.outcomeCount * count) + (journeys ?? 0) + passes
    }

    private static func filled<Value>(_ value: Value, _ count: Int) -> UnsafeMutablePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
        pointer.initialize(repeating: value, count: max(1, count))
        return pointer
    }

    private static func list<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
        for (index, value) in values.enumerated() { (pointer + index).initialize(to: value) }
        return pointer
    }

    deinit {
        for stage in 0..<stageCount {
            states[stage].deallocate()
            works[stage].deallocate()
        }
        states.deinitialize(count: stageCount).deallocate()
        stageInputs.deinitialize(count: stageCount).deallocate()
        works.deinitialize(count: stageCount).deallocate()
        isException.deallocate()
        weekFlows.deallocate()
        classFlows?.deallocate()
        recordsClasses.deallocate()
        weekOutcomes.deallocate()
        measurements.deallocate()
        startMeasurements.deallocate()
        isObserved.deallocate()
        thresholds.baseAddress?.deallocate()
        groupStages.deallocate()
        groupFirst.deallocate()
        groupClasses.deallocate()
        askers.deallocate()
        askerFirst.deallocate()
        measuresPercentiles.deallocate()
        for pool in 0..<poolCount { pools[pool].deallocate() }
        pools.deinitialize(count: poolCount).deallocate()
        poolInputs.deinitialize(count: poolCount).deallocate()
        groupList.pointee.deallocate()
        groupList.deallocate()
        weights.pointee.deallocate()
        weights.deallocate()
        cohorts.deallocate()
        lineSearch.deallocate()
        scratch.deallocate()
        for journey in 0..<journeyCount { journeys[journey].deallocate() }
        journeys.deinitialize(count: journeyCount).deallocate()
        progress.deallocate()
        firstWeeks.deallocate()
        isSpared.deallocate()
        isKept.deallocate()
        isMeasuredWithOthers.deallocate()
        for stage in 0..<stageCount { latents[stage].deallocate() }
        latents.deinitialize(count: stageCount).deallocate()
    }

    /// The inputs of a stage, to be filled before a run.
    public func withInputs<Result>(of stage: Int, _ body: (inout StageInputs) throws -> Result) rethrows -> Result {
        precondition((0..<stageCount).contains(stage))
        // An engine that is not used again would be gone before its storage is read.
        return try withExtendedLifetime(self) { try body(&stageInputs[stage]) }
    }

    /// The inputs of a staff pool, to be filled before a run.
    public func withInputs<Result>(ofPool pool: Int, _ body: (inout PoolInputs) throws -> Result) rethrows -> Result {
        precondition((0..<poolCount).contains(pool))
        return try withExtendedLifetime(self) { try body(&poolInputs[pool]) }
    }
}
