import Calendar
import Foundation

/// A list carried from count to count in expectation, by age, and how likely that makes what is published.
///
/// A particle's state is a row of numbers: levels and running sums first, then children by age. The number on the list
/// follows the counts exactly; what is not counted of a month's flows is worked out from what is. A month's removals are
/// what referrals, additions and the counts leave; of them the assessed are those published, or else as many as the level
/// of assessments and the expected other removals make likely.
///
/// Removals compete: a child stays with probability s(x), x the sum of its hazards, s(x) = 1/(1 + x + x^2/2 + x^3/6): this
/// differs from exp(-x) by a hundredth of the removed at most and needs no exponential.
final class ListFluid {
    /// Places of a state.
    enum Place {
        static let referralMean = 0
        static let referralVariance = 1
        static let assessedMean = 2
        static let assessedVariance = 3
        static let strayVariance = 4
        static let assessedSum = 5
        static let otherSum = 6
        static let additionSum = 7
        static let removedOnceSum = 8
        static let referralSum = 9
        static let totals = 10
        static let mostTotals = 6
        static let children = 16
    }
    /// What is drawn for every month.
    enum Latent {
        /// Children added without a referral; below 0, taken off at once by nobody's capacity.
        static let addition = 0
        /// How their age leans: 0 is that of the list, above 0 older.
        static let lean = 1
        /// Standard normal: referrals, where none are published.
        static let referrals = 2
        static let count = 3
    }

    let record: ListRecord
    /// Numbers of a state.
    let stride: Int
    let capacity: Int
    let steps: Int
    let width: Double
    // Scratch, by age.
    let early: UnsafeMutablePointer<Double>
    let other: UnsafeMutablePointer<Double>
    let weight: UnsafeMutablePointer<Double>
    let before: UnsafeMutablePointer<Double>
    let logLeft: UnsafeMutablePointer<Double>
    // What follows from a particle's parameters.
    var kappa = 0.0
    var attrition = 0.0
    var earlyBins = 0
    var newEarly = 0.0
    var newMonthEarly = 0.0
    var strayVariance = 0.0
    var referralScatter = 0.0
    var referralStep = 0.0
    var jumpRate = 0.0
    var season = 0.0
    var meanDrift = 0.0

    init(_ record: ListRecord) {
        self.record = record
        steps = record.stepsPerMonth
        width = record.binWeeks
        // Whole groups of four, and one more to read beyond.
        let bins = max(record.startBins, 1) + record.months.count * steps
        capacity = bins
        stride = Place.children + (bins + 11) / 4 * 4
        let room = stride + 8
        let scratch = { () -> UnsafeMutablePointer<Double> in
            let pointer = UnsafeMutablePointer<Double>.allocate(capacity: room)
            pointer.initialize(repeating: 0, count: room)
            return pointer
        }
        (early, other, weight, before, logLeft) = (scratch(), scratch(), scratch(), scratch(), scratch())
    }

    deinit {
        for pointer in [early, other, weight, before, logLeft] { pointer.deallocate() }
    }

    /// Sets what follows from a particle's parameters.
    func set(_ parameters: UnsafePointer<Double>) {
        let value = { (parameter: ListParameter) in parameters[parameter.rawValue] }
        kappa = value(.kappa)
        let share = 1 / (1 + exp(-value(.logitEarlyShare)))
        let age = min(max(exp(value(.logEarlyAge)), 0.2), 60)
        attrition = exp(value(.logAttrition)) * record.usualReferrals / averageMonthWeeks / record.usualNumber
        strayVariance = exp(2 * value(.logMeanStray))
        referralScatter = exp(2 * value(.logReferralScatter))
        referralStep = exp(2 * value(.logReferralStep))
        jumpRate = 1 / (1 + exp(-value(.logitJumpRate)))
        season = value(.season)
        meanDrift = value(.meanDrift)
        // The integrated hazard of early disposal in the step after each age, at the middles of bins.
        let decay = exp(-width / age)
        var left = exp(-width / 2 / age)
        let month = width * Double(steps)
        newEarly = -log((1 - share) + share * age / width * (1 - decay))
        newMonthEarly = (1 - share) + share * age / month * (1 - exp(-month / age))
        earlyBins = min(capacity, max(2, Int((age * 6.5 / width).rounded(.up))))
        var last = log(1 - share + share * left)
        for bin in 0..<(earlyBins + steps) {
            logLeft[bin] = last
            left *= decay
            let next = log(1 - share + share * left)
            if bin < earlyBins { early[bin] = last - next }
            last = next
        }
        logLeft[earlyBins + steps] = last
    }

    /// The state at the first count.
    func begin(_ parameters: UnsafePointer<Double>, _ state: UnsafeMutablePointer<Double>) {
        state.update(repeating: 0, count: stride)
        let share = exp(parameters[ListParameter.logAttrition.rawValue])
        let earlyShare = 1 / (1 + exp(-parameters[ListParameter.logitEarlyShare.rawValue]))
        var level = LevelFilter(
            mean: log(record.usualReferrals),
            variance: ListPriors.firstReferrals * ListPriors.firstReferrals
        )
        for (month, referrals) in record.earlier { _ = follow(&level, referrals, month) }
        state[Place.referralMean] = level.mean
        state[Place.referralVariance] = level.variance
        state[Place.assessedMean] =
            log(record.usualReferrals) + log(max(1 - earlyShare - share, 0.1))
        state[Place.assessedVariance] = ListPriors.firstAssessed * ListPriors.firstAssessed
        state[Place.strayVariance] = 0.1
        let list = record.startLists[startList(parameters)]
        let head = state + Place.children + record.months.count * steps
        for (bin, children) in list.enumerated() { head[bin] = children }
    }

    /// Which of the lists rebuilt at the first count is meant.
    func startList(_ parameters: UnsafePointer<Double>) -> Int {
        let u = 0.5 * erfc(-parameters[ListParameter.start.rawValue] / 2.squareRoot())
        return min(Int(u * Double(record.startLists.count)), record.startLists.count - 1)
    }
}
