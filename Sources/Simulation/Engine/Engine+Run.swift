import Randomness

extension Engine {
    /// Simulates one replication of what the inputs hold.
    ///
    /// A run that comes to hold more than ``mostChildren`` is given up: see ``overfullWeek``.
    ///
    /// - Precondition: the inputs have the shape of the network and hold probabilities, hazards and orders that make
    ///   sense, as ``StageInputs`` says of each.
    ///
    /// Complexity: per week and stage, one random block in four weeks for each of referrals, capacity and diversion, two
    /// for every eight removals by the hazard, and a visit to each child taken up (children of one cohort together,
    /// when all are alike and the order is oldest first).
    ///
    /// - Parameters:
    ///   - seed: of all draws.
    ///   - replication: the replication's number.
    ///   - weeks: how many weeks are simulated; `nil`: all. Records of later weeks are then left as they were.
    public func run(seed: UInt64, replication: Int, weeks: Int? = nil) {
        begin(seed: seed, replication: replication)
        finish(before: weeks)
    }

    /// Makes a replication of what the inputs hold ready; ``step()`` then simulates one week after another.
    ///
    /// - Precondition: as of ``run(seed:replication:)``.
    public func begin(seed: UInt64, replication: Int) {
        defer { withExtendedLifetime(self) {} }
        self.seed = seed
        self.replication = UInt64(replication)
        beginSparing()
        prepare()
        startMeasurements.update(repeating: 0, count: groupCount * measureCount)
        bringKept()
        weeksDone = 0
        history.begin()
    }

    /// Simulates the next week of the run that has begun, ``nextWeek``.
    ///
    /// - Precondition: there is one, and the run has not been given up.
    public func step() {
        precondition(nextWeek < weekCount && overfullWeek == nil, "a run that has begun and is not over")
        withExtendedLifetime(self) {
            _ = simulate(nextWeek)
            if nextWeek == weekCount { endKeeping() }
        }
    }

    /// Simulates all weeks that are left of the run that has begun, or those before one of them.
    public func finish(before end: Int? = nil) {
        defer { withExtendedLifetime(self) {} }
        guard overfullWeek == nil else { return }
        let end = min(end ?? weekCount, weekCount)
        guard nextWeek < end else { return }
        for week in nextWeek..<end where !simulate(week) { return }
        endKeeping()
    }

    /// Simulates a week, and says whether the run goes on.
    @inline(__always)
    func simulate(_ week: Int) -> Bool {
        weeksDone = week &+ 1
        clear(week)
        for stage in 0..<stageCount where firstWeeks[stage] == week { start(stage) }
        measureStarts(in: week)
        for stage in 0..<stageCount where firstWeeks[stage] <= week && !states[stage].isImmediate {
            finishWork(of: stage, in: week)
        }
        for stage in 0..<stageCount where firstWeeks[stage] <= week && works[stage].demands.hasWaiting {
            makeStandingDemands(of: stage, in: week)
        }
        for stage in 0..<stageCount where firstWeeks[stage] <= week {
            serve(stage, in: week, passes: 0..<(works[stage].isPooled ? 1 : works[stage].passCount))
        }
        if poolCount > 0 { servePooled(in: week) }
        for stage in 0..<stageCount where firstWeeks[stage] <= week { receive(stage, in: week) }
        for stage in 0..<stageCount where firstWeeks[stage] <= week { leave(stage, in: week) }
        if hasPaths {
            for stage in 0..<stageCount where firstWeeks[stage] <= week { states[stage].joinHeldBack() }
            moveLatent(in: week)
        }
        var children = 0
        for stage in 0..<stageCount where firstWeeks[stage] <= week {
            states[stage].joinHeldBack()
            close(stage, in: week)
            children &+= states[stage].queue.total &+ states[stage].inWork.total
        }
        if sparesAny { children &+= sparedChildren(in: week) }
        guard children <= Self.mostChildren else {
            overfullWeek = week
            return false
        }
        guard isObserved[week] else { return true }
        for group in 0..<groupCount where !isSpared(group) {
            measure(group, endOf: week, into: measurement(group, week))
        }
        if keepsAny { keepLists(in: week, atStart: false) }
        return true
    }

    /// Empties all lists and draws all that does not depend on them.
    ///
    /// What moved is cleared week by week, shortly before it is counted.
    func prepare() {
        hasPaths = false
        for stage in 0..<stageCount where !isSpared[stage] {
            works[stage].follow(followsChildren)
            stageInputs[stage].check(network: network, stage: stage)
            latents[stage]
                .begin(stageInputs[stage].path, replays: replaysLatentFlows, seed: seed, replication: replication)
            hasPaths = hasPaths || latents[stage].isAny
            states[stage].removeAll()
            works[stage]
                .begin(
                    stageInputs[stage],
                    seed: seed,
                    replication: replication,
                    scratch: scratch,
                    state: &states[stage]
                )
        }
        for pool in 0..<poolCount {
            poolInputs[pool].check(network: network, pool: pool)
            pools[pool].begin(poolInputs[pool], seed: seed, replication: replication, scratch: scratch)
        }
        for journey in 0..<journeyCount { journeys[journey].begin() }
        drawnWeeks = weekCount
        overfullWeek = nil
    }

    /// Clears the records of a week, but for those of stages that are left out.
    @inline(__always)
    private func clear(_ week: Int) {
        guard sparesAny else {
            Self.clear(weekFlows + week &* stageCount, stageCount)
            for outcome in 0..<outcomeCount { weekOutcomes[week &* outcomeCount &+ outcome] = 0 }
            return
        }
        // What they bring to outcomes is there before the first week.
        for stage in 0..<stageCount where !isSpared[stage] { Self.clear(weekFlows + (week &* stageCount &+ stage), 1) }
    }

    /// Sets flows, whose numbers are all 0 where all their bits are, to nothing.
    private static func clear<Value>(_ flows: UnsafeMutablePointer<Value>, _ count: Int) {
        UnsafeMutableRawPointer(flows)
            .initializeMemory(as: UInt8.self, repeating: 0, count: count * MemoryLayout<Value>.stride)
    }

    /// Puts the known list on a stage.
    private func start(_ stage: Int) {
        let weeks = works[stage].startWeek + 1
        stageInputs[stage].initial
            .withUnsafeBufferPointer { initial in
                for childClass in 0..<classCount {
                    for cohort in 0..<pastWeeks {
                        let children = initial[childClass &* pastWeeks &+ cohort]
                        if children > 0 { states[stage].join(Int(children), class: childClass, cohort: cohort) }
                    }
                }
            }
        stageInputs[stage].initialRecent
            .withUnsafeBufferPointer { recent in
                for childClass in 0..<classCount {
                    for week in 0..<weeks {
                        let children = recent[childClass &* weekCount &+ week]
                        if children > 0 {
                            states[stage].join(Int(children), class: childClass, cohort: pastWeeks + week)
                        }
                    }
                }
            }
        if !states[stage].isImmediate { states[stage].slotNow = works[stage].startWeek % states[stage].slotCount }
        for work in stageInputs[stage].initialInWork {
            for _ in 0..<work.children {
                states[stage].startWork(class: work.childClass, cohort: work.cohort, weeks: work.weeksLeft)
            }
        }
        for childClass in 0..<classCount { states[stage].tallies?[childClass].joined = 0 }
    }

    /// Ends a stage's week.
    @inline(__always)
    private func close(_ stage: Int, in week: Int) {
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.waiting = states[stage].queue.total
        if !states[stage].isImmediate { flows.pointee.inWork = states[stage].inWork.total }
        if let classFlows, recordsClasses[stage] {
            states[stage].closeTallies(into: classFlows + (week &* stageCount &+ stage) &* classCount)
        }
    }

    /// A week's luck of a stage for one purpose; `key` keeps apart passes that draw for the same purpose.
    @inline(__always)
    func luck(_ stage: Int, _ purpose: Purpose, _ week: Int, key: UInt32 = 0) -> Luck {
        Luck(
            RandomStream(
                seed: seed,
                replication: replication,
                service: works[stage].serviceKey,
                stage: works[stage].stageNumber,
                purpose: purpose,
                week: UInt64(key) << 32 | UInt64(truncatingIfNeeded: week &+ network.firstWeekNumber)
            )
        )
    }
}
