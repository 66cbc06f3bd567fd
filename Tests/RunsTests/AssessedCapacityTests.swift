import Assembly
import Audit
import Calendar
import Runs
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing
import Wording

@testable import Areas

/// Interventions that scale the capacity there is.
///
/// Week 0 begins on 1 September 2025.
@Suite("Effects on the existing capacity")
struct AssessedCapacityTests {
    private let october = Month(year: 2025, month: 10)
    private let december = Month(year: 2025, month: 12)

    private func productivity(
        _ change: Double,
        from: Month = Small.origin + 1,
        until: Month? = nil,
        ramp: Double = 0
    ) -> Intervention {
        Small.change(Productivity(change: Small.figure(change)), from: from, until: until, ramp: ramp)
    }

    private func lost(_ before: Double, _ after: Double, staff: String? = nil) -> Intervention {
        Small.change(FewerLostAppointments(staff: staff, before: before, after: Small.figure(after)))
    }

    @Test func productivityScalesBookings() throws {
        let inputs = try Small.inputs(Small.area([Small.list()]), Small.plan("plan", productivity(0.1)))
        #expect(inputs.capacity.mean.allSatisfy { isClose($0, 11) })
        #expect(inputs.extraCapacity.isEmpty)
    }

    /// 1 December is the start of week 13; the ramp of four weeks has its mean in each week.
    @Test func growsOverItsRampAndEnds() throws {
        let plan = Small.plan("plan", productivity(0.4, from: december, until: december, ramp: 4))
        let found = try Small.cases(Small.area([Small.list()]), plan)
        // 31 December is the Wednesday of week 17: its three days of it are made up for in week 16.
        for (week, exact) in [
            (12, 10), (13, 10.5), (14, 11.5), (15, 12.5), (16, 13.5 + 4 * 3 / 7.0), (17, 10), (18, 10),
        ] {
            #expect(isClose(found[week], exact), "week \(week): \(found[week])")
        }
    }

    @Test func productivityMayFallButNotBelowNothing() throws {
        let plan = Small.plan("plan", productivity(-0.6), productivity(-1))
        #expect(try Small.cases(Small.area([Small.list()]), plan).allSatisfy { $0 == 0 })
    }

    /// 10 a week of which 0.4 are early disposals: 6 bookings become 9, 4 disposals stay.
    @Test func earlyDisposalsAreNotScaled() throws {
        let order = Order.mixture(kappa: Small.figure(0.8), psi: Small.figure(0.4))
        let inputs = try Small.inputs(Small.area([Small.list(order: order)]), Small.plan("plan", productivity(0.5)))
        for week in [0, 30] {
            #expect(isClose(inputs.capacity.mean[week], 13))
            let phase = try #require(inputs.capacity.order.last { $0.from <= week })
            guard case .mixture(let kappa, let psi) = phase.value else {
                Issue.record("the order is no mixture")
                return
            }
            #expect(kappa == 0.8)
            #expect(isClose(psi, 4 / 13.0))
        }
    }

    /// With referrals fewer too, disposals follow those and bookings the productivity.
    @Test func disposalsFollowReferralsAndBookingsProductivity() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        func removals(_ changes: Intervention...) throws -> (booked: Double, early: Double) {
            let plan = Plan(id: "plan", name: "plan", interventions: changes)
            let inputs = try Small.inputs(area, plan, replication: 3)
            return (inputs.capacity.mean[30], inputs.earlyDisposals(in: 30))
        }
        let before = try removals()
        #expect(before.early > 0.01)
        let help = Small.change(EarlyHelp(referralChange: Small.figure(-0.5)))
        let both = try removals(productivity(0.2), help)
        #expect(isClose(both.booked, before.booked * 1.2))
        #expect(isClose(both.early, before.early / 2))
    }

    /// Whatever their place in the file, productivity meets the order of service that the plan sets.
    @Test func theirPlaceInTheFileDoesNotMatter() throws {
        let area = Small.area([
            Small.list(order: .mixture(kappa: Small.figure(0.8), psi: Small.figure(0.4)))
        ])
        let order = Small.change(ChangeOrder(.random), from: december)
        let gain = productivity(0.5, from: october)
        let (one, two) = (
            try Small.inputs(area, Small.plan("plan", order, gain)),
            try Small.inputs(area, Small.plan("plan", gain, order))
        )
        #expect(one.capacity.mean == two.capacity.mean)
        #expect(one.capacity.order.map(\.value) == two.capacity.order.map(\.value))
        #expect(one.capacity.order.map(\.from) == two.capacity.order.map(\.from))
    }

    @Test func fewerLostAppointmentsLeaveMoreKept() throws {
        var list = Small.list()
        list.staff = [losing(0.08, "therapist")]
        let area = Small.area([list])
        // 92 kept of a hundred become 96.
        let found = try Small.cases(area, Small.plan("plan", lost(0.08, 0.04)))
        #expect(found.allSatisfy { isClose($0, 10 * 96 / 92.0) })
        // One group's name without its staff at work is the whole stage.
        #expect(try Small.cases(area, Small.plan("plan", lost(0.08, 0.04, staff: "therapist"))) == found)
    }

    /// A staff group that loses a share of its appointments.
    private func losing(_ share: Double, _ name: String) -> StaffGroup {
        var group = Small.group(name)
        group.appointmentsLost = Small.figure(share)
        return group
    }

    @Test func oneGroupsAppointmentsAreItsOwn() throws {
        let area = Small.area([Small.staffed([Small.posts(6), Small.posts(4, losing(0.2, "aide"))])])
        let found = try Small.cases(area, Small.plan("plan", lost(0.2, 0.1, staff: "aide")))
        #expect(found.allSatisfy { isClose($0, 6 + 4 * 0.9) })
    }

    @Test func extraPassesAreLeftAlone() throws {
        let inputs = try Small.inputs(Small.area([Small.list()]), Small.plan("plan", productivity(1), Small.recruit(2)))
        #expect(inputs.extraCapacity[0].mean.last == 2)
        #expect(isClose(inputs.capacity.mean.last!, 20))
    }

    @Test func theirEvidenceIsThatOfTheirFigure() {
        let change = Small.change(Productivity(change: Figure(0.1, evidence: .derived)))
        #expect(change.evidence == .derived)
        #expect(lost(0.1, 0.05).evidence == .assumed)
    }
}

@Suite("The audit of staff and calendar")
struct StaffAuditTests {
    @Test func everyAssumedFigureIsListed() {
        var posts = Small.posts(4.5, vacancies: 1, leavers: 0.12, lag: 26, ramp: 13, agencyCover: 0.5)
        posts.schoolHolidays = Small.figure(0.5, 0.3...0.7)
        var service = Small.staffed([posts])
        service.referralsInSchoolHolidays = Small.figure(0.6)
        let plan = Small.plan(
            "plan",
            Small.change(Productivity(change: Small.figure(0.1, 0...0.2)), label: "productivity, cases +10%"),
            Small.change(
                FewerLostAppointments(staff: nil, before: 0.08, after: Small.figure(0.04)),
                label: "appointments lost from 8% to 4%"
            )
        )
        let found = Audit.assumptions(of: Small.area([service]), plans: [plan]).map { "\($0.item): \($0.value)" }
        for line in [
            "referrals in school holidays: 60%",
            "capacity from staff therapist, wte: 4.5",
            "capacity from staff therapist, vacancies: 1",
            "capacity from staff therapist, leavers: 12%",
            "capacity from staff therapist, recruitment lag: 26 weeks",
            "capacity from staff therapist, ramp: 13 weeks",
            "capacity from staff therapist, agency cover: 50%",
            "capacity from staff therapist, school holidays: 50% (30% to 70%)",
            "productivity, cases +10%: cases: 10% (0% to 20%)",
            "appointments lost from 8% to 4%: appointments lost: 4%",
        ] {
            #expect(found.contains(line), "\(line) is not among \(found)")
        }
    }

    @Test func whatTheFileLeavesOutIsNoAssumption() {
        let posts = StaffPost(group: Small.group(), wte: Small.figure(3))
        let found = Audit.assumptions(of: Small.area([Small.staffed([posts])])).map(\.item)
        #expect(found.filter { $0.hasPrefix("capacity") } == ["capacity from staff therapist, wte"])
    }

    @Test func holidaysThatEndBeforeTheForecastAreAGap() {
        var service = Small.list()
        service.referralsInSchoolHolidays = Small.figure(0.6)
        var area = Small.area([service, Small.list("other")])
        area.calendar = WorkCalendar(schoolHolidays: [
            Day(year: 2025, month: 12, day: 22)...Day(year: 2026, month: 1, day: 2)
        ])
        let found = Audit.findings(for: area).filter { $0.rule == .calendarEnds }
        #expect(
            found.map(\.sentence) == [
                "school holidays are listed to 2026-01-02 and the forecast runs to Feb 2027: after 2026-01-02 they change "
                    + "neither referrals nor capacity"
            ]
        )
        #expect(found.map(\.service) == ["list"])
        area.horizonMonths = 5
        #expect(Audit.findings(for: area).allSatisfy { $0.rule != .calendarEnds })
    }
}
