import Areas
import Calendar
import Foundation
import Randomness

@testable import Calibration

/// A list worked child by child by laws that are not those of the program's model, and what is published of it.
///
/// - Early disposals leave at ages of gamma law with shape 2, not at exponential ones.
/// - The hazard of attrition grows in proportion to the wait; it is not constant.
/// - An urgent class is seen first. Of the others a slot takes the longest waiting, or anybody: no weight exp(kappa x wait).
/// - Every other list is seen in blocks of clinics, two a month. Clinics are fewer in August and December.
/// - The level of referrals drifts, jumps in every other list, and has a season of its own.
/// - Additions are transfers of short waits; one list in four is validated once, and then loses long waits only.
/// - Every third list publishes numbers to the nearest 5; numbers below 5 are withheld; every other one publishes those
///   assessed, and half of these their mean wait; maxima are published by half.
struct OtherLawList {
    /// One child on the list.
    struct Child {
        var age: Double
        var isUrgent: Bool
        /// The age at which it is rejected or redirected, if it is to be.
        var leavesAt: Double?
    }

    /// What is true of the list and not published.
    struct Truth {
        /// The kappa under which children drawn with weight exp(kappa x wait / mean wait) have waited as long as those who
        /// were assessed.
        var kappa = 0.0
        var earlyShare: Double
        /// Leavers by the hazard, as expected, over referrals.
        var attrition = 0.0
        /// Children assessed, and children leaving in all, an average month.
        var assessed = 0.0
        var leaving = 0.0
    }

    /// What is published of it.
    struct Published {
        var id: String
        var stocks: [StockPoint] = []
        var referrals: [Month: Double] = [:]
        var assessed: [Month: Double] = [:]
        var assessedMeans: [Month: Double] = [:]

        /// The months as a posterior takes them.
        var record: ListRecord? {
            let usual = referrals.isEmpty ? 1 : referrals.values.sorted().reduce(0, +) / Double(referrals.count)
            return ListRecord(
                id,
                stocks: stocks,
                referrals: referrals,
                assessed: assessed,
                assessedMeans: assessedMeans,
                usualReferrals: max(usual, 0.2)
            )
        }

        /// The steps between its counts, as the fit of the order of service alone takes them.
        var steps: [Transition] {
            OneOffRemovals.marked(
                Transition.between(stocks, referrals: referrals, assessed: assessed, assessedMeans: assessedMeans)
            )
        }
    }

    private(set) var truth: Truth
    private(set) var published: Published
    /// Children at the beginning.
    let size: Double

    var random: RandomStream
    var children: [Child] = []
    /// Assessments of a month: how long the waits were, in mean waits, of those on the list and of those taken from it.
    var choices: [Choice] = []
    let law: Law

    /// What a list is drawn with.
    struct Law {
        var referrals: Double
        var mean: Double
        var earlyAge: Double
        var earlyShare: Double
        /// The weekly hazard at a week's wait.
        var hazardSlope: Double
        var urgentShare: Double
        /// How often a slot takes the longest waiting.
        var oldestFirst: Double
        var hasBlocks: Bool
        var slots: Double
        var seasonSize: Double
        var drift: Double
        var jumpMonth: Int?
        var jump: Double
        var additionRate: Double
        var validationMonth: Int?
    }

    static let months = 12
    static let parts = 8

    /// Draws a list, and works it for a year.
    ///
    /// - Parameters:
    ///   - number: which.
    ///   - sizes: how many children it may have, evenly on the log scale.
    init(_ number: Int, sizes: ClosedRange<Double>) {
        var random = RandomStream(seed: 2, replication: UInt64(number), at: .listPosterior(of: 8))
        let between = { (range: ClosedRange<Double>) in
            range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
        }
        let normal = { StandardNormal.quantile(random.uniform()) }
        size = exp(between(log(sizes.lowerBound)...log(sizes.upperBound))).rounded()
        let mean = exp(between(log(8)...log(60)))
        let referrals = max(1, size / mean * between(0.6...1.4) * averageMonthWeeks)
        let earlyShare = 0.05 + 0.5 * random.uniform() * random.uniform().squareRoot()
        let attrition = exp(between(log(0.03)...log(0.25)))
        law = Law(
            referrals: referrals,
            mean: mean,
            earlyAge: exp(log(4) + 0.6 * normal()),
            earlyShare: earlyShare,
            // On a list of that size and mean wait as many leave a month as are meant.
            hazardSlope: attrition * referrals / averageMonthWeeks / size / mean,
            urgentShare: between(0.05...0.3),
            oldestFirst: between(0...0.9),
            hasBlocks: random.uniform() < 0.5,
            slots: referrals * max(0.2, 1 - earlyShare - attrition) * exp(between(-0.25...0.2)),
            seasonSize: between(0...0.35),
            drift: 0.015 * normal(),
            jumpMonth: random.uniform() < 0.5 ? 2 + Int(between(0...8)) : nil,
            jump: 0.35 * normal(),
            additionRate: between(0...0.15),
            validationMonth: random.uniform() < 0.25 ? 2 + Int(between(0...8)) : nil
        )
        truth = Truth(earlyShare: earlyShare)
        published = Published(id: "other law \(number)")
        self.random = random
        work(number)
    }

    /// Works it for a year, and publishes it.
    private mutating func work(_ number: Int) {
        fill()
        let first = Month(year: 2024, month: 1)
        var (referred, assessed, left, leaving) = (0.0, 0.0, 0.0, 0.0)
        publishStock(first, number)
        for index in 1...Self.months {
            let month = first + index
            let work = workMonth(index, monthOfYear: month.monthOfYear)
            referred += Double(work.referrals)
            assessed += Double(work.seen.count)
            left += Double(work.left)
            leaving += work.attrition
            published.referrals[month] = Double(work.referrals)
            if number.isMultiple(of: 2) {
                published.assessed[month] = Double(work.seen.count)
                if number.isMultiple(of: 4), !work.seen.isEmpty {
                    published.assessedMeans[month] = (work.seen.reduce(0, +) / Double(work.seen.count)).rounded()
                }
            }
            publishStock(month, number)
        }
        truth.attrition = leaving / max(referred, 1)
        truth.assessed = assessed / Double(Self.months)
        truth.leaving = left / Double(Self.months)
        truth.kappa = Choice.kappa(of: choices)
    }

    private mutating func publishStock(_ month: Month, _ number: Int) {
        let count = Double(children.count)
        if count < 5 {
            published.stocks.append(StockPoint(withheldBelow: 5, month: month, waits: nil))
            return
        }
        let mean = children.reduce(0) { $0 + $1.age } / count
        published.stocks.append(
            StockPoint(
                month: month,
                number: number.isMultiple(of: 3) ? (count / 5).rounded() * 5 : count,
                mean: number % 4 < 2 ? mean.rounded() : (mean * 10).rounded() / 10,
                maximum: number % 8 < 4 ? children.map(\.age).max()?.rounded() : nil
            )
        )
    }
}
