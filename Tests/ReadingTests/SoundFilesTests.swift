import Testing

@testable import Areas
@testable import Reading

/// What is read without a problem breaks no rule either: a run refuses nothing that a file may say.
@Suite("Rules of areas that have been read")
struct SoundFilesTests {
    @Test(arguments: [Sound.area, Connected.area])
    func soundFilesBreakNoRule(_ text: String) throws {
        let area = try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in Sound.history }.area
        #expect(area.faults.map(\.problem.description) == [])
    }

    @Test(arguments: ["derby", "example"])
    func scenariosBreakNoRule(_ name: String) throws {
        #expect(try Scenario.read(name).area.area.faults.map(\.problem.description) == [])
    }
}
