import Areas
import Calendar
package import Forecasting
import Randomness

/// How the waits on a list go on from month to month if nothing changes, by what is published of them.
package enum ListAges: Codable, Sendable {
    /// By bands of waits.
    case bands(BandCohorts)
    /// By mean waits.
    case mean(WaitPath)

    /// The fewest months with means that a course is learned from; bands of one month say something, with those of other lists.
    private static let leastMeans = 4
    /// The months that still tell anything of a course.
    private static let mostMonths = 24

    /// Learns them from the counts up to a month; `nil` where the last of them says too little of waits, or too few do.
    ///
    /// - Parameters:
    ///   - stocks: counts of the list, in time order, with their waits.
    ///   - anchor: the month at whose end the list is known.
    ///   - season: the school year.
    ///   - key: of the list, so that its fit has random numbers of its own.
    ///   - particles: how many stand for the course of numbers that have waited long.
    init?(_ stocks: [StockPoint], at anchor: Month, season: SchoolYear, key: UInt64, particles: Int) {
        let stocks = stocks.suffix(Self.mostMonths)
        guard let last = stocks.last, last.month == anchor, last.number > 0 else { return nil }
        let bands = stocks.compactMap(BandCount.init)
        if bands.last?.month == anchor,
            let cohorts = BandCohorts(
                bands,
                meanWaitWeeks: last.mean,
                season: season,
                key: key,
                particles: particles
            )
        {
            self = .bands(cohorts)
            return
        }
        let means = stocks.compactMap { stock in
            stock.meanEvidence == .observed ? stock.mean.map { WaitCount(stock.month, $0) } : nil
        }
        guard means.count >= Self.leastMeans, means.last?.month == anchor, let path = WaitPath(means, .mean, key: key)
        else { return nil }
        self = .mean(path)
    }
}

extension BandCount {
    /// The bands of a count; `nil` where what is published leaves them open.
    fileprivate init?(_ stock: StockPoint) {
        guard stock.waits?.bands.isEmpty == false, stock.number > 0 else { return nil }
        var below: [Double] = []
        for weeks in [4.0, 12, 18, 52] {
            guard let bounds = ShareBounds.within(weeks, of: stock.published),
                bounds.upperBound - bounds.lowerBound < 0.02
            else { return nil }
            below.append(stock.number * (bounds.lowerBound + bounds.upperBound) / 2)
        }
        self.init(
            stock.month,
            under4: below[0],
            from4: max(0, below[1] - below[0]),
            from12: max(0, below[2] - below[1]),
            from18: max(0, below[3] - below[2]),
            from52: max(0, stock.number - below[3])
        )
    }
}
