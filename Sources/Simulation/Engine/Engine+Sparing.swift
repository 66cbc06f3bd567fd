// Leaving out stages that go on as in an earlier run.
extension Engine {
    /// Whether the runs that begin from now on may leave out some stages of a replication: they have been kept.
    public func hasKept(_ stages: [Int], seed: UInt64, replication: Int) -> Bool {
        kept.has(stages, seed: seed, replication: UInt64(replication))
    }

    /// Notes which stages the run that begins simulates, and which it keeps.
    func beginSparing() {
        precondition(
            sparedStages.isEmpty || kept.has(sparedStages, seed: seed, replication: replication),
            "stages that have been kept in a run of the same replication"
        )
        precondition(sparedStages.isEmpty || keptStages.isEmpty, "a run that is kept leaves out nothing")
        precondition(sparedStages.isEmpty || !tellsClassesOfServices, "groups of several services that count everybody")
        for stage in 0..<stageCount {
            (isSpared[stage], isKept[stage]) = (false, false)
            firstWeeks[stage] = works[stage].startWeek
        }
        for stage in sparedStages {
            isSpared[stage] = true
            firstWeeks[stage] = .max
        }
        for stage in keptStages { isKept[stage] = true }
        (sparesAny, keepsAny) = (!sparedStages.isEmpty, !keptStages.isEmpty)
        precondition(isWhole(sparedStages) && isWhole(keptStages), "all stages of a service")
        if keepsAny { kept.begin(keptStages, seed: seed, replication: replication) }
        for stage in 0..<stageCount where !isSpared[stage] { kept.hasStage[stage] = false }
        for group in 0..<groupCount where !isSpared(group) { kept.hasGroup[group] = false }
    }

    /// Whether no service has stages among some and others that are not.
    private func isWhole(_ stages: [Int]) -> Bool {
        (0..<stageCount)
            .allSatisfy { one in
                !stages.contains { works[$0].serviceKey == works[one].serviceKey } || stages.contains(one)
            }
    }

    /// Whether all stages of a group are left out.
    func isSpared(_ group: Int) -> Bool {
        sparesAny && (groupFirst[group]..<groupFirst[group &+ 1]).allSatisfy { isSpared[groupStages[$0]] }
    }

    /// Puts the records of stages that are left out back where they are another run's, and has them send what they sent.
    func bringKept() {
        guard sparesAny else { return }
        for stage in sparedStages where !kept.hasStage[stage] {
            kept.stageTapes[stage].rewind(toRead: true)
            carryRecords(of: stage, &kept.stageTapes[stage])
            kept.hasStage[stage] = true
        }
        for group in 0..<groupCount where isSpared(group) {
            let isThere = kept.hasGroup[group]
            kept.groupTapes[group].rewind(toRead: true)
            carryMeasurements(of: group, &kept.groupTapes[group], startOnly: isThere)
            kept.hasGroup[group] = true
        }
        weekOutcomes.update(repeating: 0, count: weekCount &* outcomeCount)
        for one in kept.sent where isSpared[Int(one.from)] {
            let (to, week, children) = (Int(one.to), Int(one.week), Int(one.children))
            if to < 0 {
                weekOutcomes[week &* outcomeCount &+ (-1 &- to)] &+= one.children
            } else if !isSpared[to] {
                states[to].refer(children, class: Int(one.childClass), dueIn: week)
            }
        }
    }

    /// Keeps the records of the run that has come to its end.
    func endKeeping() {
        guard keepsAny && overfullWeek == nil else { return }
        for stage in keptStages {
            kept.stageTapes[stage].rewind(toRead: false)
            carryRecords(of: stage, &kept.stageTapes[stage])
            (kept.hasStage[stage], isKept[stage]) = (true, false)
        }
        for group in 0..<groupCount
        where (groupFirst[group]..<groupFirst[group + 1]).allSatisfy({ keptStages.contains(groupStages[$0]) }) {
            kept.groupTapes[group].rewind(toRead: false)
            carryMeasurements(of: group, &kept.groupTapes[group], startOnly: false)
            kept.hasGroup[group] = true
        }
        kept.end()
    }

    private func carryRecords(of stage: Int, _ tape: inout Tape) {
        for week in 0..<weekCount {
            tape.carry(weekFlows + (week &* stageCount &+ stage), 1)
            guard let classFlows, recordsClasses[stage] else { continue }
            tape.carry(classFlows + (week &* stageCount &+ stage) &* classCount, classCount)
        }
        latents[stage].carry(&tape, replays: true)
    }

    private func carryMeasurements(of group: Int, _ tape: inout Tape, startOnly: Bool) {
        tape.carry(startMeasurements + group &* measureCount, measureCount)
        guard !startOnly else { return }
        for week in 0..<weekCount where isObserved[week] { tape.carry(measurement(group, week), measureCount) }
    }

    /// Keeps the lists of stages that are measured together with those of other services, in a week in which they may be.
    func keepLists(in week: Int, atStart: Bool) {
        let current = week &+ pastWeeks
        for stage in keptStages where isMeasuredWithOthers[stage] && firstWeeks[stage] <= week {
            groupList.pointee.beginSum(current: current)
            groupList.pointee.addSum(&states[stage].queue, current: current)
            if !states[stage].isImmediate { groupList.pointee.addSum(&states[stage].inWork, current: current) }
            kept.note(groupList.pointee, of: stage, in: week, atStart: atStart, current: current)
        }
    }

    /// Children on the lists and in the work of stages that are left out, at the end of a week.
    func sparedChildren(in week: Int) -> Int {
        sparedStages.reduce(0) { children, stage in
            let flows = weekFlows + (week &* stageCount &+ stage)
            return children &+ flows.pointee.waiting &+ flows.pointee.inWork
        }
    }

    /// Notes new referrals that a stage makes on one of another service, if it is kept.
    @inline(__always)
    func noteSent(_ children: Int, class childClass: Int, from stage: Int, to next: Int, dueIn week: Int) {
        guard isKept[stage], week < weekCount, works[stage].serviceKey != works[next].serviceKey else { return }
        note(children, childClass, stage, next, week)
    }

    /// Notes that children of a stage have come to an outcome, if it is kept.
    @inline(__always)
    func noteSent(_ children: Int, toOutcome outcome: Int, from stage: Int, in week: Int) {
        guard isKept[stage] else { return }
        note(children, 0, stage, -1 &- outcome, week)
    }

    @inline(never)
    private func note(_ children: Int, _ childClass: Int, _ stage: Int, _ to: Int, _ week: Int) {
        kept.note(
            KeptRun.Sent(
                from: Int32(truncatingIfNeeded: stage),
                to: Int32(truncatingIfNeeded: to),
                week: Int32(truncatingIfNeeded: week),
                childClass: Int32(truncatingIfNeeded: childClass),
                children: Int32(truncatingIfNeeded: children)
            )
        )
    }
}
