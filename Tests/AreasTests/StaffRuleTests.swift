import Calendar
import SmallAreas
import Testing

@testable import Areas

/// Staff, posts and holidays that cannot be.
@Suite("Rules of staff and holidays")
struct StaffRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    private static let post = "service clinic, capacity, from staff, item 1"

    private static func posts(
        _ title: String,
        _ first: String,
        _ second: String...,
        change: @escaping @Sendable (inout StaffPost) -> Void
    ) -> Broken {
        Broken(title, [first] + second) { change(&$0.services[3].stages[0].staffing[0]) }
    }

    static let cases = [
        posts(
            "a group that the service does not have",
            "field '\(post), group' names the staff group 'therapists', which the service does not have. Did you "
                + "mean 'therapist'? Allowed: therapist."
        ) { $0.group.name = "therapists" },
        Broken(
            "posts of a service without groups",
            "field '\(post), group' names the staff group 'therapist', which the service does not have. Describe it "
                + "under the service's 'staff'.",
            "field 'service clinic, capacity, from staff, item 2, group' names the staff group 'therapist', which "
                + "the service does not have. Describe it under the service's 'staff'."
        ) { $0.services[3].staff = [] },
        posts(
            "fewer posts than none",
            "field '\(post), wte' must be 0 or more (and at most 1000), found -1. Write digits, with a point for "
                + "decimals and no unit.",
            "field '\(post), vacancies' must be 0 or more (and at most 1000), found -1. Write digits, with a point "
                + "for decimals and no unit."
        ) {
            $0.wte = figure(-1)
            $0.vacancies = figure(-1)
        },
        posts(
            "more vacancies than posts",
            "field '\(post), vacancies' must not be above the 4 WTE established, found 4.5. Correct one of the two."
        ) { $0.vacancies = figure(4.5) },
        posts(
            "vacancies that are filled nobody knows when",
            "field '\(post)' has vacancies or leavers and no 'recruitment lag'. Give the time from a vacancy to the "
                + "newcomer's first clinic, such as 26 weeks."
        ) { $0.recruitmentLag = .nothing },
        posts(
            "leavers by the upper end of their range",
            "field '\(post)' has vacancies or leavers and no 'recruitment lag'. Give the time from a vacancy to the "
                + "newcomer's first clinic, such as 26 weeks."
        ) {
            $0.vacancies = .nothing
            $0.leavers = figure(0, 0...0.1)
            $0.recruitmentLag = .nothing
        },
        posts(
            "agency cover that ends without being",
            "field '\(post), agency until' needs 'agency cover'. Give the share of vacant WTE that agency staff cover."
        ) { $0.agencyCover = .nothing },
        posts(
            "a lag of decades",
            "field '\(post), recruitment lag' must be between 0 and 1304 weeks, found 2000 weeks. Write a number and "
                + "days, weeks, months or years."
        ) { $0.recruitmentLag = figure(2_000) },
        posts(
            "posts that end in another century",
            "field '\(post), ends' must lie between 1990-01 and 2100-12, found 2205-10. Correct the year."
        ) { $0.ends = Month(year: 2205, month: 10) },
        Broken(
            "holidays that the area does not give",
            "field 'service clinic, referrals in school holidays' needs the area's school holidays. Give 'calendar:' "
                + "with 'school holidays:' and their first and last days in the area file.",
            "field '\(post), school holidays' needs the area's school holidays. Give 'calendar:' with 'school "
                + "holidays:' and their first and last days in the area file.",
            "field '\(post), bank holidays' needs the area's bank holidays. Give 'calendar:' with 'bank holidays: "
                + "England' in the area file."
        ) { $0.calendar = .none },
        Broken(
            "holidays that overlap",
            "field 'calendar, school holidays, item 2' overlaps with 2025-10-27 to 2025-10-31, found 2025-10-31. "
                + "Give every day once."
        ) {
            let first = Day(year: 2025, month: 10, day: 27)
            $0.calendar = WorkCalendar(
                hasBankHolidays: true,
                schoolHolidays: [first...first + 4, first + 4...first + 4]
            )
        },
        Broken(
            "bank holidays of years that nobody knows",
            "field 'calendar, bank holidays' must be left out: the days are known from 2000 to 2100, and the "
                + "forecast reaches 2102-06. Leave the key out, or correct the origin or the horizon."
        ) {
            $0.origin = Month(year: 2100, month: 12)
            $0.services[0].stages[0].waitingList?.asAt = nil
        },
        Broken(
            "a group that stands twice",
            "field 'service clinic, staff, item 2' repeats the group 'therapist'. Name every staff group once."
        ) { $0.services[3].staff.append(Small.group()) },
        Broken(
            "a group that takes no time",
            "field 'service clinic, staff therapist, hours per case' must be between 0.01 and 10000, found 0. Write "
                + "digits, with a point for decimals and no unit."
        ) { $0.services[3].staff[0].hoursPerCase = figure(0) },
        Broken(
            "a group that never rests",
            "field 'service clinic, staff therapist, hours a week' must be between 1 and 168, found 169. Write "
                + "digits, with a point for decimals and no unit."
        ) { $0.services[3].staff[0].hoursPerWeek = figure(169) },
    ]

    /// A nought that a file gives is no key left out.
    @Test func aNoughtThatIsGivenIsNotLeftOut() {
        var area = Small.connected
        area.services[3].stages[0].staffing[0].recruitmentLag = Figure(0, evidence: .observed)
        area.services[3].stages[0].staffing[0].agencyCover = Figure(0, evidence: .observed)
        #expect(area.faults == [])
    }
}
