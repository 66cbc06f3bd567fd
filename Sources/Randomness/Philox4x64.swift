/// Philox4x64-10, a counter-based generator: four random words as a pure function of a counter and a key.
///
/// One round maps the counter words (c0, c1, c2, c3) under the round keys (k0, k1) to
///
///     (hi(M1 c2) ^ c1 ^ k0,  lo(M1 c2),  hi(M0 c0) ^ c3 ^ k1,  lo(M0 c0))
///
/// where hi and lo are the halves of a 128-bit product; after each round the keys step by fixed constants.
/// Ten rounds pass every published battery of tests. Nothing is stored between calls, so any block of any stream can
/// be computed at any time, in any order, on any thread, with the same answer.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
/// Complexity: 20 multiplications of 64 by 64 bits.
public enum Philox4x64 {
    /// The four words of one block.
    @inlinable
    @inline(__always)
    public static func block(counter: SIMD4<UInt64>, key: SIMD2<UInt64>) -> SIMD4<UInt64> {
        // Scalars all the way: lane access in the middle of the rounds would go through memory.
        var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
        var (k0, k1) = (key[0], key[1])
        for _ in 0..<10 {
            let first = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
            let second = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
            (c0, c1, c2, c3) = (second.high ^ c1 ^ k0, second.low, first.high ^ c3 ^ k1, first.low)
            k0 &+= 0x9E37_79B9_7F4A_7C15
            k1 &+= 0xBB67_AE85_84CA_A73B
        }
        return SIMD4(c0, c1, c2, c3)
    }
}
