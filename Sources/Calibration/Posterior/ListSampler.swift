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
    var parameters: [Double]
    var states: [Double]
    /// log evidence of all figures, and what each month added.
    var logEvidence = 0.0
    /// Weighted means and deviations of the parameters after each month.
    var origins: [[(mean: Double, deviation: Double)]] = []
    /// The share of moves that were accepted: of parameters, and of what is drawn for months.
    var accepted = (parameters: 0.0, months: 0.0)

    let record: ListRecord
    let count: Int
    let fluid: ListFluid

    var latents: [Double]
    var past: [Double]
    var current: [Double]
    var proposed: [Double]
    var weights: [Double]
    var random: RandomStream
    let proposals: [AdditionProposal]
    let rounds: Int
    let priors: [ListPriors.Normal]
    var tries = (parameters: 0, months: 0)
    var hits = (parameters: 0, months: 0)

    static let dimension = ListParameter.count
    static let ofMonth = ListFluid.Latent.count
    let width: Int

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

    mutating func normal() -> Double { StandardNormal.quantile(random.uniform()) }

    /// Draws particles from the prior: of each parameter evenly over it.
    mutating func begin() {
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

    mutating func withParticle<Result>(
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
    static func logPrior(
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
    mutating func take(_ month: Int) {
        let proposal = proposals[month]
        let place = month * Self.ofMonth
        let logUsualNumber = log(record.usualNumber)
        for particle in 0..<count {
            past[particle] += current[particle]
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
        origins.append(moments())
    }

    /// A row of a particle.
    func row(_ particle: Int) -> ArraySlice<Double> {
        parameters[particle * Self.dimension..<(particle + 1) * Self.dimension]
    }

    /// The log likelihood of all figures under a particle.
    func logLikelihood(_ particle: Int) -> Double {
        let logUsualNumber = log(record.usualNumber)
        return parameters.withUnsafeBufferPointer { parameters in
            additions(particle)
                .reduce(past[particle] + current[particle]) { sum, addition in
                    let row = parameters.baseAddress! + particle * Self.dimension
                    return sum - Self.logPrior(addition, row, logUsualNumber: logUsualNumber)
                }
        }
    }

    func state(_ particle: Int) -> ArraySlice<Double> {
        states[particle * fluid.stride..<(particle + 1) * fluid.stride]
    }

    func additions(_ particle: Int) -> [Double] {
        record.months.indices.map { latents[particle * width + $0 * Self.ofMonth] }
    }
}
