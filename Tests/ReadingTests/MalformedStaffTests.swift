import Testing
import Wording

@testable import Areas
@testable import Reading

/// Calendars and capacity from staff that are wrong.
@Suite("Area files with mistakes in calendar and staff")
struct MalformedStaffTests {
    @Test(arguments: calendars + posts)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }

    private static func calendar(_ title: String, _ text: String, _ problems: String) -> Malformed {
        Malformed(title, "horizon: 24 months\n", "horizon: 24 months\ncalendar: {\(text)}\n", problems)
    }

    private static func posts(_ title: String, _ text: String, _ problems: String) -> Malformed {
        Malformed(title, "capacity: 8 a week", "capacity: {from staff: [{\(text)}]}", problems)
    }

    static let calendars = [
        calendar(
            "an unknown country",
            "bank holidays: Scotland",
            """
            area.yaml:5: field 'calendar, bank holidays' must be a country whose bank holidays are known, found 'Scotland'. Allowed: England.
            """
        ),
        calendar(
            "an unknown key of the calendar",
            "bank holiday: England",
            """
            area.yaml:5: field 'calendar' has no key 'bank holiday'. Did you mean 'bank holidays'? Allowed: bank holidays, school holidays.
            """
        ),
        calendar(
            "a day that does not exist",
            "school holidays: [2025-10-27 to 2025-10-32]",
            """
            area.yaml:5: field 'calendar, school holidays, item 1' must be first and last day such as 2025-07-24 to 2025-09-02, found '2025-10-27 to 2025-10-32'. Write year, month and day of both, with hyphens, and 'to' between them.
            """
        ),
        calendar(
            "holidays that run backwards",
            "school holidays: [2025-10-31 to 2025-10-27]",
            """
            area.yaml:5: field 'calendar, school holidays, item 1' must run from the first to the last day, found 2025-10-31 to 2025-10-27. Exchange the two days.
            """
        )
        .beyondSchema(.arithmetic),
        calendar(
            "holidays that overlap",
            "school holidays: [2025-10-27 to 2025-10-31, 2025-10-31]",
            """
            area.yaml:5: field 'calendar, school holidays, item 2' overlaps with 2025-10-27 to 2025-10-31, found 2025-10-31. Give every day once.
            """
        )
        .beyondSchema(.fields),
        calendar(
            "holidays that are no list",
            "school holidays: summer",
            """
            area.yaml:5: field 'calendar, school holidays' must be a list, found 'summer'. Write first and last days in brackets: [2025-07-24 to 2025-09-02, 2025-10-27 to 2025-10-31].
            """
        ),
        Malformed(
            "a misspelt calendar",
            "horizon: 24 months\n",
            "horizon: 24 months\ncalender: {bank holidays: England}\n",
            """
            area.yaml:5: the file has no key 'calender'. Did you mean 'calendar'? Allowed: area, id, note, origin, horizon, history, plans, totals, services, targets, calendar, school year, totals shown, shared staff, counted beyond, authority.
            """
        ),
        Malformed(
            "a share of referrals without school holidays",
            "referrals: 40 a month",
            "referrals in school holidays: 60%",
            """
            area.yaml:11: field 'service speech, referrals in school holidays' needs the area's school holidays. Give 'calendar:' with 'school holidays:' and their first and last days in the area file.
            """
        )
        .beyondSchema(.fields),
    ]

    static let posts = [
        posts(
            "an unknown group",
            "group: therapists, wte: 5",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, group' names the staff group 'therapists', which the service does not have. Did you mean 'therapist'? Allowed: therapist.
            """
        )
        .beyondSchema(.fields),
        posts(
            "posts without a number",
            "group: therapist",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1' has no 'wte'. Give the whole-time equivalents established, filled and vacant.
            """
        ),
        posts(
            "a negative number of posts",
            "group: therapist, wte: -1",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, wte' must be 0 or more (and at most 1000), found -1. Write digits, with a point for decimals and no unit.
            """
        ),
        posts(
            "more vacancies than posts",
            "group: therapist, wte: 2, vacancies: 2.5, recruitment lag: 26 weeks",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, vacancies' must not be above the 2 WTE established, found 2.5. Correct one of the two.
            """
        )
        .beyondSchema(.fields),
        posts(
            "leavers whose posts are never filled",
            "group: therapist, wte: 2, leavers: 10%",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1' has vacancies or leavers and no 'recruitment lag'. Give the time from a vacancy to the newcomer's first clinic, such as 26 weeks.
            """
        )
        .beyondSchema(.fields),
        posts(
            "leavers as a number",
            "group: therapist, wte: 2, leavers: 0.1, recruitment lag: 26 weeks",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, leavers' must be a percentage such as 15%, found '0.1'. Did you mean 10%? Write a number from 0 to 100 with a percent sign.
            """
        ),
        posts(
            "agency cover that ends without being",
            "group: therapist, wte: 2, agency until: 2026-03",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, agency until' needs 'agency cover'. Give the share of vacant WTE that agency staff cover.
            """
        )
        .beyondSchema(.fields),
        posts(
            "an end that is no month",
            "group: therapist, wte: 2, ends: March",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, ends' must be a month such as 2025-10, found 'March'. Write the year, a hyphen and the month in two digits, from 01 to 12.
            """
        ),
        posts(
            "bank holidays that the area does not give",
            "group: therapist, wte: 2, bank holidays: closed",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, bank holidays' needs the area's bank holidays. Give 'calendar:' with 'bank holidays: England' in the area file.
            """
        )
        .beyondSchema(.fields),
        posts(
            "bank holidays that are neither closed nor open",
            "group: therapist, wte: 2, bank holidays: close",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, bank holidays' must be 'closed' or 'open', found 'close'. Did you mean 'closed'? Allowed: closed, open.
            """
        ),
        posts(
            "school holidays that the area does not give",
            "group: therapist, wte: 2, school holidays: 50%",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1, school holidays' needs the area's school holidays. Give 'calendar:' with 'school holidays:' and their first and last days in the area file.
            """
        )
        .beyondSchema(.fields),
        posts(
            "an unknown key of posts",
            "group: therapist, wte: 2, vacancy: 1",
            """
            area.yaml:10: field 'service speech, capacity, from staff, item 1' has no key 'vacancy'. Did you mean 'vacancies'? Allowed: group, wte, vacancies, leavers, recruitment lag, ramp, agency cover, agency until, ends, school holidays, bank holidays, evidence, source.
            """
        ),
        Malformed(
            "a misspelt list of posts",
            "capacity: 8 a week",
            "capacity: {from staf: [{group: therapist, wte: 2}]}",
            """
            area.yaml:10: field 'service speech, capacity' has no key 'from staf'. Did you mean 'from staff'? Allowed: from staff.
            """
        ),
        Malformed(
            "no posts",
            "capacity: 8 a week",
            "capacity: {from staff: []}",
            """
            area.yaml:10: field 'service speech, capacity, from staff' is empty. List the posts, each with 'group' and 'wte'.
            """
        ),
        Malformed(
            "posts beside a rate",
            "capacity: 8 a week",
            "capacity: {value: 8 a week, from staff: [{group: therapist, wte: 2}]}",
            """
            area.yaml:10: field 'service speech, capacity' has no key 'value'. Allowed: from staff.
            """
        ),
        Malformed(
            "posts in a service without staff groups",
            "delay: 4 weeks",
            "capacity: {from staff: [{group: officer, wte: 2}]}",
            """
            area.yaml:24: field 'service plans, stage decision, capacity, from staff, item 1, group' names the staff group 'officer', which the service does not have. Describe it under the service's 'staff'.
            """
        )
        .beyondSchema(.fields),
    ]
}

/// Plans that change the capacity there is, wrongly.
@Suite("Plan files with mistakes in productivity and lost appointments")
struct MalformedCapacityPlanTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .plan) == malformed.expected)
    }

    private static func change(_ title: String, _ text: String, _ problems: String) -> Malformed {
        Malformed(title, "interventions:\n", "interventions:\n  - \(text)\n", problems)
    }

    static let cases = [
        change(
            "productivity without a size",
            "productivity: {service: speech, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, productivity' has no 'cases'. Give the change in cases, such as +10%.
            """
        ),
        change(
            "productivity as a rate",
            "productivity: {service: speech, cases: 2 a week, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, productivity, cases' must be a percentage such as -10% or +20%, found '2 a week'. Write the change with its sign and a percent sign.
            """
        ),
        change(
            "productivity below nothing",
            "productivity: {service: speech, cases: -110%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, productivity, cases' must be between -100% and +1000%, found -110%. Write the change with its sign and a percent sign.
            """
        ),
        change(
            "lost appointments without their share now",
            "reduce lost appointments: {service: speech, appointments lost: 4%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, appointments lost' must be two percentages such as from 8% to 4%, found '4%'. Write the share now and the share to come, such as 'from 8% to 4%'.
            """
        ),
        change(
            "lost appointments that rise",
            "reduce lost appointments: {service: speech, appointments lost: from 4% to 8%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, appointments lost' must not rise above the 4% it begins from, found from 4% to 8%. For a rise, write 'productivity' with a change below 0%.
            """
        )
        .beyondSchema(.arithmetic),
        change(
            "lost appointments that may rise",
            "reduce lost appointments: {service: speech, appointments lost: from 8% to 4%, range: [2%, 9%], from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, appointments lost' must not rise above the 8% it begins from, found from 8% to 4% and its range. For a rise, write 'productivity' with a change below 0%.
            """
        )
        .beyondSchema(.fields),
        change(
            "every appointment lost",
            "reduce lost appointments: {service: speech, appointments lost: from 100% to 4%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, appointments lost' must begin below 100% and not end below 0%, found 'from 100% to 4%'. Write shares of all appointments.
            """
        ),
        change(
            "a group that loses another share",
            "reduce lost appointments: {service: speech, staff: therapist, appointments lost: from 8% to 4%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, appointments lost' must begin from the 5% that staff group 'therapist' loses in the area file, found 8%. Correct one of the two.
            """
        )
        .beyondSchema(.files),
        change(
            "an unknown group",
            "reduce lost appointments: {service: speech, staff: therapy, appointments lost: from 5% to 4%, from: 2025-10}",
            """
            plan.yaml:4: field 'service speech, reduce lost appointments, staff' names the staff group 'therapy', which service 'speech' does not have. Did you mean 'therapist'? Allowed: therapist.
            """
        )
        .beyondSchema(.files),
        change(
            "a group of a service without any",
            "reduce lost appointments: {service: plans, staff: officer, appointments lost: from 5% to 4%, from: 2025-10}",
            """
            plan.yaml:4: field 'service plans, reduce lost appointments, staff' names the staff group 'officer', which service 'plans' does not have. Leave 'staff' out to change the whole service.
            """
        )
        .beyondSchema(.files),
    ]
}
