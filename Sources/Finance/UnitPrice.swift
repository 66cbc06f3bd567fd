import Areas
import Calendar

/// The price of one unit of a quantity, month by month.
///
///     pounds x (1 + each addition) x scale x rises since the price's year x (1 + each change of a rule that holds)
///
/// Its figures are numbers of the values that a replication has drawn: see ``Prices``.
struct UnitPrice: Sendable {
    /// Pounds.
    var pounds: Figure
    /// Shares that come on top: on-costs, an agency's premium.
    var additions: [Figure] = []
    /// Units of the quantity in what the pounds are for: 1/12 of a year.
    var scale = 1.0
    /// The financial year of the price.
    var year: Year
    /// How it rises; `nil`: not.
    var rise: YearlyRise?
    /// Rules that change it, with the months in which they hold.
    var rules: [(change: Figure, from: Month, until: Month?)] = []

    /// The price of a month.
    func price(in month: Month, _ value: (Figure) -> Double) -> Double {
        var price = value(pounds) * scale
        for addition in additions { price *= 1 + value(addition) }
        if let rise { price *= rise.factor(to: Year(.financial, containing: month), from: year, value) }
        for rule in rules where rule.from <= month && rule.until.map({ month <= $0 }) ?? true {
            price *= 1 + value(rule.change)
        }
        return max(0, price)
    }

    /// The prices of some months: within a year they are the same but for rules.
    func prices(of years: MoneyYears, _ value: (Figure) -> Double) -> [Double] {
        var prices: [Double] = []
        prices.reserveCapacity(years.months.count)
        for (place, month) in years.months.enumerated() {
            let isAsBefore = place > 0 && rules.isEmpty && years.yearOfMonth[place] == years.yearOfMonth[place - 1]
            prices.append(isAsBefore ? prices[place - 1] : price(in: month, value))
        }
        return prices
    }

    /// What it rests on.
    var figures: [Figure] {
        // Without a rise that anybody has stated a price is as sure as it was.
        [pounds] + additions + (rise.map { $0.years.map(\.rise) + ($0.later.map { [$0] } ?? []) } ?? [])
            + rules.map(\.change)
    }
}
