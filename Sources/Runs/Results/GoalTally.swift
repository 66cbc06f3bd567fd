/// In how many replications a goal was met.
package struct GoalTally: Equatable, Sendable {
    /// A number of replications among those in which there is an answer.
    package struct Share: Equatable, Sendable {
        /// Those in which it was so.
        package private(set) var met = 0
        /// Those with an answer.
        package private(set) var of = 0

        /// Notes one more; `nil` is no answer.
        mutating func note(_ isMet: Bool?) {
            guard let isMet else { return }
            of += 1
            met += isMet ? 1 : 0
        }

        mutating func merge(_ other: Share) {
            met += other.met
            of += other.of
        }

        /// The share with these numbers.
        init(met: Int = 0, of: Int = 0) {
            (self.met, self.of) = (met, of)
        }
    }

    /// In each month reported.
    package private(set) var months: [Share]
    /// When it is due.
    package private(set) var due = Share()
    /// When it is due and from then on.
    package private(set) var held = Share()

    /// Of no replication yet.
    init(monthCount: Int) {
        months = Array(repeating: Share(), count: monthCount)
    }

    /// A goal with these numbers.
    init(months: [Share], due: Share, held: Share) {
        (self.months, self.due, self.held) = (months, due, held)
    }

    /// Notes a replication.
    mutating func note(_ outcome: GoalOutcome) {
        for (month, isMet) in outcome.months.enumerated() { months[month].note(isMet) }
        due.note(outcome.due)
        held.note(outcome.held)
    }

    mutating func merge(_ other: GoalTally) {
        for (month, share) in other.months.enumerated() { months[month].merge(share) }
        due.merge(other.due)
        held.merge(other.held)
    }
}

/// Whether a goal was met in one replication; `nil` where nothing can be said.
struct GoalOutcome {
    /// In each month reported.
    var months: [Bool?]
    /// When it is due.
    var due: Bool?
    /// When it is due and from then on.
    var held: Bool?

    /// That several goals are all met: unknown where any is unknown.
    static func all(of outcomes: [GoalOutcome]) -> GoalOutcome {
        let all = { (answers: [Bool?]) -> Bool? in
            answers.contains { $0 == nil } ? nil : answers.allSatisfy { $0 == true }
        }
        return GoalOutcome(
            months: (outcomes.first?.months.indices ?? 0..<0).map { month in all(outcomes.map { $0.months[month] }) },
            due: all(outcomes.map(\.due)),
            held: all(outcomes.map(\.held))
        )
    }
}
