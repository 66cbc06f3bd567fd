import Testing
import Wording

/// What the command says and how it ends, as in sysexits.h.
@Suite("Usage of the command")
struct UsageTests {
    @Test(arguments: [
        ("run", "waitcast run Scenarios/example --output example-results"),
        ("check", "waitcast check Scenarios/derby/plans/combined.yaml"),
        ("new", "waitcast new myarea"), ("schema", "waitcast schema area > area.schema.json"),
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
        for name in ["run", "check", "new", "schema"] { #expect(help.output.contains("  \(name) ")) }
        let version = try Command.run(["--version"])
        // Tests are not built by make's rule, which adds the commit.
        #expect(version.code == 0 && version.output == "waitcast 0.1.0\n")
    }

    @Test(
        arguments: [
            (["run", "--replicatons", "5"], "Unknown option '--replicatons'. Did you mean '--replications'?"),
            (
                ["chekc"],
                "there is no command 'chekc'. Did you mean 'check'? Allowed: run, merge, check, new, import, schema, "
                    + "demand, backtest, lsrp, solve, allocate, sensitivity, queue, fit."
            ),
            (["help", "chekc"], "there is no command 'chekc'. Did you mean 'check'?"),
            (["forecast"], "there is no command 'forecast'. Allowed: run, merge,"),
            (["queue", "mmmc"], "there is no command 'mmmc'. Did you mean 'mmc'?"),
            (["queue", "fluid-list", "oldest"], "there is no command 'oldest'. Allowed: oldest-first, random-order,"),
            (["check", "--quiet"], "Unknown option '--quiet'"),
            (["run", "--replications", "1"], "--replications must be 2 to 1000000, found 1"),
            (["run", "--replications", "many"], "The value 'many' is invalid"),
            (["schema"], "Missing expected argument '<file>'"),
            (["schema", "areas"], "The value 'areas' is invalid for '<file>'"), (["new"], "Missing expected argument"),
            (["run", "--threads", "0"], "--threads must be 1 to 1024, found 0"),
            (["run", "--horizon", "241"], "--horizon must be 1 to 240 months, found 241"),
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
            (["run", "plans/nowhere.yaml"], "there is no file 'plans/nowhere.yaml': there is no folder 'plans'\n"),
            (["run", "--area", "nowhere.yaml"], "there is no file 'nowhere.yaml'\n"),
            (["check", "nowhere"], "there is no file 'nowhere'\n"),
            (
                ["check", "Scenarios"],
                "the folder 'Scenarios' has no area.yaml. Areas in it: 'Scenarios/bromley', 'Scenarios/derby', 'Scenarios/example'\n"
            ),
        ] as [([String], String)]
    )
    func missingFilesExitWith66(_ arguments: [String], _ message: String) throws {
        let call = try Command.run(arguments)
        #expect(call.code == 66)
        #expect(call.error == message)
        #expect(call.output.isEmpty)
    }

    /// Nothing is wider than 80 columns, and no paragraph is broken twice: by hand and again where it did not fit.
    @Test(arguments: commands)
    func helpFitsATerminal(_ command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let lines = try Command.run(words + ["--help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        for (before, (line, after)) in zip(lines, zip(lines.dropFirst(), lines.dropFirst(2))) {
            let isParagraph = [before, line, after].allSatisfy { $0.first?.isLetter ?? false }
            #expect(!isParagraph || line.count > 50, "\(line)")
        }
        let mistake = try Command.run(words + ["--no-such-option"]).error.split(separator: "\n")
            .drop {
                !$0.hasPrefix("Usage: ")
            }
        #expect(!mistake.isEmpty)
        for line in mistake { #expect(line.count <= 80, "\(line)") }
    }

    private static let commands =
        ["", "run", "check", "new", "schema", "demand", "fit"]
        + QueueHelpTests.models.map { $0.isEmpty ? "queue" : "queue " + $0 }

    /// The page for man has every command's help, and no line of it is taken for a request.
    @Test func theManualHasEveryCommand() throws {
        let page = try Command.shell("Sources/waitcast/manual.sh waitcast")
        #expect(page.code == 0 && page.error.isEmpty)
        #expect(
            page.output.hasPrefix(".TH WAITCAST 1 \"\" \"waitcast 0.1.0\"\n.SH NAME\nwaitcast \\- Forecasts waiting ")
        )
        let lines = page.output.split(separator: "\n")
        for command in Self.commands {
            let heading = ".SH " + ["WAITCAST", command.uppercased()].filter { !$0.isEmpty }.joined(separator: " ")
            #expect(lines.contains { $0 == heading.replacing("-", with: "\\-") }, "\(heading)")
        }
        let requests = Set(lines.filter { $0.hasPrefix(".") || $0.hasPrefix("'") }.map { $0.prefix(3) })
        #expect(requests == [".TH", ".SH", ".in", ".nf", ".fi"])
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsNameEveryCommand(_ shell: String) throws {
        let script = try Command.run(["--generate-completion-script", shell])
        #expect(script.code == 0 && script.error.isEmpty)
        for command in ["run", "check", "new", "schema", "demand", "queue", "fit", "mmck"] {
            #expect(script.output.contains(command), "\(command)")
        }
    }
}
