import Foundation
import Randomness

extension ListSampler {
    /// The particles' means, and the lower triangle of a square root of their covariance, row by row.
    func spread() -> (means: [Double], root: [Double]) {
        let d = Self.dimension
        var means = Array(repeating: 0.0, count: d)
        for particle in 0..<count { for i in 0..<d { means[i] += parameters[particle * d + i] / Double(count) } }
        var covariance = Array(repeating: 0.0, count: d * d)
        for particle in 0..<count {
            for i in 0..<d {
                let a = parameters[particle * d + i] - means[i]
                for j in 0...i {
                    covariance[i * d + j] += a * (parameters[particle * d + j] - means[j]) / Double(count)
                }
            }
        }
        for i in 0..<d { covariance[i * d + i] += 1e-4 * priors[i].deviation * priors[i].deviation }
        var root = covariance
        for i in 0..<d {
            for j in 0...i {
                var sum = covariance[i * d + j]
                for k in 0..<j { sum -= root[i * d + k] * root[j * d + k] }
                root[i * d + j] = i == j ? max(sum, 1e-10).squareRoot() : sum / root[j * d + j]
            }
        }
        return (means, root)
    }

    /// One round of Metropolis steps for every particle: its parameters, then what was drawn for one of its months.
    ///
    /// - Parameters:
    ///   - last: the last month taken in.
    ///   - share: how much of its figures has entered.
    mutating func move(_ last: Int, share: Double) {
        let d = Self.dimension
        let (means, root) = spread()
        // Most proposals keep the normal law that the particles look like, and so go far; the others refine, or leave tails.
        let kind = Int(random.uniform() * 4)
        let kept = [0.2, 0.6, 0.85, 1][kind]
        let fresh = kind < 3 ? (1 - kept * kept).squareRoot() : 1.7 / Double(d).squareRoot()
        var trial = Array(repeating: 0.0, count: d)
        var latent = Array(repeating: 0.0, count: width)
        var state = Array(repeating: 0.0, count: fluid.stride)
        var noise = Array(repeating: 0.0, count: d)
        var places = noise
        for particle in 0..<count {
            // Parameters, by where they stand among the particles.
            var logRatio = 0.0
            for i in 0..<d {
                var rest = parameters[particle * d + i] - means[i]
                for k in 0..<i { rest -= root[i * d + k] * places[k] }
                places[i] = rest / root[i * d + i]
            }
            for i in 0..<d {
                noise[i] = kept * places[i] + fresh * normal()
                if kind < 3 { logRatio += 0.5 * (noise[i] * noise[i] - places[i] * places[i]) }
            }
            for i in 0..<d {
                trial[i] = means[i]
                for k in 0...i { trial[i] += root[i * d + k] * noise[k] }
                logRatio += priors[i].log(trial[i]) - priors[i].log(parameters[particle * d + i])
            }
            for i in 0..<width { latent[i] = latents[particle * width + i] }
            tries.parameters += 1
            if accept(particle, last, share, trial, latent, logRatio, proposed[particle], &state) {
                hits.parameters += 1
            }
            // A month.
            for i in 0..<d { trial[i] = parameters[particle * d + i] }
            for i in 0..<width { latent[i] = latents[particle * width + i] }
            logRatio = 0
            var newProposed = proposed[particle]
            let month = min(Int(random.uniform() * Double(last + 1)), last)
            let place = month * Self.ofMonth
            let old = latent[place]
            if random.uniform() < 0.5 {
                let drawn = proposals[month].draw(random.uniform(), normal())
                latent[place] = drawn
                latent[place + 1] = normal()
                logRatio += proposals[month].log(old) - proposals[month].log(drawn)
            } else {
                let factor = exp(0.4 * normal())
                latent[place] = old * factor
                logRatio += log(old == 0 ? 1 : factor)
                let lean = latent[place + 1]
                latent[place + 1] = lean + 0.6 * normal()
                logRatio += 0.5 * (lean * lean - latent[place + 1] * latent[place + 1])
            }
            if month == last { newProposed = proposals[month].log(latent[place]) }
            // Preserves a standard normal law.
            for place in 0...last where record.months[place].referrals == nil {
                let at = place * Self.ofMonth + 2
                latent[at] = 0.936_75 * latent[at] + 0.35 * normal()
            }
            tries.months += 1
            if accept(particle, last, share, trial, latent, logRatio, newProposed, &state) { hits.months += 1 }
        }
    }

    /// Takes a proposal with the probability that is its due.
    mutating func accept(
        _ particle: Int,
        _ last: Int,
        _ share: Double,
        _ trial: [Double],
        _ latent: [Double],
        _ logRatio: Double,
        _ newProposed: Double,
        _ state: inout [Double]
    ) -> Bool {
        // All that the closures below take from here: they would copy the whole sampler for the rest.
        let (fluid, months, logUsualNumber) = (fluid, last + 1, log(record.usualNumber))
        let limit = log(random.uniform())
        let old = past[particle] + share * current[particle] + (1 - share) * proposed[particle]
        guard old.isFinite || logRatio.isFinite else { return false }
        var (sum, own) = (0.0, 0.0)
        trial.withUnsafeBufferPointer { trial in
            latent.withUnsafeBufferPointer { latent in
                state.withUnsafeMutableBufferPointer { state in
                    let trial = trial.baseAddress!
                    fluid.set(trial)
                    fluid.begin(trial, state.baseAddress!)
                    for month in 0..<months {
                        sum += own
                        let place = latent.baseAddress! + month * Self.ofMonth
                        own =
                            Self.logPrior(place[0], trial, logUsualNumber: logUsualNumber)
                            + fluid.advance(month, place, state.baseAddress!)
                        if own == -.infinity { break }
                    }
                }
            }
        }
        guard own.isFinite, sum.isFinite else { return false }
        let new = sum + share * own + (1 - share) * newProposed
        guard new + logRatio - old >= limit || !old.isFinite else { return false }
        past[particle] = sum
        current[particle] = own
        proposed[particle] = newProposed
        let (d, width, stride) = (Self.dimension, width, fluid.stride)
        parameters.withUnsafeMutableBufferPointer { rows in
            for i in 0..<d { rows[particle * d + i] = trial[i] }
        }
        latents.withUnsafeMutableBufferPointer { rows in
            for i in 0..<width { rows[particle * width + i] = latent[i] }
        }
        states.withUnsafeMutableBufferPointer { rows in
            for i in 0..<stride { rows[particle * stride + i] = state[i] }
        }
        return true
    }
}
