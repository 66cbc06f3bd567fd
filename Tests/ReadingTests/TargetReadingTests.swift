import Calendar
import Testing
import Wording

@testable import Areas
@testable import Reading

/// Targets of years, classes and sums, and those that are met together.
@Suite("Targets as values")
struct TargetReadingTests {
    /// A sentence with what it means.
    struct Sentence: Sendable {
        var text: String
        var service: String
        var measure: Measure
        var childClass: String?
        var due: Target.Due
        var value: Double

        init(
            _ text: String,
            _ service: String,
            _ measure: Measure,
            of childClass: String? = nil,
            _ due: Target.Due,
            _ value: Double
        ) {
            (self.text, self.service, self.measure) = (text, service, measure)
            (self.childClass, self.due, self.value) = (childClass, due, value)
        }
    }

    private static let june = Target.Due.by(Month(year: 2026, month: 6))
    private static let (calendar, financial) = (Target.Due.over(Year(.calendar, 2026)), Year(.financial, 2026))
    private static let academic = Target.Due.over(Year(.academic, 2026))

    static let sentences = [
        // Over years.
        Sentence("plans seen at least 240 in 2026", "plans", .seen, calendar, 240),
        Sentence("plans seen at least 240 a year in calendar year 2026", "plans", .seen, calendar, 240),
        Sentence("plans referrals at most 360 children a year in 2026-27", "plans", .referrals, .over(financial), 360),
        Sentence("speech referrals at most 360 in financial year 2026-27", "speech", .referrals, .over(financial), 360),
        Sentence("plans ceased at most 300 children in academic year 2026-27", "plans", .ceased, academic, 300),
        Sentence("speech seen elsewhere or taken off at most 9 in 2026", "speech", .transferred, calendar, 9),
        Sentence("plans seen at least 200.5 in school year 2026-27", "plans", .seen, academic, 200.5),
        Sentence("plans seen at least 240 in 2025-26", "plans", .seen, .over(Year(.financial, 2025)), 240),
        // Of classes.
        Sentence(
            "speech number waiting of class urgent at most 9 by 2026-06",
            "speech",
            .waiting,
            of: "urgent",
            june,
            9
        ),
        Sentence(
            "speech mean wait of class under five at most 8 weeks by 2026-06",
            "speech",
            .meanWait,
            of: "under five",
            june,
            8
        ),
        Sentence(
            "speech share waiting under 13 weeks of class under five at least 90% by 2026-06",
            "speech",
            .shareWithin(weeks: 13),
            of: "under five",
            june,
            0.9
        ),
        Sentence(
            "speech number waiting over 26 weeks of class urgent at most 0 children by 2026-06",
            "speech",
            .waitingBeyond(weeks: 26),
            of: "urgent",
            june,
            0
        ),
        Sentence(
            "speech median wait of class urgent at most 4 weeks by 2026-06",
            "speech",
            .medianWait,
            of: "urgent",
            june,
            4
        ),
        Sentence(
            "speech 92nd percentile wait of class urgent at most 9 weeks by 2026-06",
            "speech",
            .percentile92Wait,
            of: "urgent",
            june,
            9
        ),
        Sentence(
            "speech maximum wait of class urgent at most 9 weeks by 2026-06",
            "speech",
            .maxWait,
            of: "urgent",
            june,
            9
        ),
        Sentence("speech seen of class urgent at least 20 in 2026", "speech", .seen, of: "urgent", calendar, 20),
        Sentence(
            "plans high-needs deficit at most 40 million in 2026-27",
            "plans",
            .highNeedsDeficit,
            .over(financial),
            40e6
        ),
        Sentence(
            "plans high-needs deficit at most 250000 in 2026-27",
            "plans",
            .highNeedsDeficit,
            .over(financial),
            250_000
        ),
        // Of sums.
        Sentence("children number waiting at most 100 by 2026-06", "children", .waiting, june, 100),
        Sentence("children 92nd percentile wait at most 40 weeks by 2026-06", "children", .percentile92Wait, june, 40),
        Sentence(
            "children share waiting under 20 weeks at least 90% by 2026-06",
            "children",
            .shareWithin(weeks: 20),
            june,
            0.9
        ),
        Sentence("children referrals at most 900 in 2026-27", "children", .referrals, .over(financial), 900),
    ]

    /// Goals that are met together: one that stands alone too, in other words, and two that do not.
    private static let joint = """
          - {target: speech mean wait at most 18 weeks by 2026-12, source: the board}
          - all of:
              - speech mean wait at most 126 days by 2026-12
              - plans within due time at decision at least 90% in 2026
              - children number waiting at most 200 by 2027-03
            source: the council

        """

    private static let lines = sentences.map { "  - \($0.text)\n" }.joined() + joint
    static let area = Connected.area
        .replacing(
            "      - id: decision\n        name: Decision\n",
            with: "      - id: decision\n        name: Decision\n        due: 6 weeks\n"
        )
        .replacing("  - plans held at most 4100 by 2026-06\n", with: lines)
    static let plan = "plan: P\ntargets:\n" + lines

    private func readArea(_ text: String = area) throws -> Area {
        try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in Sound.history }.area
    }

    private func readPlan() throws -> Plan {
        try Inputs.read(
            area: InputText(name: "area.yaml", text: Self.area),
            plans: [InputText(name: "plan.yaml", text: Self.plan)],
            load: { _ in Sound.history }
        )
        .plans[0]
    }

    @Test func everyForm() throws {
        for targets in try [readArea().targets, readPlan().targets] {
            for (sentence, target) in zip(Self.sentences, targets) {
                #expect(target.text == sentence.text)
                #expect(target.service == sentence.service, "\(sentence.text)")
                #expect(target.measure == sentence.measure, "\(sentence.text)")
                #expect(target.childClass == sentence.childClass, "\(sentence.text)")
                #expect(target.due == sentence.due, "\(sentence.text)")
                #expect(abs(target.value - sentence.value) < 1e-12, "\(sentence.text)")
            }
        }
    }

    /// Each goal of a joint target is a target by itself, once; the joint one has its source.
    @Test func goalsThatAreMetTogether() throws {
        let (area, plan) = try (readArea(), readPlan())
        for (targets, joint) in [(area.targets, area.jointTargets), (plan.targets, plan.jointTargets)] {
            #expect(joint.map(\.source) == ["the council"])
            let goals = try #require(joint.first).targets
            #expect(goals.map(\.service) == ["speech", "plans", "children"])
            #expect(goals.allSatisfy { $0.source == "the council" })
            #expect(goals.map { $0.place.line - joint[0].place.line } == [1, 2, 3])
            let others = targets.dropFirst(Self.sentences.count)
            #expect(others.map(\.goal) == goals.map(\.goal))
            #expect(others.map(\.source) == ["the board", "the council", "the council"])
        }
        // An area without costs knows no deficit; nothing else is wrong.
        let unknown = "asks for the high-needs deficit of 2026-27, which is not known"
        let problems = area.faults.map(\.problem.description) + plan.problems(in: area).map(\.description)
        #expect(problems.count == 4 && problems.allSatisfy { $0.contains(unknown) }, "\(problems)")
    }

    @Test func spacesAndLineEndsAreOneSpace() throws {
        let text = Connected.area.replacing(
            "plans held at most 4100 by 2026-06",
            with: "speech  mean wait of\n      class  under   five at most 8 weeks\n      by 2026-06"
        )
        let target = try #require(readArea(text).targets.first)
        #expect(target.text == "speech mean wait of class under five at most 8 weeks by 2026-06")
        #expect(target.childClass == "under five")
    }

    /// A sum that could not be read is not unknown where it is named.
    @Test(arguments: [
        ("services: [speech, plans]}", "services: [speech]}"), ("totals shown:", "totals show:"),
        ("{id: children, ", "{id: Children, "),
    ])
    func sumsAreLeftAloneWhereTheyAreBroken(_ found: String, _ replacement: String) throws {
        let area = Connected.area.replacing(found, with: replacement)
            .replacing("plans held at most 4100", with: "children number waiting at most 41")
        let plan = "plan: P\ntargets:\n  - children number waiting at most 40 by 2026-06\n"
        let errors = #expect(throws: InputErrors.self) {
            try Inputs.read(
                area: InputText(name: "area.yaml", text: area),
                plans: [InputText(name: "plan.yaml", text: plan)],
                load: { _ in Sound.history }
            )
        }
        #expect(errors?.problems.count == 1 && errors?.problems.first?.message.contains("targets") == false)
    }

    @Test(
        arguments: [
            ("2026", .year(Year(.calendar, 2026))), ("2026-27", .year(Year(.financial, 2026))),
            ("calendar year 2026", .year(Year(.calendar, 2026))),
            ("financial year 2099-00", .year(Year(.financial, 2099))),
            ("academic year 2026-27", .year(Year(.academic, 2026))),
            ("school year 2026-27", .year(Year(.academic, 2026))),
            ("2026-28", .halvesApart(Year(.financial, 2026))),
            ("academic year 2026-26", .halvesApart(Year(.academic, 2026))), ("2026-2027", .none), ("2026/27", .none),
            ("academic year 2026", .none), ("calendar year 2026-27", .none), ("year 2026", .none), ("1989", .none),
            ("2100-01", .none), ("２０２６", .none), ("2026-", .none), ("academic year", .none), ("+202", .none),
        ] as [(String, YearText.Reading)]
    )
    func yearsAsTheyAreWritten(_ text: String, _ reading: YearText.Reading) throws {
        #expect(YearText.read(text) == reading)
        // To a schema the halves of a year may be any.
        let matches = try Regex(YearText.expression).wholeMatch(in: text) != nil
        #expect(matches == (reading != .none))
    }
}
