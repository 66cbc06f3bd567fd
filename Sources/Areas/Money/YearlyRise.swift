package import Calendar

/// By how much a price rises from one financial year to the next.
package struct YearlyRise: Codable, Hashable, Sendable {
    /// Rises of single years, each from the year before, in their order and without gaps.
    package var years: [OfYear]
    /// The rise of each year after those, and of every year where there are none; `nil`: as in the last of them.
    package var later: Figure?

    package init(years: [OfYear] = [], later: Figure? = nil) {
        self.years = years
        self.later = later
    }

    /// The rise that a year brings.
    package struct OfYear: Codable, Hashable, Sendable {
        /// The year, which is dearer than the one before.
        package var year: Year
        /// By what share.
        package var rise: Figure

        package init(_ year: Year, _ rise: Figure) {
            self.year = year
            self.rise = rise
        }
    }

    /// The rise that a financial year brings; `nil` of a year before the first that is known.
    package func rise(of year: Year) -> Figure? {
        guard let first = years.first, let last = years.last else { return later }
        if year < first.year { return nil }
        return years.first { $0.year == year }?.rise ?? later ?? last.rise
    }

    /// Prices of one year as a multiple of another's: the product of the rises between them.
    ///
    /// - Parameters:
    ///   - year: The year whose prices are meant.
    ///   - base: The year in whose prices an amount is known.
    ///   - value: What a figure is: its most likely value, or what a replication has drawn for it.
    /// - Returns: The multiple; a year before the first known rise has the prices of the year before that one.
    package func factor(
        to year: Year,
        from base: Year,
        _ value: (Figure) -> Double = { $0.value }
    ) -> Double {
        if year.number < base.number { return 1 / factor(to: base, from: year, value) }
        return (base.number..<year.number)
            .reduce(1) { product, number in
                product * (1 + (rise(of: Year(.financial, number + 1)).map(value) ?? 0))
            }
    }
}

/// Amounts of money by financial year.
package struct YearlyAmount: Codable, Hashable, Sendable {
    /// A year's amount, in the order of the years.
    package var years: [OfYear]

    package init(_ years: [OfYear] = []) {
        self.years = years
    }

    /// The amount of a year.
    package struct OfYear: Codable, Hashable, Sendable {
        /// The year.
        package var year: Year
        /// Pounds.
        package var pounds: Figure

        package init(_ year: Year, _ pounds: Figure) {
            self.year = year
            self.pounds = pounds
        }
    }

    /// The amount of a year; `nil`: not known.
    package subscript(year: Year) -> Figure? { years.first { $0.year == year }?.pounds }
}
