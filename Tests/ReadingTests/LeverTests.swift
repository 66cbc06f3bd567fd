import Calendar
import Testing

@testable import Areas
@testable import Reading

/// Levers and targets in the words of a call.
@Suite("Levers and targets that a call names")
struct LeverTests {
    private static let text = """
        area: Testham
        id: testham
        origin: 2025-07
        services:
          - id: speech
            name: Speech therapy
            waiting list: {number: 120, mean wait: 20 weeks, maximum wait: 60 weeks}
            referrals: 40 a month
            capacity: 9 a week
            staff:
              - {group: speech therapist, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 6, appointments lost: 8%, can be recruited: 8 a year, room for more: 6.5}
        targets:
          - speech mean wait at most 12 weeks by 2026-12
        """

    private func area(_ text: String = text) throws -> Area {
        try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in throw NoSuchFile() }.area
    }

    private func step(_ words: String, at size: Double) throws -> Intervention {
        try #require(try AskedLever.read(words, in: area()).plan(size).interventions.first)
    }

    @Test func recruitment() throws {
        let lever = try AskedLever.read(
            "recruit  speech therapist at speech from 2026-04 lag 26 weeks ramp 3 months order random",
            in: area()
        )
        #expect(lever.unit == " WTE")
        #expect(lever.text == "recruit speech therapist at speech from 2026-04 lag 26 weeks ramp 3 months order random")
        let change = try #require(try lever.plan(2.5).interventions.first)
        let recruit = try #require(change.effect as? Recruit)
        #expect(recruit.wte.value == 2.5 && recruit.order == .random)
        #expect(change.from == Month(year: 2026, month: 4) && change.lagWeeks.value == 26 && change.until == nil)
        #expect(change.staff == "speech therapist" && change.label == "recruit 2.5 WTE speech therapist")
        let group = try #require(try lever.group(in: area()))
        #expect(group.recruitsPerQuarter == 2 && group.roomForMore == 6.5)
    }

    @Test func otherKinds() throws {
        let agency = try #require(
            try step("agency at speech from 2026-01 until 2026-06", at: 10).effect as? Agency
        )
        #expect(abs(agency.casesPerWeek.value - 10 / averageMonthWeeks) < 1e-9)
        let push = try step("waiting-list initiative at speech from 2026-01 until 2026-06", at: 60)
        #expect(try #require(push.effect as? WaitingListInitiative).cases.value == 60)
        let help = try step("early help at speech from 2026-01", at: 12)
        #expect(try #require(help.effect as? EarlyHelp).referralChange.value == -0.12)
        let gain = try step("productivity at speech from 2026-01", at: 7)
        #expect(try #require(gain.effect as? Productivity).change.value == 0.07)
        #expect(try AskedLever.read("early help at speech from 2026-01", in: area()).unit == "%")
        #expect(try AskedLever.read("outsource at speech from 2026-01", in: area()).unit == " cases a month")
    }

    @Test func aFileWithAQuestionMark() throws {
        let text = """
            plan: Agency and order   # how much is the question?
            interventions:
              - book longest waits first: {service: speech, from: 2025-10}
              - agency: {service: speech, cases: ? a week, from: 2025-10}
            """
        let lever = try AskedLever.read(InputText(name: "lever.yaml", text: text), in: area())
        #expect(lever.unit == " cases a week" && lever.text == "lever.yaml, cases")
        let plan = try lever.plan(4)
        #expect(plan.interventions.count == 2)
        #expect(try #require(plan.interventions[1].effect as? Agency).casesPerWeek.value == 4)
        // At the end of a line too.
        let lines =
            "plan: x\ninterventions:\n  - waiting-list initiative:\n      cases: ?\n      service: speech\n"
            + "      from: 2025-10\n      until: 2025-12\n"
        #expect(try AskedLever.read(InputText(name: "lever.yaml", text: lines), in: area()).unit == " cases in all")
    }

    /// A mix in a given proportion is one lever: half as many cases as posts.
    @Test func othersInProportion() throws {
        let text = """
            plan: Posts and agency
            interventions:
              - agency: {service: speech, cases: 0.5 x ? a week, from: 2025-10}
              - recruit: {service: speech, staff: speech therapist, wte: ?, from: 2025-10}
            """
        let lever = try AskedLever.read(InputText(name: "mix.yaml", text: text), in: area())
        #expect(lever.unit == " WTE" && lever.text == "mix.yaml, wte")
        let plan = try lever.plan(3)
        #expect(try #require(plan.interventions[0].effect as? Agency).casesPerWeek.value == 1.5)
        #expect(try #require(plan.interventions[1].effect as? Recruit).wte.value == 3)
    }

    /// A quarter's recruits at a time, each quarter's from its own month.
    @Test func recruitedAFewAtATime() throws {
        let lever = try AskedLever.read("recruit speech therapist at speech from 2026-04", in: area())
        let changes = try lever.recruited(perQuarter: 2).plan(5).interventions
        #expect(changes.map(\.from.description) == ["2026-04", "2026-07", "2026-10"])
        #expect(changes.compactMap { ($0.effect as? Recruit)?.wte.value } == [2, 2, 1])
    }

    @Test(
        arguments: [
            ("hire people at speech from 2026-04", "is no lever, found 'hire people at speech from 2026-04'"),
            ("recruit speech therapist from 2026-04", "says no service"),
            ("recruit at speech from 2026-04", "names no staff group before 'at'"),
            ("agency nurses at speech from 2026-04", "has 'nurses' before 'at'"),
            ("agency at speech form 2026-04", "has 'form' behind the service. Did you mean 'from'?"),
            ("agency at speach from 2026-04", "names the unknown service 'speach'. Did you mean 'speech'?"),
            ("agency at speech from April", "must be a month"),
            ("agency at speech", "'from'"),
            ("recruit speech terapist at speech from 2026-04", "names the staff group 'speech terapist'"),
            ("waiting-list initiative at speech from 2026-01", "'until'"),
        ]
    )
    func mistakes(_ words: String, _ message: String) throws {
        let area = try area()
        let error = try #require(#expect(throws: InputErrors.self) { try AskedLever.read(words, in: area) })
        #expect(error.description.contains(message), "\(error.description)")
    }

    @Test func filesWithoutOneOpenSize() throws {
        let area = try area()
        for text in ["plan: x\ninterventions: []", "plan: x\na: ?\nb: ?", "plan: x\na: 2 x ?"] {
            let error = #expect(throws: InputErrors.self) {
                try AskedLever.read(InputText(name: "l.yaml", text: text), in: area)
            }
            #expect(error?.description.contains("l.yaml:1: a lever is a plan file in which a '?' stands") ?? false)
        }
    }

    @Test func targets() throws {
        let area = try area()
        let read = try AskedTargets.read(["1", "speech number waiting at most 40 by 2029-12"], in: area)
        #expect(read.map(\.text) == [area.targets[0].text, "speech number waiting at most 40 by 2029-12"])
        for (text, message) in [
            ("2", "must be the number of one of the area's targets, found 2. They are 1: speech mean wait"),
            ("speech waits", "field '--target' is no target, found 'speech waits'"),
            ("speech number waiting at most 4 by 2020-01", "must be due in the forecast"),
        ] {
            let error = #expect(throws: InputErrors.self) { try AskedTargets.read([text], in: area) }
            #expect(error?.description.contains(message) ?? false, "\(error?.description ?? "")")
        }
    }

    @Test(
        arguments: [
            ("can be recruited: 8 a year", "can be recruited: 8", "must be a rate such as 2 a quarter or 8 a year"),
            ("can be recruited: 8 a year", "can be recruited: 8 a quartr", "Did you mean '8 a quarter'?"),
            ("can be recruited: 8 a year", "can be recruited: 0 a year", "must be between 0.01 and 10000 a quarter"),
            ("room for more: 6.5", "room for more: -1", "must be 0 or more (and at most 1000), found -1"),
        ]
    )
    func staffLimits(_ sound: String, _ wrong: String, _ message: String) throws {
        let error = #expect(throws: InputErrors.self) { try area(Self.text.replacing(sound, with: wrong)) }
        #expect(error?.description.contains(message) ?? false, "\(error?.description ?? "")")
    }
}
