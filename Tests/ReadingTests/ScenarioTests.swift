import Foundation
import Planning
import Simulation
import Testing

@testable import Reading

/// The checkout's own scenarios.
enum Scenario {
    /// The folder of all scenarios.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Scenarios")

    /// The text of a file under the folder, named as it is seen from there.
    static func text(_ name: String) throws -> InputText {
        InputText(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }

    /// A scenario with all its plans, in the order of their names.
    static func read(_ name: String) throws -> (area: AreaInput, plans: [Plan]) {
        let plans = try FileManager.default
            .contentsOfDirectory(atPath: folder.appending(path: "\(name)/plans").path)
            .sorted().map { try text("\(name)/plans/\($0)") }
        return try Inputs.read(area: text("\(name)/area.yaml"), plans: plans, load: { try text($0).text })
    }
}

@Suite("The shipped scenarios")
struct ScenarioTests {
    @Test func derbyIsReadWhole() throws {
        let (input, plans) = try Scenario.read("derby")
        let area = input.area
        #expect(area.id == "derby")
        #expect(area.origin == Month(year: 2025, month: 7))
        #expect(area.horizonMonths == 36)
        #expect(input.plansFolder == "derby/plans")
        #expect(input.files.map(\.name) == ["derby/area.yaml", "derby/history.csv"])
        #expect(
            area.services.map(\.id) == [
                "nd-dhcft", "autism-uhdb", "autism-other-uhdb", "community-paediatrics", "ehcna", "wheelchair", "slt",
                "community-physiotherapy", "audiology", "ot-social-care", "camhs",
            ]
        )
        #expect(
            plans.map(\.id) == [
                "combined", "early-help", "ehcna-agency-burst", "longest-waits-first", "no-change",
                "pessimistic-demand", "recruit-to-vacancies",
            ]
        )
    }
}
