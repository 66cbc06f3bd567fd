import ArgumentParser

/// `waitcast queue fluid-list`.
struct FluidListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fluid-list",
        abstract: "A long waiting list as a flow: oldest first, in random order, or with people leaving.",
        discussion: """
            A list of hundreds is not a queue at a counter: what matters is the balance of
            flows and who is seen first.

            Examples:
              waitcast queue fluid-list oldest-first --referral-rate 10 --number 520
              waitcast queue fluid-list random-order --referral-rate 10 --number 520
              waitcast queue fluid-list abandoning --referral-rate 20 --capacity 15 \\
                --hazard 0.01
            """,
        subcommands: [OldestFirstCommand.self, RandomOrderCommand.self, AbandoningCommand.self]
    )
}

/// The list's size, given or found for a target.
struct ListSize: ParsableArguments {
    @Option(help: "Referrals per unit of time, lambda.")
    var referralRate: Double

    @Option(help: "The number waiting, n.")
    var number: Double?
}
