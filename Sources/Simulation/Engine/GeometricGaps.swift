import Randomness

/// The gaps between those who leave a line, in which each leaves independently with the same probability q.
///
///     P(gap >= k) = (1 - q)^k,   gap = floor(log(u) / log(1 - q))
///
/// Gaps come four at a time, from one block of a week's stream and a logarithm that takes four numbers at once.
struct GeometricGaps {
    /// Gaps of one batch.
    static let batch = 4

    /// Gaps are cut to this: no line is longer, and places eight gaps on still fit a word.
    static let longest: Int32 = 1 << 27

    /// A batch: gap numbers 4n to 4n + 3 of a week's stream.
    ///
    /// `inverseLog` is 1/log(1 - q): minus infinity for q = 0.
    @inline(__always)
    static func batch(
        _ batch: Int,
        week: Int,
        address: borrowing StreamAddress,
        inverseLog: Double
    ) -> SIMD4<Int32> {
        gaps(address.block(UInt64(truncatingIfNeeded: batch), week: week), inverseLog: inverseLog)
    }

    /// The gaps that a block's words give.
    @inline(__always)
    static func gaps(_ words: SIMD4<UInt64>, inverseLog: Double) -> SIMD4<Int32> {
        length(log(uniforms(words)) * inverseLog)
    }

    /// The places in a line that eight gaps lead to, from the first child of it.
    @inline(__always)
    static func places(_ first: SIMD4<Int32>, _ last: SIMD4<Int32>) -> LinePlaces {
        let low = runningSums(first &+ SIMD4(0, 1, 1, 1))
        return LinePlaces(low: low, high: runningSums(last &+ 1) &+ low[3])
    }

    @inline(__always)
    private static func runningSums(_ x: SIMD4<Int32>) -> SIMD4<Int32> {
        // None is below 0: nothing is carried from one half of a word into the other.
        let words = unsafeBitCast(x, to: SIMD2<UInt64>.self)
        let pairs = unsafeBitCast(words &+ words &<< 32, to: SIMD4<Int32>.self)
        return pairs &+ SIMD4(0, 0, pairs[1], pairs[1])
    }

    /// Four unit exponentials: numbers 4n to 4n + 3 of a week's stream.
    static func exponentials(batch: Int, week: Int, address: borrowing StreamAddress) -> SIMD4<Double> {
        -log(uniforms(address.block(UInt64(truncatingIfNeeded: batch), week: week)))
    }

    /// The first gap for each week of a range, from one number a week.
    static func fillWeekly(
        _ gaps: UnsafeMutablePointer<Int32>,
        weeks: Range<Int>,
        uniforms: UnsafeMutablePointer<Double>,
        address: StreamAddress,
        inverseLogs: UnsafePointer<Double>
    ) {
        address.fillWeekly(uniforms, weeks: weeks)
        var week = weeks.lowerBound
        while week < weeks.upperBound {
            // The buffers have room for three more.
            let numbers = UnsafeRawPointer(uniforms + week).loadUnaligned(as: SIMD4<Double>.self)
            let rates = UnsafeRawPointer(inverseLogs + week).loadUnaligned(as: SIMD4<Double>.self)
            let four = length(log(numbers) * rates)
            for lane in 0..<min(4, weeks.upperBound &- week) {
                gaps[week &+ lane] = four[lane]
            }
            week &+= 4
        }
    }

    @inline(__always)
    private static func length(_ gap: SIMD4<Double>) -> SIMD4<Int32> {
        let limit = Double(longest)
        let finite = gap.replacing(with: limit, where: .!(gap .< limit))
        // Above 2^52 numbers are whole, and their last bits are the number: rounded, and then down where it was up.
        let shifted = finite + 0x1p52
        let up = unsafeBitCast(shifted - 0x1p52 .> finite, to: SIMD4<Int64>.self)
        return SIMD4(truncatingIfNeeded: unsafeBitCast(shifted, to: SIMD4<Int64>.self) &+ up)
    }

    /// Four numbers strictly between 0 and 1, as `RandomStream.unitInterval` makes them.
    @inline(__always)
    private static func uniforms(_ words: SIMD4<UInt64>) -> SIMD4<Double> {
        let upTo2 = unsafeBitCast((words &>> 12) | 0x3ff0_0000_0000_0000, to: SIMD4<Double>.self)
        return (upTo2 - 1) + 0x1p-53
    }

    /// Natural logarithms of four positive normal numbers, to within one unit in the last place.
    ///
    /// With x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2) and s = f/(2 + f):
    /// log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)).
    ///
    /// Source: fdlibm 5.3, `e_log.c` (Sun Microsystems, 1993).
    @inline(__always)
    static func log(_ x: SIMD4<Double>) -> SIMD4<Double> {
        // Adding the distance from sqrt(1/2) to 1 moves the exponent's step to sqrt(1/2).
        let shifted = unsafeBitCast(x, to: SIMD4<UInt64>.self) &+ 0x0009_5f62_0000_0000
        // 2^52 plus the biased exponent, read as a number.
        let exponent = unsafeBitCast((shifted &>> 52) | 0x4330_0000_0000_0000, to: SIMD4<Double>.self)
        let k = exponent - (0x1p52 + 1023)
        let mantissa = (shifted & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_0000_0000
        let f = unsafeBitCast(mantissa, to: SIMD4<Double>.self) - 1
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let even =
            w * (0.399_999_999_994_094_190_8 + w * (0.222_221_984_321_497_839_6 + w * 0.153_138_376_992_093_733_2))
        let oddTail = 0.181_835_721_616_180_501_2 + w * 0.147_981_986_051_165_859_1
        let odd = z * (0.666_666_666_666_673_513_0 + w * (0.285_714_287_436_623_914_9 + w * oddTail))
        let half = 0.5 * f * f
        let low = s * (half + (even + odd)) + k * 1.908_214_929_270_587_700_02e-10
        return k * 6.931_471_803_691_238_164_90e-01 - ((half - low) - f)
    }
}
