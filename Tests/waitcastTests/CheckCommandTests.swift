import Foundation
import Testing
import Wording

@Suite("waitcast check")
struct CheckCommandTests {
    /// Published figures that contradict one another: each on one line, known by its figures.
    @Test func itListsTheContradictionsOfDerby() throws {
        let call = try Command.run(["check", "Scenarios/derby", "--all"])
        #expect(call.code == 0)
        #expect(call.error.isEmpty)
        let lines = call.output.split(separator: "\n")
        let listed = lines.drop { !$0.hasPrefix("Contradictions") }.prefix { !$0.hasPrefix("Gaps") }
        let wanted = [
            ["+133", "106 referrals", "Apr 2025"], ["-35 removals", "Aug 2024"], ["9 weeks", "Oct 2024", "47 to 56"],
            ["Apr 2025", "2 implied removals", "44 children"], ["Dec 2024", "-37 removals"], ["1,332", "1,317"],
            ["67 weeks", "69 weeks"], ["769", "795"], ["450", "475 plans issued"], ["715", "866"],
            ["3,735", "3,863", "4,271"], ["8 weeks", "6 weeks"], ["24 weeks", "24 children"],
            ["nd-dhcft", "102, 105, 109, 113 and 117 weeks"],
        ]
        for parts in wanted {
            #expect(listed.contains { line in parts.allSatisfy { line.contains($0) } }, "\(parts)")
        }
        // Each finding says where it stands.
        for line in listed where line.hasPrefix("- ") {
            #expect(line.contains(/\[Scenarios\/derby\/(history|sen2)\.csv:/), "\(line)")
        }
    }

    /// What it prints of Derby, printed once.
    private static let derby = Result { try Command.run(["check", "Scenarios/derby"]) }

    /// A report whose lines are whole again where they go on further to the right.
    private func unbroken(_ text: String) -> [String] {
        text.replacing(#/\n +(?!if they are right:|the forecast:| |$)/#, with: " ").split(separator: "\n")
            .map(String.init)
    }

    /// Without being asked for all of them: ten findings with what they mean, and the others by kind.
    @Test func itTellsTenFindingsInFull() throws {
        let lines = unbroken(try Self.derby.get().output)
        let heading = try #require(lines.first { $0.hasPrefix("What matters most") })
        #expect(heading.contains("(10 of "))
        #expect(lines.count { $0.hasPrefix("   if they are right: ") } == 10)
        #expect(lines.count { $0.hasPrefix("   the forecast: ") } == 10)
        // The doubt about whether two lists may be added up comes first.
        let first = try #require(lines.first { $0.hasPrefix("1. ") })
        #expect(first.contains("overlap") && first.contains("nd-dhcft"))
        // All the others are counted by kind.
        let rest = lines.drop { !$0.contains("'waitcast check --all'") }.dropFirst().prefix { $0.hasPrefix("- ") }
        let counts = rest.compactMap { $0.firstMatch(of: #/ \((\d+)\): /#).flatMap { Int($0.1) } }
        let all = try #require(heading.firstMatch(of: #/of (\d+) findings/#).flatMap { Int($0.1) })
        #expect(counts.reduce(10, +) == all)
    }

    @Test func itListsWhatIsAssumed() throws {
        let assumed = unbroken(try Self.derby.get().output).drop { !$0.hasPrefix("Assumed") }
        #expect(assumed.contains { $0.contains("wheelchair") && $0.contains("25 (8 to 60)") })
        #expect(assumed.contains { $0.contains("nd-dhcft: leaving without being seen 11.8% (6% to 17%)") })
        #expect(assumed.contains { $0.contains("early-help, nd-dhcft") })
    }

    @Test func plansAreCheckedWithTheirArea() throws {
        let call = try Command.run(["check", "Scenarios/derby/plans/combined.yaml"])
        #expect(call.code == 0)
        #expect(call.output.hasPrefix("1 plan for Derby. The files can be used."))
        let example = try Command.run(["check", "Scenarios/example/area.yaml"])
        #expect(example.code == 0)
        #expect(example.output.hasPrefix("Exampleton: 4 services, 72 published figures, 6 plans."))
    }

    /// Of a plan it tells the plan, and leaves the area's figures to the area.
    @Test func aPlanIsToldInSentences() throws {
        let output = try Command.run(["check", "Scenarios/derby/plans/combined.yaml"]).output
        let text = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for wanted in [
            "Combined recovery [Scenarios/derby/plans/combined.yaml]",
            "Recruitment, a push on the longest waits, longest waits first and early help together",
            "From Oct 2025 4 (2 to 6) WTE more of specialist clinician at Neurodevelopmental assessment (ND),",
            "first clinics 26 weeks later, full caseload after 13 weeks more. [Scenarios/derby/plans/combined.yaml:17]",
            "why: A one-off push brings down the longest waits that posts alone would take years over.",
            "assumed: to be agreed with a second provider", "derived: as in the EHCNA agency burst",
            "nd-dhcft mean wait at most 52 weeks by 2026-09 (a milestone on the way, for this plan only)",
            "waitcast check Scenarios/derby/area.yaml",
        ] { #expect(text.contains(wanted), "\(wanted)") }
        #expect(!output.contains("Contradictions") && !output.contains("leaving without being seen"))
        // The plans that come with it are meant.
        #expect(!output.contains("Perhaps not what is meant"))
    }

    /// A line that is a step at every service is told once.
    @Test func aStepAtEveryServiceIsOneSentence() throws {
        let call = try Command.run(["check", "Scenarios/derby/plans/pessimistic-demand.yaml"])
        let output = call.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(output.contains("What it does (2)"))
        #expect(output.contains("From Oct 2025 referrals to each of the 19 services change by +20% (+10% to +35%)"))
        #expect(output.contains("- 19 services: demand shock, referrals +20%: referrals 20% (10% to 35%)"))
    }

    @Test func whatCannotBeMeantIsToldInCheckAndRun() throws {
        try Command.inTemporaryFolder { folder in
            let plan = folder.appending(path: "late.yaml")
            try """
            plan: Late
            interventions:
              - agency: {service: talk-groups, cases: 1 a week, from: 2025-10}
              - recruit: {service: speech-therapy, staff: therapist, wte: 1, from: 2025-10}
            """
            .write(to: plan, atomically: true, encoding: .utf8)
            let example = Command.root.appending(path: "Scenarios/example").path
            let run = try Command.run(
                [
                    "run", plan.path, "--area", example, "--output", "results", "--replications", "4", "--horizon", "2",
                    "--full",
                ],
                in: folder
            )
            #expect(run.code == 0, "\(run.error)")
            // The forecast that is run has two months, August and September.
            for wanted in [
                "Late: 'agency, 1 a week' starts in Oct 2025, after the forecast ends with Sep 2025, and has no effect",
                "changes nothing at Talk groups: it starts in Oct 2025, after the forecast ends with Sep 2025",
                "Late changes none of these figures: it starts in Oct 2025, after the forecast ends with Sep 2025",
            ] {
                // Lines are as long as there is room.
                let printed = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(printed.contains(wanted), "\(wanted)")
            }
            // Its rows stand in the files all the same.
            let comparison = try Command.text(folder, "results/comparison.csv")
            #expect(
                comparison.contains("exampleton,late,talk-groups,all,2025-09,month,waiting,children,assumed,0.0,0.0,")
            )
        }
    }
}
