import Calendar
import Testing
import Wording

@testable import Areas
@testable import Reading

@Suite("Plans for connected services as values")
struct ConnectedPlanTests {
    private func plan(_ text: String) throws -> Plan {
        try Inputs.read(
            area: InputText(name: "area.yaml", text: Connected.area),
            plans: [InputText(name: "plan.yaml", text: text)],
            load: { _ in Sound.history }
        )
        .plans[0]
    }

    private func assumed(_ value: Double, _ range: ClosedRange<Double>? = nil) -> Figure {
        Figure(value, range: range, evidence: .assumed)
    }

    @Test func everyKindOfIntervention() throws {
        let read = try plan(Connected.plan).interventions
        #expect(
            read.map { AnyHashable($0.effect) } == [
                Outsource(casesPerWeek: assumed(8, 5...10), order: .oldestFirst),
                SeeFirst(classes: ["urgent", "under five"]),
                ReservePlaces(Precedence.Reserve(childClass: "under five", share: assumed(0.2), releasesUnused: false)),
                Transfer(to: "reviews", share: assumed(0.3)),
                Redirect(to: "reviews", share: assumed(0.4)),
                ValidateList(share: assumed(0.08)),
                ShareStaff(pool: "EHC team", rule: .inTurn),
            ] as [AnyHashable]
        )
        #expect(
            read.map(\.label) == [
                "outsource, 8 a week", "see urgent, under five first", "reserve 20% for under five",
                "transfer 30% to reviews", "send 40% of referrals to reviews", "validate list, 8% taken off",
                "share EHC team in turn",
            ]
        )
        #expect(read.map(\.service) == ["speech", "speech", "speech", "speech", "speech", "speech", "plans"])
        #expect(read.map(\.onlyFor) == [["urgent"], [], [], [], [], [], []])
        #expect(read[5].until == Month(year: 2025, month: 12))
        #expect(read.map(\.place.line) == [3, 9, 13, 19, 24, 29, 34])
    }

    @Test func extraCapacityMayBeForSomeOnly() throws {
        let read = try plan(
            """
            plan: P
            interventions:
              - recruit: {service: speech, wte: 2, cases a week per wte: 2.5, only for: [urgent], from: 2025-10}
              - agency: {service: speech, cases: 4 a week, only for: [urgent, under five], from: 2025-10}
              - waiting-list initiative: {service: speech, cases: 60, only for: under five, from: 2026-01, until: 2026-06}
              - outsource: {service: plans, stage: advice, cases: 2 a week, order of service: random, from: 2026-01, until: 2026-06, lag: 4 weeks, ramp: 8 weeks}
            """
        )
        .interventions
        #expect(read.map(\.onlyFor) == [["urgent"], ["urgent", "under five"], ["under five"], []])
        #expect(read[3].effect == Outsource(casesPerWeek: assumed(2), order: .random))
        #expect(read[3].stage == "advice")
        #expect(read[3].lagWeeks == assumed(4))
        #expect(read[3].rampWeeks == assumed(8))
    }

    @Test func targetsForWhatIsHeld() throws {
        let sentences = [
            ("plans held at most 4100 by 2026-06", Measure.held(placement: nil), 4100.0),
            ("plans held, special school at most 2000 children by 2026-06", .held(placement: "special school"), 2000),
            ("plans ceased at least 30 a month by 2026-06", .ceased, 30),
            ("speech seen elsewhere or taken off at least 10 a month by 2026-06", .transferred, 10),
        ]
        let lines = sentences.map { "  - \($0.0)\n" }.joined()
        let targets = try plan("plan: P\ntargets:\n" + lines).targets
        #expect(targets.map(\.measure) == sentences.map(\.1))
        #expect(targets.map(\.value) == sentences.map(\.2))
        for (sentence, measure, _) in sentences { #expect(sentence.contains(measure.name)) }
    }

    @Test(
        arguments: [
            ("class: urgent, share: {value: 5%", "class: urgent, share: {value: 5"),
            ("pool: EHC team", "pools: EHC team"),
            ("number: {value: 4018", "number: {value: some"),
        ]
    )
    func namesAreLeftAloneWhereTheAreaIsBroken(_ found: String, _ replacement: String) {
        let area = Connected.area.replacing(found, with: replacement)
        let errors = #expect(throws: InputErrors.self) {
            try Inputs.read(
                area: InputText(name: "area.yaml", text: area),
                plans: [InputText(name: "plan.yaml", text: Connected.plan)],
                load: { _ in Sound.history }
            )
        }
        #expect(errors?.problems.map(\.place.file) == ["area.yaml"])
    }
}
