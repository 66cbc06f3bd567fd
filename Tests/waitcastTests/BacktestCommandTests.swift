import Foundation
import TestSupport
import Testing

/// `waitcast backtest` from its files to what it prints and writes.
@Suite struct BacktestCommandTests {
    /// How well it does is scored elsewhere.
    private static let call = [
        "backtest", "Scenarios/derby", "--horizons", "1,3", "--replications", "20", "--fit", "quick",
    ]

    /// Derby as shipped starts at the first month that has data, though some of its services begin later.
    @Test func derbyIsScoredInPlainWords() throws {
        let call = try Command.run(Self.call)
        #expect(call.code == 0, "\(call.error)")
        #expect(call.output.contains("Derby: how its forecasts would have done"))
        for name in ["Neurodevelopmental assessment (ND)", "Autism assessment (UHDB)", "Community paediatrics"] {
            #expect(call.output.contains("\n\(name)\n"), "\(name)")
        }
        #expect(call.output.contains("8-in-10 ranges held"))
        #expect(call.output.contains("carrying the last value forward"))
        #expect(call.output.contains("Not scored:\n"))
        #expect(call.output.contains("Brier score"))
    }

    @Test func filesAreWrittenWholeAndReplaceNoRun() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let output = ["--output", results.path]
            let backtest = Self.call + ["--service", "autism-other-uhdb"]
            #expect(try Command.run(backtest + output).code == 0)
            let files = ["backtest.csv", "datapackage.json", "manifest.json", "reliability.csv", "scores.csv"]
            #expect(Command.names(in: results) == files)
            let printed = try Command.run(backtest + ["--format", "csv"]).output
            #expect(try Command.text(results, "backtest.csv") == printed)
            // One thread and two, and with others beside it: the same figures.
            #expect(try Command.run(backtest + ["--format", "csv", "--threads", "1"]).output == printed)
            let run = try Command.run(
                [
                    "run", "Scenarios/derby", "--service", "autism-other-uhdb", "--replications", "20", "--horizon",
                    "1",
                ] + output
            )
            #expect(run.code == 73 && run.error.contains("another area"), "\(run.error)")
            #expect(Command.names(in: results) == files)
        }
    }

    @Test(arguments: [
        (["--horizons", "1,x"], 64, "--horizons must be months such as 1,3,6,12"),
        (["--horizons", "0"], 64, "--horizons must be months such as 1,3,6,12"),
        (["--replications", "1"], 64, "--replications must be 2 to 1000000"),
        (["--service", "nd"], 64, "--service names the unknown service 'nd'"),
        (["--format", "xml"], 64, "xml"),
    ])
    func mistakesAreTold(_ options: [String], _ code: Int32, _ text: String) throws {
        let call = try Command.run(["backtest", "Scenarios/derby"] + options)
        #expect(call.code == code && call.error.contains(text), "\(call.error)")
    }
}
