import Areas
import Calibration
package import Finance
package import Statistics

/// What replications of all plans have given, counted: tallies of different replications merge exactly.
///
/// Everything that a result says is made from it. Its size grows with the values that differ, not with the replications.
package struct Tally: Equatable, Sendable {
    /// The replications that it is of, in order and apart from one another.
    package private(set) var replications: [Range<Int>]
    /// By cell of the run's layout, the values of each series and period.
    package private(set) var forecasts: [[CountedSample]]
    /// The same of the differences from "no change"; empty for its own cells.
    package private(set) var differences: [[CountedSample]]
    /// By plan and then by target.
    package private(set) var goals: [[GoalTally]]
    /// By plan and then by joint target.
    package private(set) var jointGoals: [[GoalTally]]
    /// The values that are kept by replication.
    package private(set) var kept: [KeptSample]
    /// The plans side by side.
    package private(set) var league: LeagueTally
    /// Costs; `nil`: the area has none.
    package private(set) var costs: CostTally?
    /// The high-needs block; `nil`: the area's costs have no placements.
    package private(set) var highNeeds: HighNeedsTally?
    /// Some single futures.
    package private(set) var futures: PossibleFutures

    /// A tally of no replications.
    init(
        forecasts: [[CountedSample]],
        differences: [[CountedSample]],
        goals: [[GoalTally]],
        jointGoals: [[GoalTally]],
        kept: [KeptSample],
        league: LeagueTally,
        costs: CostTally?,
        highNeeds: HighNeedsTally? = nil,
        futures: PossibleFutures = PossibleFutures()
    ) {
        replications = []
        (self.league, self.costs, self.highNeeds) = (league, costs, highNeeds)
        (self.forecasts, self.differences, self.futures) = (forecasts, differences, futures)
        (self.goals, self.jointGoals, self.kept) = (goals, jointGoals, kept)
    }

    /// How many replications it is of.
    package var count: Int { replications.reduce(0) { $0 + $1.count } }

    /// Adds what other replications of the same run have given.
    ///
    /// - Precondition: both are of one run, and of different replications.
    package mutating func merge(_ other: Tally) {
        precondition(forecasts.count == other.forecasts.count, "tallies of one run are merged")
        for (cell, samples) in other.forecasts.enumerated() { Self.merge(&forecasts[cell], samples) }
        for (cell, samples) in other.differences.enumerated() { Self.merge(&differences[cell], samples) }
        for plan in goals.indices {
            for (number, goal) in other.goals[plan].enumerated() { goals[plan][number].merge(goal) }
            for (number, goal) in other.jointGoals[plan].enumerated() { jointGoals[plan][number].merge(goal) }
        }
        for (number, sample) in other.kept.enumerated() { kept[number].merge(sample) }
        league.merge(other.league)
        futures.merge(other.futures)
        if let more = other.costs { costs?.merge(more) }
        if let more = other.highNeeds { highNeeds?.merge(more) }
        for range in other.replications { note(range) }
    }

    private static func merge(_ samples: inout [CountedSample], _ others: [CountedSample]) {
        for (place, other) in others.enumerated() { samples[place].merge(other) }
    }

    /// Notes further replications.
    mutating func note(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        precondition(!replications.contains { $0.overlaps(range) }, "each replication is counted once")
        replications.append(range)
        replications.sort { $0.lowerBound < $1.lowerBound }
        replications = replications.reduce(into: []) { joined, next in
            if let last = joined.last, last.upperBound == next.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<next.upperBound
            } else {
                joined.append(next)
            }
        }
    }

    /// Gives each cell to a function that changes its samples; cells do not wait for one another.
    mutating func withCells(
        _ body: (_ cell: Int, _ forecasts: inout [CountedSample], _ differences: inout [CountedSample]) -> Void
    ) {
        let count = forecasts.count
        forecasts.withUnsafeMutableBufferPointer { forecasts in
            differences.withUnsafeMutableBufferPointer { differences in
                let (forecasts, differences) = (forecasts, differences)
                concurrently(count) { body($0, &forecasts[$0], &differences[$0]) }
            }
        }
    }

    /// Changes the goals of a plan.
    mutating func withGoals(_ plan: Int, _ body: (inout [GoalTally], inout [GoalTally]) -> Void) {
        body(&goals[plan], &jointGoals[plan])
    }

    /// Changes the plans side by side.
    mutating func withLeague(_ body: (inout LeagueTally) -> Void) { body(&league) }

    /// Changes costs, where there are any.
    mutating func withCosts(_ body: (inout CostTally) -> Void) {
        guard var there = costs.take() else { return }
        body(&there)
        costs = there
    }

    /// Changes the high-needs block, where there is one.
    mutating func withHighNeeds(_ body: (inout HighNeedsTally) -> Void) {
        guard var there = highNeeds.take() else { return }
        body(&there)
        highNeeds = there
    }

    /// Changes the single futures.
    mutating func withFutures(_ body: (inout PossibleFutures) -> Void) { body(&futures) }

    /// Changes what is kept.
    mutating func withKept(_ body: (inout [KeptSample]) -> Void) { body(&kept) }
}
