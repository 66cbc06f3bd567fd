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

    /// Counts above this vary by more than counting, and are forecast on the logarithm.
    private static let largeCount = 1000.0

    /// How the values to come vary about their forecast.
    var family: SeriesPredictive.Family {
        let recent = values.suffix(max(season, 12))
        let mean = recent.reduce(0, +) / Double(recent.count)
        return isCount && mean <= Self.largeCount ? .count : .logarithmic
    }

    /// The values as spans of days, each with its length.
    var spans: [FlowCount] {
        values.indices.map { period in
            FlowCount(
                first: calendar.start(of: period),
                end: calendar.start(of: period + 1),
                count: values[period]
            )
        }
    }
}
