import Calendar
import Foundation
import Randomness

/// Draws from the posterior of a list: sequential Monte Carlo with data tempering (IBIS).
///
/// Particles come from the prior. Month after month they are weighted by how likely they make its figures; when their
/// weights have grown unequal they are drawn anew (systematically) and moved by Metropolis steps that leave the posterior
/// so far as it is, with the covariance that they have themselves. A month that tells much enters in several stages.
/// Source: Chopin, A sequential particle filter method for static models, Biometrika 89 (2002).
///
/// Random numbers come from one stream, keyed by the service.
struct ListSampler {
    /// Particles, each a row.
    private(set) var parameters: [Double]
    private(set) var states: [Double]
    /// log evidence of all figures, and what each month added.
    private(set) var logEvidence = 0.0
    /// Weighted means and deviations of the parameters after each month.
    private(set) var origins: [[(mean: Double, deviation: Double)]] = []
    /// The share of moves that were accepted: of parameters, and of what is drawn for months.
    private(set) var accepted = (parameters: 0.0, months: 0.0)

    let record: ListRecord
    let count: Int
    let fluid: ListFluid

    private var latents: [Double]
    private var past: [Double]
    private var current: [Double]
    private var proposed: [Double]
    private var weights: [Double]
    private var random: RandomStream
    private let proposals: [AdditionProposal]
    private let rounds: Int
    private let priors: [ListPriors.Normal]
    private var tries = (parameters: 0, months: 0)
    private var hits = (parameters: 0, months: 0)

    private static let dimension = ListParameter.count
    private static let ofMonth = ListFluid.Latent.count
    private let width: Int

    /// Samples.
    ///
    /// - Parameters:
    ///   - record: the months of the list.
    ///   - count: particles.
    ///   - rounds: rounds of moves after particles are drawn anew.
    init(_ record: ListRecord, count: Int, rounds: Int = 6) {
        self.record = record
        self.count = count
        self.rounds = rounds
        fluid = ListFluid(record)
        random = RandomStream(seed: 0, replication: 0, at: .listPosterior(of: RandomStream.serviceKey(record.id)))
        proposals = record.months.map { AdditionProposal($0, of: record) }
        priors = ListParameter.allCases.map(record.prior)
        width = Self.ofMonth * max(1, record.months.count)
        parameters = Array(repeating: 0, count: count * Self.dimension)
        latents = Array(repeating: 0, count: count * width)
        states = Array(repeating: 0, count: count * fluid.stride)
        past = Array(repeating: 0, count: count)
        current = past
        proposed = past
        weights = past
        begin()
        for month in record.months.indices { take(month) }
        resample()
        if !record.months.isEmpty {
            for _ in 0..<2 * rounds { move(record.months.count - 1, share: 1) }
        }
        accepted = (
            Double(hits.parameters) / Double(max(1, tries.parameters)),
            Double(hits.months) / Double(max(1, tries.months))
        )
    }

    private mutating func normal() -> Double { StandardNormal.quantile(random.uniform()) }

    /// Draws particles from the prior: of each parameter evenly over it.
    private mutating func begin() {
        for (parameter, prior) in priors.enumerated() {
            var order = Array(0..<count)
            for last in stride(from: count - 1, to: 0, by: -1) {
                order.swapAt(last, Int(random.uniform() * Double(last + 1)))
            }
            for particle in 0..<count {
                let u = (Double(order[particle]) + random.uniform()) / Double(count)
                parameters[particle * Self.dimension + parameter] =
                    prior.mean + prior.deviation * StandardNormal.quantile(u)
            }
        }
        for particle in 0..<count {
            withParticle(particle) { fluid, parameters, _, state in
                fluid.set(parameters)
                fluid.begin(parameters, state)
            }
        }
    }

    private mutating func withParticle<Result>(
        _ particle: Int,
        _ body: (
            ListFluid, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
        ) -> Result
    ) -> Result {
        let (fluid, width) = (fluid, width)
        return parameters.withUnsafeMutableBufferPointer { parameters in
            latents.withUnsafeMutableBufferPointer { latents in
                states.withUnsafeMutableBufferPointer { states in
                    body(
                        fluid,
                        parameters.baseAddress! + particle * Self.dimension,
                        latents.baseAddress! + particle * width,
                        states.baseAddress! + particle * fluid.stride
                    )
                }
            }
        }
    }

    /// log of the prior of what was drawn for a month.
    private static func logPrior(
        _ addition: Double,
        _ parameters: UnsafePointer<Double>,
        logUsualNumber: Double
    ) -> Double {
        AdditionProposal.logPrior(
            addition,
            logitRate: parameters[ListParameter.logitAdditionRate.rawValue],
            logSize: parameters[ListParameter.logAdditionSize.rawValue] + logUsualNumber
        )
    }

    /// Takes in the figures of a month.
    private mutating func take(_ month: Int) {
        let proposal = proposals[month]
        let place = month * Self.ofMonth
        let logUsualNumber = log(record.usualNumber)
        for particle in 0..<count {
            let addition = proposal.draw(random.uniform(), normal())
            let (lean, referrals) = (normal(), normal())
            let own = withParticle(particle) { fluid, parameters, latents, state in
                latents[place] = addition
                latents[place + 1] = lean
                latents[place + 2] = referrals
                fluid.set(parameters)
                return fluid.advance(month, latents + place, state)
            }
            let prior = parameters.withUnsafeBufferPointer {
                Self.logPrior(addition, $0.baseAddress! + particle * Self.dimension, logUsualNumber: logUsualNumber)
            }
            current[particle] = own + prior
            proposed[particle] = proposal.log(addition)
        }
        var share = 0.0
        while share < 1 {
            let next = nextShare(after: share)
            let before = logMeanWeight()
            for particle in 0..<count { weights[particle] += (next - share) * (current[particle] - proposed[particle]) }
            logEvidence += logMeanWeight() - before
            share = next
            guard share < 1 || effective(weights) < 0.5 * Double(count) else { break }
            resample()
            for _ in 0..<rounds { move(month, share: share) }
        }
        for particle in 0..<count { past[particle] += current[particle] }
        origins.append(moments())
    }

    /// log of the mean weight.
    private func logMeanWeight() -> Double {
        let top = weights.max() ?? 0
        guard top > -.infinity else { return 0 }
        return top + log(weights.reduce(0) { $0 + exp($1 - top) } / Double(count))
    }

    /// Effective number of particles with such log weights.
    private func effective(_ logs: [Double]) -> Double {
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
    private func nextShare(after share: Double) -> Double {
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
    private mutating func resample() {
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

    private static func rows(_ chosen: [Int], of rows: [Double], width: Int) -> [Double] {
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
    private func moments() -> [(mean: Double, deviation: Double)] {
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

extension ListSampler {
    /// The lower triangle of a square root of the particles' covariance, row by row.
    private func spread() -> [Double] {
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
        return root
    }

    /// One round of Metropolis steps for every particle: its parameters, then what was drawn for one of its months.
    ///
    /// - Parameters:
    ///   - last: the last month taken in.
    ///   - share: how much of its figures has entered.
    private mutating func move(_ last: Int, share: Double) {
        let d = Self.dimension
        let root = spread()
        // Steps of different lengths: some cross, some refine.
        let scale = [1.5, 1.0, 0.4][Int(random.uniform() * 3)] * 2.4 / Double(d).squareRoot()
        var trial = Array(repeating: 0.0, count: d)
        var latent = Array(repeating: 0.0, count: width)
        var state = Array(repeating: 0.0, count: fluid.stride)
        var noise = Array(repeating: 0.0, count: d)
        for particle in 0..<count {
            // Parameters.
            for i in 0..<d { noise[i] = normal() }
            var logRatio = 0.0
            for i in 0..<d {
                var step = 0.0
                for k in 0...i { step += root[i * d + k] * noise[k] }
                let old = parameters[particle * d + i]
                trial[i] = old + scale * step
                logRatio += priors[i].log(trial[i]) - priors[i].log(old)
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
    private mutating func accept(
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

    /// A row of a particle.
    func row(_ particle: Int) -> ArraySlice<Double> {
        parameters[particle * Self.dimension..<(particle + 1) * Self.dimension]
    }

    func state(_ particle: Int) -> ArraySlice<Double> {
        states[particle * fluid.stride..<(particle + 1) * fluid.stride]
    }

    func additions(_ particle: Int) -> [Double] {
        record.months.indices.map { latents[particle * width + $0 * Self.ofMonth] }
    }
}
