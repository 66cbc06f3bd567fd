import Calendar
import Testing

@testable import Forecasting

/// Frequency, gaps and labels read from dates.
@Suite struct SeriesCalendarTests {
    @Test(arguments: [
        (["2024-01", "2024-02", "2024-03"], SeriesCalendar.Frequency.monthly, "2024-04"),
        (["2024-03-31", "2024-04-30", "2024-05-31"], .monthly, "2024-06-30"),
        (["2024-03-15", "2024-01-15", "2024-02-15"], .monthly, "2024-04-15"),
        (["2024-01", "2024-04", "2024-07"], .quarterly, "2024-10"),
        (["2021", "2022", "2023"], .yearly, "2024"),
        (["2024-02-19", "2024-02-26", "2024-03-04"], .weekly, "2024-03-11"),
        (["2024-02-28", "2024-02-29", "2024-03-01"], .daily, "2024-03-02"),
    ])
    func frequency(dates: [String], frequency: SeriesCalendar.Frequency, next: String) throws {
        let (calendar, order) = try SeriesCalendar.reading(dates)
        #expect(calendar.frequency == frequency)
        #expect(calendar.label(of: 3) == next)
        #expect(order.map { dates[$0] } == dates.sorted())
        for (position, index) in order.enumerated() { #expect(calendar.label(of: position) == dates[index]) }
    }

    @Test(arguments: [
        (["2024-01", "2024-02", "2024-04", "2024-05"], 2, "the month 2024-03 is missing before '2024-04'"),
        (["2024-01", "2024-02", "2024-02"], 2, "the date '2024-02' comes twice"),
        (["2024-01", "2024-13"], 1, "'2024-13' has no month 13"),
        (["2024-01", "2024-02-30"], 1, "'2024-02-30' is no day of the calendar"),
        (["2024-01", "2024-02-01"], 1, "'2024-02-01' is a day, '2024-01' is a month"),
        (["01/02/2024", "02/13/2024"], 1, "'02/13/2024' has the month before the day"),
        (
            ["01/01/2024", "02/01/2024", "03/01/2024"], 0,
            "'01/01/2024' and the rest are days in a row with the day first, and months with the month first"
        ),
        (["202425", "202526"], 0, "'202425' may be a financial or an academic year"),
        (["201011", "201112"], 0, "'201011' may be the month 2010-11 or the year 2010/11"),
    ])
    func problems(dates: [String], index: Int, message: String) {
        do {
            _ = try SeriesCalendar.reading(dates)
            Issue.record("no error")
        } catch {
            #expect(error.index == index)
            #expect(error.message == message)
        }
    }

    /// The same months, however they are written.
    @Test(arguments: [
        ["Nov-24", "Dec-24", "Jan-25"], ["November 2024", "December 2024", "January 2025"],
        ["202411", "202412", "202501"], ["11/2024", "12/2024", "01/2025"], ["2024 NOV", "2024 DEC", "2025 JAN"],
    ])
    func monthsInWords(dates: [String]) throws {
        let (calendar, order) = try SeriesCalendar.reading(dates)
        #expect(calendar == SeriesCalendar(.monthly, first: Day(year: 2024, month: 11, day: 1)))
        #expect(order == [0, 1, 2])
    }

    @Test func daysFirst() throws {
        let (calendar, _) = try SeriesCalendar.reading(["30/04/2024", "31/05/2024", "30/06/2024"])
        #expect(calendar.label(of: 3) == "2024-07-31")
        #expect(try SeriesCalendar.reading(["01/01/2024", "01/02/2024", "01/03/2024"]).calendar.frequency == .monthly)
    }

    @Test func quartersAndYearsOfTwoParts() throws {
        let (quarters, _) = try SeriesCalendar.reading(["2024-Q3", "2024-Q4", "2025-Q1"])
        #expect(quarters.frequency == .quarterly)
        #expect(quarters.label(of: 3) == "2025-Q2")
        let years = ["202223", "202324", "202425"]
        let (calendar, _) = try SeriesCalendar.reading(
            years,
            kinds: years.map { _ in WrittenPeriod.Kind("Academic year") }
        )
        #expect(calendar.frequency == .yearly)
        #expect(calendar.date(of: 0).description == "2022-09-01")
        #expect(calendar.label(of: 3) == "2025/26")
    }

    /// 201011 is a month where another value can only be one.
    @Test func sixDigitsAsTheOthersTell() throws {
        let (calendar, _) = try SeriesCalendar.reading(["201010", "201011", "201012"])
        #expect(calendar.label(of: 1) == "2010-11")
    }

    @Test func periodOfADay() {
        let quarters = SeriesCalendar(.quarterly, first: Day(year: 2020, month: 1, day: 1))
        #expect(quarters.period(of: Day(year: 2021, month: 6, day: 30)) == 5)
        #expect(quarters.period(of: Day(year: 2019, month: 12, day: 31)) == -1)
        let weeks = SeriesCalendar(.weekly, first: Day(year: 2024, month: 1, day: 1), style: .day)
        #expect(weeks.period(of: Day(year: 2024, month: 1, day: 14)) == 1)
        #expect(weeks.period(of: Day(year: 2023, month: 12, day: 31)) == -1)
    }
}
