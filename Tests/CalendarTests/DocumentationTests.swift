import Calendar
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the figures shown there.
@Suite struct DocumentationTests {
    @Test func guide() {
        let august = Month(year: 2025, month: 8)
        let weeks = WeekGrid(from: august.firstDay, to: august.end)
        let count = weeks.weekCount  // 5: from Monday 28 July to Sunday 31 August
        let inAugust = weeks.start(of: 1) - august.firstDay  // 3 of the first week's 7 days
        let calendar = WorkCalendar(
            hasBankHolidays: true,
            schoolHolidays: [Day(year: 2025, month: 7, day: 24)...Day(year: 2025, month: 9, day: 2)]
        )
        let last = calendar.weekdays(inWeekOf: weeks.start(of: 4))  // four days, and the bank holiday of 25 August
        let worked = last.share(inSchoolHolidays: 0.3, closedOnBankHolidays: true)  // 0.24 of a usual week
        #expect(weeks.start(of: 0).description == "2025-07-28")
        #expect(count == 5 && inAugust == 3 && isClose(worked, 0.24))
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Calendar").isEmpty)
    }
}
