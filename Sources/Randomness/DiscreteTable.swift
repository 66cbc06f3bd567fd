/// A choice among weighted items, prepared: one comparison or two a draw, whatever their number.
///
/// Item i answers for a stretch of the unit interval as long as its share of the total weight, in the order given, so
/// that draws are increasing in the random number; an item of weight 0 is never drawn. Shares are exact to 2^-53.
///
/// Unlike Walker's alias method, nearby numbers give nearby items, and common random numbers stay common when one
/// weight changes a little.
public struct DiscreteTable: Sendable {
    /// Item i answers for numbers below the i-th bound (and not below the one before), as fractions of 2^64.
    @usableFromInline let bounds: [UInt64]
    @usableFromInline let guide: GuideTable

    /// A table of weights, which need not add up to 1.
    ///
    /// - Precondition: at least one weight; all finite and 0 or more; a positive, finite sum.
    /// Complexity: proportional to the number of weights.
    public init(weights: [Double]) {
        precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights must be finite and 0 or more")
        let total = weights.reduce(0, +)
        precondition(total > 0 && total.isFinite, "the weights must have a positive, finite sum")
        let last = weights.lastIndex { $0 > 0 }!
        var sum = 0.0
        var bounds: [UInt64] = []
        bounds.reserveCapacity(last + 1)
        for weight in weights[..<last] {
            sum += weight
            let share = sum / total * 0x1p64
            bounds.append(share < 0x1p64 ? UInt64(share) : .max)
        }
        // Numbers equal to the last bound are the last item's too, see `draw`.
        bounds.append(.max)
        self.bounds = bounds
        guide = GuideTable(count: bounds.count) { bounds[$0] > $1 }
    }

    /// The item for 64 random bits.
    @inlinable
    public func draw(_ bits: UInt64) -> Int {
        var i = guide.start(bits)
        return bounds.withUnsafeBufferPointer { bounds in
            while bounds[i] <= bits && i < bounds.count &- 1 { i &+= 1 }
            return i
        }
    }

    /// The item for a number in [0, 1].
    @inlinable
    public func draw(_ u: Double) -> Int {
        draw(u < 1 ? UInt64(u * 0x1p64) : .max)
    }
}
