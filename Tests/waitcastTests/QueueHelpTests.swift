import Foundation
import TestSupport
import Testing

/// Every example of every help text runs.
@Suite struct QueueHelpTests {
    static let models = [
        "", "mm1", "mmc", "mmck", "mg1", "md1", "mgc", "kingman", "priority", "jackson", "erlang-a", "erlang-b",
        "erlang-c", "fluid-list", "fluid-list oldest-first", "fluid-list random-order", "fluid-list abandoning",
        "infinite-servers", "cyclic-arrivals", "littles-law", "littles-law-window", "stock-and-flow", "waiting-list",
        "least-capacity", "compartments",
    ]

    @Test(arguments: models)
    func examples(_ model: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "queue-help-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let stations = """
            station,arrival_rate,service_rate,servers,triage,clinic
            triage,4,6,1,,0.5
            clinic,1,2,3,0.2,

            """
        try stations.write(to: folder.appending(path: "stations.csv"), atomically: true, encoding: .utf8)
        let help = try BuiltCommand.run("queue \(model) --help")
        #expect(help.status == 0)
        let examples = BuiltCommand.examples(in: help.output)
        #expect(!examples.isEmpty)
        for example in examples {
            let outcome = try BuiltCommand.run(example, in: folder)
            #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(example): \(outcome.errors)")
        }
    }

    @Test func noModelIsForgotten() throws {
        let help = try BuiltCommand.run("queue --help").output
        let names = Self.models.filter { !$0.isEmpty && !$0.contains(" ") }
        for name in names { #expect(help.contains("\n  \(name) "), "\(name)") }
        let listed = help.split(separator: "\n")
            .filter { $0.hasPrefix("  ") && $0.dropFirst(2).first?.isLowercase == true }
        #expect(listed.count == names.count + BuiltCommand.examples(in: help).count)
    }

    @Test func aFileAndOptionsGiveTheSameNetwork() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "queue-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "station,arrival_rate,service_rate,servers,clinic\ntriage,4,6,1,0.5\nclinic,1,2,3,\n"
        try text.write(to: folder.appending(path: "s.csv"), atomically: true, encoding: .utf8)
        let byFile = try BuiltCommand.run("queue jackson s.csv", in: folder)
        let byOptions = try BuiltCommand.run(
            "queue jackson --station triage,4,6,1 --station clinic,1,2,3 --route triage,clinic,0.5"
        )
        #expect(byFile.status == 0 && byFile == byOptions)
        let wrong = "station,arrival_rate,service_rate,servers,clinik\ntriage,4,6,x,0.5\nclinic,1,2,3,\n"
        try wrong.write(to: folder.appending(path: "s.csv"), atomically: true, encoding: .utf8)
        let refused = try BuiltCommand.run("queue jackson s.csv", in: folder)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("s.csv:1: column 'clinik' has no meaning here. Did you mean 'clinic'?"))
    }
}
