/// Sorting by counting, for the many samples of a run: a byte at a time, least significant first.
///
/// Source: Knuth, "The Art of Computer Programming", volume 3, 5.2.5.
enum RadixSort {
    /// Sorts numbers, none of them NaN.
    ///
    /// A pass over a byte in which all of them agree is left out: of whole numbers below 65,536 the last one for a start.
    ///
    /// - Parameters:
    ///   - values: sorted in place.
    ///   - spare: room for as many.
    /// Complexity: proportional to n.
    static func sort(_ values: UnsafeMutableBufferPointer<Float>, spare: UnsafeMutableBufferPointer<Float>) {
        precondition(spare.count >= values.count)
        guard values.count > 1 else { return }
        values.withMemoryRebound(to: UInt32.self) { values in
            spare.withMemoryRebound(to: UInt32.self) { spare in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * 256) { counts in
                    sort(values.baseAddress!, spare.baseAddress!, values.count, counts.baseAddress!)
                }
            }
        }
    }

    private static func sort(
        _ values: UnsafeMutablePointer<UInt32>,
        _ spare: UnsafeMutablePointer<UInt32>,
        _ count: Int,
        _ counts: UnsafeMutablePointer<UInt32>
    ) {
        counts.initialize(repeating: 0, count: 4 * 256)
        for index in 0..<count {
            let key = key(values[index])
            values[index] = key
            for byte in 0..<4 { counts[byte &<< 8 | Int(key &>> UInt32(byte &<< 3) & 255)] &+= 1 }
        }
        var (from, to) = (values, spare)
        for byte in 0..<4 {
            let shift = UInt32(byte &<< 3)
            let places = counts + byte &<< 8
            guard places[Int(from[0] &>> shift & 255)] < count else { continue }
            var sum: UInt32 = 0
            for value in 0..<256 {
                let here = places[value]
                places[value] = sum
                sum &+= here
            }
            for index in 0..<count {
                let key = from[index]
                let value = Int(key &>> shift & 255)
                to[Int(places[value])] = key
                places[value] &+= 1
            }
            swap(&from, &to)
        }
        for index in 0..<count { values[index] = bits(from[index]) }
    }

    /// A whole number in the order of the numbers whose bits are given: of negative ones all bits are turned.
    @inline(__always)
    private static func key(_ bits: UInt32) -> UInt32 {
        bits ^ (UInt32(bitPattern: Int32(bitPattern: bits) &>> 31) | 1 << 31)
    }

    /// The bits that have a key.
    @inline(__always)
    private static func bits(_ key: UInt32) -> UInt32 {
        key ^ (UInt32(bitPattern: Int32(bitPattern: ~key) &>> 31) | 1 << 31)
    }
}
