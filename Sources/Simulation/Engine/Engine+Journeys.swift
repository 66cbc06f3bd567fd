// Following children to the end of their wait.
extension Engine {
    /// Counts whom a pass has taken off the list of a stage where children are followed.
    func noteTaken(_ stage: Int, in week: Int, to fate: JourneyWork.Fate) {
        journeys[works[stage].journey]
            .noteTaken(states[stage], in: week, to: fate, moment: works[stage].momentOfService(in: week))
    }

    /// Counts whom a pass has taken so far.
    @inline(never)
    func noteTaken(_ taking: borrowing Taking) {
        noteTaken(taking.stage, in: taking.week, to: taking.work.pointee.passes[taking.pass].fate)
    }

    /// Simulates on beyond the last week, until the waits of a share of the children of every group have ended, at most
    /// so many weeks in all, and says for how many weeks it has.
    ///
    /// A week beyond the last has the inputs of that week of the last year, or of the whole run where that is shorter;
    /// phases that hold at the end go on, and phases from a later week on begin in it. Random draws are those of the week
    /// itself, as if the run had been longer. Only the stages of ``ObservationPlan/journeys`` that are asked for decide when it
    /// is enough; `nil`: all of them.
    ///
    /// - Precondition: the observation plan asks for journeys, and all weeks of a run have been simulated. The share is of
    ///   those who have joined so far: children who are still on their way to the list do not count yet.
    ///
    /// Each stage's journeys are to be read when its own have ended: `ended` is called with it then, or at the end, so that what
    /// is read does not depend on the stages beside it.
    ///
    /// Complexity: what so many weeks of a run take; where stages are asked for, those of the stages that they depend on.
    @discardableResult
    public func followJourneys(
        share: Double = 0.95,
        atMostWeeks: Int = .max,
        of stages: Set<Int>? = nil,
        _ ended: (_ stage: Int) -> Void = { _ in }
    ) -> Int {
        precondition(
            journeyCount > 0 && followsChildren && weeksDone >= weekCount && !sparesAny,
            "journeys that are asked for, after a run of all stages"
        )
        defer { withExtendedLifetime(self) {} }
        let end = weekCount + min(totalWeeks - weekCount, atMostWeeks)
        var open = (0..<journeyCount).filter { stages?.contains(journeys[$0].stage) ?? true }
        var openBefore = 0
        while overfullWeek == nil {
            // Where single lists are asked for, others may be needed no more. Of what they record nothing is read.
            if stages != nil && open.count != openBefore {
                openBefore = open.count
                let needed = stagesBefore(open.map { journeys[$0].stage })
                for stage in 0..<stageCount where !needed.contains(stage) { firstWeeks[stage] = .max }
            }
            open.removeAll { journey in
                let stage = journeys[journey].stage
                guard journeys[journey].isOver(share: share, states[stage]) else { return false }
                ended(stage)
                return true
            }
            guard !open.isEmpty && weeksDone < end else { break }
            if weeksDone == drawnWeeks { drawFurther() }
            step(beyond: weeksDone)
        }
        for journey in open { ended(journeys[journey].stage) }
        return weeksDone - weekCount
    }

    /// The stages that some depend on: themselves, those that send children to them, and those that share staff with these.
    private func stagesBefore(_ stages: [Int]) -> Set<Int> {
        var (found, open) = (Set<Int>(), stages)
        while let stage = open.popLast() {
            guard found.insert(stage).inserted else { continue }
            open += (0..<stageCount).filter { !found.contains($0) && sends($0, to: stage) }
            for pool in network.pools where pool.stages.contains(stage) { open += pool.stages }
        }
        return found
    }

    /// Whether a stage may send children to another, or make demands on it.
    private func sends(_ stage: Int, to next: Int) -> Bool {
        let (definition, inputs) = (network.stages[stage], stageInputs[stage])
        let passes = [inputs.capacity, inputs.pooled] + inputs.extraCapacity
        let ways =
            definition.routes + definition.leavingRoutes
            + (passes.map(\.destination) + [inputs.divertedTo]).compactMap(\.self)
        return ways.contains { $0.next == next } || definition.demands.contains { $0.stage == next }
    }

    @inline(never)
    private func step(beyond week: Int) { _ = simulate(week) }

    /// Draws for some more weeks what does not depend on the lists; few enough that a run which stops soon has not drawn
    /// for many that do not come.
    private func drawFurther() {
        let weeks = drawnWeeks..<min(totalWeeks, drawnWeeks + 16)
        for stage in 0..<stageCount where firstWeeks[stage] < .max {
            works[stage]
                .drawFurther(
                    stageInputs[stage],
                    weeks: weeks,
                    seed: seed,
                    replication: replication,
                    scratch: scratch
                )
        }
        for pool in 0..<poolCount {
            pools[pool]
                .drawFurther(poolInputs[pool], weeks: weeks, seed: seed, replication: replication, scratch: scratch)
        }
        drawnWeeks = weeks.upperBound
    }

    /// What has become of the children of a group of clock starts on a stage's list, so far as it has been simulated; of
    /// one class, or of all.
    ///
    /// - Precondition: the observation plan asks for journeys of the stage.
    public func journey(of stage: Int, group: Int, class childClass: Int? = nil) -> Journey {
        withExtendedLifetime(self) {
            journeys[number(of: stage, group)].journey(group, classes: classes(childClass), states[stage])
        }
    }

    /// The wait in weeks that a share of those seen of a group, 0.5 or 0.92 say, have not exceeded, evenly within its
    /// week; `nil` where nobody has been seen.
    ///
    /// - Precondition: as of ``journey(of:group:class:)``; the share is between 0 and 1.
    public func journeyWait(_ share: Double, of stage: Int, group: Int, class childClass: Int? = nil) -> Double? {
        precondition(share >= 0 && share <= 1, "a share")
        return withExtendedLifetime(self) {
            journeys[number(of: stage, group)]
                .percentile(share, group, classes: classes(childClass))
        }
    }

    private func number(of stage: Int, _ group: Int) -> Int {
        precondition((0..<stageCount).contains(stage) && works[stage].journey >= 0, "a stage with journeys")
        precondition(journeys[works[stage].journey].groups.indices.contains(group), "a group of clock starts")
        return works[stage].journey
    }

    private func classes(_ childClass: Int?) -> Range<Int> {
        guard let childClass else { return 0..<classCount }
        precondition((0..<classCount).contains(childClass), "a class of the network")
        return childClass..<childClass + 1
    }
}

extension StageDefinition.Route {
    /// The stage that children go to, or are referred to.
    fileprivate var next: Int? {
        switch self {
        case .outcome: nil
        case .stage(let next), .newReferral(let next), .outcomeAndReferral(_, let next): next
        }
    }
}
