import Calendar
import Wording

/// What a stage of the pathway can do in a week, which SEN2 does not say.
///
/// It is what the stage completed in the last year and some more, as across authorities. It is also at least what
/// comes and enough beside it for the wait that was published: in a list with room, waits come of requests that come
/// in bunches. By the formula for heavy traffic (Kingman 1962) their mean is I / (2 (c - d)) weeks for d cases that
/// come and c that can be done a week, where I adds up how uneven both are; so c is d + I / (2 W).
enum StageCapacity {
    /// The capacity, with where it comes from.
    ///
    /// - Parameters:
    ///   - completed: What the stage did in a year, and where that stands.
    ///   - demand: Cases a week that are expected to come.
    ///   - wait: The mean wait in weeks that its published share in time implies.
    /// - Returns: Cases a week.
    static func estimate(
        completed: (count: Double, source: String)?,
        demand: Double,
        wait: Double
    ) -> Estimate {
        // Such a list takes years to come to rest: on the way there from a long wait all of the room would clear it.
        let room = unevenness(demand) / (2 * max(wait, 0.25)) * (wait > 2 ? 0.25 : 1)
        let enough = demand + room
        let ratio = NationalRates.capacityOverCompleted
        guard let completed, completed.count > 0 else {
            return .assumed(
                enough,
                0.95 * enough...1.08 * enough,
                "no figure in the files; \(oneDecimal(demand)) a week come, and \(oneDecimal(room)) more keep waits at "
                    + "\(plain(wait, decimals: 1)) weeks"
            )
        }
        let weekly = completed.count / SEN2Estimates.weeksAYear
        let middle = max(ratio.middle * weekly, enough)
        return Estimate(
            value: middle,
            range: min(
                middle,
                max(ratio.range.lowerBound * weekly, 0.95 * enough)
            )...max(
                middle,
                ratio.range.upperBound * weekly,
                1.08 * enough
            ),
            evidence: "derived",
            source:
                "\(words(completed.count)) \(completed.source) = \(oneDecimal(weekly)) a week, times "
                + "\(ratio.middle) (\(ratio.range.lowerBound) to "
                + "\(ratio.range.upperBound)); or the \(oneDecimal(demand)) a week that are expected to come and "
                + "\(oneDecimal(room)) more, which keep waits at \(plain(wait, decimals: 1)) weeks, where that is more"
        )
    }

    /// How uneven what comes and what is done are from week to week: variances over means, added up.
    ///
    /// Months of referrals have a variance of about m + m x m / 11 for a mean of m, as published series of children's
    /// services do; what is done varies as a Poisson count.
    private static func unevenness(_ demand: Double) -> Double {
        let monthly = demand * averageMonthWeeks
        return 1 + monthly / 11 + 1
    }

    /// The last stage has room for all that the one before hands on: the list is there, and not here.
    static func withRoom(after before: Estimate, share: Double) -> Estimate {
        func room(_ cases: Double) -> Double { 1.25 * cases * share + 0.5 }
        let range = before.range ?? before.value...before.value
        return Estimate(
            value: room(before.value),
            range: room(range.lowerBound)...room(range.upperBound),
            evidence: "assumed",
            source:
                "what the advice can hand on, \(oneDecimal(before.value * share)) a week, and room beside it: "
                + "nothing tells that "
                + "the list is at the writing of plans"
        )
    }
}
