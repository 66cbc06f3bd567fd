import Foundation
import Wording

/// What passes the three stages in a week, who is in them at the start, and what they can do.
///
/// Annual figures do not say who waits where, see the room's page on SEN2. What is done here: whoever is not in time
/// has waited. If those who wait are taken in no order, waits are exponential, and the share in time gives their
/// mean; Little's law makes a list of it. The wait that is left when that for the decision is taken away is at the
/// advice, whose staff are scarcest. What a stage can do is what it completed and some more, as across authorities,
/// and at least about what comes.
struct PathwayFlows {
    /// One stage.
    struct StageFlow {
        var waiting: Estimate
        /// Since the request.
        var meanWaitWeeks: Double
        var inWork: Estimate
        /// Cases a week.
        var capacity: Estimate
        /// Whether those on the list are taken in no order: a long list is not cleared oldest first.
        var isRandom: Bool
    }

    let decision, advice, plan: StageFlow
    /// What the waits are worked out from.
    let timeliness: String

    /// The longest mean wait that is read into a share in time.
    private static let longestMeanWait = 60.0
    /// From this mean wait on a list is taken in no order.
    private static let randomFromWeeks = 2.0

    init(
        _ estimates: SEN2Estimates,
        requests: Estimate,
        last: (year: Int, value: Double, source: String)
    ) {
        let work = NationalRates.workWeeks
        let grown = estimates.growthToOrigin
        let weekly = last.value * grown / SEN2Estimates.weeksAYear
        let next = requests.value * 12 / SEN2Estimates.weeksAYear
        let refused = estimates.refused.value
        let noPlan = estimates.noPlan.value
        // Those who win an appeal come back to the advice.
        let assessed = (1 - refused) + refused * estimates.returningRefusals.value * 0.95
        let (soon, timed) = (estimates.withinSixWeeks, estimates.within20Weeks)

        let beforePlan = Self.meanWait(
            within: timed.value,
            weeks: 20 - work.decision - work.advice - work.plan,
            beyond: timed.afterAYear,
            52 - work.decision - work.advice - work.plan
        )
        var beforeDecision = Self.meanWait(within: soon.value, weeks: 6 - work.decision)
        var decisionWork = weekly * work.decision
        var decisionSource = "\(soon.source): a mean wait of \(plain(beforeDecision, decimals: 1)) weeks until taken up"
        var decisionWaiting = beforeDecision * weekly
        if let undecided = estimates.undecided {
            decisionWork = min(decisionWork, undecided.value)
            decisionWaiting = undecided.value - decisionWork
            beforeDecision = weekly > 0 ? decisionWaiting / weekly : 0
            decisionSource =
                "\(words(undecided.value)) requests had no decision at the end of \(undecided.year) (requests)"
        }

        decision = Self.stage(
            capacity: StageCapacity.estimate(
                completed: estimates.decided.last.map { ($0.value, "decisions in \($0.year) (requests)") },
                demand: next,
                wait: Self.meanWait(within: soon.value, weeks: 6 - work.decision)
            ),
            waiting: decisionWaiting,
            wait: beforeDecision,
            before: 0,
            inWork: decisionWork,
            work: work.decision,
            flow: weekly,
            decisionSource
        )
        let completed = estimates.completed.last
        let throughput = completed.map { $0.value * grown / SEN2Estimates.weeksAYear } ?? weekly * assessed
        let wait = max(0.5, beforePlan - beforeDecision - 0.5)
        timeliness = timed.source
        let done = StageCapacity.estimate(
            completed: completed.map { ($0.value, "assessments completed in \($0.year) (assessments)") },
            demand: next * assessed,
            wait: wait
        )
        advice = Self.stage(
            capacity: done,
            waiting: wait * throughput,
            wait: wait,
            before: work.decision + beforeDecision,
            inWork: weekly * assessed * work.advice,
            work: work.advice,
            flow: throughput,
            "\(timed.source): waits of \(plain(beforePlan, decimals: 1)) weeks on average beside "
                + "\(plain(work.decision + work.advice + work.plan, decimals: 1)) weeks of work, "
                + "\(plain(wait, decimals: 1)) of them here"
        )
        let issued = estimates.plansIssued.last { $0.value > 0 }
        let plans = issued.map { $0.value * grown / SEN2Estimates.weeksAYear } ?? throughput * (1 - noPlan)
        plan = Self.stage(
            capacity: StageCapacity.withRoom(after: done, share: 1 - noPlan),
            waiting: 0.5 * plans,
            wait: 0.5,
            before: work.decision + beforeDecision + wait + work.advice,
            inWork: plans * work.plan,
            work: work.plan,
            flow: plans,
            "half a week until taken up: assumed"
        )
    }

    /// The mean of exponential waits of which a share is shorter than so many weeks; where it is known how many are
    /// longer than a year, the mean of what both say.
    private static func meanWait(
        within share: Double,
        weeks: Double,
        beyond late: Double? = nil,
        _ lateWeeks: Double = 0
    ) -> Double {
        let share = min(max(share, 0.02), 0.98)
        let mean = min(longestMeanWait, -weeks / log(1 - share))
        guard let late, late > 0.005, late < 0.9, share < 0.9 else { return mean }
        return (mean + min(longestMeanWait, -lateWeeks / log(late))) / 2
    }

    private static func stage(
        capacity: Estimate,
        waiting: Double,
        wait: Double,
        before: Double,
        inWork: Double,
        work: Double,
        flow: Double,
        _ source: String
    ) -> StageFlow {
        let number = waiting.rounded()
        // Of a list in no order waits so far are as long on average as waits that have ended; of one in order half.
        let isRandom = wait >= randomFromWeeks
        let soFar = isRandom ? wait : wait / 2
        let weekly = oneDecimal(flow)
        return StageFlow(
            waiting: Estimate(
                value: number,
                range: (number * 0.5).rounded(.down)...(number * 1.5).rounded(.up),
                evidence: "derived",
                source:
                    "\(source); Little's law: \(weekly) a week x \(plain(wait, decimals: 1)) weeks = \(plain(number))"
            ),
            meanWaitWeeks: before + max(0.5, soFar),
            inWork: Estimate(
                value: inWork.rounded(),
                range: nil,
                evidence: "derived",
                source: inWork < 0.9 * flow * work
                    ? source : "about \(plain(work, decimals: 1)) weeks of work at \(weekly) a week (Little's law)"
            ),
            capacity: capacity,
            isRandom: isRandom
        )
    }
}
