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
    public func run(seed: UInt64, replication: Int) {
        self.seed = seed
        self.replication = UInt64(replication)
        defer { withExtendedLifetime(self) {} }
        prepare()
        overfullWeek = nil
        for week in 0..<weekCount {
            Self.clear(weekFlows + week &* stageCount, stageCount)
            for stage in 0..<stageCount where works[stage].startWeek == week { start(stage) }
            measureStarts(in: week)
            for stage in 0..<stageCount where works[stage].startWeek <= week && !states[stage].isImmediate {
                finishWork(of: stage, in: week)
            }
            for stage in 0..<stageCount where works[stage].startWeek <= week && works[stage].demands.hasWaiting {
                makeStandingDemands(of: stage, in: week)
            }
            for stage in 0..<stageCount where works[stage].startWeek <= week {
                serve(stage, in: week, passes: 0..<(works[stage].isPooled ? 1 : works[stage].passCount))
            }
            if poolCount > 0 { servePooled(in: week) }
            for stage in 0..<stageCount where works[stage].startWeek <= week { receive(stage, in: week) }
            for stage in 0..<stageCount where works[stage].startWeek <= week { leave(stage, in: week) }
            var children = 0
            for stage in 0..<stageCount where works[stage].startWeek <= week {
                states[stage].joinHeldBack()
                close(stage, in: week)
                children &+= states[stage].queue.total &+ states[stage].inWork.total
            }
            guard children <= Self.mostChildren else {
                overfullWeek = week
                return
            }
            guard isObserved[week] else { continue }
            for group in 0..<groupCount { measure(group, endOf: week, into: measurement(group, week)) }
        }
    }

    /// Clears the last run and draws all that does not depend on the lists.
    private func prepare() {
        for stage in 0..<stageCount {
            stageInputs[stage].check(network: network, stage: stage)
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
        // Flows are cleared week by week, shortly before they are counted; those of classes are written whole, but for the
        // weeks before a stage begins.
        if let classFlows {
            for stage in 0..<stageCount {
                for week in 0..<min(works[stage].startWeek, weekCount) {
                    Self.clear(classFlows + (week &* stageCount &+ stage) &* classCount, classCount)
                }
            }
        }
        weekOutcomes.update(repeating: 0, count: weekCount * outcomeCount)
        startMeasurements.update(repeating: 0, count: groupCount * measureCount)
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
        if let classFlows {
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
