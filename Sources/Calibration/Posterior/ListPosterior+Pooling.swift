import Forecasting
import Foundation
import Randomness

/// What the services of an area say of one another.
///
/// Each list is estimated alone; what its own figures say of a parameter is its posterior without the prior, as a normal
/// likelihood. Half of the prior's variance is taken to be between areas, half within one; so the other services narrow
/// the prior of the area's mean, and the draws of a list are weighed anew by the prior that follows. A list's own figures
/// are never used twice.
enum ListPooling {
    /// What is pooled.
    static let parameters: [ListParameter] = [.kappa, .logitEarlyShare, .logEarlyAge, .logAttrition, .logitJumpRate]
    /// Draws that must still count.
    private static let leastEffective = 0.25

    /// Pools the posteriors of an area, in place.
    static func pool(_ posteriors: inout [ListPosterior?], ids: [String]) {
        guard posteriors.contains(where: { $0?.basis.months ?? 0 > 0 }) else { return }
        let likelihoods = posteriors.map { posterior in
            parameters.map { parameter in
                posterior.map { Likelihood($0, parameter) } ?? Likelihood(precision: 0, value: 0)
            }
        }
        for index in posteriors.indices {
            guard var own = posteriors[index] else { continue }
            let priors = parameters.indices.map { place -> ListPriors.Normal in
                prior(
                    own.prior(of: parameters[place]),
                    others: likelihoods.indices.filter { $0 != index }.map { likelihoods[$0][place] }
                )
            }
            weigh(&own, priors, id: ids[index])
            posteriors[index] = own
        }
    }

    /// What a list's own figures say of a parameter: a normal likelihood.
    struct Likelihood {
        var precision: Double
        var value: Double

        init(precision: Double, value: Double) { (self.precision, self.value) = (precision, value) }

        fileprivate init(_ posterior: ListPosterior, _ parameter: ListParameter) {
            let d = ListParameter.count
            let values = posterior.particles.indices.map { posterior.rows[$0 * d + parameter.rawValue] }
            let mean = values.reduce(0, +) / Double(values.count)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
            let prior = posterior.prior(of: parameter)
            let before = 1 / (prior.deviation * prior.deviation)
            precision = max(0, 1 / max(variance, 1e-6) - before)
            value = precision > 0 ? (mean / max(variance, 1e-6) - prior.mean * before) / precision : 0
        }
    }

    /// The prior of one list of an area, from what the other lists say.
    static func prior(_ prior: ListPriors.Normal, others: [Likelihood]) -> ListPriors.Normal {
        let all = prior.deviation * prior.deviation
        let between = ListPriors.sharedByArea * all
        let within = all - between
        var (precision, sum) = (1 / between, prior.mean / between)
        for other in others where other.precision > 0.05 / all {
            let weight = 1 / (1 / other.precision + within)
            precision += weight
            sum += weight * other.value
        }
        return ListPriors.Normal(mean: sum / precision, deviation: (1 / precision + within).squareRoot())
    }

    /// Weighs draws anew, as far as enough of them still count, and draws them again.
    private static func weigh(_ posterior: inout ListPosterior, _ priors: [ListPriors.Normal], id: String) {
        let d = ListParameter.count
        let count = posterior.particles.count
        let logs = (0..<count)
            .map { particle -> Double in
                zip(parameters, priors)
                    .reduce(0) { sum, pair in
                        let value = posterior.rows[particle * d + pair.0.rawValue]
                        return sum + pair.1.log(value) - posterior.prior(of: pair.0).log(value)
                    }
            }
        let top = logs.max() ?? 0
        var power = 1.0
        var weights: [Double] = []
        for _ in 0..<12 {
            weights = logs.map { exp(power * ($0 - top)) }
            let sum = weights.reduce(0, +)
            let squares = weights.reduce(0) { $0 + $1 * $1 }
            if sum * sum / squares >= leastEffective * Double(count) { break }
            power *= 0.8
        }
        var random = RandomStream(seed: 0, replication: 2, at: .listPosterior(of: RandomStream.serviceKey(id)))
        let sum = weights.reduce(0, +)
        let start = random.uniform()
        var chosen: [Int] = []
        var below = 0.0
        for particle in 0..<count {
            below += weights[particle] / sum * Double(count)
            while Double(chosen.count) + start < below, chosen.count < count { chosen.append(particle) }
        }
        while chosen.count < count { chosen.append(count - 1) }
        posterior.particles = chosen.map { posterior.particles[$0] }
        posterior.rows = chosen.flatMap { posterior.rows[($0 * d)..<(($0 + 1) * d)] }
        posterior.renewTable()
    }
}
