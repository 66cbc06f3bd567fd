/// What a random number is for: the part of a stream's key that keeps, say, arrivals apart from attrition.
///
/// A plan that changes attrition leaves every arrival as it was, because the two come from different streams.
/// Raw values are part of the published results at a given seed: never change or reuse one; new purposes take the
/// next free number.
public struct Purpose: RawRepresentable, Hashable, Sendable {
    /// The number that enters the counter.
    public let rawValue: UInt32

    /// A purpose of the caller's own; numbers below 1,000 are reserved for this package.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Referrals.
    public static let arrivals = Purpose(rawValue: 1)
    /// Slots that turn up in a week.
    public static let capacity = Purpose(rawValue: 2)
    /// Removals other than treatment.
    public static let attrition = Purpose(rawValue: 3)
    /// Who is seen next.
    public static let order = Purpose(rawValue: 4)
    /// Where a completed case goes.
    public static let route = Purpose(rawValue: 5)
    /// How long a process takes.
    public static let delay = Purpose(rawValue: 6)
    /// Waits so far of those waiting at the start.
    public static let initialAges = Purpose(rawValue: 7)
    /// Uncertain parameters of the model.
    public static let parameters = Purpose(rawValue: 8)
    /// Uncertain effects of interventions.
    public static let effects = Purpose(rawValue: 9)
    /// The class of an arrival.
    public static let classMix = Purpose(rawValue: 10)
    /// Arrivals turned elsewhere before they join the list.
    public static let diversion = Purpose(rawValue: 11)
}
