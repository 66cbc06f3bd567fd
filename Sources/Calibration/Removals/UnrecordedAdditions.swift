import Calendar
import Forecasting
import Foundation
import Wording

/// Children who join a list month after month without a referral on record.
///
/// One month in which a list grows by more than its referrals is a recount or a transfer. Where at least half of the months
/// do, most of those who join are not among the referrals that are published; what goes on is the rate at which they do.
/// With referrals r, assessed s, growth g and a share p that leaves, it is (g + s)/(1 - p) - r a month, older months
/// discounted as in ``RemovalModel``. Where nobody's assessments are published it is the least that it can be.
struct UnrecordedAdditions {
    /// Children a month.
    let monthly: Double
    /// Its standard error.
    let error: Double

    /// Steps from which a habit can be told from an event.
    static let fewestSteps = 6

    /// The rate that the steps of a list show; `nil` where its referrals hold most of those who join.
    init?(in steps: [Transition], leavingShare: Double) {
        let counted = steps.filter { $0.expectedReferrals == 0 && !$0.isOneOff }
        guard counted.count >= Self.fewestSteps, let last = counted.map(\.to.month).max() else { return nil }
        let weights = counted.map { pow(RemovalModel.discount, Double(last - $0.to.month)) * Double($0.months) }
        let sum = weights.reduce(0, +)
        let growing = zip(weights, counted).reduce(0) { $0 + ($1.1.removals < 0 ? $1.0 : 0) }
        guard growing >= sum / 2 else { return nil }
        let rates = counted.map { step in
            ((step.to.number - step.from.number + (step.assessed ?? 0)) / (1 - min(leavingShare, 0.9)) - step.referrals)
                / Double(step.months)
        }
        let mean = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1 } / sum
        guard mean > 0 else { return nil }
        let variance = zip(weights, rates).reduce(0) { $0 + $1.0 * pow($1.1 - mean, 2) } / sum
        let squares = weights.reduce(0) { $0 + $1 * $1 } / (sum * sum)
        monthly = rounded9(mean)
        error = rounded9(((variance + mean) * squares).squareRoot())
    }

    /// The steps with these children among those who come.
    func added(to steps: [Transition]) -> [Transition] {
        steps.map { step in
            guard step.expectedReferrals == 0 else { return step }
            var step = step
            step.expectedReferrals = monthly * Double(step.months)
            step.referrals += step.expectedReferrals
            return step
        }
    }

    /// What is said of them.
    var sentence: String {
        "about \(oneDecimal(monthly)) children a month join the list without a referral on record, as its growth shows: "
            + "the forecast's referrals hold them"
    }
}
