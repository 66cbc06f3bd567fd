import Areas
import Testing
import Wording

@testable import Reading

/// Weeks beyond which an area wants those waiting counted.
@Suite struct CountedBeyondTests {
    @Test func areReadInOrder() throws {
        let text = Sound.area.replacing(
            "origin: 2025-07",
            with: "origin: 2025-07\ncounted beyond: [65 weeks, 13 weeks]"
        )
        let area = try Inputs.read(area: InputText(name: "area.yaml", text: text), plans: []) { _ in Sound.history }
            .area
        #expect(area.area.thresholds == [13, 65])
    }

    @Test(arguments: [
        Malformed(
            "weeks that are no list",
            "origin: 2025-07",
            "origin: 2025-07\ncounted beyond: 13 weeks",
            """
            area.yaml:4: field 'counted beyond' must be a list, found '13 weeks'. Write the weeks in brackets: [13 weeks, 65 weeks].
            """
        ),
        Malformed(
            "weeks that are not whole",
            "origin: 2025-07",
            "origin: 2025-07\ncounted beyond: [13.5 weeks]",
            """
            area.yaml:4: field 'counted beyond, item 1' must be a whole number of weeks such as 4 weeks, found '13.5 weeks'. Write whole weeks, such as [13 weeks, 65 weeks].
            """
        ),
    ])
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }
}
