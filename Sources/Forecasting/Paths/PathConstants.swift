/// What the paths of this room take as known before they see a series, with its provenance.
///
/// Lists and mean waits are learned by `Tests/Scripts/learn-list-paths.py` on NHS England's children's community lists of 2023
/// (2,431 origins with three counts or more, one to four months ahead; weight 1), Public Health Scotland's CAMHS lists of
/// seven boards, 2012 to 2023 (636 origins with 36 counts, one to twelve months ahead; weight 0.8), and 200 simulated
/// services (weight 0.25). What is minimised is the mean log of the weighted interval score relative to naive's, with a
/// penalty where 80% and 95% ranges hold less than .77 and .93. Flows, longest waits and bands were set by trials of a few
/// values on the same sets. Rounded where the score did not mind.
enum PathConstants {
    /// Lists: ``ListPath``.
    enum List {
        /// Median scale of the monthly change of a list of 300, on the log scale, and its exponents in the list's
        /// size and in the mean wait over 15 weeks.
        static let logScale = -2.77
        static let logScaleBySize = -0.13
        static let logScaleByWait = 0.054
        /// Standard deviation of the log scale between lists.
        static let logScaleDeviation = 0.34
        /// Children at which chance in counts doubles the variance of a change.
        static let countNoise = 139.0
        /// Mean wait, in weeks, at which half of the lists have a drift, and the drift's deviation in scales.
        static let driftWait = 8.1
        static let driftDeviation = 0.65
        /// What remains of a drift after a month.
        static let damping = 0.95
        /// Deviation of a list's seasonal amplitude about the pooled one.
        static let amplitudeDeviation = 0.31
        /// The furthest that a usual change goes, in scales.
        static let furthest = 8.0
        /// The highest rise of a month, on the scale of ``SizeScale``: of 3,218 steps of community lists one rose further above the
        /// largest of the five counts before, by 1.5, and all others by at most 1.01.
        static let highestRise = 1.2
        /// How far a list goes in the long run from its usual size, on that scale, whatever its monthly changes; and their
        /// deviation in scales.
        ///
        /// Half of it or one and a half score alike; with it lists of 10 to 30 go to 4.6 times their largest count or beyond one time in
        /// forty three years on (6 times without; published ones to 2.6 times in half a year).
        static let reach = 0.45
        static let errorDeviation = 1.3
        /// Probability that a month brings a break (recount, validation, transfer), and the break's scale.
        static let breakProbability = 0.0583
        static let breakScale = 0.344
        /// Probabilities that a break down and a break up are taken back, and that it happens in the next month.
        static let fallTakenBack = 0.75
        static let riseTakenBack = 0.44
        static let takenBackAMonth = 0.64
        /// Weight of a month's likelihood in the month after.
        static let discount = 0.882
        /// Share of the distance from the list's usual size that it makes good a month.
        static let reversion = 0.054
        /// Replications that follow the damped drift: at most, share at long waits, and the wait of half that share.
        static let driftersAtMost = 0.95
        static let driftersShare = 1.49
        static let driftersWait = 36.6
        /// The damped drift: months that its mean is shrunk by, months and share of its prior scale, discount a month.
        static let drifterShrinkage = 4.9
        static let drifterPriorMonths = 3.0
        static let drifterPriorScale = 0.044
        static let drifterDiscount = 0.94
        /// Share of the smaller of two numbers at which a change of the drift is clipped.
        static let drifterClip = 0.6
        /// How much wider changes to come are than those seen: at a mean wait of 0, and less at long waits.
        static let widening = 1.28
        static let wideningLostToWait = 0.24
        /// Mean wait, in weeks, taken where none is known.
        static let unknownWait = 15.0
        /// Deviation of a list's own calendar months about the pooled profile, and where there is none.
        static let seasonDeviation = 0.015
        static let seasonDeviationAlone = 0.03

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
        static let jumpDeviation = 0.3
        /// How much wider the level's steps to come are than those filtered.
        static let stepWidening = 1.2
        /// How far the level goes in the long run from where it is: deviation of the log, whatever its steps.
        ///
        /// Of CAMHS referrals and children seen, 12 and 24 months known and 1 to 36 ahead: without it scores are 1 to 9% worse from
        /// a year on, with a half of it children seen hold .72 where .80 is meant.
        static let reach = 0.7
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

    /// Waits: ``WaitPath``.
    ///
    /// Means: learned on community lists (means made of their bands), on 200 simulated services at every origin and at the
    /// last. Longest waits: on the simulated services, then softened, since real lists are less regular.
    enum Wait {
        /// Constants of a damped drift.
        struct Drift {
            /// Months that the drift is shrunk by at 20 weeks, and the exponent of the wait.
            var shrinkage: Double
            var shrinkageByWait: Double
            /// What remains of the drift after a month.
            var damping: Double
            /// Weight of a month's change in the month after, in the drift and in the spread.
            var discount: Double
            var spreadDiscount: Double
            /// The prior spread: months, share of the wait, and weeks at least.
            var priorMonths: Double
            var scale: Double
            var leastScale: Double
            /// Widening of the spread, and of the variance of the drift.
            var widening: Double
            var slopeWidening: Double
            /// Changes beyond this share of the wait move the drift no further.
            var clip: Double
        }

        static let mean = Drift(
            shrinkage: 3.37,
            shrinkageByWait: 1.82,
            damping: 0.953,
            discount: 0.946,
            spreadDiscount: 0.759,
            priorMonths: 5.27,
            scale: 0.03,
            leastScale: 0.83,
            widening: 1.35,
            slopeWidening: 1.36,
            clip: 0.4
        )
        static let longest = Drift(
            shrinkage: 4,
            shrinkageByWait: 0.3,
            damping: 0.95,
            discount: 0.9,
            spreadDiscount: 0.9,
            priorMonths: 3,
            scale: 0.03,
            leastScale: 0.5,
            widening: 1.1,
            slopeWidening: 1,
            clip: 0.3
        )
        /// Share of replications of the longest wait that drift.
        static let longestDrifters = 0.3
        /// Prior months that only age the list, and that do more.
        static let agesPrior = 0.5
        static let fallsPrior = 0.4
        /// Weight of a month in the month after; weeks within which a change is ageing only; share of the wait at which a
        /// fall is clipped.
        static let ageingDiscount = 0.85
        static let ageingTolerance = 1.6
        static let ageingClip = 0.3
        /// Mean fall, in weeks: its prior at one week, its exponent in the wait, and the months that the prior counts for.
        static let fallScale = 1.06
        static let fallByWait = 0.24
        static let fallPriorMonths = 1.63
        /// Deviation of an ageing month, and probability that a change of another kind is a rise.
        static let rounding = 0.5
        static let riseProbability = 0.05
    }

    /// Counts beyond 18 and 52 weeks: ``BandCohorts``.
    ///
    /// Learned on community lists with bands. Groups are 4 to 12, 12 to 18, 18 to 52 and over 52 weeks.
    enum Bands {
        /// log of what remains of a month's aged children, less the change of the whole list: prior mean and deviation.
        static let priorMeans = [-0.22, -0.22, -0.24, -0.25]
        static let priorDeviations = [0.12, 0.12, 0.12, 0.10]
        /// Deviation from month to month.
        static let noise = [0.12, 0.15, 0.10, 0.25]
        /// Deviation of what will remain from what has remained: a course of months to come that none of the past shows.
        static let unseen = [0, 0, 0.05, 0.2]
        /// Weight of a month in the month after, in those and in the number under four weeks.
        static let discount = 0.7
        static let newcomerDiscount = 0.85
        /// Deviation of the log number under four weeks from month to month.
        static let newcomerNoise = 0.25
        /// A month's log change is clipped at this.
        static let clip = 1.5
        /// Share of replications that follow the cohorts; the others follow the count's own path.
        static let cohortsOver18 = 0.6
        static let cohortsOver52 = 0.4
        /// The wait that the count's own path takes at least, its share of the season, and the widening of all.
        static let waitOver18 = 18.0
        static let waitOver52 = 40.0
        static let seasonOver18 = 0.6
        static let seasonOver52 = 0.3
        static let wideningOver18 = 1.1
        static let wideningOver52 = 2.0
    }
}
