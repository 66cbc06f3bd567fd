/// Eight places in a line, in rising order, counted from 0 for the newest child.
///
/// Two vectors of four: comparisons of eight lanes at once are not compiled to vectors.
struct LinePlaces {
    /// How many they are.
    static let count = 8

    let low: SIMD4<Int32>
    let high: SIMD4<Int32>

    /// As many children further on.
    @inline(__always)
    func moved(by children: Int32) -> LinePlaces {
        let step = SIMD4(repeating: children)
        return LinePlaces(low: low &+ step, high: high &+ step)
    }

    /// How many of the places are in a line of some children.
    @inline(__always)
    func count(below children: Int) -> Int {
        let end = SIMD4(repeating: Int32(truncatingIfNeeded: children))
        // Of each lane, all ones where it holds: minus one.
        let low = unsafeBitCast(low .< end, to: SIMD4<Int32>.self)
        return 0 &- Int((low &+ unsafeBitCast(high .< end, to: SIMD4<Int32>.self)).wrappedSum())
    }
}
