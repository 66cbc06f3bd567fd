import ArgumentParser

/// `waitcast queue`.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Answers from queueing theory, without simulation.",
        discussion: """
            Each model prints its figures with units, then its formula, when it applies
            and its source. Most also answer the inverse question: what is needed for
            --target-wait, --target-queue or --target-probability. Rates are per unit of
            time and waits in that unit (--time-unit, weeks unless said otherwise).

            Examples:
              waitcast queue mmc --arrival-rate 4 --service-rate 1 --servers 5
              waitcast queue mmc --arrival-rate 4 --service-rate 1 --target-wait 0.1
              waitcast queue waiting-list --demand 30 --target-wait 52 --format json
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Steady queues",
                subcommands: [
                    MM1Command.self, MMcCommand.self, MMcKCommand.self, MG1Command.self, MD1Command.self,
                    MGcCommand.self,
                    KingmanCommand.self, PriorityCommand.self, JacksonCommand.self,
                ]
            ),
            CommandGroup(
                name: "Erlang's formulas",
                subcommands: [ErlangACommand.self, ErlangBCommand.self, ErlangCCommand.self]
            ),
            CommandGroup(
                name: "Lists and flows",
                subcommands: [
                    FluidListCommand.self, InfiniteServersCommand.self, CyclicArrivalsCommand.self,
                    LittlesLawCommand.self, LittlesLawWindowCommand.self, StockAndFlowCommand.self,
                ]
            ),
            CommandGroup(
                name: "Waiting lists",
                subcommands: [WaitingListCommand.self, LeastCapacityCommand.self, CompartmentsCommand.self]
            ),
        ]
    )
}
