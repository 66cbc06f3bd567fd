import Randomness

extension RandomStream {
    /// The stream that a test draws a path from.
    static func path(_ number: Int, seed: UInt64, of service: UInt64 = 1) -> RandomStream {
        RandomStream(
            seed: seed,
            replication: UInt64(number),
            service: service,
            stage: 0,
            purpose: Purpose(rawValue: 2_000),
            week: 0
        )
    }
}
