import Calendar
import Forecasting
import Foundation

/// Removals from a list to come, from the removals that its flows imply: referrals less the growth of the list.
///
/// Implied removals are not capacity: they hold rejections, transfers, validation and drop-outs beside assessments.
/// The level is their mean, older months discounted by 0.85, months that contradict themselves set aside; from month
/// to month the true level wanders about it as log L(t) = 0.9 log L(t-1) + e, sd of e 0.10; a month's count varies
/// about its level as a negative binomial of size 15.
///
/// Part of the removals are early disposals of new referrals, which come and go with referrals: the level is that for
/// the referrals of the same months, ``referralLevel``, and the part moves in proportion when they change.
///
/// Setting months aside drops what they did to the list (a recount, a transfer), which may come again. So the list's own
/// mean change, all months counted and shrunk by n/(n + 4), is given half the say at first: ``correction(afterMonths:)``.
/// A validation is nobody's capacity and is not to be expected again: such a month counts in neither (`OneOffRemovals`).
///
/// Where referrals of some months are only expected, the removals of those months are as unsure as they are:
/// ``expectedShare`` says how far the level moves with them. Where the list was empty at the end of most months, everybody
/// was seen, and what more could have been done nobody has seen: the level is the least that it can be, ``isAtLeast``.
package struct RemovalModel: Codable, Sendable {
    /// log of the expected removals in an average month.
    package let logLevel: Double
    /// Its standard error.
    package let logLevelError: Double
    /// Referrals in an average month over the same steps, with the same weights.
    package let referralLevel: Double
    /// Mean monthly change of the list over all steps, shrunk.
    package let drift: Double
    /// Steps used.
    package let observations: Int
    /// Steps set aside because they contradict themselves, or are one-offs.
    package let setAside: [Transition]
    /// Share of the level that rests on expected referrals rather than counted ones.
    package let expectedShare: Double
    /// Whether the list was empty in most months, so that the level is the least that can be done.
    package let isAtLeast: Bool
    /// Children assessed in an average month, older ones discounted by ``assessedDiscount``; `nil` where they are not published.
    package let assessedLevel: Double?

    /// Discount of a month's weight in the level.
    package static let discount = 0.85
    /// Discount of a month's weight in the level of those assessed: clinics change more slowly than what else is removed.
    package static let assessedDiscount = 0.93
    /// Size of a month's count about its level.
    package static let monthlySize = 15.0
    /// Standard deviation of the level's monthly step, on the log scale.
    package static let stepError = 0.10
    /// How much of last month's deviation stays.
    package static let persistence = 0.9
    /// Least standard error of the level.
    package static let leastLevelError = 0.10

    /// A model with a given level.
    package init(
        logLevel: Double,
        logLevelError: Double,
        referralLevel: Double,
        drift: Double? = nil,
        observations: Int = 0,
        setAside: [Transition] = [],
        expectedShare: Double = 0,
        isAtLeast: Bool = false,
        assessedLevel: Double? = nil
    ) {
        self.logLevel = logLevel
        self.logLevelError = logLevelError
        self.referralLevel = referralLevel
        self.drift = drift ?? referralLevel - exp(logLevel)
        self.observations = observations
        self.setAside = setAside
        self.expectedShare = expectedShare
        self.isAtLeast = isAtLeast
        self.assessedLevel = assessedLevel
    }

    /// The level of the steps of a list, or `nil` when fewer than three can be used or nobody was removed.
    package init?(fitting steps: [Transition]) {
        let usable = steps.filter { $0.contradiction != .negativeRemovals && !$0.isOneOff }
        guard usable.count >= 3, let last = usable.map(\.to.month).max() else { return nil }
        let weights = usable.map { step -> Double in
            let age = last - step.to.month
            return pow(Self.discount, Double(age)) * Double(step.months)
        }
        let sum = weights.reduce(0, +)
        var (level, referrals, expected) = (0.0, 0.0, 0.0)
        for (weight, step) in zip(weights, usable) {
            level += weight * step.removals / Double(step.months) / sum
            referrals += weight * step.referrals / Double(step.months) / sum
            expected += weight * step.expectedReferrals / Double(step.months) / sum
        }
        let empty = zip(weights, usable).reduce(0) { $0 + ($1.1.isCleared ? $1.0 : 0) }
        let isAtLeast = empty > sum / 2
        if isAtLeast {
            level = usable.filter(\.isCleared).map { $0.removals / Double($0.months) }.max() ?? level
        }
        guard level > 0 else { return nil }
        let own = steps.filter { !$0.isOneOff }
        let months = Double(own.reduce(0) { $0 + $1.months })
        let change = own.reduce(0) { $0 + $1.to.number - $1.from.number } / months
        let squares = weights.reduce(0) { $0 + $1 * $1 } / (sum * sum)
        let error = ((1 / level + 1 / Self.monthlySize) * squares).squareRoot()
        self.init(
            logLevel: rounded9(log(level)),
            logLevelError: rounded9(max(error, Self.leastLevelError)),
            referralLevel: rounded9(referrals),
            drift: rounded9(change * months / (months + 4)),
            observations: usable.count,
            setAside: steps.filter { $0.contradiction != nil || $0.isOneOff },
            expectedShare: referrals > 0 ? rounded9(min(1, expected / referrals)) : 0,
            isAtLeast: isAtLeast,
            assessedLevel: Self.assessedLevel(steps, to: last).map(rounded9)
        )
    }

    /// Children assessed in an average month, where at least three of the steps, and half of their weight, have it published.
    ///
    /// A month whose list does not add up has its assessments all the same.
    private static func assessedLevel(_ steps: [Transition], to last: Month) -> Double? {
        let weight = { (step: Transition) in
            pow(assessedDiscount, Double(last - step.to.month)) * Double(step.months)
        }
        let counted = steps.filter { $0.assessed != nil }
        let sum = counted.reduce(0) { $0 + weight($1) }
        guard counted.count >= 3, sum >= steps.reduce(0, { $0 + weight($1) }) / 2 else { return nil }
        return counted.reduce(0) { $0 + weight($1) * ($1.assessed ?? 0) / Double($1.months) } / sum
    }

    /// Removals a month to add so that the list follows its own drift by half at first, less by a tenth each month:
    /// 0.5 x 0.9^h x (referrals - removals - drift).
    package func correction(afterMonths months: Double) -> Double {
        returning(referralLevel - exp(logLevel) - drift, afterMonths: months)
    }

    /// What is left after so many months of an imbalance that does not last.
    package func returning(_ imbalance: Double, afterMonths months: Double) -> Double {
        0.5 * pow(0.9, months) * imbalance
    }
}
