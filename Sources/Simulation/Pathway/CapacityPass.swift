/// Room to take children off a list, week by week: how many, whose turn it is, who may be taken, and where they go.
public struct CapacityPass: Sendable {
    /// Expected cases in each week; for ``Variation/shareOfList``, the share of the list.
    public var mean: [Double]
    /// How the realised number varies about `mean`.
    public var variation: Variation
    /// Order of service, from the week each holds; the first holds from week 0.
    public var order: [Phase<OrderOfService>]
    /// Who may be taken, from the week each holds; the first holds from week 0.
    public var access: [Phase<Access>]
    /// Where children taken by this pass go at once (transferred, outsourced, validated off the list); `nil`: they are
    /// seen, worked on and led along the stage's routes.
    public var destination: StageDefinition.Route?
    /// Children on the list from which all of it is done; of a shorter list as much less as it is shorter.
    ///
    /// 0: always all of it. So falls what is no clinic that stands ready but what was seen to leave a list.
    public var inFullFrom = 0
    /// Keys the pass's random draws among the stage's passes; 0 for the stage's own capacity.
    public var key: UInt32

    /// A pass; by default nothing is done, oldest first, for everybody.
    public init(
        weekCount: Int,
        mean: Double = 0,
        variation: Variation = .fixed,
        order: OrderOfService = .oldestFirst,
        access: Access = .everybody,
        destination: StageDefinition.Route? = nil,
        key: UInt32 = 0
    ) {
        self.mean = Array(repeating: mean, count: weekCount)
        self.variation = variation
        self.order = [Phase(from: 0, order)]
        self.access = [Phase(from: 0, access)]
        self.destination = destination
        self.key = key
    }

    /// How a week's realised capacity varies.
    public enum Variation: Hashable, Sendable {
        /// Not at all: whole cases. A fraction of a case becomes a case in that share of the weeks, spread evenly (which
        /// weeks depends on the calendar alone), so that sums are right to a case or two, and a greater mean has at
        /// least as many cases in every week.
        case fixed
        /// Poisson.
        case poisson
        /// Negative binomial with this size in a week: variance = mean + mean^2 / size.
        case negativeBinomial(size: Double)
        /// As many as come.
        case unlimited
        /// Each child who may be taken is, independently, with probability `mean` (a transfer of a share of the list).
        case shareOfList
    }
}

/// Which classes of children a capacity takes: priorities, ring-fences and carve-outs.
public struct Access: Hashable, Sendable {
    /// Classes in order of priority: the children of a tier are taken, by the order of service, only when there is room
    /// left after all earlier tiers.
    ///
    /// A child of two tiers belongs to the first; a child of none is not taken.
    ///
    /// Urgent first is `[.only(urgent), .all]`; a ring-fence is `[.only(underFive)]`.
    public var tiers: [ClassSet]
    /// Parts of the room that are kept for some classes and come before the rest.
    public var carveOuts: [CarveOut]

    /// A rule.
    public init(tiers: [ClassSet] = [.all], carveOuts: [CarveOut] = []) {
        self.tiers = tiers
        self.carveOuts = carveOuts
    }

    /// Everybody alike.
    public static let everybody = Access()

    /// A reserved share of each week's room.
    public struct CarveOut: Hashable, Sendable {
        /// Whom it is kept for.
        public var classes: ClassSet
        /// Share of the week's room, 0 to 1; whole places, spread evenly over the weeks like fixed capacity.
        public var share: Double
        /// Whether places that those children do not need go to the others in the same week.
        public var releasesUnused: Bool

        /// A reserved share.
        public init(classes: ClassSet, share: Double, releasesUnused: Bool) {
            self.classes = classes
            self.share = share
            self.releasesUnused = releasesUnused
        }
    }
}
