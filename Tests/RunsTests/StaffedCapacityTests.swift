import Calendar
import Calibration
import Randomness
import Runs
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing

@testable import Areas

/// Week 0 begins on 1 September 2025, a Monday, the day after the origin.
@Suite("Capacity built from staff")
struct StaffedCapacityTests {
    private func area(_ posts: StaffPost..., calendar: WorkCalendar = .none, order: Order = .oldestFirst) -> Area {
        var area = Small.area([Small.staffed(posts, order: order)])
        area.calendar = calendar
        return area
    }

    /// 37.5 hours x 0.8 x 0.6 / 9 hours a case x 0.9 = 1.8 cases a week for each of 4 WTE.
    @Test func isTheProductOfItsFigures() throws {
        let group = StaffGroup(
            name: "g",
            hoursPerWeek: Small.figure(37.5),
            absence: Small.figure(0.2),
            directShare: Small.figure(0.6),
            hoursPerCase: Small.figure(9),
            appointmentsLost: Small.figure(0.1)
        )
        #expect(try Small.cases(area(Small.posts(4, group))).allSatisfy { isClose($0, 7.2) })
    }

    @Test func postsAddUp() throws {
        let aides = Small.group("aide", hoursPerCase: Small.figure(80))
        let found = try Small.cases(area(Small.posts(3), Small.posts(2, aides), Small.posts(1)))
        #expect(found.allSatisfy { isClose($0, 5) })
    }

    @Test func vacanciesAreCountedFromTheOrigin() throws {
        let found = try Small.cases(area(Small.posts(3, vacancies: 1, lag: 2, ramp: 2)))
        for (value, exact) in zip(found, [2, 2, 2.25, 2.75, 3, 3]) { #expect(isClose(value, exact)) }
    }

    /// December is the last month: 1 January 2026 is the third day after Monday 29 December, in week 17.
    @Test func fixedTermPostsEndWithTheirMonth() throws {
        var posts = Small.posts(7)
        posts.ends = Month(year: 2025, month: 12)
        let found = try Small.cases(area(posts))
        #expect(found[..<17].allSatisfy { isClose($0, 7) })
        #expect(isClose(found[17], 3))
        #expect(found[18...].allSatisfy { $0 == 0 })
    }

    @Test func followsTheCalendarWhereTheAreaSaysSo() throws {
        let christmas = Day(year: 2025, month: 12, day: 22)...Day(year: 2026, month: 1, day: 2)
        let calendar = WorkCalendar(hasBankHolidays: true, schoolHolidays: [christmas])
        var posts = Small.posts(5)
        #expect(try Small.cases(area(posts, calendar: calendar)).allSatisfy { isClose($0, 5) })
        posts.closedOnBankHolidays = true
        posts.schoolHolidays = Small.figure(0.5)
        let found = try Small.cases(area(posts, calendar: calendar))
        // Week 16 has three working days left, week 17 four; all of them at half.
        for (week, exact) in [(15, 5), (16, 1.5), (17, 2), (18, 5)] { #expect(isClose(found[week], exact)) }
    }

    /// Ten weeks of holidays a year at 60% of term: a year's referrals are as many as before.
    @Test func referralsOfAYearAreAsManyAsTheirLevel() throws {
        let monday = Day(year: 2025, month: 9, day: 1)
        let holidays = [0, 8, 20, 30, 40, 52].map { monday + 7 * $0...monday + 7 * $0 + 13 }
        var service = Small.list()
        var area = Small.area([service])
        area.calendar = WorkCalendar(schoolHolidays: holidays)
        let usual = try Small.inputs(area, .noChange).referralMean
        service.referralsInSchoolHolidays = Small.figure(0.6)
        area.services = [service]
        let found = try Small.inputs(area, .noChange).referralMean
        let factors = zip(found, usual).map { $0 / $1 }
        let inTerm = 52 / (42 + 0.6 * 10)
        #expect(isClose(factors[0], 0.6 * inTerm))
        #expect(isClose(factors[2], inTerm))
        #expect(isClose(factors[..<52].reduce(0, +), 52))
        // Beyond the last holiday listed nothing is known of holidays or terms.
        #expect(isClose(factors[51], inTerm))
        #expect(factors[54...].allSatisfy { $0 == 1 })
    }

    @Test func uncertainFiguresAreDrawnWithinTheirRanges() throws {
        var posts = Small.posts(4, Small.group(hoursPerCase: Small.figure(40, 30...60)))
        posts.wte = Small.figure(4, 3...5)
        let found = try (0..<50).map { try Small.cases(area(posts), replication: $0)[0] }
        #expect(Set(found).count == 50)
        #expect(found.allSatisfy { $0 >= 3 * 40 / 60.0 && $0 <= 5 * 40 / 30.0 })
    }

    /// A group's hours per case are the same in a replication whatever posts and stages it has.
    @Test func aGroupIsDrawnOnce() throws {
        let group = Small.group(hoursPerCase: Small.figure(40, 30...60))
        let one = try Small.cases(area(Small.posts(1, group)))
        let two = try Small.cases(area(Small.posts(1, group), Small.posts(1, group)))
        #expect(isClose(two[0], 2 * one[0]))
    }

    @Test func moreStaffNeverMeanLessCapacityOrALongerList() throws {
        let areas = [6, 7.5, 8, 9.7]
            .map {
                area(Small.posts($0, vacancies: 1.5, leavers: 0.4, lag: 10, ramp: 8, agencyCover: 0.5))
            }
        for replication in 0..<40 {
            let cases = try areas.map { try Small.cases($0, replication: replication) }
            for (more, less) in zip(cases.dropFirst(), cases) {
                #expect(zip(more, less).allSatisfy { $0 >= $1 - 1e-12 })
            }
        }
        let lists = try areas.map {
            try Small.runner($0, replications: 40).values(.waiting, of: "list", under: "no-change")
        }
        for (more, less) in zip(lists.dropFirst(), lists) {
            #expect(zip(more, less).allSatisfy { zip($0, $1).allSatisfy { $0 <= $1 + 1e-3 } })
            #expect(more.last! != less.last!)
        }
    }

    /// A stage in the middle of a pathway, with leavers of its own; the others keep their rates.
    @Test func aStageOfAPathwayHasItsOwnStaff() throws {
        var service = Small.pathway()
        let posts = Small.posts(20, leavers: 0.3, lag: 20)
        service.stages[1].capacityPerWeek = nil
        service.stages[1].staffing = [posts]
        service.staff = [posts.group]
        let advice = try Small.inputs(Small.area([service]), .noChange, stage: 1).capacity
        #expect(advice.variation == .poisson)
        #expect(isClose(advice.mean[0], 20))
        #expect(advice.mean.contains { $0 < 19.5 })
        #expect(try Small.inputs(Small.area([service]), .noChange, stage: 2).capacity.mean.allSatisfy { $0 == 40 })
        service.stages[2].staffing = [posts]
        service.stages[2].capacityPerWeek = nil
        #expect(try Small.inputs(Small.area([service]), .noChange, stage: 2).capacity.mean != advice.mean)
    }

    /// Plans meet the same leavers: the difference between two is what they change.
    @Test func plansDoNotChangeWhoLeaves() throws {
        let area = area(Small.posts(8, leavers: 0.3, lag: 20, ramp: 10))
        let (none, more) = (try Small.cases(area), try Small.cases(area, Small.plan("more", Small.recruit(2))))
        #expect(none == more)
        #expect(none.contains { $0 < 8 })
    }

    @Test func threadsChangeNothing() throws {
        let calendar = WorkCalendar(
            hasBankHolidays: true,
            schoolHolidays: [Day(year: 2025, month: 10, day: 27)...Day(year: 2025, month: 10, day: 31)]
        )
        var posts = Small.posts(9, vacancies: 1, leavers: 0.3, lag: 12, ramp: 8, agencyCover: 0.5)
        posts.closedOnBankHolidays = true
        posts.schoolHolidays = Small.figure(0.7, 0.5...0.9)
        let staffed = area(posts, calendar: calendar)
        let plan = Small.plan("plan", Small.change(Productivity(change: Small.figure(0.1, 0...0.2))))
        let runs = try [1, 2, 3].map { try Small.run(staffed, [plan], replications: 101, threads: $0) }
        for id in ["no-change", "plan"] {
            let all = runs.map { $0.everything(about: "list", under: id) }
            #expect(!all[0].isEmpty && all[0] == all[1] && all[0] == all[2])
        }
    }

    @Test func isKnownAsWellAsTheLeastSureOfItsFigures() throws {
        var posts = Small.posts(3)
        let model = try #require(try Small.runner(area(posts)).fitted.services.first)
        #expect(model.stages[0].basis == "built from staff: 3 WTE established")
        #expect(model.stages[0].capacityEvidence == .assumed)
        posts = StaffPost(group: Small.group(), wte: Figure(3, evidence: .observed))
        for key: WritableKeyPath<StaffGroup, Figure> in [
            \.hoursPerWeek, \.absence, \.directShare, \.hoursPerCase, \.appointmentsLost,
        ] { posts.group[keyPath: key].evidence = .derived }
        #expect(posts.evidence == .derived)
    }
}
