// Who joins a list when the week's service is over.
extension Engine {
    /// Children who come back, demands that fall due, and new referrals less those answered another way at triage.
    @inline(__always)
    func receive(_ stage: Int, in week: Int) {
        let cohort = week &+ pastWeeks
        let flows = weekFlows + (week &* stageCount &+ stage)
        states[stage].joinHeldBack()
        flows.pointee.referrals = states[stage].joinDue(in: week, cohort: cohort)
        let referrals = Int(works[stage].referrals[week])
        guard referrals > 0 else { return }
        let diverted = Int(works[stage].diverted[week])
        flows.pointee.referrals &+= referrals
        flows.pointee.diverted &+= diverted
        if diverted > 0, let route = works[stage].divertedTo {
            divert(diverted, of: stage, along: route, in: week)
        }
        if classCount == 1 {
            states[stage].join(referrals &- diverted, class: 0, cohort: cohort)
            return
        }
        let joining = works[stage].joiningByClass + week &* classCount
        for childClass in 0..<classCount where joining[childClass] > 0 {
            states[stage].join(Int(joining[childClass]), class: childClass, cohort: cohort)
        }
    }

    /// Sends diverted referrals on that do not go out.
    private func divert(_ children: Int, of stage: Int, along route: StageDefinition.Route, in week: Int) {
        var luck = luck(stage, .classOfDiverted, week)
        let share = stageInputs[stage].divertedOnShare[scratch.source(of: week)]
        for _ in 0..<children where luck.choice() < share {
            var childClass = 0
            var rest = luck.choice()
            while childClass < classCount - 1 && rest >= stageInputs[stage].classShares[childClass] {
                rest -= stageInputs[stage].classShares[childClass]
                childClass += 1
            }
            lead(1, of: stage, class: childClass, cohort: week + pastWeeks, along: route, in: week, .receiving)
        }
    }
}
