import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue erlang-b`.
struct ErlangBCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "erlang-b",
        "The share turned away when nobody can wait (Erlang's loss formula).",
        ErlangB.theory,
        examples: [
            "--offered-load 10 --servers 17",
            "--offered-load 10 --target-probability 0.01",
            "--servers 17 --target-probability 0.01",
        ]
    )

    @OptionGroup var load: OfferedLoad
    @Option(help: "The number of servers or places, c.")
    var servers: Int?
    @Option(help: "Find the fewest servers, or with --servers the greatest load, for at most this share turned away.")
    var targetProbability: Double?
    @OptionGroup var output: SheetOutput

    func validate() throws {
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
        let known = [load.isGiven, servers != nil, targetProbability != nil].count { $0 }
        guard known == 2 else {
            throw ValidationError("give two of the offered load, --servers and --target-probability")
        }
    }

    func sheet() throws -> FormulaSheet {
        let target = targetProbability ?? 1
        let a: Double
        if load.isGiven {
            a = try load.value()
        } else {
            // The load beyond which more than the target are turned away.
            a = try LeastThatSuffices.rate(above: 0) { load throws(QueueError) in
                try ErlangB.blocking(servers: servers ?? 0, offeredLoad: load) > target
            }
        }
        if servers == nil { try QueueError.requireComputable(load: a) }
        let c = try servers ?? ErlangB.servers(offeredLoad: a, blockingAtMost: target)
        let blocking = try ErlangB.blocking(servers: c, offeredLoad: a)
        let carried = a * (1 - blocking)
        let loadLine = Quantity(load.isGiven ? "offered load" : "greatest offered load", "a", a, "servers")
        let serverLine = Quantity(servers == nil ? "fewest servers" : "servers", "c", Double(c), "servers")
        return FormulaSheet(
            title: "Erlang B",
            given: (load.isGiven ? [loadLine] : []) + (servers == nil ? [] : [serverLine])
                + (targetProbability.map { [Quantity("target: probability of being turned away at most", "", $0)] }
                    ?? []),
            results: (load.isGiven ? [] : [loadLine]) + (servers == nil ? [serverLine] : [])
                + [
                    Quantity("probability of being turned away", "B", blocking),
                    Quantity("mean number of busy servers", "a (1 - B)", carried, "servers"),
                ] + (c > 0 ? [Quantity("share of time that a server is busy", "", carried / Double(c))] : []),
            theory: ErlangB.theory
        )
    }
}
