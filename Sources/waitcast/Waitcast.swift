import ArgumentParser
import BuildCommit
import Foundation
import Reading
import Wording

/// The command.
@main
struct Waitcast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitcast",
        abstract: "Forecasts waiting lists of children's services and compares recovery plans.",
        version: "waitcast \(version)" + (commit.isEmpty ? "" : " (\(commit))"),
        subcommands: [
            RunCommand.self, MergeCommand.self, CheckCommand.self, NewCommand.self, ImportCommand.self,
            SchemaCommand.self,
            DemandCommand.self,
            BacktestCommand.self,
            LsrpCommand.self,
            SolveCommand.self,
            AllocateCommand.self,
            SensitivityCommand.self,
            QueueCommand.self,
            FitCommand.self,
        ]
    )

    /// The version, as manifests record it.
    static let version = "0.1.0"

    /// The commit that was built, with a plus sign where files differed from it; empty where `make` did not build it.
    static var commit: String { String(cString: waitcast_commit()) }

    static func main() {
        StandardStream.prepare()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try reporting { try requireKnownCommands(arguments) }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Foundation.exit(end(with: error))
        }
    }

    /// Prints an error, or a help text, which is one for the parser; the exit code.
    private static func end(with error: any Error) -> Int32 {
        let code = exitCode(for: error)
        let message = breakingUsage(fullMessage(for: error))
        guard code.isSuccess else {
            if !message.isEmpty { complain(message) }
            return code.rawValue
        }
        do {
            if !message.isEmpty { try reporting { try StandardStream.output.write(message + "\n") } }
            return code.rawValue
        } catch {
            return exitCode(for: error).rawValue
        }
    }

    /// Refuses a subcommand that does not exist with the one that may have been meant: the parser does so for options
    /// only.
    private static func requireKnownCommands(_ arguments: [String]) throws {
        var command: any ParsableCommand.Type = self
        for word in arguments.drop(while: { $0 == "help" }) {
            let commands = command.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-") else { return }
            guard let named = commands.first(where: { $0.configuration.commandName == word }) else {
                let names = commands.compactMap { $0.configuration.commandName }
                throw Failure(
                    description: "there is no command '\(word)'. \(remedy(for: word, allowed: names))",
                    code: Failure.usage
                )
            }
            command = named
        }
    }
}
