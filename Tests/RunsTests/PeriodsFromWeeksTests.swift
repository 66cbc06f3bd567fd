import Calendar
import Testing
import Wording

@testable import Runs

@Suite("Months from weeks")
struct PeriodsFromWeeksTests {
    /// Three years of origins, each with a list known at the origin or up to three months before or after the grid's
    /// first day.
    private static let cases: [(grid: WeekGrid, start: Day, months: [Month])] = (0..<36)
        .flatMap { index in
            let origin = Month(year: 2024, month: 1) + index
            let months = (0...14).map { origin + $0 }
            return (-3...3)
                .map { shift in
                    let start = (origin + shift).end
                    return (WeekGrid(from: min(start, origin.end), to: months.last!.end), start, months)
                }
        }

    /// Any flows: what is added in each week.
    private func flow(_ week: Int) -> Double { Double((week * 37 + 11) % 23) - 4 }

    @Test func everyWeekIsSharedOutWhole() {
        for (grid, start, months) in Self.cases {
            let mapping = PeriodsFromWeeks(grid: grid, start: start, months: months)
            var shares = Array(repeating: 0.0, count: grid.weekCount)
            for (week, share) in mapping.flows.joined() {
                #expect(share > 0 && share <= 1)
                shares[week] += share
            }
            // Weeks from the first month that is simulated whole to the last day but one that is reported.
            guard let first = months.first(where: { $0.firstDay >= start }) else { continue }
            let opens = grid.time(of: max(first.firstDay, start))
            let closes = grid.time(of: months.last!.end)
            for week in 0..<grid.weekCount where Double(week) >= opens && Double(week + 1) <= closes {
                #expect(abs(shares[week] - 1) < 1e-12)
            }
            #expect(abs(shares[grid.weekCount - 1] - (closes - Double(grid.weekCount - 1))) < 1e-9)
            if first.firstDay == start {
                // The first week counts from the day on which the list is known.
                #expect(abs(shares[grid.week(of: start)] - 1) < 1e-12)
            }
        }
    }

    @Test func aListReadAtTwoMonthEndsDiffersByTheFlowsBetween() {
        for (grid, start, months) in Self.cases {
            let mapping = PeriodsFromWeeks(grid: grid, start: start, months: months)
            let startWeek = grid.week(of: start)
            // The list at the start is 100; each week adds its flow.
            let stockAfter = { (week: Int) in (startWeek...max(startWeek, week)).reduce(100) { $0 + flow($1) } }
            let stock = { (moment: PeriodsFromWeeks.Moment) -> Double in
                let before = moment.before.map(stockAfter) ?? 100
                return before + moment.weight * (stockAfter(moment.after) - before)
            }
            for index in months.indices.dropFirst() {
                guard let earlier = mapping.ends[index - 1], let later = mapping.ends[index] else { continue }
                let between = mapping.flows[index].reduce(0) { $0 + $1.share * flow($1.week) }
                #expect(abs(stock(later) - stock(earlier) - between) < 1e-9, "\(start) \(months[index])")
            }
        }
    }

    @Test func nothingIsKnownBeforeTheList() throws {
        let origin = Month(year: 2025, month: 1)
        let months = (0...3).map { origin + $0 }
        let grid = WeekGrid(from: origin.end, to: months.last!.end)
        let mapping = PeriodsFromWeeks(grid: grid, start: (origin + 2).end, months: months)
        #expect(mapping.ends.map { $0 == nil } == [true, true, false, false])
        #expect(mapping.flows.map(\.isEmpty) == [true, true, true, false])
        // The list itself at the moment it is known.
        let known = try #require(mapping.ends[2])
        #expect(known.before == nil && known.weight == 0)
    }

    /// A month that begins before the list is known is not counted in part.
    @Test func monthsAreWholeOrMissing() {
        let april = Month(year: 2025, month: 4)
        let grid = WeekGrid(from: april.firstDay + 9, to: (april + 1).end)
        let mapping = PeriodsFromWeeks(grid: grid, start: april.firstDay + 9, months: [april, april + 1])
        #expect(mapping.flows[0].isEmpty)
        #expect(!mapping.flows[1].isEmpty)
        #expect(mapping.ends[0] != nil)
    }

    /// August 2025 ends on a Sunday: its end is the end of the last week.
    @Test func aHorizonThatEndsOnASunday() throws {
        let august = Month(year: 2025, month: 8)
        let grid = WeekGrid(from: Day(year: 2025, month: 7, day: 1), to: august.end)
        let mapping = PeriodsFromWeeks(grid: grid, start: Day(year: 2025, month: 7, day: 1), months: [august])
        let end = try #require(mapping.ends[0])
        #expect(end.after == grid.weekCount - 1 && end.weight == 1)
        #expect(mapping.flows[0].last?.week == grid.weekCount - 1)
        #expect(mapping.flows[0].last?.share == 1)
    }

    /// 1 October 2025 is a Wednesday: September's end lies two sevenths into the week of 29 September.
    @Test func stocksAreReadBetweenWeekEnds() throws {
        let september = Month(year: 2025, month: 9)
        let grid = WeekGrid(from: september.firstDay, to: (september + 1).end)
        let mapping = PeriodsFromWeeks(grid: grid, start: september.firstDay, months: [september, september + 1])
        let end = try #require(mapping.ends[0])
        #expect(end.before == 3 && end.after == 4)
        #expect(abs(end.weight - 2 / 7.0) < 1e-12)
        #expect(mapping.flows[0].map(\.week) == [0, 1, 2, 3, 4])
        #expect(abs(mapping.flows[0][4].share - 2 / 7.0) < 1e-12)
    }
}
