import Calendar
import Foundation
import Testing

/// Calendar, financial and academic years.
@Suite("Years")
struct YearTests {
    private func year(_ kind: Year.Kind, _ number: Int) -> Year { Year(kind, number) }

    @Test func beginAndEndWithTheirMonths() {
        let years = Year.Kind.allCases.map { year($0, 2026) }
        #expect(years.map(\.first.description) == ["2026-01", "2026-04", "2026-09"])
        #expect(years.map(\.last.description) == ["2026-12", "2027-03", "2027-08"])
        for one in years {
            #expect(one.months.count == 12)
            #expect(one.months.first == one.first && one.months.last == one.last)
            #expect(one.months == one.months.sorted() && Set(one.months).count == 12)
        }
    }

    @Test func areNamedByTheYearsThatTheyLieIn() {
        #expect(Year.Kind.allCases.map { year($0, 2026).description } == ["2026", "2026-27", "2026-27"])
        #expect(year(.financial, 2099).description == "2099-00")
        #expect(year(.academic, 2008).description == "2008-09")
    }

    /// Every month lies in one year of each kind, and the year after begins with the month after its last.
    @Test(arguments: Year.Kind.allCases)
    func holdEveryMonthOnce(_ kind: Year.Kind) {
        for number in 2024 * 12..<2028 * 12 {
            let month = Month(number: number)
            #expect(Year(kind, containing: month).months.count { $0 == month } == 1, "\(month)")
        }
        let one = year(kind, 2026)
        #expect(Year(kind, containing: one.last + 1) == year(kind, 2027))
        #expect(Year(kind, containing: one.first + -1) == year(kind, 2025))
        #expect(one.last + 1 == year(kind, 2027).first)
    }

    /// Census days as the Department for Education published them in its guides to the school census and to SEN2.
    @Test(arguments: [(2021, "2022-01-20"), (2022, "2023-01-19"), (2023, "2024-01-18"), (2024, "2025-01-16")])
    func schoolsAreCountedOnCensusDay(_ number: Int, _ day: String) {
        #expect(year(.academic, number).countDay.description == day)
    }

    /// The third Thursday of January is the 15th to the 21st, whatever day the year begins with.
    @Test func censusDayIsTheThirdThursday() {
        for number in 1990..<2100 {
            let day = year(.academic, number).countDay
            #expect(day.weekday == 3 && day.month == Month(year: number + 1, month: 1))
            #expect((15...21).contains(day.civil.day), "\(day)")
        }
    }

    @Test func othersAreCountedOnTheirLastDay() {
        #expect(year(.calendar, 2026).countDay.description == "2026-12-31")
        #expect(year(.financial, 2026).countDay.description == "2027-03-31")
        for kind in Year.Kind.allCases {
            #expect(year(kind, 2026).months.contains(year(kind, 2026).countDay.month))
        }
    }

    @Test func areOrderedByTheirBeginnings() {
        let ordered = [
            year(.academic, 2025), year(.calendar, 2026), year(.financial, 2026), year(.academic, 2026),
            year(.calendar, 2027),
        ]
        #expect(ordered.reversed().sorted() == ordered)
        #expect(!(ordered[0] < ordered[0]))
    }

    @Test(arguments: Year.Kind.allCases)
    func areTheSameOnceWrittenAndRead(_ kind: Year.Kind) throws {
        let written = try JSONEncoder().encode([year(kind, 2026)])
        #expect(try JSONDecoder().decode([Year].self, from: written) == [year(kind, 2026)])
    }

    @Test func ofTwoKindsAreTwo() {
        #expect(year(.financial, 2026) != year(.academic, 2026))
        #expect(Set([year(.financial, 2026), year(.academic, 2026), year(.financial, 2026)]).count == 2)
    }
}
