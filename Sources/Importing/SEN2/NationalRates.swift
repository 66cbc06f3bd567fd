/// What stands for an authority where its own files say nothing: England's figures, each with where it is from.
///
/// Worked out from the DfE's release "Education, health and care plans" of 2025 (all authorities, 2019 to 2024 and
/// January 2025; Open Government Licence v3.0). They are of England as a whole, unless they are said to be medians of
/// authorities. Where they are wrong for an authority, its own files replace them.
enum NationalRates {
    static let source = "England, DfE SEN2 release of 2025"

    /// Requests refused, of those received.
    static let refused = 0.25
    /// Assessments that ended without a plan.
    static let noPlan = 0.06
    /// Requests withdrawn.
    static let withdrawn = 0.016
    /// Plans that the regulations let take longer: the median of authorities; quartiles 0.3% and 11%.
    static let exceptions = 0.036
    /// Decisions whether to assess within six weeks: the median of authorities.
    static let withinSixWeeks = 0.915
    /// Plans that ceased in a year, of those held; the stock itself says 5 to 6%, since plans also move in.
    static let ceasing = 0.078

    /// Plans issued within 20 weeks, exceptions left out, by calendar year.
    static let within20Weeks: [Int: Double] = [
        2019: 0.604, 2020: 0.580, 2021: 0.599, 2022: 0.492, 2023: 0.503, 2024: 0.464,
    ]

    /// Growth of requests over the year before, on the log scale: the median of authorities.
    static let growthOfRequests: [Int: Double] = [2020: -0.088, 2021: 0.202, 2022: 0.210, 2023: 0.192, 2024: 0.106]
    /// How much of a year's growth is still there in the next.
    static let growthKept = 0.85
    /// Standard deviation, on the log scale, of an authority's requests a year ahead: of England's growth and its own.
    static let requestSpread = 0.14

    /// Where new plans are placed: medians of authorities, 2023 and 2024.
    static let newPlacements: [Placement: Double] = [
        .mainstream: 0.803, .units: 0.024, .special: 0.073, .independent: 0.020, .alternative: 0.014, .post16: 0.027,
        .other: 0.039,
    ]
    /// Where plans held are placed: England, January 2022, from `caseload`.
    static let heldPlacements: [Placement: Double] = [
        .mainstream: 0.354, .units: 0.045, .special: 0.296, .independent: 0.062, .alternative: 0.008, .post16: 0.166,
        .other: 0.069,
    ]

    /// What stages can do, of what they completed in the last year.
    ///
    /// Across authorities a queue fitted to the accounts of several years gives 1.14 (standard deviation 0.11). But
    /// annual accounts do not close: with half of that the share in time stays about where it was, see the room's
    /// page on SEN2.
    static let capacityOverCompleted = (middle: 1.07, range: 1.0...1.25)

    /// Weeks of work in the three stages when nobody has to wait: assumed, within what the regulations allow.
    static let workWeeks = (decision: 4.0, advice: 7.0, plan: 3.3)
    /// Share of appeals that are against a refusal to assess: assumed, some three in ten of England's.
    static let appealsAgainstRefusal = 0.3
}
