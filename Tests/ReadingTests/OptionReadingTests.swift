import Calendar
import Testing

@testable import Areas
@testable import Reading

@Suite("Files of options")
struct OptionReadingTests {
    private func read(_ text: String) throws -> [PlanOption] {
        let area = try Inputs.readArea(InputText(name: "area.yaml", text: Sound.area)) { _ in Sound.history }.area
        return try Inputs.readOptions(InputText(name: "options.yaml", text: text), of: area, areaFile: "area.yaml")
    }

    /// What is wrong with options, given their lines.
    private func problems(_ lines: String) -> [String] {
        do {
            _ = try read("options: O\ninterventions:\n" + lines)
            return []
        } catch let errors as InputErrors {
            return errors.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func sizesAndStarts() throws {
        let options = try read(
            """
            options: What the board could buy
            area: area.yaml
            interventions:
              - recruit: {service: speech, staff: therapist, wte: 4, range: [2, 6], from: 2026-04, sizes: 1 to 8}
              - waiting-list initiative:
                  service: speech
                  cases: 100
                  from: 2026-01
                  until: 2026-06
                  sizes: 50 to 300 in steps of 50
                  start in: [2026-09, 2026-04]
              - agency: {service: plans, stage: advice, cases: 4 a week, from: 2026-01, sizes: [2, 6]}
              - recruit: {service: speech, staff: therapist, wte: 3, from: 2026-05, start in: 2026-06}
              - triage: {service: speech, diverted: 15%, from: 2026-01}
            """
        )
        #expect(
            options.map(\.sizes) == [
                [1, 2, 3, 4, 5, 6, 7, 8], [50, 100, 150, 200, 250, 300], [2, 6], [1, 2, 3], [],
            ]
        )
        #expect(options[1].starts == [Month(year: 2026, month: 4), Month(year: 2026, month: 9)])
        #expect(options[3].starts == [Month(year: 2026, month: 6)])
        // A second step of a kind has luck of its own, and lines of costs may name the file.
        #expect(options.map(\.intervention.stepsBefore) == [0, 0, 0, 1, 0])
        #expect(options.allSatisfy { $0.intervention.planID == "options" })
        let six = options[2].bought(options[2].levels[1])
        #expect((six.effect as? Agency)?.casesPerWeek.value == 6 && six.label == "agency, 6 a week")
    }

    @Test(arguments: [
        ("sizes: many", "'speech, recruit, sizes' must be sizes such as 1 to 8"),
        ("sizes: 8 to 1", "must be sizes such as 1 to 8, or 50 to 300 in steps of 50, found '8 to 1'"),
        ("sizes: [0, 2]", "must be more than 0 (and at most 1000000), found 0"),
        ("sizes: 1 to 100", "has 100 sizes and starts, at most 40 are allowed"),
        ("start in: [2026-13]", "must be a month such as 2025-10, found '2026-13'"),
        ("start in: 2020-01", "must begin after the area's origin"),
        ("size: 1 to 8", "has no key 'size'"),
    ])
    func mistakesAreTold(_ key: String, _ text: String) {
        let found = problems("  - recruit: {service: speech, staff: therapist, wte: 4, from: 2026-04, \(key)}\n")
        let wanted = text.replacing("'speech, recruit, sizes' ", with: "")
        #expect(found.count == 1 && found[0].contains(wanted), "\(found)")
    }

    @Test func whatHasNoSizeCannotHaveSeveral() {
        let found = problems("  - triage: {service: speech, diverted: 15%, from: 2026-01, sizes: 1 to 3}\n")
        #expect(found.count == 1 && found[0].contains("is of a step that has no size to choose"), "\(found)")
    }

    @Test func aPlanIsNoFileOfOptions() {
        #expect(throws: InputErrors.self) { try read("plan: P\ninterventions: []\n") }
    }
}
