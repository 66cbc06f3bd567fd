import Areas
import Foundation

/// What is believed of a list before its own figures are looked at.
///
/// Learned by `Tests/Scripts/learn-list-priors.py` from seven Scottish boards' children's mental health services (2012 to
/// 2023), some thousand lists of English specialties by commissioner (2014 to 2015) and English children's community
/// services (2023). Beside each stands what those show; a prior is wider where the lists to come are of other kinds.
enum ListPriors {
    /// A normal prior, on the scale on which the parameter is estimated.
    struct Normal: Sendable {
        var mean: Double
        var deviation: Double

        /// Its log density, up to a constant.
        func log(_ value: Double) -> Double {
            let z = (value - mean) / deviation
            return -0.5 * z * z
        }
    }

    /// How strongly the assessed prefer long waits.
    ///
    /// Specialties 0.15, boards 0.15, between lists 0.25: of short waits under a national standard; lists of a year and
    /// more differ more.
    static let kappa = Normal(mean: 0.2, deviation: 0.9)
    /// logit of the share of referrals that leave within weeks.
    ///
    /// With attrition 0.3 of referrals leave unseen: boards 0.31, between boards and two years 0.17. Their split by age is
    /// not published.
    static let logitEarlyShare = Normal(mean: -1.2, deviation: 1.2)
    /// ln of the mean age in weeks at which they do: rejected or redirected.
    static let logEarlyAge = Normal(mean: Foundation.log(3), deviation: 1)
    /// ln of what leaves by hazard, as a share of referrals (England's referral-to-treatment flows: 0.06 to 0.17).
    static let logAttrition = Normal(mean: Foundation.log(0.10), deviation: 0.7)
    /// logit of the probability that a month has additions without a referral.
    ///
    /// In 4.2% of boards' months so many joined that they must have been; smaller ones do not show.
    static let logitAdditionRate = Normal(mean: -2.5, deviation: 0.8)
    /// ln of their usual size, as a share of the list: of those that show, 0.16 in the boards' short lists.
    static let logAdditionSize = Normal(mean: Foundation.log(0.04), deviation: 0.6)
    /// Standard deviation of ln of one month's additions about that: boards 0.83.
    static let additionSpread = 0.9
    /// One-off removals that are nobody's capacity (validation) for each month of additions: boards as many.
    static let validationRatio = 0.6
    /// ln of how far a mean wait strays in a month, beside what chance removals do: weeks, of a list with a mean of 40.
    static let logMeanStray = Normal(mean: Foundation.log(0.45), deviation: 0.6)
    /// Weeks a month by which a mean wait drifts beside what the model says: how waits are counted, and what a list in steps
    /// cannot follow, does not tell of the order of service.
    static let meanDrift = Normal(mean: 0, deviation: 0.15)
    /// ln of the deviation of a month's referrals about their level, beside that of counts: boards 0.04 to 0.12; those of
    /// smaller services stray more.
    static let logReferralScatter = Normal(mean: Foundation.log(0.14), deviation: 0.4)
    /// ln of the step of the referrals' level from month to month: boards 0.04 and 0.065 (mean, median).
    static let logReferralStep = Normal(mean: Foundation.log(0.05), deviation: 0.6)
    /// logit of the probability that the level of referrals jumps in a month: one in 24, boards 0.040.
    static let logitJumpRate = Normal(mean: -Foundation.log(23), deviation: 0.5)
    /// Standard deviation of a jump.
    static let jump = 0.5
    /// How much of the pooled school-year season a list shows.
    static let season = Normal(mean: 0.7, deviation: 0.35)
    /// Standard deviation of ln of referrals, and of assessments, about their guessed level when a series begins.
    static let firstReferrals = 0.6
    static let firstAssessed = 0.5
    /// Step of the level of assessments (boards 0.09), and the size of a month's count about it.
    static let assessedStep = 0.10
    static let assessedSize = 15.0
    /// Coefficient of variation of a month's other removals about their expected number: boards 0.48.
    static let otherScatter = 0.45
    /// Standard error of the log count of a band, one month on, beside that of chance.
    static let bandScatter = 0.15
    /// How far the mean wait of the assessed strays, as a share of the mean of those waiting.
    static let assessedMeanScatter = 0.15

    /// Log of referrals by month of the year, January to December, about their average.
    static let referralSeason = [
        0.066, 0.097, 0.166, -0.103, 0.049, 0.019, -0.333, -0.252, 0.042, 0.031, 0.152, 0.066,
    ]
    /// The same of children seen.
    static let assessedSeason = [
        0.029, 0.046, 0.035, -0.002, 0.11, 0.01, -0.116, -0.075, -0.036, 0.025, 0.113, -0.139,
    ]

    /// What is believed of attrition where an area says which share of referrals leaves without being seen: that, at least as
    /// widely as its range, taken as eight in ten.
    static func attrition(_ stated: Figure?) -> Normal {
        guard let stated, stated.value > 0 else { return logAttrition }
        let range = stated.range.map { max($0.lowerBound, 1e-3)...max($0.upperBound, 2e-3) }
        let spread = range.map { Foundation.log($0.upperBound / $0.lowerBound) / 2.563 } ?? 0
        return Normal(
            mean: Foundation.log(stated.value),
            deviation: max(spread, stated.evidence == .assumed ? 0.5 : 0.2)
        )
    }

    /// Of the variance of a parameter between lists, the part that the services of one area have in common.
    static let sharedByArea = 0.5
}

/// What is estimated of a list, in the order in which particles hold it.
enum ListParameter: Int, CaseIterable {
    case kappa
    case logitEarlyShare
    case logEarlyAge
    case logAttrition
    case logitAdditionRate
    case logAdditionSize
    case logMeanStray
    case logReferralScatter
    case logReferralStep
    case logitJumpRate
    case season
    case meanDrift
    /// Standard normal: which of the lists rebuilt at the first count, in the order of their tails.
    case start

    static let count = allCases.count

    /// Its prior.
    var prior: ListPriors.Normal {
        switch self {
        case .kappa: ListPriors.kappa
        case .logitEarlyShare: ListPriors.logitEarlyShare
        case .logEarlyAge: ListPriors.logEarlyAge
        case .logAttrition: ListPriors.logAttrition
        case .logitAdditionRate: ListPriors.logitAdditionRate
        case .logAdditionSize: ListPriors.logAdditionSize
        case .logMeanStray: ListPriors.logMeanStray
        case .logReferralScatter: ListPriors.logReferralScatter
        case .logReferralStep: ListPriors.logReferralStep
        case .logitJumpRate: ListPriors.logitJumpRate
        case .season: ListPriors.season
        case .meanDrift: ListPriors.meanDrift
        case .start: ListPriors.Normal(mean: 0, deviation: 1)
        }
    }
}
