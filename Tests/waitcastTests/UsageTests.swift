import Testing

/// What the command says and how it ends, as in sysexits.h.
@Suite("Usage of the command")
struct UsageTests {
    @Test(arguments: [
        ("run", "waitcast run --area Scenarios/example --output example-results"),
        ("check", "waitcast check Scenarios/derby/plans/combined.yaml"),
    ])
    func helpShowsExamples(_ subcommand: String, _ example: String) throws {
        for arguments in [[subcommand, "--help"], ["help", subcommand]] {
            let help = try Command.run(arguments)
            #expect(help.code == 0)
            #expect(help.output.contains("Examples:") && help.output.contains(example), "\(help.output)")
            #expect(help.error.isEmpty)
        }
    }

    @Test func helpListsTheSubcommands() throws {
        let help = try Command.run(["--help"])
        #expect(help.code == 0)
        for name in ["run", "check"] { #expect(help.output.contains("  \(name) ")) }
        let version = try Command.run(["--version"])
        #expect(version.code == 0 && version.output == "0.1.0\n")
    }

    @Test(
        arguments: [
            (["run", "--replicatons", "5"], "Unknown option '--replicatons'"),
            (["forecast"], "forecast"),
            (["check"], "Missing expected argument"),
            (["run", "--replications", "1"], "--replications must be 2 to 1000000, found 1"),
            (["run", "--replications", "many"], "The value 'many' is invalid"),
            (["run", "--threads", "0"], "--threads must be 1 to 1024, found 0"),
            (["run", "--horizon", "121"], "--horizon must be 1 to 120 months, found 121"),
            (["run", "--data-to", "2025-13"], "--data-to must be a month such as 2025-05, found '2025-13'"),
        ] as [([String], String)]
    )
    func mistakesInTheCallExitWith64(_ arguments: [String], _ message: String) throws {
        let call = try Command.run(arguments)
        #expect(call.code == 64)
        #expect(call.error.contains(message), "\(call.error)")
        #expect(call.output.isEmpty)
    }

    @Test(
        arguments: [
            (["run", "plans/nowhere.yaml"], "there is no file 'plans/nowhere.yaml'\n"),
            (["run", "--area", "nowhere.yaml"], "there is no file 'nowhere.yaml'\n"),
            (["check", "nowhere"], "there is no file 'nowhere'\n"),
            (["check", "Scenarios"], "there is no file 'Scenarios/area.yaml'\n"),
        ] as [([String], String)]
    )
    func missingFilesExitWith66(_ arguments: [String], _ message: String) throws {
        let call = try Command.run(arguments)
        #expect(call.code == 66)
        #expect(call.error == message)
        #expect(call.output.isEmpty)
    }
}
