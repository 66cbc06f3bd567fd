/// A stream of random numbers with an address: the same address always gives the same numbers.
///
/// Every draw of a simulation is keyed by what it is for, and never by the plan being simulated or by what was drawn
/// before. Two plans therefore meet the same referrals, the same lost slots and the same luck, and differ only by what
/// they change (common random numbers).
///
/// The address enters `Philox4x64` as
///
///     key     = (seed, replication)
///     counter = (block index, week, stage << 32 | purpose, service)
///
/// so that streams with different addresses never overlap. A stream gives 2^66 words before it repeats.
/// Complexity: one Philox block for every four words.
public struct RandomStream: RandomNumberGenerator, Sendable {
    @usableFromInline let key: SIMD2<UInt64>
    @usableFromInline var counter: SIMD4<UInt64>
    // The current block, of which the last `remaining` words have not been handed out yet. They stay where they are: words
    // that move up are read together soon after they were written apart, for which a processor has to wait.
    @usableFromInline var words = SIMD4<UInt64>()
    @usableFromInline var remaining = 0

    /// The stream at an address.
    ///
    /// - Parameters:
    ///   - seed: the run's seed.
    ///   - replication: the number of the replication.
    ///   - service: the service's key, see ``serviceKey(_:)``.
    ///   - stage: the stage inside the service.
    ///   - purpose: what the numbers are for.
    ///   - week: the week of the simulation.
    @inlinable
    public init(seed: UInt64, replication: UInt64, service: UInt64, stage: UInt32, purpose: Purpose, week: UInt64) {
        key = SIMD2(seed, replication)
        counter = SIMD4(0, week, UInt64(stage) << 32 | UInt64(purpose.rawValue), service)
    }

    /// The next 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        if remaining == 0 { return nextBlock() }
        let word = words[4 &- remaining]
        remaining &-= 1
        return word
    }

    /// Once for all who draw: a block is too long to be repeated wherever a number is wanted.
    @usableFromInline
    @inline(never)
    mutating func nextBlock() -> UInt64 {
        words = Philox4x64.block(counter: counter, key: key)
        counter[0] &+= 1
        remaining = 3
        return words[0]
    }

    /// A number strictly between 0 and 1: an odd multiple of 2^-53, each of the 2^52 with the same probability.
    ///
    /// Half a step is added to 52 bits rather than to 53, because 53 bits and a half do not fit a `Double`: the sum
    /// would round, and its largest value to exactly 1. As it is, `u` and `1 - u` are both exact.
    @inlinable
    public mutating func uniform() -> Double {
        Self.unitInterval(next())
    }

    /// The number strictly between 0 and 1 that ``uniform()`` makes of 64 bits.
    @inlinable
    public static func unitInterval(_ bits: UInt64) -> Double {
        (Double(bits >> 12) + 0.5) * 0x1p-52
    }

    /// The key of a service: FNV-1a (64 bits) of its identifier's UTF-8, so that renumbering services changes nothing.
    ///
    /// Source: Fowler, Noll and Vo; RFC 9923.
    public static func serviceKey(_ id: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return hash
    }
}
