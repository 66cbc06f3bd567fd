package import Calendar
import Foundation

/// The law of a list's numbers waiting in the months to come, learned from its own counts and from published lists.
///
///     x_t = place(number), the scale on which lists of all sizes move alike: SizeScale
///     x_t = x_(t-1) + (drift + amplitude x season) dx/dln(number) + scale e_t
///
/// e is heavy-tailed, and a rare break in its place is larger. Scale, drift and amplitude have pooled priors
/// (`PathConstants.List`); those of particles that explain the list's changes remain. Ahead, drifts fade, sizes far from the
/// list's usual one revert, the faster the larger the scale, and a share of the replications, the more the longer the waits,
/// follow a damped drift of the number itself with its own shrunk scale: lists with long waits keep their course, others
/// do not.
///
/// Ranges are set by widening the innovations, not the results: a path holds together over the months. A break in
/// the last month may be taken back: of falls to less than a third, nearly half were. Noughts among many are holes in the
/// recording. Assumed: nothing but the past counts, the wait and the month is known of the list.
package struct ListPath: Codable, Sendable {
    /// The month of the last count.
    package let lastMonth: Month
    /// The last count that is no hole in the recording.
    package let lastNumber: Double
    /// How many counts were used.
    package let observations: Int
    private(set) var fit: Fit

    /// What was learned.
    struct Fit: Codable, Sendable {
        /// A particle each: scale, drift a month, and seasonal amplitude.
        var scales: [Double]
        var drifts: [Double]
        var amplitudes: [Double]
        /// Months between the last count that is no hole and the last one.
        var hiddenMonths: Int
        /// The last step, which may have been a break that is taken back.
        var lastStep: ListStep?
        /// Its usual size, as ``SizeScale`` places it.
        var usual: Double
        /// The pooled amplitude, and the list's own deviations by calendar month.
        var pooledAmplitude: Double
        var ownSeason: [Double]
        var season: SchoolYear
        /// Mean monthly change without season, its error, and the deviation of a month's change.
        var slope: Double
        var slopeError: Double
        var changeDeviation: Double
        /// Share of replications that follow it.
        var drifters: Double
        /// Widening of innovations, and share made good of the distance from the usual size.
        var widening: Double
        var reversion: Double
        /// Random numbers of its own.
        var key: UInt64
    }

    /// Learns the law of a list; `nil` when there is no count.
    ///
    /// Complexity: O(particles x counts).
    ///
    /// - Parameters:
    ///   - counts: numbers at ends of months, in any order; months may be missing.
    ///   - meanWaitWeeks: mean wait of those waiting, where known.
    ///   - shareUnder4Weeks: share of the list waiting less than four weeks, where known.
    ///   - season: the school year.
    ///   - key: of the list, so that its fit has random numbers of its own.
    ///   - particles: 512, or 128 for a quick fit.
    package init?(
        _ counts: [ListCount],
        meanWaitWeeks: Double?,
        shareUnder4Weeks: Double? = nil,
        season: SchoolYear,
        key: UInt64,
        particles: Int = 512
    ) {
        self.init(
            counts,
            wait: meanWaitWeeks,
            turnover: shareUnder4Weeks,
            season: season,
            seasonShare: 1,
            key: key,
            particles: particles,
            wider: 1
        )
    }

    /// The same of a part of a list, which has a share of its season and moves more freely.
    init?(
        _ counts: [ListCount],
        wait: Double?,
        turnover: Double?,
        season: SchoolYear,
        seasonShare: Double,
        key: UInt64,
        particles: Int,
        wider: Double
    ) {
        guard let known = ListCounts(counts), let end = known.counts.last else { return nil }
        lastMonth = known.last
        lastNumber = end.number
        observations = known.counts.count
        fit = Fit(
            known,
            wait: wait.flatMap { $0.isFinite && $0 > 0 ? $0 : nil },
            turnover: turnover.flatMap { (0...1).contains($0) ? $0 : nil },
            season: season,
            seasonShare: seasonShare,
            key: key,
            particles: max(particles, 1)
        )
        fit.widening *= wider
    }

    /// Scales of the monthly change (log), in order: how sure the list is of its course.
    package var scales: [Double] { fit.scales.sorted() }
}
