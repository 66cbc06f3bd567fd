/// Where to start looking in a sorted list of cumulative values, so that a look-up takes about one step.
///
/// The unit interval is cut into equal cells; each remembers the first entry that can answer for a number in it.
///
/// Source: Chen and Asau (1974); Devroye, Non-Uniform Random Variate Generation (1986), III.2.4.
@usableFromInline
struct GuideTable: Sendable {
    @usableFromInline let starts: [Int32]
    @usableFromInline let shift: UInt64

    /// A guide to `count` entries; `reaches(i, x)` says whether entry i answers for the number x, as a fraction of 2^64.
    init(count: Int, reaches: (Int, UInt64) -> Bool) {
        // Twice as many cells as entries, and a power of two, so that the cell is the leading bits.
        var bits: UInt64 = 1
        while bits < 20 && (1 << bits) < 2 * count { bits += 1 }
        shift = 64 - bits
        var starts: [Int32] = []
        starts.reserveCapacity(1 << bits)
        var entry = 0
        for cell in 0..<(UInt64(1) << bits) {
            while entry < count - 1 && !reaches(entry, cell << shift) { entry += 1 }
            starts.append(Int32(entry))
        }
        self.starts = starts
    }

    @inlinable
    func start(_ x: UInt64) -> Int {
        // The cell is below the number of cells by construction.
        starts.withUnsafeBufferPointer { Int($0[Int(truncatingIfNeeded: x >> shift)]) }
    }
}
