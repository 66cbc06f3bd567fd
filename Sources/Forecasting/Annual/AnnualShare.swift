import Foundation
package import Randomness
import Statistics

/// A share that is published once a year (requests refused, assessments that lead to no plan) and wanders.
///
/// On the logit scale, x' = mu + rho (x - mu) + s t: it keeps most of where it is, is drawn towards the country, and jumps now
/// and then. The constants were worked out on all authorities of the DfE's release of 2025 from the years 2021 to 2023.
package struct AnnualShare: Codable, Hashable, Sendable {
    /// The country's share.
    package let national: Double
    /// How much of the distance from it is kept over a year.
    package let persistence: Double
    /// Scale of a year's step on the logit, and the degrees of freedom of its t.
    package let step: Double
    package let degreesOfFreedom: Double
    /// Weight of the last year in where it starts; the one before has the rest.
    package let weightOfLast: Double

    /// Requests that are refused.
    package static let refused = AnnualShare(
        national: 0.252,
        persistence: 0.75,
        step: 0.40,
        degreesOfFreedom: 2.5,
        weightOfLast: 1
    )
    /// Assessments that do not lead to a plan.
    package static let noPlan = AnnualShare(
        national: 0.061,
        persistence: 0.80,
        step: 0.55,
        degreesOfFreedom: 3,
        weightOfLast: 0.75
    )

    /// A published share: of how many, and when the middle of its days is, in years.
    package struct Count: Codable, Hashable, Sendable {
        package let moment: Double
        package let share: Double
        package let of: Double

        package init(moment: Double, share: Double, of: Double) {
            (self.moment, self.share, self.of) = (moment, share, of)
        }

        /// Its logit: nobody of some is half of one.
        var logit: Double {
            let n = max(of, 1)
            return AnnualShare.logit(min(max(share, 0.5 / n), 1 - 0.5 / n))
        }

        /// Sampling variance of the logit.
        var variance: Double {
            let n = max(of, 1)
            let p = min(max(share, 0.5 / n), 1 - 0.5 / n)
            return 1 / (n * p * (1 - p))
        }
    }

    /// Where a share stands, and since when.
    package struct Start: Codable, Hashable, Sendable {
        /// On the logit scale.
        package let logit: Double
        /// Its variance.
        package let variance: Double
        /// In years.
        package let moment: Double

        package init(logit: Double, variance: Double, moment: Double) {
            (self.logit, self.variance, self.moment) = (logit, variance, moment)
        }
    }

    /// Where it starts from published shares, in time order; `nil` without any.
    package func start(_ counts: [Count]) -> Start? {
        guard let last = counts.last else { return nil }
        guard weightOfLast < 1, let before = counts.dropLast().last else {
            return Start(logit: rounded9(last.logit), variance: rounded9(last.variance), moment: last.moment)
        }
        let rest = 1 - weightOfLast
        return Start(
            logit: rounded9(weightOfLast * last.logit + rest * before.logit),
            variance: rounded9(weightOfLast * weightOfLast * last.variance + rest * rest * before.variance),
            moment: last.moment
        )
    }

    /// The middle of what is expected of it at a moment.
    package func center(at moment: Double, from start: Start) -> Double {
        let center = Self.logit(national)
        return Self.share(center + pow(persistence, max(0, moment - start.moment)) * (start.logit - center))
    }

    /// The share at some moments after its start, as one of the courses that it may take.
    package func path(at moments: [Double], from start: Start, _ random: inout RandomStream) -> [Double] {
        let center = Self.logit(national)
        var x = start.logit + start.variance.squareRoot() * StandardNormal.quantile(random.uniform())
        var moment = start.moment
        return moments.map { next in
            let kept = pow(persistence, max(0, next - moment))
            let spread = ((1 - kept * kept) / (1 - persistence * persistence)).squareRoot()
            x = center + kept * (x - center) + step * spread * t.quantile(random.uniform())
            moment = max(moment, next)
            return Self.share(x)
        }
    }

    /// The logit of a share.
    package static func logit(_ share: Double) -> Double {
        let share = min(max(share, 1e-4), 1 - 1e-4)
        return log(share / (1 - share))
    }

    /// The share of a logit.
    package static func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

    private var t: StudentT {
        guard let law = try? StudentT(degreesOfFreedom: degreesOfFreedom) else {
            preconditionFailure("degrees of freedom are above 0")
        }
        return law
    }
}
