import Calendar
import Testing

/// Dates of England and Wales as published at https://www.gov.uk/bank-holidays (division `england-and-wales` of its feed),
/// and for the years before that feed begins as proclaimed in the London Gazette.
@Suite("Bank holidays of England")
struct BankHolidayTests {
    static let published: [(year: Int, days: [String])] = [
        (2019, ["01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"]),
        // VE Day instead of the first Monday of May.
        (2020, ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]),
        (2021, ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        // The Platinum Jubilee and the state funeral.
        (2022, ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]),
        // The coronation.
        (2023, ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"]),
        (2024, ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"]),
        (2025, ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"]),
        (2026, ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
        (2027, ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        (2028, ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"]),
        // The Golden Jubilee, a royal wedding and the Diamond Jubilee.
        (2002, ["01-01", "03-29", "04-01", "05-06", "06-03", "06-04", "08-26", "12-25", "12-26"]),
        (2011, ["01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27"]),
        (2012, ["01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"]),
    ]

    @Test(arguments: published.indices)
    func areAsPublished(_ index: Int) {
        let (year, days) = Self.published[index]
        #expect(BankHolidays.days(in: year).map(\.description) == days.map { "\(year)-\($0)" })
    }

    /// Western Easter Sundays from the tables of the Book of Common Prayer, the earliest and latest among them.
    @Test(arguments: [
        (1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2016, 3, 27), (2038, 4, 25),
        (2049, 4, 18), (2076, 4, 19), (2100, 3, 28),
    ])
    func easterIsWhereTheTablesPutIt(_ year: Int, _ month: Int, _ day: Int) {
        #expect(Day.easterSunday(year) == Day(year: year, month: month, day: day))
    }

    @Test func everyYearHasEightOrMoreOnWeekdays() {
        for year in BankHolidays.years {
            let days = BankHolidays.days(in: year)
            #expect(Set(days).count == days.count && days == days.sorted())
            #expect(days.count >= 8)
            #expect(days.allSatisfy { $0.weekday < 5 && $0.civil.year == year }, "\(year)")
        }
    }
}

@Suite("Working days")
struct WorkCalendarTests {
    private let christmas = Day(year: 2025, month: 12, day: 22)
    private let england = WorkCalendar(hasBankHolidays: true)

    @Test func areMondayToFridayUnlessTheAreaSaysOtherwise() {
        #expect(WorkCalendar.none.workingDays(inWeekOf: christmas) == 5)
        #expect(england.workingDays(inWeekOf: christmas) == 3)
        #expect(england.workingDays(inWeekOf: christmas + 7) == 4)
        #expect(england.workingDays(inWeekOf: christmas + 14) == 5)
    }

    /// 2025 has 261 Mondays to Fridays and eight bank holidays.
    @Test func ofAYearAreThoseOfTheCalendar() {
        let first = Day(year: 2024, month: 12, day: 30)
        let days = (0..<53).map { england.workingDays(inWeekOf: first + 7 * $0) }.reduce(0, +)
        // Weeks from 30 December 2024 to 4 January 2026: two weekdays before the year and two after it, of which
        // 1 January 2026 is a bank holiday.
        #expect(days == 261 - 8 + 2 + 1)
    }

    @Test func schoolHolidaysAndBankHolidaysAreCountedApart() {
        let days = Day(year: 2025, month: 12, day: 24)...Day(year: 2026, month: 1, day: 2)
        let calendar = WorkCalendar(hasBankHolidays: true, schoolHolidays: [days])
        let weekdays = calendar.weekdays(inWeekOf: christmas)
        #expect(weekdays.term == 2)
        #expect(weekdays.schoolHolidays == 1)
        #expect(weekdays.bankHolidaysInTerm == 0)
        #expect(weekdays.bankHolidaysInSchoolHolidays == 2)
        #expect(weekdays.share(inSchoolHolidays: 0.5, closedOnBankHolidays: true) == 2.5 / 5)
        #expect(weekdays.share(inSchoolHolidays: 0.5, closedOnBankHolidays: false) == 3.5 / 5)
        #expect(weekdays.share(inSchoolHolidays: 1, closedOnBankHolidays: false) == 1)
    }

    @Test func rangesAreKeptInOrder() {
        let (early, late) = (christmas...christmas + 3, christmas + 50...christmas + 54)
        let calendar = WorkCalendar(schoolHolidays: [late, early])
        #expect(calendar.schoolHolidays == [early, late])
        #expect(calendar.isSchoolHoliday(christmas + 52))
        #expect(!calendar.isSchoolHoliday(christmas + 4))
        #expect(!calendar.isBankHoliday(Day(year: 2025, month: 12, day: 25)))
    }
}
