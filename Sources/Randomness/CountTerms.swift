public import Foundation

/// Probabilities of the counts from 0 upwards, as a first term and the ratio of each to the one before.
@usableFromInline
protocol CountTerms {
    /// P(X = 0).
    var first: Double { get }
    /// P(X = k + 1) / P(X = k).
    func ratio(after k: Double) -> Double
}

extension CountTerms {
    /// The least k with P(X <= k) >= u, or nil when it lies beyond `most`.
    ///
    /// Where u is so close to 1 that all remaining terms are below rounding, the last k that adds anything.
    @inlinable
    @inline(__always)
    func leastCount(_ u: Double, atMost most: Int) -> Int? {
        var k = 0
        var probability = first
        var cumulative = probability
        while cumulative < u {
            if k == most { return nil }
            probability *= ratio(after: Double(k))
            let next = cumulative + probability
            if next == cumulative { break }
            cumulative = next
            k &+= 1
        }
        return k
    }

    /// P(X <= k) for k = 0, 1, ..., `most` at most: the very numbers that ``leastCount(_:atMost:)`` compares with.
    func cumulative(atMost most: Int) -> [Double] {
        var probability = first
        var values = [probability]
        while values.count <= most {
            probability *= ratio(after: Double(values.count - 1))
            let next = values[values.count - 1] + probability
            if next == values[values.count - 1] { break }
            values.append(next)
        }
        return values
    }
}

/// Poisson: exp(-m) m^k / k! is the k-th term.
@usableFromInline
struct PoissonTerms: CountTerms {
    @usableFromInline let mean: Double

    @inlinable
    init(mean: Double) { self.mean = mean }

    @inlinable var first: Double { exp(-mean) }

    @inlinable
    func ratio(after k: Double) -> Double { mean / (k + 1) }
}

/// Negative binomial, with Gamma(r + k) / (Gamma(r) k!) (r/(r + m))^r (m/(r + m))^k as the k-th term.
@usableFromInline
struct NegativeBinomialTerms: CountTerms {
    @usableFromInline let mean: Double
    @usableFromInline let size: Double
    @usableFromInline let q: Double

    @inlinable
    init(mean: Double, size: Double) {
        self.mean = mean
        self.size = size
        q = mean / (mean + size)
    }

    // log1p keeps the digits when the size is large.
    @inlinable var first: Double { exp(-size * log1p(mean / size)) }

    @inlinable
    func ratio(after k: Double) -> Double { q * (size + k) / (k + 1) }
}

/// Binomial, with n! / (k! (n - k)!) p^k (1 - p)^(n - k) as the k-th term.
@usableFromInline
struct BinomialTerms: CountTerms {
    @usableFromInline let trials: Double
    @usableFromInline let probability: Double
    @usableFromInline let odds: Double

    @inlinable
    init(trials: Double, probability: Double) {
        self.trials = trials
        self.probability = probability
        odds = probability / (1 - probability)
    }

    /// (1 - p)^n, by squaring where n is small: a fifth of the time of the logarithm and the exponential.
    @inlinable var first: Double {
        guard trials <= 64 else { return exp(trials * log1p(-probability)) }
        var (power, square) = (1.0, 1 - probability)
        var rest = Int(trials)
        while rest > 0 {
            if rest & 1 == 1 { power *= square }
            square *= square
            rest >>= 1
        }
        return power
    }

    @inlinable
    func ratio(after k: Double) -> Double { odds * (trials - k) / (k + 1) }
}
