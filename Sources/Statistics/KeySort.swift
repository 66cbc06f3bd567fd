/// Sorting whole numbers by counting, a byte at a time, least significant first.
///
/// Source: Knuth, "The Art of Computer Programming", volume 3, 5.2.5.
enum KeySort {
    /// Sorts keys in place.
    ///
    /// - Parameters:
    ///   - keys: the keys.
    ///   - spare: room for as many.
    ///   - count: how many there are.
    /// Complexity: proportional to n, for each byte in which the greatest differs from the least.
    static func sort(_ keys: UnsafeMutablePointer<Int32>, spare: UnsafeMutablePointer<Int32>, count: Int) {
        var (least, most) = (Int32.max, Int32.min)
        for index in 0..<count {
            least = min(least, keys[index])
            most = max(most, keys[index])
        }
        guard least < most else { return }
        let range = UInt32(bitPattern: most &- least)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { places in
            var (from, to) = (keys, spare)
            var shift: UInt32 = 0
            while shift < 32, range &>> shift > 0 {
                places.update(repeating: 0)
                for index in 0..<count { places[byte(from[index], least, shift)] &+= 1 }
                var sum: UInt32 = 0
                for value in 0...Int(min(255, range &>> shift)) {
                    let here = places[value]
                    places[value] = sum
                    sum &+= here
                }
                for index in 0..<count {
                    let value = byte(from[index], least, shift)
                    to[Int(places[value])] = from[index]
                    places[value] &+= 1
                }
                swap(&from, &to)
                shift &+= 8
            }
            if from != keys { keys.update(from: from, count: count) }
        }
    }

    @inline(__always)
    private static func byte(_ key: Int32, _ least: Int32, _ shift: UInt32) -> Int {
        Int(truncatingIfNeeded: UInt32(bitPattern: key &- least) &>> shift & 255)
    }
}
