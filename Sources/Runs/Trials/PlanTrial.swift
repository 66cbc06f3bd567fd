package import Areas

/// What is asked of plans that are tried beside one another.
package struct TrialQuestion: Sendable {
    /// Weeks beyond which waiting counts; 0: all of it does.
    package var limitWeeks: Int
    /// Targets that shall be met together.
    package var targets: [Target]
    /// Whose money counts; empty: everybody's.
    package var funders: Set<Funder>
    /// Whether money is what it is worth at the origin, in its prices and discounted.
    package var isPresentValue: Bool

    package init(
        limitWeeks: Int = 52,
        targets: [Target] = [],
        funders: Set<Funder> = [],
        isPresentValue: Bool = false
    ) {
        (self.limitWeeks, self.targets) = (limitWeeks, targets)
        (self.funders, self.isPresentValue) = (funders, isPresentValue)
    }

    /// Whether a line of costs counts.
    package func counts(_ funder: Funder) -> Bool { funders.isEmpty || funders.contains(funder) }
}

/// What one plan makes of services that are simulated together, replication by replication.
package struct PlanTrial: Sendable {
    /// Child-weeks of waiting beyond the limit, by service of the group and then by replication.
    package internal(set) var beyond: [[Double]]
    /// Child-weeks of waiting in all, likewise.
    package internal(set) var waited: [[Double]]
    /// Whether the targets of the group are met together, by replication; one that cannot be told is not met.
    package internal(set) var isMet: [Bool]
    /// Pounds of each step of the plan, by step and then by replication.
    package internal(set) var stepPounds: [[Double]]
    /// Pounds of all other lines that are about these services.
    package internal(set) var otherPounds: [Double]

    /// Of so many replications, nothing.
    init(services: Int, steps: Int, replications: Int) {
        let none = Array(repeating: 0.0, count: replications)
        beyond = Array(repeating: none, count: services)
        waited = beyond
        isMet = Array(repeating: true, count: replications)
        stepPounds = Array(repeating: none, count: steps)
        otherPounds = none
    }

    /// Adds what further replications have given.
    package mutating func append(_ other: PlanTrial) {
        for place in beyond.indices { beyond[place] += other.beyond[place] }
        for place in waited.indices { waited[place] += other.waited[place] }
        for step in stepPounds.indices { stepPounds[step] += other.stepPounds[step] }
        isMet += other.isMet
        otherPounds += other.otherPounds
    }
}
