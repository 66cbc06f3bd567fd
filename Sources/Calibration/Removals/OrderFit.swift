import Forecasting
import Foundation
import Randomness
import Statistics
import Wording

/// Order of service from how mean and longest wait moved: a posterior of (kappa, psi) on a grid.
///
/// For every step between two monthly counts the list is rebuilt from what is published of it, then taken forward in
/// expectation under each (kappa, psi), with the referrals and removals that were counted; the mean and maximum so
/// predicted are compared with those published. Likelihood: Student t with 4 degrees of freedom, scale 1.25 weeks on
/// the mean and 4.5 on the maximum at half weight. Where assessments are published, two more: their mean wait against
/// that of the children whom the mixture draws by weight (scale 15 weeks), and their share of the removals against
/// 1 - psi (normal, sd 0.15: a fast-tracked child is both assessed and an early disposal). Priors: kappa ~ N(0.3, 1.2^2), psi ~ Beta(1.5, 2.5). Steps that contradict
/// themselves are left out, and those before the last ``mostSteps``: an order of service is no older than its staff.
/// Without usable steps the posterior is the prior. (The step-by-step fit stands in for a full particle filter.)
package struct OrderFit: Codable, Sendable {
    /// Grid points with their probabilities.
    package let points: [(kappa: Double, psi: Double, probability: Double)]
    /// Steps used.
    package let observations: Int
    /// How likely each grid point is, from 0 to 1 for the likeliest.
    private let weights: [Double]
    private let table: DiscreteTable

    /// Steps that are looked at: two years of months.
    static let mostSteps = 24

    /// kappa of the grid.
    static let kappas = (0...26).map { -2.7 + 0.3 * Double($0) }
    /// psi of the grid.
    static let psis = (0...18).map { 0.025 + 0.05 * Double($0) }

    /// Fits the steps of a list.
    ///
    /// - Parameters:
    ///   - steps: the steps between its counts, in time order.
    ///   - leavingShare: removals other than treatment as a share of referrals, taken off the removals evenly by the
    ///     hazard.
    package init(fitting steps: [Transition], leavingShare: Double) {
        let usable =
            steps.filter { step in
                step.contradiction == nil && !step.isOneOff && step.months == 1 && step.from.mean != nil
                    && step.to.mean != nil
                    && step.from.number >= 5
            }
            .suffix(Self.mostSteps)
        let starts = usable.map { ExpectedList(at: $0.from) }
        let assessedShare = Self.assessedShare(steps, leavingShare: leavingShare)
        var logs: [Double] = []
        for kappa in Self.kappas {
            for psi in Self.psis {
                var log = Self.logPrior(kappa: kappa, psi: psi)
                if let assessedShare { log -= pow((1 - psi - assessedShare) / 0.15, 2) / 2 }
                for (step, start) in zip(usable, starts) {
                    log += Self.logLikelihood(step, from: start, kappa: kappa, psi: psi, leavingShare: leavingShare)
                }
                logs.append(log)
            }
        }
        let top = logs.max() ?? 0
        self.init(weights: logs.map { rounded9(exp($0 - top)) }, observations: usable.count)
    }

    private init(weights: [Double], observations: Int) {
        let sum = weights.reduce(0, +)
        points = weights.indices.map { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: Self.psis.count)
            return (Self.kappas[row], Self.psis[column], weights[index] / sum)
        }
        self.observations = observations
        self.weights = weights
        table = DiscreteTable(weights: weights)
    }

    /// What a fit is made from: the rest follows from it.
    private enum CodingKeys: String, CodingKey {
        case weights
        case observations
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            weights: try values.decode([Double].self, forKey: .weights),
            observations: try values.decode(Int.self, forKey: .observations)
        )
    }

    /// A draw from the posterior.
    package func draw(_ u: Double) -> (kappa: Double, psi: Double) {
        let point = points[table.draw(u)]
        return (point.kappa, point.psi)
    }

    /// Posterior means.
    package var mean: (kappa: Double, psi: Double) {
        points.reduce((0, 0)) { ($0.0 + $1.kappa * $1.probability, $0.1 + $1.psi * $1.probability) }
    }

    /// Share of the removals by capacity that were published as assessments.
    private static func assessedShare(_ steps: [Transition], leavingShare: Double) -> Double? {
        let counted = steps.filter { $0.assessed != nil }
        guard counted.count >= 3 else { return nil }
        let removals = counted.reduce(0) { $0 + $1.removals - leavingShare * $1.referrals }
        guard removals > 0 else { return nil }
        return min(1, counted.reduce(0) { $0 + ($1.assessed ?? 0) } / removals)
    }

    private static func logPrior(kappa: Double, psi: Double) -> Double {
        -pow((kappa - 0.3) / 1.2, 2) / 2 + 0.5 * log(psi) + 1.5 * log(1 - psi)
    }

    private static func logLikelihood(
        _ step: Transition,
        from start: ExpectedList,
        kappa: Double,
        psi: Double,
        leavingShare: Double
    ) -> Double {
        var list = start
        list.advance(
            weeks: step.weeks,
            referrals: step.referrals,
            removals: max(0, step.removals - leavingShare * step.referrals),
            leaving: leavingShare * step.referrals,
            kappa: kappa,
            psi: psi
        )
        // Steps that are used have a mean at both ends.
        var log = logStudent4((step.to.mean! - list.mean) / 1.25)
        if let mean = step.assessedMean {
            log += logStudent4((mean - start.meanWhenTaken(kappa: kappa) - step.weeks / 2) / 15)
        }
        if let maximum = step.to.maximum { log += 0.5 * logStudent4((maximum - list.longest) / 4.5) }
        return log
    }

    /// log density of Student's t with 4 degrees of freedom, up to a constant.
    private static func logStudent4(_ t: Double) -> Double {
        -2.5 * log1p(t * t / 4)
    }
}
