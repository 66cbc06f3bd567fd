/// The number that a list is to have at the ends of some weeks, whatever referrals and capacity make of it.
///
/// Published lists move for reasons that no referral and no clinic explains: recounts, transfers, families who turn up or
/// give up. A path says where a list goes; the engine bends the list to it, and keeps what that takes as latent flows.
public struct NumberPath: Hashable, Sendable {
    /// A number at the end of a week.
    public struct Point: Hashable, Sendable {
        /// The week.
        public var week: Int
        /// Children who are waiting or being worked on; made a whole number, 0 or more.
        public var number: Double

        /// A number at the end of a week.
        public init(week: Int, number: Double) {
            self.week = week
            self.number = number
        }
    }

    /// How strongly the children of some waits follow the list as a whole.
    public struct Band: Hashable, Sendable {
        /// Weeks waited from which it holds.
        public var fromWeeks: Int
        /// Where the others are multiplied by f, these are by f to this power; above 0.
        public var exponent: Double

        /// How strongly the children of some waits follow.
        public init(fromWeeks: Int, exponent: Double) {
            self.fromWeeks = fromWeeks
            self.exponent = exponent
        }
    }

    /// The numbers, by rising weeks; none: the list goes where its flows take it.
    public var points: [Point]
    /// Bands of waits by rising wait, the first from 0 weeks; with one band all ages are multiplied alike.
    public var bands: [Band]

    /// A path; by default there is none, and all ages are bent alike.
    public init(_ points: [Point] = [], bands: [Band] = [Band(fromWeeks: 0, exponent: 1)]) {
        self.points = points
        self.bands = bands
    }

    func check(weekCount: Int) {
        precondition(
            zip(points, points.dropFirst()).allSatisfy { $0.week < $1.week },
            "path: points stand in the order of their weeks"
        )
        precondition(points.allSatisfy { (0..<weekCount).contains($0.week) }, "path: weeks of the network")
        precondition(
            points.allSatisfy { $0.number >= 0 && $0.number <= Double(Engine.mostChildren) },
            "path: numbers that can be counted"
        )
        precondition(bands.first?.fromWeeks == 0, "path: the first band holds from 0 weeks")
        precondition(
            zip(bands, bands.dropFirst()).allSatisfy { $0.fromWeeks < $1.fromWeeks },
            "path: bands stand in the order of their waits"
        )
        precondition(bands.allSatisfy { $0.exponent > 0 && $0.exponent < 100 }, "path: exponents are above 0")
    }
}
