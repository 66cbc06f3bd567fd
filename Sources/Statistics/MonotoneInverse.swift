import Foundation

/// Inverts a distribution function by Newton's method on its logarithm, kept inside a shrinking bracket.
///
/// On the logarithm of the smaller tail, against the logarithm (or logit) of the variable, the distribution functions of
/// this module are nearly straight lines in their tails, so that a handful of steps reach full precision at
/// probabilities of 1e-300 as well.
enum MonotoneInverse {
    /// The t at which `lower` tail and `upper` tail have the wanted values.
    ///
    /// - Parameters:
    ///   - lower: the wanted P(T <= t).
    ///   - upper: the wanted P(T > t); the smaller of the two is the one met.
    ///   - start: a first guess.
    ///   - tails: lower tail, upper tail and density at t.
    /// - Returns: t, to about the precision of `tails`.
    static func solve(
        lower: Double,
        upper: Double,
        from start: Double,
        tails: (Double) -> (lower: Double, upper: Double, density: Double)
    ) -> Double {
        var (left, right) = (-Double.infinity, Double.infinity)
        var t = start
        for _ in 0..<200 {
            let value = tails(t)
            let (tail, wanted, slope) = lower <= upper ? (value.lower, lower, 1.0) : (value.upper, upper, -1.0)
            // Positive where t is too far to the right.
            let excess = slope * (tail - wanted)
            if excess == 0 { return t }
            if excess > 0 { right = t } else { left = t }
            var next = t - slope * log(tail / wanted) * tail / value.density
            if !(next > left && next < right) || !next.isFinite {
                let reach = max(1, abs(t))
                next =
                    left == -.infinity ? right - reach : right == .infinity ? left + reach : left + (right - left) / 2
            }
            if abs(next - t) <= 3e-16 * max(1, abs(t)) { return next }
            t = next
        }
        return t
    }
}
