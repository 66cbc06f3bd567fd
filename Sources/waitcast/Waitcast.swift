import ArgumentParser

/// The command.
@main
struct Waitcast: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "waitcast")
}
