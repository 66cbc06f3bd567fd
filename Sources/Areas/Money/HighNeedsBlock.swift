package import Calendar

/// What is known of the high-needs block of the dedicated schools grant beside its spending.
package struct HighNeedsBlock: Codable, Hashable, Sendable {
    /// Income by financial year, before transfers; empty: not known.
    package var income: YearlyAmount
    /// By how much it grows after the last year that is given; `nil`: later income is not known.
    package var incomeGrowth: YearlyRise?
    /// What other blocks give it in a year; below 0: what it gives them.
    package var transfers: YearlyAmount
    /// The balance brought forward; `nil`: not known, and only changes of it can be.
    package var opening: Opening?
    /// Where it stands.
    package var place: Place

    package init(
        income: YearlyAmount = YearlyAmount(),
        incomeGrowth: YearlyRise? = nil,
        transfers: YearlyAmount = YearlyAmount(),
        opening: Opening? = nil,
        place: Place = Place(file: "", line: 0)
    ) {
        self.income = income
        self.incomeGrowth = incomeGrowth
        self.transfers = transfers
        self.opening = opening
        self.place = place
    }

    /// Whether its income in a year is given, or grows from one that is.
    package func isIncomeKnown(in year: Year) -> Bool {
        income[year] != nil || (income.years.last.map { year > $0.year } ?? false && incomeGrowth != nil)
    }

    /// A balance at the end of a month.
    package struct Opening: Codable, Hashable, Sendable {
        /// Pounds; below 0 it is a deficit.
        package var balance: Figure
        /// At this month's end.
        package var month: Month

        package init(balance: Figure, month: Month) {
            self.balance = balance
            self.month = month
        }
    }
}
