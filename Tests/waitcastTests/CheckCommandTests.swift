import Testing

@Suite("waitcast check")
struct CheckCommandTests {
    /// DESIGN 6.3: each contradiction on one line, known by its figures.
    @Test func itListsTheContradictionsOfDerby() throws {
        let call = try Command.run(["check", "Scenarios/derby"])
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
            #expect(line.contains("[Scenarios/derby/history.csv:"), "\(line)")
        }
    }

    @Test func itListsWhatIsAssumed() throws {
        let call = try Command.run(["check", "Scenarios/derby"])
        let assumed = call.output.split(separator: "\n").drop { !$0.hasPrefix("Assumed") }
        #expect(assumed.contains { $0.contains("wheelchair") && $0.contains("25 (8 to 60)") })
        #expect(assumed.contains { $0.contains("nd-dhcft: leaving without being seen 11.8% (6% to 17%)") })
        #expect(assumed.contains { $0.contains("early-help, nd-dhcft") })
    }

    @Test func plansAreCheckedWithTheirArea() throws {
        let call = try Command.run(["check", "Scenarios/derby/plans/combined.yaml"])
        #expect(call.code == 0)
        #expect(call.output.contains("1 plan") && call.output.contains("The files can be used."))
        let example = try Command.run(["check", "Scenarios/example/area.yaml"])
        #expect(example.code == 0)
        #expect(example.output.hasPrefix("Exampleton: 4 services, 72 published figures, 6 plans."))
    }
}
