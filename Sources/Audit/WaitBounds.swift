import Areas
import Wording

/// What published figures of waits say of the share of children below each wait, whatever its distribution.
///
/// Bands, shares within so many weeks, percentiles and the longest wait each bound it at some weeks from below, from above or both; since it
/// can only rise with the wait, a bound from below holds for all longer waits and one from above for all shorter ones. Two
/// that cannot both hold contradict one another. The mean lies between what the two envelopes give.
struct WaitBounds {
    /// At so many weeks the share below is this at least (or at most).
    struct Bound {
        var weeks: Double
        var share: Double
        /// Which figure says so: bounds of one figure never contradict one another.
        var figure: String
        /// The figure in words.
        var words: String
    }

    private(set) var atLeast: [Bound] = []
    private(set) var atMost: [Bound] = []
    /// Children, of all who wait.
    let number: Double

    /// Two shares nearer than this are one: shares are published in whole percent.
    private static let rounding = 0.01
    /// Waits are published in whole weeks, rounded down, up or to the nearest.
    private static let week = 1.0

    /// The bounds of what is published; `nil` if nobody waits.
    init?(_ waits: PublishedWaits) {
        let all = waits.bands.reduce((low: 0.0, high: 0.0)) {
            ($0.low + $1.count.lowerBound, $0.high + $1.count.upperBound)
        }
        let isWhole = Self.isWhole(waits.bands)
        let number = isWhole ? all.low : waits.number ?? all.low
        guard number >= 1 else { return nil }
        self.number = number
        add(waits.bands, isWhole: isWhole, number: max(number, all.low))
        for one in waits.sharesWithin {
            let told = "\(words(one.share * 100))% wait less than \(counted(words(one.weeks), "week"))"
            both(one.weeks, one.share - Self.rounding / 2, one.share + Self.rounding / 2, "share \(one.weeks)", told)
        }
        let median = waits.median.map { [PublishedWaits.Percentile(share: 0.5, weeks: $0)] } ?? []
        for one in waits.percentiles + median {
            let told =
                one.share == 0.5
                ? "the median wait is \(counted(words(one.weeks), "week"))"
                : "\(words(one.share * 100))% wait less than \(counted(words(one.weeks), "week"))"
            // Of few children the percentile lies at one of them, and how it is drawn between two differs.
            let step = 1 / number
            atLeast.append(Bound(weeks: one.weeks + Self.week, share: one.share - step, figure: told, words: told))
            atMost.append(Bound(weeks: one.weeks - Self.week, share: one.share + step, figure: told, words: told))
        }
        if let maximum = waits.maximum {
            let told = "the longest wait is \(counted(words(maximum), "week"))"
            atLeast.append(Bound(weeks: maximum + Self.week, share: 1, figure: told, words: told))
            atMost.append(Bound(weeks: maximum - Self.week, share: 1 - 1 / number, figure: told, words: told))
        }
    }

    /// Whether bands leave no wait out and are counted, all of them.
    private static func isWhole(_ bands: [PublishedWaits.WaitBand]) -> Bool {
        var end: Double? = 0
        for band in bands {
            guard end == band.from, band.count.lowerBound == band.count.upperBound else { return false }
            end = band.below
        }
        return !bands.isEmpty && end == nil
    }

    private mutating func add(_ bands: [PublishedWaits.WaitBand], isWhole: Bool, number: Double) {
        guard !bands.isEmpty else { return }
        for edge in Set(bands.flatMap { [$0.from, $0.below].compactMap(\.self) }).sorted() where edge > 0 {
            let below = bands.filter { ($0.below ?? .infinity) <= edge }.reduce(0) { $0 + $1.count.lowerBound }
            let beyond = bands.filter { $0.from >= edge }.reduce(0) { $0 + $1.count.lowerBound }
            let told = "\(words(beyond)) of \(words(number)) wait \(counted(words(edge), "week")) or more"
            both(edge, below / number, 1 - beyond / number, "bands", told)
        }
    }

    private mutating func both(_ weeks: Double, _ least: Double, _ most: Double, _ figure: String, _ words: String) {
        atLeast.append(Bound(weeks: weeks, share: least, figure: figure, words: words))
        atMost.append(Bound(weeks: weeks, share: most, figure: figure, words: words))
    }

    /// The two figures that contradict one another most, and by what share of the children; `nil` if none do.
    var contradiction: (first: Bound, second: Bound, share: Double)? {
        var worst: (first: Bound, second: Bound, share: Double)?
        for low in atLeast {
            for high in atMost where high.weeks >= low.weeks && high.figure != low.figure {
                let share = low.share - high.share
                // Less than half a child is rounding.
                guard share > Self.rounding, share * number > 0.5, share > worst?.share ?? 0 else { continue }
                worst = (low, high, share)
            }
        }
        return worst
    }

    /// Between what the mean wait lies; its upper end is infinite where the longest wait is not known.
    var meanWeeks: ClosedRange<Double> {
        // The mean is the integral of the share who have waited as long: by steps, since bounds hold up to the next.
        let low = Self.area(atMost.sorted { $0.weeks < $1.weeks }.map { ($0.weeks, $0.share) }, fromAbove: true)
        let high = Self.area(atLeast.sorted { $0.weeks < $1.weeks }.map { ($0.weeks, $0.share) }, fromAbove: false)
        return min(low, high)...max(low, high)
    }

    private static func area(_ steps: [(weeks: Double, share: Double)], fromAbove: Bool) -> Double {
        let edges = [0] + steps.map { max(0, $0.weeks) }
        var area = 0.0
        for (left, right) in zip(edges, edges.dropFirst()) where right > left {
            // Up to `right` the share below is at most that of every bound from `right` on; from `left` on at least that of
            // every one before.
            let share =
                fromAbove
                ? steps.filter { $0.weeks >= right }.map(\.share).min() ?? 1
                : steps.filter { $0.weeks <= left }.map(\.share).max() ?? 0
            area += (right - left) * (1 - min(1, max(0, share)))
        }
        guard !fromAbove else { return area }
        return (steps.map(\.share).max() ?? 0) >= 1 - 1e-12 ? area : .infinity
    }
}
