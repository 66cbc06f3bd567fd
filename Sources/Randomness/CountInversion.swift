public import Foundation

/// Random counts by inversion: one uniform number in, one count out.
///
/// Each function returns the least k with P(X <= k) >= u. That makes a draw increasing in u and in the mean, so that two
/// plans that share u meet the same luck: a plan with more capacity never draws fewer slots.
///
/// While the mean is at most 500 the search adds probabilities from 0 upwards (about 2 ns for each unit of the mean,
/// exact to about 1e-14); beyond, it starts from the Cornish-Fisher approximation and corrects it by the cumulative
/// probability itself (a few microseconds whatever the mean, exact to about 1e-12). Nothing is allocated.
public enum CountInversion {
    /// The largest mean for which probabilities are added up from 0: exp(-500) is still far above underflow.
    @inlinable static var sequentialLimit: Double { 500 }

    /// The count beyond which a long upper tail is handed to the search on the cumulative probability.
    @inlinable static var stepLimit: Int { 2_000 }

    /// A Poisson count: P(X = k) = exp(-mean) mean^k / k!.
    ///
    /// - Precondition: 0 <= u <= 1; 0 <= mean <= 1e15.
    /// Complexity: proportional to the mean up to 500, constant beyond.
    @inlinable
    public static func poisson(_ u: Double, mean: Double) -> Int {
        precondition(mean >= 0 && mean <= 1e15, "a Poisson mean must be between 0 and 1e15")
        if mean <= sequentialLimit, let k = PoissonTerms(mean: mean).leastCount(u, atMost: stepLimit) { return k }
        return largePoisson(u, mean: mean)
    }

    /// A negative binomial count with mean m, size r and variance m + m^2/r.
    ///
    ///     P(X = k) = Gamma(r + k) / (Gamma(r) k!) (r/(r + m))^r (m/(r + m))^k
    ///
    /// The size may be any positive real; infinity gives the Poisson distribution.
    ///
    /// - Precondition: 0 <= u <= 1; 0 <= mean <= 1e15; size > 0.
    /// Complexity: proportional to the mean up to 500, bounded beyond.
    @inlinable
    public static func negativeBinomial(_ u: Double, mean: Double, size: Double) -> Int {
        precondition(mean >= 0 && mean <= 1e15, "a negative binomial mean must be between 0 and 1e15")
        precondition(size > 0, "a negative binomial size must be above 0")
        if isPoisson(mean: mean, size: size) { return poisson(u, mean: mean) }
        guard mean <= sequentialLimit else {
            return largeNegativeBinomial(u, mean: mean, size: size, atLeast: 0)
        }
        return NegativeBinomialTerms(mean: mean, size: size).leastCount(u, atMost: stepLimit)
            ?? largeNegativeBinomial(u, mean: mean, size: size, atLeast: stepLimit + 1)
    }

    /// Whether a variance of m + m^2/r is m to the last digit.
    @inlinable
    static func isPoisson(mean: Double, size: Double) -> Bool { size > mean * 1e16 }

    /// A binomial count: successes in n independent trials of probability p.
    ///
    ///     P(X = k) = n! / (k! (n - k)!) p^k (1 - p)^(n - k)
    ///
    /// - Precondition: 0 <= u <= 1; trials >= 0; 0 <= probability <= 1.
    /// Complexity: proportional to n min(p, 1 - p) up to 500, constant beyond.
    @inlinable
    public static func binomial(_ u: Double, trials: Int, probability: Double) -> Int {
        precondition(trials >= 0, "a number of trials must be 0 or more")
        precondition(probability >= 0 && probability <= 1, "a probability must be between 0 and 1")
        // Above 1/2 count the failures instead.
        if probability > 0.5 { return trials - leastBinomial(1 - u, trials: trials, probability: 1 - probability) }
        return leastBinomial(u, trials: trials, probability: probability)
    }

    @inlinable
    static func leastBinomial(_ u: Double, trials: Int, probability: Double) -> Int {
        let n = Double(trials)
        if n * probability <= sequentialLimit,
            let k = BinomialTerms(trials: n, probability: probability).leastCount(u, atMost: .max)
        {
            return k
        }
        return largeBinomial(u, trials: trials, probability: probability)
    }

    /// The failures before the first success in independent trials of probability q.
    ///
    ///     P(X >= k) = (1 - q)^k,   X = floor(log(1 - u) / log(1 - q))
    ///
    /// Walking a list by such gaps visits each place independently with probability q, at the cost of the visits rather
    /// than of the list. Increasing in u, decreasing in q. The divisor 1/log(1 - q) is prepared once by
    /// ``inverseLogOfFailure(_:)``.
    ///
    /// - Precondition: 0 <= u < 1.
    @inlinable
    public static func geometricSkips(_ u: Double, inverseLog: Double) -> Int {
        let skips = log(1 - u) * inverseLog
        return skips < 0x1p62 ? Int(skips) : Int.max
    }

    /// 1/log(1 - q) for ``geometricSkips(_:inverseLog:)``: minus infinity for q = 0 (never), 0 for q = 1 (always).
    @inlinable
    public static func inverseLogOfFailure(_ q: Double) -> Double {
        q == 0 ? -.infinity : 1 / log1p(-q)
    }
}
