package import Statistics

/// What replications have given of the plans side by side, counted: tallies of different replications merge exactly.
///
/// Plans meet the same luck in a replication, so that whether one of them is better than another is known in each.
package struct LeagueTally: Equatable, Sendable {
    /// By plan and then by service, all together last: child-days.
    package internal(set) var days: [[CountedSample]]
    /// The same: child-days fewer than no change, of which no change itself has none.
    package internal(set) var avoided: [[CountedSample]]
    /// The same: in how many replications they are fewer than with no change, and in how many as many.
    package internal(set) var againstNoChange: [[Comparison]]
    /// By choice and then by choice: in how many replications the one has fewer child-days, and in how many as many.
    package internal(set) var duels: [[Comparison]]
    /// By choice: child-days more than with the choice that is best in the replication.
    package internal(set) var regret: [CountedSample]
    /// By choice: in how many replications none is better.
    package internal(set) var best: [Int]
    /// By plan: in how many replications all targets are met.
    package internal(set) var targets: [GoalTally.Share]
    /// Child-days of no change, all services together, by the number of the replication: of the first
    /// ``LeagueResult/firstReplications``.
    package internal(set) var firstDays: [Int: Int64] = [:]
    /// By cell of the run's layout and then by list or stage.
    package internal(set) var loads: [[LoadTally]]

    /// How two plans compare.
    package struct Comparison: Equatable, Sendable {
        /// Replications in which the first has fewer.
        package internal(set) var fewer = 0
        /// Those in which both have as many.
        package internal(set) var equal = 0

        mutating func note(_ one: Int64, _ other: Int64) {
            fewer += one < other ? 1 : 0
            equal += one == other ? 1 : 0
        }

        mutating func merge(_ other: Comparison) {
            fewer += other.fewer
            equal += other.equal
        }
    }

    /// Demand and capacity of a list or stage over the last twelve months.
    package struct LoadTally: Equatable, Sendable {
        /// Replications in which demand is above capacity.
        package internal(set) var above = GoalTally.Share()
        /// Children a month who would have to be seen for the list to stay as it is.
        package internal(set) var demand = CountedSample(Resolution(stepsPerUnit: 10))
        /// How many more than can be seen.
        package internal(set) var missing = CountedSample(Resolution(stepsPerUnit: 10))

        mutating func merge(_ other: LoadTally) {
            above.merge(other.above)
            demand.merge(other.demand)
            missing.merge(other.missing)
        }
    }

    /// A tally of no replications.
    init(_ league: RunLeague) {
        let empty = CountedSample(Resolution(stepsPerUnit: 1))
        let (columns, choices) = (league.services.count + 1, league.choices.count)
        let cells = { (plan: Int) in plan == 0 ? 0 : columns }
        days = (0..<league.planCount).map { _ in Array(repeating: empty, count: columns) }
        avoided = (0..<league.planCount).map { Array(repeating: empty, count: cells($0)) }
        againstNoChange = (0..<league.planCount).map { Array(repeating: Comparison(), count: cells($0)) }
        duels = Array(repeating: Array(repeating: Comparison(), count: choices), count: choices)
        regret = Array(repeating: empty, count: choices)
        best = Array(repeating: 0, count: choices)
        targets = Array(repeating: GoalTally.Share(), count: league.planCount)
        loads = league.loads.map { Array(repeating: LoadTally(), count: $0.count) }
    }

    /// Adds what other replications of the same run have given.
    package mutating func merge(_ other: LeagueTally) {
        for plan in days.indices {
            for (place, sample) in other.days[plan].enumerated() { days[plan][place].merge(sample) }
            for (place, sample) in other.avoided[plan].enumerated() { avoided[plan][place].merge(sample) }
            for (place, one) in other.againstNoChange[plan].enumerated() { againstNoChange[plan][place].merge(one) }
            targets[plan].merge(other.targets[plan])
        }
        for choice in regret.indices {
            for (place, one) in other.duels[choice].enumerated() { duels[choice][place].merge(one) }
            regret[choice].merge(other.regret[choice])
            best[choice] += other.best[choice]
        }
        firstDays.merge(other.firstDays) { mine, _ in mine }
        for (cell, parts) in other.loads.enumerated() {
            for (place, one) in parts.enumerated() { loads[cell][place].merge(one) }
        }
    }
}
