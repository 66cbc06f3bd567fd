/// Which children are followed from the start of their clock to the end of their wait, beyond the last week if need be.
public struct JourneyPlan: Sendable {
    /// The stages on whose lists they wait.
    public var stages: [Int]
    /// Weeks of clock starts that are told about together, a calendar month for one; in rising order.
    public var groups: [Range<Int>]
    /// The longest that can be simulated beyond the last week.
    public var mostWeeksBeyond: Int

    /// Children of some lists, by groups of clock starts.
    ///
    /// - Precondition: each stage is named once; groups do not overlap.
    public init(stages: [Int], groups: [Range<Int>], mostWeeksBeyond: Int = 520) {
        precondition(mostWeeksBeyond >= 0, "weeks are 0 or more")
        precondition(Set(stages).count == stages.count, "each stage once")
        precondition(groups.allSatisfy { !$0.isEmpty }, "groups have weeks")
        precondition(
            zip(groups, groups.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound },
            "groups stand in the order of their weeks, and do not overlap"
        )
        self.stages = stages
        self.groups = groups
        self.mostWeeksBeyond = mostWeeksBeyond
    }
}
