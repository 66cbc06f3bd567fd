import Calendar
import SmallAreas
import SmallRuns
import Statistics
import TestSupport
import Testing

@testable import Areas
@testable import Assembly
@testable import Runs

/// Of a plan from October nothing falls into September, and of one until March nothing into April.
///
/// 1 October 2025 is a Wednesday and 1 April 2026 too: weeks lie across both.
@Suite("First and last days of plans")
struct FirstDayTests {
    private static let october = Month(year: 2025, month: 10)
    private static let march = Month(year: 2026, month: 3)
    private static let half = Small.figure(0.5)
    private static let three = Small.figure(3)

    private static let area: Area = {
        let list = Small.parted(Small.list(number: 300))
        return Small.area([list, Small.list("other"), Small.pathway()], horizonMonths: 10)
    }()

    private static let effects: [any Effect] = [
        Recruit(wte: three, casesPerWeekPerWTE: three, order: .oldestFirst),
        Agency(casesPerWeek: three, order: .random),
        WaitingListInitiative(cases: Small.figure(90), order: .oldestFirst),
        Triage(share: half), EarlyHelp(referralChange: Small.figure(-0.5)), DemandShock(referralChange: half),
        ChangeOrder(.random), Outsource(casesPerWeek: three, order: .oldestFirst), SeeFirst(classes: ["young"]),
        ReservePlaces(.init(childClass: "young", share: half, releasesUnused: false)),
        Transfer(to: "other", share: half), Redirect(to: "other", share: half), ValidateList(share: half),
        ChangeThreshold(outcome: "refused", share: Small.figure(0.1)), Productivity(change: half),
        FewerLostAppointments(staff: nil, before: 0.5, after: Small.figure(0)),
    ]

    private func result(_ effect: any Effect) throws -> RunResult {
        var change = Small.change(effect, from: Self.october, until: Self.march)
        if effect is ChangeThreshold { (change.service, change.stage) = ("ehcna", "decision") }
        return try Small.run(Self.area, [Small.plan("plan", change)], replications: 8)
    }

    @Test(arguments: effects) func nothingBeforeTheFirstDay(_ effect: any Effect) throws {
        let result = try result(effect)
        let september = result.months.firstIndex(of: Self.october)! - 1
        var isFelt = false
        // Those who were referred before still wait when the plan begins.
        for series in result.differences where !series.series.measure.followsChildren {
            for (month, summary) in series.months.enumerated() {
                guard let summary else { continue }
                if month <= september {
                    #expect(
                        summary.mean == 0 && summary.standardDeviation == 0,
                        "\(series.series) \(result.months[month])"
                    )
                } else if summary.mean != 0 || summary.standardDeviation != 0 {
                    isFelt = true
                }
            }
        }
        #expect(isFelt)
    }

    /// What leaves by the plan itself is gone with its last day; lists go on to differ.
    @Test(
        arguments: [
            Outsource(casesPerWeek: three, order: .oldestFirst), ValidateList(share: half),
        ] as [any Effect]
    ) func nothingAfterTheLastDay(_ effect: any Effect) throws {
        let result = try result(effect)
        let series = try #require(result.forecast("plan", "list", MeasuredSeries(measure: .transferred)))
        for (month, summary) in zip(result.months, series.months) where month > Self.march {
            let summary = try #require(summary)
            #expect(summary.mean == 0 && summary.standardDeviation == 0, "\(month)")
        }
        let last = try #require(series.months[result.months.firstIndex(of: Self.march)!])
        #expect(last.mean > 0)
    }

    /// The same for referrals: April's are what they were.
    @Test func aShockEndsWithItsLastDay() throws {
        let result = try result(DemandShock(referralChange: Self.half))
        let referrals = try #require(
            result.differences.first { $0.service == "list" && $0.series == MeasuredSeries(measure: .referrals) }
        )
        for (month, summary) in zip(result.months, referrals.months) where month > Self.march {
            #expect(summary.map { $0.mean == 0 && $0.standardDeviation == 0 } ?? true, "\(month)")
        }
    }

    /// Nothing is lost: weeks, by their length, make up the time from the first day to the last.
    @Test func wholeWeeksHoldTheWholeTime() {
        let grid = WeekGrid(from: Small.origin.end, to: (Small.origin + 30).end)
        for from in -2...12 {
            for months in 0...6 {
                for lag in [0.0, 0.4, 3.9, 4.2] {
                    let (first, last) = (Small.origin + from, Small.origin + from + months)
                    let change = Small.change(Triage(share: Self.half), from: first, until: last, lag: lag)
                    let opening = Small.origin.end
                    let strength = EffectProfile(of: change, lag: lag, ramp: 0, grid, opening: opening)
                    let (open, close) = (max(0, grid.time(of: first.firstDay) + lag), grid.time(of: last.end))
                    let weeks = strength.byWeek(grid.weekCount)
                    #expect(isClose(weeks.reduce(0, +) + 1, max(0, close - open) + 1), "\(first) \(last) \(lag)")
                    for week in weeks.indices where weeks[week] > 0 {
                        #expect(Double(week) >= min(open, grid.time(of: first.firstDay + 7)), "\(first) \(lag)")
                        #expect(Double(week + 1) <= close, "\(last)")
                    }
                }
            }
        }
    }

    /// A list that is known within a week starts with what is left of it, at full strength from its first day.
    @Test func aServiceThatOpensWithinAWeek() {
        let july = Month(year: 2025, month: 7)
        let grid = WeekGrid(from: july.end, to: (july + 6).end)
        let change = Small.change(Triage(share: Self.half), from: july + 1)
        let strength = EffectProfile(of: change, lag: 0, ramp: 0, grid, opening: july.end)
        // 1 August 2025 is a Friday: three days of the first week, for which the engine takes three sevenths of a week.
        #expect(strength.byWeek(grid.weekCount).allSatisfy { isClose($0, 1) })
        #expect(isClose(strength.weeksOfEffect(grid.weekCount)[0], 3 / 7.0))
    }
}
