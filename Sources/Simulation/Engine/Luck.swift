import Randomness

/// A stream that also gives half words, for choices that 2^-32 is fine enough for: a class, a route, a delay.
struct Luck {
    private var stream: RandomStream
    private var half: UInt64 = 0
    private var hasHalf = false

    @inline(__always)
    init(_ stream: RandomStream) {
        self.stream = stream
    }

    /// A number strictly between 0 and 1, to 2^-52.
    @inline(__always)
    mutating func uniform() -> Double { stream.uniform() }

    /// A number strictly between 0 and 1, to 2^-32.
    @inline(__always)
    mutating func choice() -> Double { (Double(Int64(bitPattern: halfWord())) + 0.5) * 0x1p-32 }

    /// One of `count` equally likely items.
    @inline(__always)
    mutating func item(of count: Int) -> Int {
        Int(truncatingIfNeeded: (halfWord() &* UInt64(truncatingIfNeeded: count)) &>> 32)
    }

    @inline(__always)
    private mutating func halfWord() -> UInt64 {
        if hasHalf {
            hasHalf = false
            return half
        }
        let word = stream.next()
        half = word &>> 32
        hasHalf = true
        return word & 0xffff_ffff
    }
}
