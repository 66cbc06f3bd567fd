import Areas
import Calendar
import Statistics

extension TargetResult {
    /// A target with what has been counted of it.
    init(plan: String, aim: Aim, evidence: Evidence, tally: GoalTally, months: [Month]) {
        self.plan = plan
        self.aim = aim
        self.evidence = evidence
        firstMonths = Self.levels.map { level in
            guard aim.isMonthly else { return nil }
            return months.indices.dropFirst()
                .first { month in
                    let share = tally.months[month]
                    return share.of > 0 && Double(share.met) >= level * Double(share.of)
                }
                .map { months[$0] }
        }
        probability = tally.due.estimate
        held = probability == nil ? nil : tally.held.estimate
    }
}

extension GoalTally.Share {
    /// The probability; `nil` without an answer.
    var estimate: ProportionEstimate? { try? ProportionEstimate(successes: met, trials: of) }
}
