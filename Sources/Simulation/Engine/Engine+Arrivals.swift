// Who joins a list when the week's service is over.
extension Engine {
    /// Children who come back, follow-ups, and new referrals less those answered another way at triage.
    @inline(__always)
    func receive(_ stage: Int, in week: Int) {
        let cohort = week &+ pastWeeks
        if states[stage].returningSlot.children > 0 { states[stage].joinHeldBack() }
        if states[stage].hasFollowUps { states[stage].joinFollowUps(cohort: cohort) }
        let referrals = Int(works[stage].referrals[week])
        guard referrals > 0 else { return }
        let diverted = Int(works[stage].diverted[week])
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.referrals &+= referrals
        flows.pointee.diverted &+= diverted
        if classCount == 1 {
            states[stage].join(referrals &- diverted, class: 0, cohort: cohort)
            return
        }
        let joining = works[stage].joiningByClass + week &* classCount
        for childClass in 0..<classCount where joining[childClass] > 0 {
            states[stage].join(Int(joining[childClass]), class: childClass, cohort: cohort)
        }
    }
}
