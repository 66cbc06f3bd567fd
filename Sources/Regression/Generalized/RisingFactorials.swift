import Foundation
import Statistics

/// Sums over observations of log Γ(θ + y) - log Γ(θ) and of its derivatives in θ.
///
/// For whole y the difference is Σ log(θ + k) over k below y, so the sums need only the weight of the observations
/// above each k: no gamma function, no cancellation for large θ, and a cost of the largest count instead of the number
/// of rows. Fractional or very large y use the special functions.
struct RisingFactorials: Sendable {
    /// The weight of observations above 0, 1, 2 ...
    private var tails: [Double] = []
    /// Observations that are not whole or are very large, with their weights.
    private var others: [(y: Double, weight: Double)] = []

    private static let largest = 100_000.0

    init(_ response: [Double], weights: [Double]?) {
        let top = response.filter { $0 >= 0 && $0 <= Self.largest }.max() ?? 0
        var exact = [Double](repeating: 0, count: Int(top) + 1)
        for (i, y) in response.enumerated() {
            let weight = weights?[i] ?? 1
            if weight == 0 { continue }
            if y <= Self.largest, y == y.rounded() { exact[Int(y)] += weight } else { others.append((y, weight)) }
        }
        tails = [Double](repeating: 0, count: exact.count)
        var sum = 0.0
        for k in exact.indices.reversed() {
            tails[k] = sum
            sum += exact[k]
        }
    }

    /// Σ w (log Γ(θ + y) - log Γ(θ) - y log θ): the part in θ, less what belongs to the mean.
    func logarithm(_ theta: Double) -> Double {
        var sum = 0.0
        for k in tails.indices { sum += tails[k] * log1p(Double(k) / theta) }
        for (y, weight) in others {
            sum += weight * (SpecialFunctions.logGamma(theta + y) - SpecialFunctions.logGamma(theta) - y * log(theta))
        }
        return sum
    }

    /// Σ w (ψ(θ + y) - ψ(θ)).
    func firstDerivative(_ theta: Double) -> Double {
        var sum = 0.0
        for k in tails.indices { sum += tails[k] / (theta + Double(k)) }
        for (y, weight) in others {
            sum += weight * (SpecialFunctions.digamma(theta + y) - SpecialFunctions.digamma(theta))
        }
        return sum
    }

    /// Σ w (ψ'(θ) - ψ'(θ + y)), which is not negative.
    func secondDerivative(_ theta: Double) -> Double {
        var sum = 0.0
        for k in tails.indices { sum += tails[k] / ((theta + Double(k)) * (theta + Double(k))) }
        for (y, weight) in others {
            sum += weight * (SpecialFunctions.trigamma(theta) - SpecialFunctions.trigamma(theta + y))
        }
        return sum
    }
}
