import Calendar
import Testing

@testable import Areas
@testable import Reading

@Suite("Calendar, staff and their plans as values")
struct StaffReadingTests {
    private static let text = """
        area: Testham
        id: testham
        origin: 2025-07
        calendar:
          bank holidays: England
          school holidays: [2025-10-27 to 2025-10-31, 2025-07-24 to 2025-09-02, 2026-01-05]
        services:
          - id: speech
            name: Speech therapy
            waiting list: {number: 120, mean wait: 20 weeks, maximum wait: 60 weeks}
            referrals: 40 a month
            referrals in school holidays: {value: 60%, range: [50%, 80%]}
            capacity:
              from staff:
                - group: therapist
                  wte: {value: 5, range: [4.5, 5], evidence: observed, source: establishment}
                  vacancies: 1.5
                  leavers: 12%
                  recruitment lag: 26 weeks
                  ramp: 13 weeks
                  agency cover: 50%
                  agency until: 2026-03
                  school holidays: 50%
                  bank holidays: closed
                  evidence: derived
                  source: workforce return
                - {group: aide, wte: 2, ends: 2026-03, bank holidays: open}
            staff:
              - {group: therapist, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 6, appointments lost: 8%}
              - {group: aide, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 9, appointments lost: 5%}
        """

    private func area() throws -> Area {
        try Inputs.readArea(InputText(name: "area.yaml", text: Self.text)) { _ in throw NoSuchFile() }.area
    }

    private func plan(_ text: String, area: String = text) throws -> Plan {
        try Inputs.read(
            area: InputText(name: "area.yaml", text: area),
            plans: [InputText(name: "plan.yaml", text: text)],
            load: { _ in throw NoSuchFile() }
        )
        .plans[0]
    }

    private func assumed(_ value: Double) -> Figure { Figure(value, evidence: .assumed) }

    @Test func theCalendar() throws {
        let calendar = try area().calendar
        #expect(calendar.hasBankHolidays)
        #expect(
            calendar.schoolHolidays.map { "\($0.lowerBound) \($0.upperBound)" } == [
                "2025-07-24 2025-09-02", "2025-10-27 2025-10-31", "2026-01-05 2026-01-05",
            ]
        )
    }

    @Test func thePosts() throws {
        let service = try area().services[0]
        #expect(service.referralsInSchoolHolidays == Figure(0.6, range: 0.5...0.8, evidence: .assumed))
        let stage = service.stages[0]
        #expect(stage.capacityPerWeek == nil)
        #expect(stage.hasOwnCapacity)
        #expect(stage.staffing.map(\.group) == service.staff)
        func derived(_ value: Double) -> Figure { Figure(value, evidence: .derived, source: "workforce return") }
        let first = stage.staffing[0]
        #expect(first.wte == Figure(5, range: 4.5...5, evidence: .observed, source: "establishment"))
        #expect(first.vacancies == derived(1.5))
        #expect(first.leavers == derived(0.12))
        #expect(first.recruitmentLag == derived(26))
        #expect(first.ramp == derived(13))
        #expect(first.agencyCover == derived(0.5))
        #expect(first.agencyUntil == Month(year: 2026, month: 3))
        #expect(first.ends == nil)
        #expect(first.schoolHolidays == derived(0.5))
        #expect(first.closedOnBankHolidays)
        let second = stage.staffing[1]
        #expect(second.figures.map(\.name) == ["wte"])
        #expect(second.ends == Month(year: 2026, month: 3))
        #expect(!second.closedOnBankHolidays)
    }

    @Test func anAreaWithoutACalendarHasNone() throws {
        let area = try Inputs.readArea(InputText(name: "area.yaml", text: Sound.area)) { _ in Sound.history }.area
        #expect(area.calendar == .none)
        #expect(area.services.allSatisfy { $0.referralsInSchoolHolidays == nil })
        #expect(area.services.flatMap(\.stages).allSatisfy { $0.staffing.isEmpty })
    }

    @Test func theirPlans() throws {
        let text = """
            plan: P
            interventions:
              - productivity: {service: speech, cases: +10%, range: [0%, +20%], evidence: derived, from: 2025-10, ramp: 13 weeks}
              - reduce lost appointments:
                  service: speech
                  staff: therapist
                  appointments lost: from 8% to 4%
                  range: [3%, 6%]
                  source: reminders by text
                  from: 2026-01
                  lag: 4 weeks
              - reduce lost appointments: {service: speech, appointments lost: from 7% to 5%, from: 2026-01}
            """
        let read = try plan(text).interventions
        #expect(
            read.map { AnyHashable($0.effect) } == [
                Productivity(change: Figure(0.1, range: 0...0.2, evidence: .derived)),
                FewerLostAppointments(
                    staff: "therapist",
                    before: 0.08,
                    after: Figure(0.04, range: 0.03...0.06, evidence: .assumed, source: "reminders by text")
                ),
                FewerLostAppointments(staff: nil, before: 0.07, after: assumed(0.05)),
            ] as [AnyHashable]
        )
        #expect(
            read.map(\.label) == [
                "productivity, cases +10%", "appointments lost from 8% to 4%, therapist",
                "appointments lost from 7% to 5%",
            ]
        )
        #expect(read.map(\.rampWeeks.value) == [13, 0, 0])
        #expect(read.map(\.lagWeeks.value) == [0, 4, 0])
    }

    @Test func bankHolidaysBeyondTheRulesYearsAreToldSo() {
        let text = Self.text.replacing("origin: 2025-07", with: "origin: 2099-07")
        let error = #expect(throws: InputErrors.self) {
            try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in throw NoSuchFile() }
        }
        #expect(
            error?.problems.map(\.description) == [
                "area.yaml:5: field 'calendar, bank holidays' must be left out: the days are known from 2000 to 2100, and "
                    + "the forecast reaches 2102-07. Leave the key out, or correct the origin or the horizon."
            ]
        )
    }

    /// A group must do the stage's work, or be the only one, for its share of it to be known.
    @Test func aGroupThatTheStageDoesNotNameIsToldSo() throws {
        let aides = "        - {group: aide, wte: 2, ends: 2026-03, bank holidays: open}\n"
        let text = Self.text.replacing(aides, with: "")
        let error = #expect(throws: InputErrors.self) {
            try plan(
                """
                plan: P
                interventions:
                  - reduce lost appointments: {service: speech, staff: aide, appointments lost: from 5% to 4%, from: 2026-01}
                """,
                area: text
            )
        }
        #expect(
            error?.problems.map(\.description) == [
                "plan.yaml:3: field 'service speech, reduce lost appointments, staff' names 'aide', and stage 'list' does "
                    + "not say how much of its work they do. Leave 'staff' out to change the whole stage, or give it a "
                    + "capacity 'from staff' with them."
            ]
        )
    }
}
