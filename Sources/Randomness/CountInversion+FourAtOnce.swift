import Foundation

extension CountInversion {
    /// Four negative binomial counts, each of a distribution of its own: the numbers that ``negativeBinomial(_:mean:size:)``
    /// gives one by one, with their probabilities added up side by side.
    ///
    /// `nil` where one of them is not found by adding up: none expected, too many expected, a Poisson distribution, or a
    /// number too far out in the tail.
    ///
    /// - Precondition: as there.
    public static func negativeBinomials(
        _ u: SIMD4<Double>,
        means: SIMD4<Double>,
        sizes: SIMD4<Double>
    ) -> SIMD4<Int64>? {
        var (probability, q) = (SIMD4<Double>(), SIMD4<Double>())
        for lane in 0..<4 {
            let (mean, size) = (means[lane], sizes[lane])
            guard mean > 0 && mean <= sequentialLimit && !isPoisson(mean: mean, size: size) else { return nil }
            let terms = NegativeBinomialTerms(mean: mean, size: size)
            (probability[lane], q[lane]) = (terms.first, terms.q)
        }
        var cumulative = probability
        var counts = SIMD4<Int64>()
        var k = 0.0
        // Of each lane, all ones while it goes on: minus one.
        var open = unsafeBitCast(cumulative .< u, to: SIMD4<Int64>.self)
        while (open.lowHalf | open.highHalf) != SIMD2() {
            guard k < Double(stepLimit) else { return nil }
            probability *= q * (sizes + k) / (k + 1)
            let next = cumulative + probability
            open &= unsafeBitCast(next .!= cumulative, to: SIMD4<Int64>.self)
            counts &-= open
            cumulative = next
            open &= unsafeBitCast(next .< u, to: SIMD4<Int64>.self)
            k += 1
        }
        return counts
    }
}
