import Foundation

/// How many children join a list in a month without a referral, or leave at once by nobody's capacity: what is believed,
/// and where it is looked for.
struct AdditionProposal: Sendable {
    /// Probabilities of none, of additions about the usual size, of additions beyond those that counts ask for, and of
    /// removals.
    private let none: Double
    private let usual: Double
    private let needed: Double
    private let removed: Double
    private let need: Double
    private let size: (log: Double, spread: Double)
    private let validation: (log: Double, spread: Double)

    init(_ month: ListRecord.Observed, of record: ListRecord) {
        let size = Foundation.log(max(exp(ListPriors.logAdditionSize.mean) * record.usualNumber, 0.5))
        self.size = (size, 1.2)
        validation = (Foundation.log(max(exp(size), 0.7 * month.surplus)), 1.2)
        need = month.needed
        if month.needed > 0 {
            // Where referrals are not published, they may be what is missing.
            (none, usual, needed, removed) = month.referrals != nil ? (0, 0.05, 0.95, 0) : (0.4, 0.1, 0.5, 0)
        } else if month.surplus > 0 {
            (none, usual, needed, removed) = (0.45, 0.1, 0, 0.45)
        } else if month.isOdd {
            (none, usual, needed, removed) = (0.3, 0.4, 0, 0.3)
        } else {
            (none, usual, needed, removed) = (0.75, 0.18, 0, 0.07)
        }
    }

    /// A number, from a uniform and a standard normal one.
    func draw(_ u: Double, _ z: Double) -> Double {
        if u < none { return 0 }
        if u < none + usual { return exp(size.log + size.spread * z) }
        if u < none + usual + needed { return need + exp(size.log + size.spread * z) }
        return -exp(validation.log + validation.spread * z)
    }

    /// Its log density; of none the log probability.
    func log(_ number: Double) -> Double {
        if number == 0 { return Foundation.log(max(none, 1e-12)) }
        if number < 0 { return Foundation.log(max(removed, 1e-12)) + Self.logDensity(-number, validation) }
        var density = usual * exp(Self.logDensity(number, size))
        if needed > 0, number > need { density += needed * exp(Self.logDensity(number - need, size)) }
        return Foundation.log(max(density, 1e-300))
    }

    /// The most months in which children may be added: with those in which they are taken off there must be others.
    static let mostRate = 0.6

    /// The log density of a number by what is believed.
    ///
    /// - Parameters:
    ///   - number: the number.
    ///   - logitRate: logit of the probability of additions.
    ///   - logSize: log of their usual number.
    /// - Returns: the log density; of none the log probability.
    static func logPrior(_ number: Double, logitRate: Double, logSize: Double) -> Double {
        let rate = min(1 / (1 + exp(-logitRate)), mostRate)
        let removed = ListPriors.validationRatio * rate
        if number == 0 { return Foundation.log(1 - rate - removed) }
        return Foundation.log(number > 0 ? rate : removed)
            + logDensity(abs(number), (logSize, ListPriors.additionSpread))
    }

    /// log density of a log-normal number.
    private static func logDensity(_ number: Double, _ law: (log: Double, spread: Double)) -> Double {
        let log = Foundation.log(number)
        let z = (log - law.log) / law.spread
        return -0.5 * z * z - log - Foundation.log(law.spread) - 0.918_938_533_204_672_8
    }
}
