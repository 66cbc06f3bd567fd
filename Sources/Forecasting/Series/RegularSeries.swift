import Statistics

/// Values at equal steps of the calendar: referrals a month, contacts a week, requests a year.
package struct RegularSeries: Equatable, Sendable {
    /// The values, the earliest first; each finite and 0 or more.
    package var values: [Double]
    /// When they were.
    package var calendar: SeriesCalendar
    /// Periods in a season; 1 for none.
    package var season: Int
    /// Whether values are counts: whole numbers, whose forecasts are whole numbers too.
    package var isCount: Bool
    /// Periods, counted from 0, from which the level is known to differ; increasing.
    package var shifts: [Int]

    /// A series.
    ///
    /// - Parameters:
    ///   - values: one or more, each finite and 0 or more.
    ///   - calendar: when they were.
    ///   - season: periods in a season; `nil`: the calendar's own.
    ///   - isCount: `nil`: if all values are whole numbers.
    ///   - shifts: periods from which the level is known to differ; those outside the series have no effect.
    package init(
        _ values: [Double],
        calendar: SeriesCalendar,
        season: Int? = nil,
        isCount: Bool? = nil,
        shifts: [Int] = []
    ) {
        precondition(!values.isEmpty && values.allSatisfy { $0 >= 0 && $0.isFinite })
        self.values = values
        self.calendar = calendar
        self.season = max(1, season ?? calendar.frequency.season)
        self.isCount = isCount ?? values.allSatisfy { $0 == $0.rounded() }
        self.shifts = Set(shifts).filter { $0 > 0 && $0 < values.count }.sorted()
    }

    /// The first values only, as they stood then; shifts that were still to come are not known.
    package func prefix(_ count: Int) -> RegularSeries {
        RegularSeries(
            Array(values.prefix(count)),
            calendar: calendar,
            season: season,
            isCount: isCount,
            shifts: shifts
        )
    }

    /// The series without its first values; shifts before what is left have no effect.
    func dropFirst(_ count: Int) -> RegularSeries {
        guard count > 0 else { return self }
        return RegularSeries(
            Array(values.dropFirst(count)),
            calendar: calendar.dropFirst(count),
            season: season,
            isCount: isCount,
            shifts: shifts.map { $0 - count }
        )
    }

    /// Counts above this vary by more than counting, and are forecast on the logarithm.
    private static let largeCount = 1000.0
    /// So many counts have to be known before they can be called steadier than chance.
    private static let steadyCount = 12
    /// How seldom counts that come by chance may be called steadier than that.
    private static let steadyChance = 0.001

    /// How the values to come vary about their forecast.
    var family: SeriesPredictive.Family {
        let recent = values.suffix(max(season, 12))
        let mean = recent.reduce(0, +) / Double(recent.count)
        return isCount && mean <= Self.largeCount && !isSteadierThanChance ? .count : .logarithmic
    }

    /// Whether counts vary so little that they cannot come one by one: the same number of places every month.
    ///
    /// Their variance lies below the .1% point of a Poisson's, by chi-squared with n - 1 degrees of freedom. 1/12, what
    /// rounding takes from a variance, is added back (Sheppard's correction), so that a few small counts that are the same
    /// by chance are not called steady.
    private var isSteadierThanChance: Bool {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        guard values.count >= Self.steadyCount, mean > 0,
            let chance = try? ChiSquared(degreesOfFreedom: n - 1)
        else { return false }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } + (n - 1) / 12
        return chance.cdf(squares / mean) < Self.steadyChance
    }

    /// The least that a value counts as where its logarithm is taken: a quarter of a count; of other values a quarter of a
    /// hundredth of their mean.
    var logarithmFloor: Double {
        isCount ? 0.25 : 0.0025 * values.reduce(0, +) / Double(values.count)
    }
}
