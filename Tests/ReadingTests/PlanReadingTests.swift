import Calendar
import Testing
import Wording

@testable import Areas
@testable import Reading

@Suite("Plans as values")
struct PlanReadingTests {
    private func plan(_ text: String) throws -> Plan {
        try Inputs.read(
            area: InputText(name: "area.yaml", text: Sound.area),
            plans: [InputText(name: "plan.yaml", text: text)],
            load: { _ in Sound.history }
        )
        .plans[0]
    }

    private func effects(_ text: String) throws -> [Intervention] {
        try plan("plan: P\ninterventions:\n" + text).interventions
    }

    private func assumed(_ value: Double) -> Figure { Figure(value, evidence: .assumed) }

    /// A lag of nothing is an answer; no word of it is none.
    @Test func whoIsRecruitedAndWhetherALagIsGiven() throws {
        let read = try effects(
            """
              - recruit: {service: speech, staff: therapist, wte: 1, from: 2025-10}
              - recruit: {service: speech, cases a week per wte: 2.5, wte: 1, from: 2025-10, lag: 0 weeks}
            """
        )
        #expect(read.map(\.staff) == ["therapist", ""])
        #expect(read.map(\.isLagGiven) == [false, true])
    }

    @Test func everyKindOfIntervention() throws {
        let read = try effects(
            """
              - recruit: {service: speech, wte: 2, cases a week per wte: 2.5, from: 2025-10}
              - agency: {service: plans, stage: advice, cases: 4 a week, from: 2025-10, until: 2026-03, order of service: random}
              - waiting-list initiative: {service: speech, cases: 60, from: 2026-01, until: 2026-06}
              - triage: {service: speech, diverted: 15%, from: 2026-01}
              - early help: {service: speech, referrals: -10%, from: 2026-01}
              - demand shock: {service: speech, referrals: +20%, from: 2026-01}
              - book longest waits first: {service: speech, from: 2026-01, source: agreed, why: it is fair}
              - change order of service: {service: speech, order of service: {kappa: 0.3, psi: 0.4}, from: 2026-01}
              - change threshold: {service: plans, outcome: refused, share: 39%, from: 2026-01}
            """
        )
        #expect(
            read.map { AnyHashable($0.effect) } == [
                Recruit(wte: assumed(2), casesPerWeekPerWTE: assumed(2.5), order: .oldestFirst),
                Agency(casesPerWeek: assumed(4), order: .random),
                WaitingListInitiative(cases: assumed(60), order: .oldestFirst),
                Triage(share: assumed(0.15)),
                EarlyHelp(referralChange: assumed(-0.1)),
                DemandShock(referralChange: assumed(0.2)),
                ChangeOrder(.oldestFirst),
                ChangeOrder(.mixture(kappa: assumed(0.3), psi: assumed(0.4))),
                ChangeThreshold(outcome: "refused", share: assumed(0.39)),
            ] as [AnyHashable]
        )
        #expect(
            read.map(\.label) == [
                "recruit 2 WTE", "agency, 4 a week", "waiting-list initiative, 60 cases", "triage diverts 15%",
                "early help, referrals -10%", "demand shock, referrals +20%", "book longest waits first",
                "order of service mixture", "refused 39%",
            ]
        )
        #expect(read.map(\.place.line) == Array(3...11))
        #expect(read[1].stage == "advice")
        #expect(read[0].stage == nil)
        #expect(read[6].why == "it is fair")
        #expect(read[6].source == "agreed")
    }

    @Test func allMeansEveryService() throws {
        let read = try effects("  - early help: {service: all, referrals: -10%, range: [-20%, 0%], from: 2026-01}")
        #expect(read.map(\.service) == ["speech", "plans"])
        #expect(
            read.allSatisfy {
                $0.effect == EarlyHelp(referralChange: Figure(-0.1, range: -0.2...0, evidence: .assumed))
            }
        )
    }

    @Test func whatStandsBesideHoldsForTheOneUncertainValue() throws {
        let read = try effects(
            """
              - recruit:
                  service: speech
                  staff: therapist
                  wte: 2
                  range: [1, 3]
                  evidence: derived
                  source: vacancies
                  from: 2025-10
                  lag: {value: 26 weeks, range: [13 weeks, 52 weeks], source: personnel}
                  ramp: 3 months
            """
        )
        let recruit = try #require(read[0].effect as? Recruit)
        let (wte, cases) = (recruit.wte, recruit.casesPerWeekPerWTE)
        #expect(wte == Figure(2, range: 1...3, evidence: .derived, source: "vacancies"))
        #expect(read[0].lagWeeks == Figure(26, range: 13...52, evidence: .assumed, source: "personnel"))
        #expect(read[0].rampWeeks == Figure(3 * averageMonthWeeks, evidence: .assumed))
        #expect(cases.evidence == .assumed)
        #expect(cases.source == "staff group therapist: hours, absence and time per case")
    }

    @Test func everyMeasureOfATarget() throws {
        let sentences = [
            ("speech number waiting at most 100 by 2026-06", Measure.waiting, 100.0),
            ("speech number waiting at most 100 children by 2026-06", .waiting, 100),
            ("speech mean wait at most 18 weeks by 2026-06", .meanWait, 18),
            ("speech median wait at most 3 months by 2026-06", .medianWait, 3 * averageMonthWeeks),
            ("speech 92nd percentile wait at most 18 weeks by 2026-06", .percentile92Wait, 18),
            ("speech maximum wait at most 52 weeks by 2026-06", .maxWait, 52),
            ("speech share waiting under 18 weeks at least 92% by 2026-06", .shareWithin(weeks: 18), 0.92),
            ("speech number waiting over 52 weeks at most 0 by 2026-06", .waitingBeyond(weeks: 52), 0),
            ("plans within due time at decision at least 90% by 2026-06", .withinDue(stage: "decision"), 0.9),
            ("plans referrals at most 40 a month by 2026-06", .referrals, 40),
            ("plans seen at least 20 children a month by 2026-06", .seen, 20),
        ]
        let lines = sentences.map { "  - \($0.0)\n" }.joined()
        let targets = try plan("plan: P\ntargets:\n" + lines).targets
        #expect(targets.map(\.measure) == sentences.map(\.1))
        #expect(targets.map(\.value) == sentences.map(\.2))
        #expect(targets.map(\.text) == sentences.map(\.0))
        #expect(targets.map(\.bound.rawValue) == sentences.map { $0.0.contains("at most") ? "at most" : "at least" })
    }

    @Test func aPlanReadsAloud() throws {
        let text = """
            plan: ND recovery, longest waits first
            area: ../area.yaml
            interventions:
              - recruit:
                  service: nd-dhcft
                  staff: specialist clinician
                  wte: 2
                  from: 2025-10
                  lag: 26 weeks          # advert to first clinic
                  ramp: 13 weeks         # induction to full caseload
                  source: vacancy figures to be confirmed
                  evidence: assumed
              - early help:
                  service: nd-dhcft
                  referrals: -10%        # likely between -20% and 0%
                  range: [-20%, 0%]
                  from: 2026-01
                  lag: 6 months
              - book longest waits first:
                  service: nd-dhcft
                  from: 2025-10
            targets:
              - nd-dhcft mean wait at most 52 weeks by 2026-09
            """
        let plan =
            try Inputs.read(
                area: Scenario.text("derby/area.yaml"),
                plans: [InputText(name: "derby/plans/nd-recovery.yaml", text: text)],
                load: { try Scenario.text($0).text }
            )
            .plans[0]
        #expect(plan.id == "nd-recovery")
        #expect(plan.interventions.count == 3)
        #expect(plan.targets.map(\.due) == [.by(Month(year: 2026, month: 9))])
    }
}
