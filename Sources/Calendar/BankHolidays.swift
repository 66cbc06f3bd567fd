/// The bank holidays of England and Wales.
///
/// New Year's Day, Good Friday, Easter Monday, the first and the last Monday of May, the last Monday of August, Christmas
/// Day and Boxing Day. One that falls on a weekend is kept on the next weekday that is no bank holiday already. To these
/// come the days that a proclamation moved or added in one year.
///
/// Source: Banking and Financial Dealings Act 1971, schedule 1, the royal proclamations under it, and
/// https://www.gov.uk/bank-holidays.
public enum BankHolidays {
    /// The years for which the rule is right, as far as proclamations are known.
    ///
    /// Held against gov.uk's dates for 2019 to 2028; after those it is the rule of the Act alone, which a new
    /// proclamation would change.
    public static let years = 2000...2100

    /// The days of a year, in order; outside ``years`` the Act's rule as if it had always held.
    public static func days(in year: Int) -> [Day] {
        let easter = Day.easterSunday(year)
        var days: Set<Day> = [
            substitute(Day(year: year, month: 1, day: 1)), easter + -2, easter + 1,
            firstMonday(year, month: 5), lastMonday(year, month: 5), lastMonday(year, month: 8),
        ]
        days.formUnion(christmas(year))
        days.subtract(moved[year]?.from ?? [])
        days.formUnion(moved[year]?.to ?? [])
        return days.sorted()
    }

    /// Whether a day is one.
    public static func contains(_ day: Day) -> Bool {
        days(in: day.civil.year).contains(day)
    }

    /// The day itself, or the Monday after its weekend.
    private static func substitute(_ day: Day) -> Day {
        day.weekday < 5 ? day : day.monday + 7
    }

    private static func firstMonday(_ year: Int, month: Int) -> Day {
        (Day(year: year, month: month, day: 1) + 6).monday
    }

    private static func lastMonday(_ year: Int, month: Int) -> Day {
        (Month(year: year, month: month).end + -1).monday
    }

    /// Christmas Day and Boxing Day: two weekdays, even if a weekend takes one or both.
    private static func christmas(_ year: Int) -> [Day] {
        let christmas = Day(year: year, month: 12, day: 25)
        return switch christmas.weekday {
        case 4: [christmas, christmas + 3]
        case 5: [christmas + 2, christmas + 3]
        case 6: [christmas + 1, christmas + 2]
        default: [christmas, christmas + 1]
        }
    }

    /// What proclamations changed: days that were none in that year, and days that were.
    private static let moved: [Int: (from: [Day], to: [Day])] = [
        // The Queen's Golden Jubilee.
        2002: (
            [Day(year: 2002, month: 5, day: 27)],
            [Day(year: 2002, month: 6, day: 3), Day(year: 2002, month: 6, day: 4)]
        ),
        // The wedding of the Duke and Duchess of Cambridge.
        2011: ([], [Day(year: 2011, month: 4, day: 29)]),
        // The Queen's Diamond Jubilee.
        2012: (
            [Day(year: 2012, month: 5, day: 28)],
            [Day(year: 2012, month: 6, day: 4), Day(year: 2012, month: 6, day: 5)]
        ),
        // Seventy-five years after VE Day.
        2020: ([Day(year: 2020, month: 5, day: 4)], [Day(year: 2020, month: 5, day: 8)]),
        // The Queen's Platinum Jubilee, and her state funeral.
        2022: (
            [Day(year: 2022, month: 5, day: 30)],
            [
                Day(year: 2022, month: 6, day: 2), Day(year: 2022, month: 6, day: 3),
                Day(year: 2022, month: 9, day: 19),
            ]
        ),
        // The coronation of King Charles III.
        2023: ([], [Day(year: 2023, month: 5, day: 8)]),
    ]
}
