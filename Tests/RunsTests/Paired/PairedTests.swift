import Areas
import Assembly
import Calibration
import Foundation
import Reading
import Testing

@testable import Runs

/// The page on pairing shows what the shipped scenarios' runs are like.
@Suite struct PairedTests {
    /// Whether the tables are to be written anew: `WAITCAST_RECORD=1` in the environment, as `make tables` sets it.
    static let isRecorded = ProcessInfo.processInfo.environment["WAITCAST_RECORD"] == "1"
    private static let scenarios = [("Derby", "derby"), ("The example", "example")]

    private static func runner(_ folder: String) throws -> Runner {
        let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Scenarios").standardizedFileURL
        let text = { (name: String) in
            InputText(name: name, text: try String(contentsOf: scenarios.appending(path: name), encoding: .utf8))
        }
        let plans = try FileManager.default
            .contentsOfDirectory(atPath: scenarios.appending(path: "\(folder)/plans").path)
            .sorted().map { try text("\(folder)/plans/\($0)") }
        let read = try Inputs.read(area: text("\(folder)/area.yaml"), plans: plans, load: { try text($0).text })
        let settings = RunSettings(replications: 1_000, horizonMonths: 36)
        return try Runner(FittedArea(read.area.area), plans: read.plans, settings: settings)
    }

    /// A plan at a service that runs by itself, and with it the way in which all are made, gives what the page has.
    @Test(.enabled(if: !isRecorded, "the page is being recorded"))
    func aPlanIsAsThePageSays() throws {
        let runner = try Self.runner("derby")
        let plan = try #require(runner.plans.first { $0.id == "longest-waits-first" })
        let linked = try #require(runner.groups.first { $0.services.map(\.service.id) == ["wheelchair"] })
        let lines = PairedTable.lines(PairedStudy(runner, linked).rows(plan))
        #expect(!lines.isEmpty)
        let kept = try String(contentsOf: PairedTable.file, encoding: .utf8).split(separator: "### ")
        let section = try #require(kept.first { $0.hasPrefix("Derby, \(plan.id)\n") })
        #expect(section.contains(lines.joined(separator: "\n")), "look why, then `make tables`: \(lines)")
    }

    /// The page has every plan once, in order; with `WAITCAST_RECORD=1` the tables are written first.
    @Test func thePageIsComplete() throws {
        var names: [String] = []
        var sections: [String] = []
        for (title, folder) in Self.scenarios {
            let runner = try Self.runner(folder)
            names += runner.plans.dropFirst().map { "\(title), \($0.id)" }
            guard Self.isRecorded else { continue }
            let studies = runner.groups.map { PairedStudy(runner, $0) }
            for plan in runner.plans.dropFirst() {
                sections.append(PairedTable.section(title, plan.id, studies.flatMap { $0.rows(plan) }))
            }
        }
        var kept = try String(contentsOf: PairedTable.file, encoding: .utf8)
        if Self.isRecorded {
            let text = kept.prefix(upTo: try #require(kept.range(of: PairedTable.mark)?.lowerBound))
            kept = text + "\n" + sections.joined(separator: "\n\n") + "\n"
            try kept.write(to: PairedTable.file, atomically: true, encoding: .utf8)
        }
        let titles = kept.split(separator: "\n").filter { $0.hasPrefix("### ") }
            .map { String($0.dropFirst(4)) }.filter { $0.contains(", ") }
        #expect(titles == names)
    }
}
