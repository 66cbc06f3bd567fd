import ArgumentParser

/// The command.
@main
struct Waitcast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waitcast",
        abstract: "Forecasts waiting lists of children's services and compares recovery plans.",
        version: version,
        subcommands: [
            RunCommand.self, CheckCommand.self, DemandCommand.self, QueueCommand.self, FitCommand.self,
        ]
    )

    /// The version, as manifests record it.
    static let version = "0.1.0"
}
