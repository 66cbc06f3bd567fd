import Foundation
import Randomness

/// What the paths of this room share: evenly spread prior numbers, and a cloud that its likelihood has thinned.
enum ParticleCloud {
    /// Points of the unit cube, evenly spread: a lattice of irrational steps from a random start.
    ///
    /// Step k is g^-k with g the root of g^6 = g + 1. 128 such points stand for a prior as well as
    /// some 500 random ones.
    struct Lattice {
        private let start: [Double]
        private let steps: [Double]

        /// A lattice that starts at one number on every axis.
        init(start: Double) {
            self.start = Array(repeating: start, count: 5)
            steps = Self.steps
        }

        /// - Parameter random: gives the start.
        init(_ random: inout RandomStream) {
            start = (0..<5).map { _ in random.uniform() }
            steps = Self.steps
        }

        private static let steps = (1...5).map { pow(1.1347241384015194, -Double($0)) }

        /// Coordinate `axis` of point `index`, strictly between 0 and 1.
        func point(_ index: Int, axis: Int) -> Double {
            let sum = start[axis] + Double(index) * steps[axis]
            return min(max(sum - sum.rounded(.down), 1e-12), 1 - 1e-12)
        }

        /// The standard normal number there.
        func normal(_ index: Int, axis: Int) -> Double { StandardNormal.quantile(point(index, axis: axis)) }
    }

    /// Which particles a systematic resampling keeps, each as often as its share of the likelihood asks.
    static func resampled(_ logLikelihood: [Double], start: Double) -> [Int] {
        let best = logLikelihood.max() ?? 0
        let weights = logLikelihood.map { exp($0 - best) }
        let total = weights.reduce(0, +)
        let count = weights.count
        var kept: [Int] = []
        kept.reserveCapacity(count)
        var (index, below) = (0, weights.first ?? 0)
        for number in 0..<count {
            let point = (Double(number) + start) / Double(count) * total
            while below < point, index < count - 1 {
                index += 1
                below += weights[index]
            }
            kept.append(index)
        }
        return kept
    }

    /// The number of a particle, from 0, for a number from 0 to 1.
    static func index(of particle: Double, count: Int) -> Int {
        min(max(Int(particle * Double(count)), 0), count - 1)
    }
}

/// Student's t by inversion where that has a closed form, and its densities without a logarithm of gammas.
enum HeavyTail {
    /// The quantile of t with 4 degrees of freedom.
    ///
    /// Source: Shaw, "Sampling Student's T distribution", Journal of Computational Finance 9 (2006), 37-73.
    static func quantile4(_ u: Double) -> Double {
        let root = (4 * u * (1 - u)).squareRoot()
        let q = cos(acos(min(root, 1)) / 3) / root
        return (u < 0.5 ? -2 : 2) * max(q - 1, 0).squareRoot()
    }

    /// log density of t with 5 degrees of freedom and a scale: 8/(3 pi sqrt 5) (1 + z^2/5)^-3.
    static func log5(_ error: Double, scale: Double) -> Double {
        let z = error / scale
        return -0.968_619_589_054_725 - log(scale) - 3 * log1p(z * z / 5)
    }

    /// log density of t with 3 degrees of freedom and a scale: 2/(pi sqrt 3) (1 + z^2/3)^-2.
    static func log3(_ error: Double, scale: Double) -> Double {
        let z = error / scale
        return -1.000_888_849_623_509 - log(scale) - 2 * log1p(z * z / 3)
    }

    /// log density of t with 8 degrees of freedom and a scale.
    static func log8(_ error: Double, scale: Double) -> Double {
        let z = error / scale
        return -0.950_108_612_150_230 - log(scale) - 4.5 * log1p(z * z / 8)
    }
}
