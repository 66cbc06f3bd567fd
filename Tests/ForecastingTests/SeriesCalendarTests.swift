import Simulation
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
        (["2024-01", "2024-13"], 1, "'2024-13' is not a date"),
        (["2024-01", "2024-02-30"], 1, "'2024-02-30' is not a date"),
        (["2024-01", "2024-02-01"], 1, "'2024-02-01' is written in another way than '2024-01'"),
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

    @Test func periodOfADay() {
        let quarters = SeriesCalendar(.quarterly, first: Day(year: 2020, month: 1, day: 1))
        #expect(quarters.period(of: Day(year: 2021, month: 6, day: 30)) == 5)
        #expect(quarters.period(of: Day(year: 2019, month: 12, day: 31)) == -1)
        let weeks = SeriesCalendar(.weekly, first: Day(year: 2024, month: 1, day: 1), style: .day)
        #expect(weeks.period(of: Day(year: 2024, month: 1, day: 14)) == 1)
        #expect(weeks.period(of: Day(year: 2023, month: 12, day: 31)) == -1)
    }
}
