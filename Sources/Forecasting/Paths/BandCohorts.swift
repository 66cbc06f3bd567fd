package import Calendar
import Foundation
import Randomness

/// A list by weeks waited at the end of a month.
package struct BandCount: Codable, Hashable, Sendable {
    /// The month.
    package var month: Month
    /// Children waiting under 4 weeks, 4 to 12, 12 to 18, 18 to 52, and longer.
    package var children: [Double]

    /// A list by bands.
    ///
    /// - Parameters:
    ///   - month: the month.
    ///   - under4: waiting under 4 weeks.
    ///   - from4: from 4 to 12 weeks.
    ///   - from12: from 12 to 18 weeks.
    ///   - from18: from 18 to 52 weeks.
    ///   - from52: 52 weeks and longer.
    package init(_ month: Month, under4: Double, from4: Double, from12: Double, from18: Double, from52: Double) {
        self.month = month
        children = [under4, from4, from12, from18, from52]
    }

    var total: Double { children.reduce(0, +) }
}

/// Children who have waited long, at the end of a month.
package struct LongWaits: Codable, Hashable, Sendable {
    /// 18 weeks and longer.
    package var over18: Double
    /// 52 weeks and longer.
    package var over52: Double
}

/// The law of the numbers beyond 18 and 52 weeks in the months to come, from a list's bands and a path of its number.
///
/// A month ages the list by 4.348 weeks; of each age group a share remains, its log against the change of the whole list
/// learned from the list's own months and shrunk to what published lists show. New children come as lately, and all is
/// scaled to the number of the path. Since cohorts carry their errors on, a share of the replications follow the count's own
/// ``ListPath`` instead.
package struct BandCohorts: Codable, Sendable {
    /// The month of the last bands.
    package let lastMonth: Month
    /// log share that remains of the aged children of 4 to 12, 12 to 18, 18 to 52 and over 52 weeks, less the log change of
    /// the list: the mean and its standard error.
    package let remaining: [Double]
    package let remainingErrors: [Double]
    /// log of the number under four weeks of late.
    package let logNewcomers: Double
    let last: BandCount
    let over18: ListPath
    let over52: ListPath

    /// Learns the law; `nil` without bands of a list that is not empty.
    ///
    /// - Parameters:
    ///   - counts: the list by bands, in any order; months may be missing.
    ///   - meanWaitWeeks: mean wait of those waiting, where known.
    ///   - season: the school year.
    ///   - key: of the list, so that its fit has random numbers of its own.
    ///   - particles: of the paths of the counts.
    package init?(
        _ counts: [BandCount],
        meanWaitWeeks: Double?,
        season: SchoolYear,
        key: UInt64,
        particles: Int = 512
    ) {
        typealias Known = PathConstants.Bands
        let known = counts.filter { $0.total > 0 && $0.children.allSatisfy { $0.isFinite && $0 >= 0 } }
            .sorted { $0.month < $1.month }
        guard let last = known.last else { return nil }
        let wait = meanWaitWeeks ?? PathConstants.List.unknownWait
        func path(_ number: (BandCount) -> Double, _ salt: UInt64, wait least: Double, part: Double, wider: Double)
            -> ListPath?
        {
            ListPath(
                known.map { ListCount($0.month, number($0)) },
                wait: max(wait, least),
                turnover: last.children[0] / last.total,
                season: season,
                seasonShare: part,
                key: key &+ salt,
                particles: particles,
                wider: wider
            )
        }
        guard
            let over18 = path(
                { $0.children[3] + $0.children[4] },
                1,
                wait: Known.waitOver18,
                part: Known.seasonOver18,
                wider: Known.wideningOver18
            ),
            let over52 = path(
                { $0.children[4] },
                2,
                wait: Known.waitOver52,
                part: Known.seasonOver52,
                wider: Known.wideningOver52
            )
        else { return nil }
        (self.over18, self.over52, self.last, lastMonth) = (over18, over52, last, last.month)
        (remaining, remainingErrors) = Self.remaining(known)
        var (weight, sum) = (0.0, 0.0)
        for count in known {
            let share = pow(Known.newcomerDiscount, Double(last.month - count.month))
            weight += share
            sum += share * log(count.children[0] + 0.5)
        }
        logNewcomers = rounded9(sum / weight)
    }
}
