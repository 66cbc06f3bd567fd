import Foundation
import Testing

/// `--xlsx`, in builds that have it and in those that do not.
@Suite("Workbooks of the command")
struct WorkbookCommandTests {
    private let small = ["--area", "Scenarios/example", "--replications", "12", "--horizon", "4", "--fit", "quick"]

    @Test func aShardHasNone() throws {
        let call = try Command.run(["run", "--xlsx", "--shard", "1/2", "--output", "part"] + small)
        #expect(call.code == 64)
        #expect(call.error.contains("--xlsx is of a whole run: give it to 'waitcast merge'"))
    }

    #if Workbook
    @Test func itIsWrittenAndNamed() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = try Command.run(["run", "--xlsx", "--output", results.path] + small)
            #expect(call.code == 0 && call.output.contains("results.xlsx"), "\(call.error)")
            #expect(Command.names(in: results).contains("results.xlsx"))
        }
    }
    #else
    /// In one message, before anything is simulated or written.
    @Test(arguments: [["run"], ["merge", "one", "two"]])
    func aBuildWithoutItSaysHowToBuildOne(_ command: [String]) throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let more = command == ["run"] ? small : []
            let call = try Command.run(command + ["--xlsx", "--output", results.path] + more)
            #expect(call.code == 69)
            #expect(call.output.isEmpty)
            #expect(call.error.split(separator: "\n").count == 1)
            #expect(call.error.hasPrefix("--xlsx: this build of waitcast writes no workbooks: 'make workbook'"))
            #expect(Command.names(in: folder).isEmpty)
        }
    }
    #endif
}
