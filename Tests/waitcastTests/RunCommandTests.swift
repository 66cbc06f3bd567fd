import Foundation
import Testing

@Suite("waitcast run")
struct RunCommandTests {
    private let small = ["--area", "Scenarios/example", "--replications", "12", "--horizon", "4"]
    private let files = [
        "audit.csv", "charts", "comparison.csv", "cost-ratios.csv", "costs.csv", "datapackage.json",
        "forecast.csv", "high-needs.csv", "manifest.json", "parameters.csv", "plans.csv", "report.html", "targets.csv",
    ]

    @Test func itWritesItsFilesAndSaysWhere() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = try Command.run(["run", "--full"] + small + ["--output", results.path])
            #expect(call.code == 0)
            #expect(Command.names(in: results) == files)
            #expect(Command.names(in: folder) == ["results"])
            #expect(call.output.contains("\(results.path)/report.html"))
            #expect(call.output.contains("Exampleton"))
            #expect(call.output.contains("note: Invented prices, to learn from."))
            #expect(call.output.contains("dates to know: Deficits come back into the council's accounts"))
            // Progress is for terminals.
            #expect(call.error.isEmpty)
        }
    }

    @Test func whyOneServiceHasNoCostsIsSaid() throws {
        try Command.inTemporaryFolder { folder in
            let call = try Command.run(["run"] + small + ["--service", "speech-therapy", "--output", folder.path])
            #expect(call.code == 0)
            #expect(call.output.contains("leave --service out"))
            #expect(!Command.names(in: folder).contains("costs.csv"))
        }
    }

    /// Side by side, and step by step where that is asked for.
    @Test func plansAreHeldAgainstOneAnother() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = try Command.run(["run"] + small + ["--contributions", "--output", results.path])
            #expect(call.code == 0, "\(call.error)")
            #expect(call.output.contains("\nThe plans  "))
            #expect(call.output.contains("\nWhat each step contributes: contributions.csv, and --full\n"))
            #expect(call.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
            #expect(Command.names(in: results) == (files + ["contributions.csv"]).sorted())
            let part = try Command.run(
                ["run"] + small + [
                    "--contributions", "--shard", "1/2", "--output", folder.appending(path: "part").path,
                ]
            )
            #expect(part.code == 64 && part.error.contains("leave it out with --shard"))
        }
    }

    @Test func quietPrintsNothing() throws {
        try Command.inTemporaryFolder { folder in
            let call = try Command.run(["run", "--quiet"] + small + ["--output", folder.path])
            #expect(call.code == 0)
            #expect(call.output.isEmpty && call.error.isEmpty)
            #expect(Command.names(in: folder) == files)
        }
    }

    @Test func threadsWriteTheSameBytes() throws {
        try Command.inTemporaryFolder { folder in
            for threads in ["1", "2"] {
                let call = try Command.run([
                    "run", "Scenarios/derby", "--quiet", "--replications", "25", "--fit", "quick", "--threads", threads,
                    "--output", folder.appending(path: threads).path,
                ])
                #expect(call.code == 0, "\(call.error)")
            }
            let inside = Command.names(in: folder.appending(path: "1/charts")).map { "charts/\($0)" }
            #expect(inside.count > 10)
            for file in files.filter({ $0 != "charts" }) + inside {
                let texts = try ["1", "2"].map { try Command.text(folder.appending(path: $0), file) }
                #expect(texts[0] == texts[1], "\(file)")
                #expect(!texts[0].isEmpty)
            }
        }
    }

    @Test func anotherSeedWritesOtherFigures() throws {
        try Command.inTemporaryFolder { folder in
            let texts = try ["1", "2"]
                .map { seed in
                    let results = folder.appending(path: seed)
                    _ = try Command.run(["run", "--quiet", "--seed", seed] + small + ["--output", results.path])
                    return try Command.text(results, "forecast.csv")
                }
            #expect(texts[0] != texts[1])
        }
    }

    /// Two plans beside the example's area, each with mistakes: all are told, and nothing is written.
    @Test func malformedPlansExitWith65AndWriteNothing() throws {
        try Command.inTemporaryFolder { folder in
            let example = Command.root.appending(path: "Scenarios/example")
            try FileManager.default.copyItem(at: example, to: folder.appending(path: "example"))
            let plans = folder.appending(path: "example/plans")
            let first = """
                plan: First
                interventions:
                  - recruit:
                      service: speech-terapy
                      staff: therapist
                      wte: -1
                      from: 2025-13
                """
            let second = """
                plan: Second
                interventions:
                  - early hlp:
                      service: speech-therapy
                """
            try Data(first.utf8).write(to: plans.appending(path: "first.yaml"))
            try Data(second.utf8).write(to: plans.appending(path: "second.yaml"))
            let results = folder.appending(path: "results")
            let call = try Command.run(["run", "--area", "example", "--output", results.path], in: folder)
            #expect(call.code == 65)
            #expect(call.output.isEmpty)
            for problem in [
                "first.yaml:4: ", "'speech-terapy'", "'speech-therapy'", "first.yaml:6: ", "found -1",
                "first.yaml:7: ", "2025-13", "second.yaml:3: ", "early hlp", "early help",
            ] {
                #expect(call.error.contains(problem), "\(problem) is missing in\n\(call.error)")
            }
            #expect(Command.names(in: folder) == ["example"])
        }
    }

    @Test func textThatIsNotUTF8ExitsWith65() throws {
        try Command.inTemporaryFolder { folder in
            try Data([0x70, 0x6c, 0x61, 0x6e, 0x3a, 0x20, 0xe9, 0x0a]).write(to: folder.appending(path: "plan.yaml"))
            let call = try Command.run(["run", "plan.yaml"], in: folder)
            #expect(call.code == 65)
            #expect(call.error == "'plan.yaml' is not UTF-8 text: save it as UTF-8 (in Excel: 'CSV UTF-8')\n")
        }
    }

    @Test func aFolderOfSomethingElseExitsWith73() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            try FileManager.default.createDirectory(at: results, withIntermediateDirectories: false)
            try Data("mine".utf8).write(to: results.appending(path: ".env"))
            let arguments = ["run"] + small + ["--output", results.path]
            let call = try Command.run(arguments)
            #expect(call.code == 73)
            #expect(call.error.contains("holds '.env', which no run wrote"))
            #expect(call.error.split(separator: "\n").count == 1)
            #expect(Command.names(in: results) == [".env"])
            let forced = try Command.run(arguments + ["--force"])
            #expect(forced.code == 0)
            #expect(forced.output.contains("results.replaced'.\n"))
            #expect(Command.names(in: results) == files)
            #expect(try Command.text(folder.appending(path: "results.replaced"), ".env") == "mine")
            #expect(Command.names(in: folder) == ["results", "results.replaced"])
        }
    }

    @Test func resultsThatTookMoreNeedForce() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let arguments = ["run", "--output", results.path]
            #expect(try Command.run(arguments + small).code == 0)
            let seeded = try Command.run(arguments + small + ["--seed", "1"])
            #expect(seeded.code == 0)
            #expect(seeded.output.hasSuffix("These replace the results of seed 2025.\n"))
            let fewer = ["--area", "Scenarios/example", "--replications", "2", "--horizon", "4"]
            let other = ["--area", "Scenarios/derby", "--replications", "12", "--horizon", "1"]
            for (rest, message) in [(fewer, "12 replications, more than 2"), (other, "another area, 'exampleton'")] {
                let call = try Command.run(arguments + rest)
                #expect(call.code == 73)
                #expect(call.error.contains(message), "\(call.error)")
                #expect(call.output.isEmpty)
            }
            #expect(try Command.run(arguments + fewer + ["--force"]).code == 0)
            #expect(Command.names(in: folder) == ["results"])
        }
    }

    /// Not even with --force.
    @Test func itsInputsAndTheWorkingFolderAreNeverReplaced() throws {
        try Command.inTemporaryFolder { folder in
            let example = Command.root.appending(path: "Scenarios/example")
            try FileManager.default.copyItem(at: example, to: folder.appending(path: "example"))
            let before = Command.names(in: folder.appending(path: "example"))
            let home = FileManager.default.homeDirectoryForCurrentUser.path
            for (output, held) in [
                ("example", "the input 'example/area.yaml'"), ("example/plans", "the input 'example/plans/"),
                (".", "the working folder"), ("..", "the working folder"), ("/", "the working folder"),
                (home, "the home folder"),
            ] {
                let call = try Command.run(
                    [
                        "run", "--force", "--area", "example", "--replications", "2", "--horizon", "1", "--output",
                        output,
                    ],
                    in: folder
                )
                #expect(call.code == 73)
                #expect(call.error.hasPrefix("'\(output)' is or holds \(held)"), "\(call.error)")
            }
            #expect(Command.names(in: folder) == ["example"])
            #expect(Command.names(in: folder.appending(path: "example")) == before)
        }
    }

    /// A run that stops for another reason still puts back what a killed one had taken away.
    @Test func aRunThatFailsRecoversFirst() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            #expect(try Command.run(["run"] + small + ["--output", results.path]).code == 0)
            // As a kill between the two renames leaves it.
            let working = folder.appending(path: ".results.waitcast.tmp")
            try FileManager.default.createDirectory(at: working, withIntermediateDirectories: false)
            try FileManager.default.moveItem(at: results, to: working.appending(path: "old"))
            #expect(try Command.run(["run", "nowhere.yaml", "--output", results.path]).code == 66)
            #expect(Command.names(in: results) == files)
            #expect(Command.names(in: folder) == ["results"])
        }
    }

    @Test func aSinglePlanIsComparedWithNoChange() throws {
        try Command.inTemporaryFolder { folder in
            let plan = "Scenarios/example/plans/two-therapists.yaml"
            let call = try Command.run([
                "run", "--quiet", plan, "--replications", "10", "--horizon", "3", "--output", folder.path,
            ])
            #expect(call.code == 0)
            let manifest = try Command.text(folder, "manifest.json")
            #expect(manifest.contains("\"no-change\",\n    \"two-therapists\""))
            #expect(manifest.contains("\"\(plan)\"") && manifest.contains("\"Scenarios/example/area.yaml\""))
        }
    }
}
