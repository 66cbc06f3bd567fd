// Going on from a week of an earlier run.
extension Engine {
    /// Saves where the run that has begun stands, in place of what the snapshot held.
    ///
    /// - Precondition: the snapshot is one of this engine; the run has not been given up.
    ///
    /// Complexity: a copy of lists and records.
    public func save(into snapshot: EngineSnapshot) {
        precondition(snapshot.engine === self, "a snapshot of this engine")
        precondition(overfullWeek == nil && nextWeek <= weekCount, "a run within its weeks")
        snapshot.seed = seed
        snapshot.replication = replication
        snapshot.nextWeek = nextWeek
        snapshot.run = history.run(upTo: nextWeek)
        snapshot.tape.rewind(toRead: false)
        carryLists(&snapshot.tape)
        carryRecords(&snapshot.tape)
    }

    /// Begins a run where a snapshot was saved: its seed and replication, its lists and records, and from ``nextWeek`` on
    /// the inputs that the engine holds now.
    ///
    /// It takes the place of ``begin(seed:replication:)``: inputs are filled before it, and weeks are simulated after it.
    ///
    /// - Precondition: something of this engine has been saved in the snapshot. In the weeks before ``nextWeek`` the inputs
    ///   that the engine holds do the same as those that the snapshot was saved under.
    public func restore(_ snapshot: EngineSnapshot) {
        precondition(snapshot.engine === self, "a snapshot of this engine")
        guard let week = snapshot.nextWeek else { preconditionFailure("a snapshot in which something has been saved") }
        seed = snapshot.seed
        replication = snapshot.replication
        precondition(sparedStages.isEmpty && keptStages.isEmpty, "a run of all stages, of which nothing is kept")
        beginSparing()
        prepare()
        let hasRecords = history.goOn(from: snapshot.run, at: week, nextWeek: nextWeek)
        weeksDone = week
        snapshot.tape.rewind(toRead: true)
        carryLists(&snapshot.tape)
        for stage in 0..<stageCount { states[stage].fillLines() }
        if !hasRecords { carryRecords(&snapshot.tape) }
    }

    /// Everything but the inputs that the weeks to come depend on.
    private func carryLists(_ tape: inout Tape) {
        for stage in 0..<stageCount { states[stage].carry(&tape, nextWeek: nextWeek) }
        for pool in 0..<poolCount { pools[pool].carry(&tape) }
        tape.carry(startMeasurements, groupCount * measureCount)
        for journey in 0..<journeyCount { journeys[journey].carry(&tape) }
        for stage in 0..<stageCount { latents[stage].carry(&tape, replays: replaysLatentFlows) }
        if observation.passes {
            for stage in 0..<stageCount { works[stage].carryFlows(&tape, weeks: nextWeek) }
        }
    }

    /// What has been recorded of the weeks before the next.
    private func carryRecords(_ tape: inout Tape) {
        tape.carry(weekFlows, nextWeek * stageCount)
        if let classFlows { tape.carry(classFlows, nextWeek * stageCount * classCount) }
        tape.carry(weekOutcomes, nextWeek * outcomeCount)
        tape.carry(measurements, nextWeek * groupCount * measureCount)
    }
}
