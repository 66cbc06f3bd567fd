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
        /// How long they have waited.
        public var ages: Ages

        /// A number at the end of a week; by default its waits are those that the list has, bent by ``NumberPath/bands``.
        public init(week: Int, number: Double, ages: Ages = .asTheyAre) {
            self.week = week
            self.number = number
            self.ages = ages
        }
    }

    /// What the waits of those on a list are to be.
    public enum Ages: Hashable, Sendable {
        /// Those that the list has.
        case asTheyAre
        /// So many children have waited as long as each of ``NumberPath/thresholds``, or longer: at most the number, and the second
        /// at most the first.
        case beyond(SIMD2<Double>)
        /// The mean wait in weeks: reached as far as the waits on the list go.
        case mean(Double)
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
    /// Waits in whole weeks, rising and above 0, of ``Ages/beyond(_:)``.
    public var thresholds = SIMD2(18, 52)

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
        precondition(points.allSatisfy { $0.ages.hold(of: $0.number) }, "path: waits of those on the list")
        precondition(bands.first?.fromWeeks == 0, "path: the first band holds from 0 weeks")
        precondition(
            zip(bands, bands.dropFirst()).allSatisfy { $0.fromWeeks < $1.fromWeeks },
            "path: bands stand in the order of their waits"
        )
        precondition(bands.allSatisfy { $0.exponent > 0 && $0.exponent < 100 }, "path: exponents are above 0")
        precondition(0 < thresholds[0] && thresholds[0] < thresholds[1], "path: thresholds are above 0, and rise")
    }
}

extension NumberPath.Ages {
    /// Whether so many children can have such waits.
    fileprivate func hold(of number: Double) -> Bool {
        switch self {
        case .asTheyAre: true
        case .beyond(let children): number >= children[0] && children[0] >= children[1] && children[1] >= 0
        case .mean(let weeks): weeks >= 0 && weeks < .infinity
        }
    }
}
