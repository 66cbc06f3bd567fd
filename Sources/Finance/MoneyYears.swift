package import Calendar

/// The months of a forecast with the financial years that they belong to.
package struct MoneyYears: Hashable, Sendable {
    /// The months, the first after the origin first.
    package let months: [Month]
    /// The financial years that they touch, in order.
    package let years: [Year]
    /// The place of each month's year.
    package let yearOfMonth: [Int]

    /// The months of a forecast, of which there is at least one.
    package init(months: [Month]) {
        self.months = months
        let all = months.map { Year(.financial, containing: $0) }
        var years: [Year] = []
        for year in all where years.last != year { years.append(year) }
        self.years = years
        yearOfMonth = all.map { $0.number - years[0].number }
    }

    /// The year in which the forecast begins.
    package var first: Year { years[0] }

    /// How many of a year's months are forecast.
    package func monthCount(of year: Int) -> Int { yearOfMonth.count { $0 == year } }

    /// The share of a month that lies from the beginning of one month to the end of another.
    package func share(of month: Int, from: Month?, until: Month?) -> Double {
        if let from, months[month] < from { return 0 }
        if let until, months[month] > until { return 0 }
        return 1
    }
}
