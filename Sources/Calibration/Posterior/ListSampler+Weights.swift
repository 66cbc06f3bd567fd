import Foundation
import Randomness

extension ListSampler {
    /// log of the mean weight.
    func logMeanWeight() -> Double {
        let top = weights.max() ?? 0
        guard top > -.infinity else { return 0 }
        return top + log(weights.reduce(0) { $0 + exp($1 - top) } / Double(count))
    }

    /// Effective number of particles with such log weights.
    func effective(_ logs: [Double]) -> Double {
        let top = logs.max() ?? 0
        guard top > -.infinity else { return 0 }
        var (sum, squares) = (0.0, 0.0)
        for log in logs {
            let weight = exp(log - top)
            sum += weight
            squares += weight * weight
        }
        return sum * sum / squares
    }

    /// How much of a month's figures can enter before half of the particles are spent.
    func nextShare(after share: Double) -> Double {
        let logs = { (next: Double) in
            (0..<count).map { weights[$0] + (next - share) * (current[$0] - proposed[$0]) }
        }
        // A little below the half at which particles are drawn anew.
        let least = 0.45 * Double(count)
        if effective(logs(1)) >= least { return 1 }
        var (low, high) = (share, 1.0)
        for _ in 0..<14 {
            let middle = (low + high) / 2
            if effective(logs(middle)) >= least { low = middle } else { high = middle }
        }
        // Where many are impossible no share is small enough.
        return max(low, min(1, share + 0.02))
    }

    /// Draws particles anew by their weights, systematically.
    mutating func resample() {
        let top = weights.max() ?? 0
        guard top > -.infinity else { return }
        let sum = weights.reduce(0) { $0 + exp($1 - top) }
        let start = random.uniform()
        var chosen: [Int] = []
        chosen.reserveCapacity(count)
        var below = 0.0
        for particle in 0..<count {
            below += exp(weights[particle] - top) / sum * Double(count)
            while Double(chosen.count) + start < below, chosen.count < count { chosen.append(particle) }
        }
        while chosen.count < count { chosen.append(count - 1) }
        parameters = Self.rows(chosen, of: parameters, width: Self.dimension)
        latents = Self.rows(chosen, of: latents, width: width)
        states = Self.rows(chosen, of: states, width: fluid.stride)
        past = chosen.map { past[$0] }
        current = chosen.map { current[$0] }
        proposed = chosen.map { proposed[$0] }
        weights = Array(repeating: 0, count: count)
    }

    static func rows(_ chosen: [Int], of rows: [Double], width: Int) -> [Double] {
        Array(unsafeUninitializedCapacity: rows.count) { buffer, count in
            rows.withUnsafeBufferPointer { rows in
                for (place, row) in chosen.enumerated() {
                    (buffer.baseAddress! + place * width).update(from: rows.baseAddress! + row * width, count: width)
                }
            }
            count = rows.count
        }
    }

    /// Weighted means and deviations of the parameters.
    func moments() -> [(mean: Double, deviation: Double)] {
        let top = weights.max() ?? 0
        let shares = weights.map { exp($0 - top) }
        let sum = shares.reduce(0, +)
        return (0..<Self.dimension)
            .map { parameter in
                var (first, second) = (0.0, 0.0)
                for particle in 0..<count {
                    let value = parameters[particle * Self.dimension + parameter]
                    first += shares[particle] * value
                    second += shares[particle] * value * value
                }
                let mean = first / sum
                return (mean, max(second / sum - mean * mean, 0).squareRoot())
            }
    }
}
