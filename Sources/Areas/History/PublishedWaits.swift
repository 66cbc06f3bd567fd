package import Calendar

/// What is published of the waits of those waiting at one date, or of those seen in one period.
package struct PublishedWaits: Codable, Hashable, Sendable {
    /// How many children.
    package var number: Double?
    /// There are fewer children than this: all that is known where the number is withheld.
    package var numberBelow: Double?
    /// Mean wait, in weeks.
    package var mean: Double?
    /// Median wait, in weeks.
    package var median: Double?
    /// Longest wait, in weeks.
    package var maximum: Double?
    /// Further percentiles, by rising share.
    package var percentiles: [Percentile]
    /// Shares of those who have waited less than so many weeks, by rising weeks.
    package var sharesWithin: [ShareWithin]
    /// Numbers by wait, by rising waits; no two overlap, and what lies between two is not known.
    package var bands: [WaitBand]

    /// A wait that a share of children have not reached.
    package struct Percentile: Codable, Hashable, Sendable {
        /// Above 0 and below 1.
        package var share: Double
        package var weeks: Double

        package init(share: Double, weeks: Double) {
            (self.share, self.weeks) = (share, weeks)
        }
    }

    /// A share of children who have waited less than so many weeks.
    package struct ShareWithin: Codable, Hashable, Sendable {
        package var weeks: Double
        /// From 0 to 1.
        package var share: Double

        package init(weeks: Double, share: Double) {
            (self.weeks, self.share) = (weeks, share)
        }
    }

    /// Children who have waited so many weeks or more, and less than so many.
    package struct WaitBand: Codable, Hashable, Sendable {
        /// Weeks since clock start.
        package var from: Double
        /// Weeks; `nil`: it is open.
        package var below: Double?
        /// How many: one number, or a range where it is withheld.
        package var count: ClosedRange<Double>

        package init(from: Double, below: Double?, count: ClosedRange<Double>) {
            (self.from, self.below, self.count) = (from, below, count)
        }
    }

    package init(
        number: Double? = nil,
        numberBelow: Double? = nil,
        mean: Double? = nil,
        median: Double? = nil,
        maximum: Double? = nil,
        percentiles: [Percentile] = [],
        sharesWithin: [ShareWithin] = [],
        bands: [WaitBand] = []
    ) {
        self.number = number
        self.numberBelow = numberBelow
        self.mean = mean
        self.median = median
        self.maximum = maximum
        self.percentiles = percentiles
        self.sharesWithin = sharesWithin
        self.bands = bands
    }

    /// Whether nothing is published.
    package var isEmpty: Bool { self == PublishedWaits() }
}

extension ServiceHistory {
    /// What is published of waits for exactly one month.
    package func waits(_ population: WaitMetric.Population, in month: Month) -> PublishedWaits? {
        waits(population, of: Period(month))
    }

    /// What is published of waits for a period; `nil`: nothing.
    package func waits(_ population: WaitMetric.Population, of period: Period) -> PublishedWaits? {
        var waits = PublishedWaits()
        var bands: [PublishedWaits.WaitBand] = []
        for (metric, row) in waitRows(of: period) where metric.population == population {
            switch metric.figure {
            case .number: waits.number = row.value
            case .mean: waits.mean = row.value
            case .median: waits.median = row.value
            case .maximum: waits.maximum = row.value
            case .percentile(let share): waits.percentiles.append(.init(share: share, weeks: row.value))
            case .shareWithin(let weeks): waits.sharesWithin.append(.init(weeks: weeks, share: row.value))
            case .band(let from, let below):
                bands.append(.init(from: from, below: below, count: row.value...row.value))
            }
        }
        for (metric, figure) in withheldWaits(of: period) where metric.population == population {
            guard let limit = figure.below else { continue }
            switch metric.figure {
            case .number where waits.number == nil: waits.numberBelow = limit
            case .band(let from, let below):
                bands.append(.init(from: from, below: below, count: 0...max(0, limit.rounded(.up) - 1)))
            default: break
            }
        }
        waits.percentiles.sort { $0.share < $1.share }
        waits.sharesWithin.sort { $0.weeks < $1.weeks }
        waits.bands = PublishedWaits.disjoint(bands)
        return waits.isEmpty ? nil : waits
    }
}

extension PublishedWaits {
    /// Bands of which no two overlap: open ones that hold others are cut down to what lies below the next, or beyond the last.
    static func disjoint(_ bands: [WaitBand]) -> [WaitBand] {
        let closed = bands.filter { $0.below != nil }.sorted { $0.from < $1.from }
        let open = bands.filter { $0.below == nil }.sorted { $0.from < $1.from }
        var result = closed
        for (band, next) in zip(open, open.dropFirst())
        where !closed.contains(where: { $0.from < next.from && $0.below! > band.from }) {
            result.append(.init(from: band.from, below: next.from, count: less(band.count, next.count)))
        }
        if let last = open.last {
            // Closed bands that begin where the open one does, one after the other.
            var rest = last
            for band in closed where band.from == rest.from {
                rest.from = band.below!
                rest.count = less(rest.count, band.count)
            }
            if !closed.contains(where: { $0.below! > rest.from }) { result.append(rest) }
        }
        return result.sorted { $0.from < $1.from }
    }

    private static func less(_ all: ClosedRange<Double>, _ part: ClosedRange<Double>) -> ClosedRange<Double> {
        let least = max(0, all.lowerBound - part.upperBound)
        return least...max(least, all.upperBound - part.lowerBound)
    }

    /// The children of bands that leave no wait out and are all counted.
    static func sum(ofAll bands: [WaitBand]) -> Double? {
        var end: Double? = 0
        var sum = 0.0
        for band in bands {
            guard end == band.from, band.count.lowerBound == band.count.upperBound else { return nil }
            end = band.below
            sum += band.count.lowerBound
        }
        return bands.isEmpty || end != nil ? nil : sum
    }
}
