/// The hazard of removal other than treatment (gave up, moved away, turned out not to need it) of a waiting child.
///
/// A weekly hazard h removes a child within a week with probability 1 - exp(-h). It may differ by the time waited: each
/// band holds from a whole number of weeks up to the next band. Clock starts lie evenly in their weeks, so in the week in
/// which a cohort passes from one band into the next its hazard lies between the two: where it makes the expected number
/// of a cohort exactly that of the continuous hazard.
public struct AttritionHazard: Hashable, Sendable {
    /// A hazard that holds from a wait on.
    public struct Band: Hashable, Sendable {
        /// Weeks waited from which it holds.
        public var fromWeeks: Int
        /// The hazard per week, 0 or more.
        public var weekly: Double
        /// Share of those whom it removes who are early disposals: counted as these, not as having left.
        public var earlyShare: Double

        /// A hazard from a wait on.
        public init(fromWeeks: Int, weekly: Double, earlyShare: Double = 0) {
            self.fromWeeks = fromWeeks
            self.weekly = weekly
            self.earlyShare = earlyShare
        }
    }

    /// The bands by rising wait; the first holds from 0 weeks.
    public var bands: [Band]

    /// A hazard by time waited.
    ///
    /// - Precondition: the first band holds from 0 weeks, the others from longer and longer waits; no hazard is below 0.
    public init(bands: [Band]) {
        precondition(bands.first?.fromWeeks == 0, "the first band holds from 0 weeks")
        precondition(
            zip(bands, bands.dropFirst()).allSatisfy { $0.fromWeeks < $1.fromWeeks },
            "bands stand in the order of their waits"
        )
        precondition(bands.allSatisfy { $0.weekly >= 0 && $0.weekly < .infinity }, "a hazard is 0 or more")
        precondition(bands.allSatisfy { (0...1).contains($0.earlyShare) }, "a share is 0 to 1")
        self.bands = bands
    }

    /// The same hazard for every wait.
    public static func constant(_ weekly: Double) -> AttritionHazard {
        AttritionHazard(bands: [Band(fromWeeks: 0, weekly: weekly)])
    }

    /// Nobody leaves.
    public static let none = constant(0)
}
