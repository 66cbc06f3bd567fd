// What each pass of a stage does, where that is asked for.
extension Engine {
    /// A pass of a stage of which more is recorded than flows.
    func passWatched(_ index: Int, room: Int, of stage: Int, in week: Int) {
        let journey = works[stage].journey
        if journey >= 0 { journeys[journey].look(at: &states[stage], in: week) }
        let flows = weekFlows + (week &* stageCount &+ stage)
        let before = flows.pointee
        pass(index, room: room, of: stage, in: week)
        if let record = works[stage].passes[index].flows {
            record[week].capacity = flows.pointee.capacity &- before.capacity
            record[week].seen = flows.pointee.seen &- before.seen
            record[week].earlyDisposals = flows.pointee.earlyDisposals &- before.earlyDisposals
            record[week].transferred = flows.pointee.transferred &- before.transferred
            record[week].seenWaitSum = flows.pointee.seenWaitSum - before.seenWaitSum
        }
        if journey >= 0 { noteTaken(stage, in: week, to: works[stage].passes[index].fate) }
    }

    /// What one pass of a stage did in a week of the last run.
    ///
    /// - Precondition: the observation plan asks for passes; the last run had the pass.
    public func flows(of stage: Int, pass: StagePass, in week: Int) -> PassFlows {
        precondition((0..<stageCount).contains(stage) && recordedWeeks.contains(week))
        return withExtendedLifetime(self) {
            let work = works + stage
            let index =
                switch pass {
                case .own: 0
                case .pooled: 1
                case .extra(let place): work.pointee.firstExtra + place
                }
            precondition(index >= 0 && index < work.pointee.passCount, "a pass of the stage")
            precondition(pass != .pooled || work.pointee.isPooled, "a stage with a staff pool")
            guard let flows = work.pointee.passes[index].flows else {
                preconditionFailure("an observation plan that asks for passes")
            }
            return flows[week]
        }
    }
}

extension PassWork {
    /// What becomes of those whom it takes.
    var fate: JourneyWork.Fate {
        switch destination {
        case nil: .seen
        case .outcome, .outcomeAndReferral: takesShare ? .left : .seenElsewhere
        case .stage, .newReferral: .moved
        }
    }
}

extension StageWork {
    /// Writes down what the passes have done, or takes it from there; extra passes are known by their keys.
    func carryFlows(_ tape: inout Tape, weeks: Int) {
        var count = passCount
        tape.carry(&count)
        for index in 0..<count {
            var key = index < passCount ? passes[index].key : 0
            tape.carry(&key)
            let place = index < firstExtra ? index : (firstExtra..<passCount).first { passes[$0].key == key }
            if let place, let flows = passes[place].flows {
                tape.carry(flows, weeks)
            } else {
                tape.skip(weeks, of: PassFlows.self)
            }
        }
    }
}
