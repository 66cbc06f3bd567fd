/// What the paths of this room take as known before they see a series, with its provenance.
///
/// Learned by `Tests/Scripts/learn-list-paths.py` on published lists: NHS England's children's community lists of 2023 (2,431
/// origins with three counts or more, one to four months ahead), Public Health Scotland's CAMHS lists of seven boards,
/// 2012 to 2023 (636 origins with 36 counts, one to twelve months ahead), and, at a fifth and a seventh of the first
/// set's weight, 200 simulated services and five lists of one area. The score is the mean log of the weighted interval
/// score relative to naive's, with a penalty where 80% and 95% ranges hold less than .77 and .93.
enum PathConstants {
    /// Lists: ``ListPath``.
    enum List {
        /// Median scale of the monthly change of a list of 300, on the log scale, and its exponent in the list's size.
        static let logScale = -2.87
        static let logScaleBySize = -0.10
        /// Standard deviation of the log scale between lists.
        static let logScaleDeviation = 0.4
        /// Children at which chance in counts doubles the variance of a change.
        static let countNoise = 120.0
        /// Mean wait, in weeks, at which half of the lists have a drift, and the drift's deviation in scales.
        static let driftWait = 16.0
        static let driftDeviation = 0.65
        /// What remains of a drift after a month.
        static let damping = 0.916
        /// Deviation of a list's seasonal amplitude about the pooled one.
        static let amplitudeDeviation = 0.31
        /// Probability that a month brings a break (recount, validation, transfer), and the break's scale.
        static let breakProbability = 0.063
        static let breakScale = 0.354
        /// Weight of a month's likelihood in the month after.
        static let discount = 0.893
        /// Share of the distance from the list's usual size that it makes good a month, while waits are short, and how much
        /// of that goes where they are long.
        static let reversion = 0.044
        static let reversionLostToWait = 0.0
        /// Replications that follow the damped drift: at most, share at long waits, and the wait of half that share.
        static let driftersAtMost = 0.95
        static let driftersShare = 1.36
        static let driftersWait = 28.0
        /// The damped drift: months that its mean is shrunk by, months and share of its prior scale, discount a month.
        static let drifterShrinkage = 7.0
        static let drifterPriorMonths = 3.0
        static let drifterPriorScale = 0.056
        static let drifterDiscount = 0.964
        /// How much wider changes to come are than those seen: at a mean wait of 0, and less at long waits.
        static let widening = 1.28
        static let wideningLostToWait = 0.2
        /// Mean wait, in weeks, taken where none is known.
        static let unknownWait = 15.0
        /// Deviation of a list's own calendar months about the pooled profile.
        static let seasonDeviation = 0.012

        /// Monthly changes of a list as a share of it, January to December.
        ///
        /// England: the median of lists by month, February
        /// to October 2023; November to January are guesses between.
        static let england = [-0.003, 0.017, 0.030, 0.005, 0.008, 0, -0.012, -0.042, -0.018, 0.003, 0.012, 0]
        /// Scotland: seven boards, 2012 to 2023.
        static let scotland = [
            -0.003, 0.021, 0.042, -0.044, -0.018, -0.014, -0.084, -0.033, 0.036, 0.015, 0.033, 0.049,
        ]
    }

    /// Flows: ``FlowPath``.
    enum Flow {
        /// Variance of the log of a month's flow beyond chance in counts: its pooled value and the months that it counts for.
        static let excess = 0.05
        static let excessMonths = 4.0
        /// Deviation of the log of its root between what the counts say and the truth.
        static let logExcessDeviation = 0.4
        /// Weight of a new month in the level, uniform between the two.
        static let gain = 0.05...0.5
        /// Deviation of the seasonal amplitude.
        static let amplitudeDeviation = 0.25
        /// Errors beyond so many standard deviations move the level no further.
        static let clip = 2.5
        /// Weight of a month's likelihood in the month after.
        static let discount = 0.96
        /// Jumps of the level: probability a month, deviation of the log.
        static let jumpProbability = 0.02
        static let jumpDeviation = 0.25
        /// Deviation of the log of the level after a declared shift of which no month has been counted.
        static let unseenShift = 0.5

        /// log of a month's flow, January to December, Scotland's CAMHS, seven boards, 2012 to 2023.
        static let scotlandReferrals = [
            0.066, 0.097, 0.166, -0.103, 0.049, 0.019, -0.333, -0.252, 0.042, 0.031, 0.152, 0.066,
        ]
        static let scotlandSeen = [
            0.029, 0.046, 0.035, -0.002, 0.11, 0.01, -0.116, -0.075, -0.036, 0.025, 0.113, -0.139,
        ]
        /// The same with the summer of England's schools: worked out, not seen.
        ///
        /// Their holidays begin three weeks later: Scotland's loss of July and August falls on August, and a part of it on
        /// July and September.
        static let englandReferrals = [
            0.077, 0.108, 0.177, -0.082, 0.060, 0.050, -0.060, -0.390, -0.070, 0.042, 0.143, -0.055,
        ]
        static let englandSeen = [
            0.029, 0.046, 0.035, -0.002, 0.11, 0.01, -0.046, -0.145, -0.036, 0.025, 0.113, -0.139,
        ]
    }
}
