import Foundation
import TestSupport
import Testing

/// `waitcast sensitivity` from its files to what it prints and writes.
@Suite struct SensitivityCommandTests {
    private static let call = ["sensitivity", "Scenarios/example", "--replications", "200"]

    @Test func filesAgreeWithWhatIsPrinted() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let asked = ["--plan", "same-staff", "--plan", "elsewhere", "--worth", "20", "--walks", "2"]
            let call = try Command.run(Self.call + asked + ["--output", results.path])
            #expect(call.code == 0, "\(call.error)")
            #expect(
                Command.names(in: results) == [
                    "choice.csv", "datapackage.json", "manifest.json", "sensitivity.csv", "value-of-information.csv",
                ]
            )
            let lines = call.output.split(separator: "\n", omittingEmptySubsequences: false)
            let report = lines.filter { !$0.hasPrefix("Files in ") }
            #expect(report.count <= 50 && report.allSatisfy { $0.count <= 100 }, "\(call.output)")
            let choice = CSVTable(try Command.text(results, "choice.csv"))
            #expect(choice.rows.map { choice.field("plan", of: $0) } == ["no-change", "elsewhere", "same-staff"])
            let shares = choice.rows.compactMap { Double(choice.field("probability_best", of: $0)) }
            #expect(abs(shares.reduce(0, +) - 1) < 1e-3)
            #expect(choice.rows(where: ["is_best": "true"]).count == 1)
            // No figure is worth more than everything, and what is not told is worth nothing.
            let values = CSVTable(try Command.text(results, "value-of-information.csv"))
            let all = try #require(Double(choice.field("value_of_knowing_all", of: choice.rows[0])))
            #expect(!values.rows.isEmpty)
            for row in values.rows {
                let value = try #require(Double(values.field("value", of: row)))
                #expect(value >= 0 && value <= all + 0.01)
                #expect(Double(values.field("pounds", of: row)).map { abs($0 - 20 * value) <= 0.6 } == true)
                if values.field("told", of: row) == "false" { #expect(value == 0) }
            }
            let table = CSVTable(try Command.text(results, "sensitivity.csv"))
            #expect(table.rows.allSatisfy { (Double(table.field("share", of: $0)) ?? -1) >= 0 })
            #expect(table.rows.contains { table.field("effect", of: $0) != "NA" })
            // One thread gives the same bytes.
            let again = folder.appending(path: "again")
            let second = try Command.run(Self.call + asked + ["--output", again.path, "--threads", "1", "--quiet"])
            #expect(second.code == 0 && second.output.isEmpty)
            for name in Command.names(in: results) {
                #expect(try Command.text(again, name) == Command.text(results, name), "\(name)")
            }
        }
    }

    /// What is wrong in a call is told before anything is fitted.
    @Test(
        arguments: [
            (
                ["--measure", "speech-therapy number waiting"],
                "--measure is no measure at a time, found 'speech-therapy number waiting'."
            ),
            (["--target", "speech-therapy number waiting by 2026-09"], "--target is no target"),
            (["--plan", "same-stuff"], "--plan names the unknown plan 'same-stuff'. Did you mean 'same-staff'?"),
            (["--worth", "0"], "--worth must be above 0"),
            (["--worth", "5", "--measure", "x"], "--worth is of child-weeks"),
            (["--measure", "x", "--target", "y"], "give one of them"),
            (["--replications", "50"], "--replications must be 200 to 1000000, found 50"),
            (["--walks", "5000"], "--walks must be 0 to 1000"),
        ]
    )
    func mistakesAreTold(_ options: [String], _ message: String) throws {
        let call = try Command.run(["sensitivity", "Scenarios/example"] + options)
        #expect(call.code == 64 && call.output.isEmpty, "\(call.error)")
        #expect(call.error.contains(message), "\(call.error)")
    }
}
