/// Order statistics without sorting.
public enum Selection {
    /// Rearranges values so that those at the given ranks are where sorting would put them.
    ///
    /// Quicksort that goes down only into the parts where a wanted rank lies, with a partition free of branches. Values
    /// must not be NaN (they would end anywhere, and spoil the order of their neighbours).
    ///
    /// - Parameters:
    ///   - values: rearranged in place.
    ///   - ranks: positions from 0, increasing, inside the buffer.
    ///
    /// Complexity: proportional to n log(number of ranks) on average; nothing is allocated.
    @inlinable
    public static func place<Value: Comparable>(
        _ values: UnsafeMutableBufferPointer<Value>,
        ranks: UnsafeBufferPointer<Int>
    ) {
        place(values, in: 0..<values.count, ranks: ranks[...])
    }

    @inlinable
    static func place<Value: Comparable>(
        _ values: UnsafeMutableBufferPointer<Value>,
        in range: Range<Int>,
        ranks: Slice<UnsafeBufferPointer<Int>>
    ) {
        var low = range.lowerBound
        let high = range.upperBound
        var first = ranks.startIndex
        let last = ranks.endIndex
        while first < last {
            if high - low <= 16 {
                sort(values, low, high)
                return
            }
            // Everything below `split` is less than the pivot; if nothing is, split off its equals instead, so that
            // long runs of one value are left behind at once.
            let pivot = medianOfNine(values, low, high)
            var split = partition(values, low, high) { $0 < pivot }
            if split == low {
                split = partition(values, low, high) { !(pivot < $0) }
                while first < last && ranks[first] < split { first += 1 }
                low = split
                continue
            }
            var middle = first
            while middle < last && ranks[middle] < split { middle += 1 }
            place(values, in: low..<split, ranks: ranks[first..<middle])
            low = split
            first = middle
        }
    }

    /// Moves the values that go left to the front and returns how far they reach.
    @inlinable
    @inline(__always)
    static func partition<Value: Comparable>(
        _ values: UnsafeMutableBufferPointer<Value>,
        _ low: Int,
        _ high: Int,
        _ goesLeft: (Value) -> Bool
    ) -> Int {
        var split = low
        for i in low..<high {
            let value = values[i]
            values[i] = values[split]
            values[split] = value
            split &+= goesLeft(value) ? 1 : 0
        }
        return split
    }

    @inlinable
    static func sort<Value: Comparable>(_ values: UnsafeMutableBufferPointer<Value>, _ low: Int, _ high: Int) {
        var i = low + 1
        while i < high {
            let value = values[i]
            var j = i
            while j > low && value < values[j - 1] {
                values[j] = values[j - 1]
                j -= 1
            }
            values[j] = value
            i += 1
        }
    }

    /// The median of three medians of three, spread over the range: a good pivot for sorted input as well.
    @inlinable
    static func medianOfNine<Value: Comparable>(
        _ values: UnsafeMutableBufferPointer<Value>,
        _ low: Int,
        _ high: Int
    ) -> Value {
        let step = (high - low) / 9
        func median(_ a: Value, _ b: Value, _ c: Value) -> Value { max(min(a, b), min(max(a, b), c)) }
        func group(_ i: Int) -> Value {
            let start = low + i * step
            return median(values[start], values[start + step], values[start + 2 * step])
        }
        return median(group(0), group(3), group(6))
    }
}
