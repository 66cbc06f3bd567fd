import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue erlang-c`.
struct ErlangCCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "erlang-c",
        "The probability of having to wait (Erlang's delay formula).",
        ErlangC.theory,
        examples: [
            "--offered-load 10 --servers 14",
            "--offered-load 10 --target-probability 0.2",
        ]
    )

    @OptionGroup var load: OfferedLoad
    @Option(help: "The number of servers, c.")
    var servers: Int?
    @Option(help: "Find the fewest servers for at most this probability of having to wait.")
    var targetProbability: Double?
    @OptionGroup var output: SheetOutput

    func validate() throws {
        _ = try load.value()
        try requireOne("--servers", isGiven: servers != nil, hasTarget: targetProbability != nil)
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
    }

    func sheet() throws -> FormulaSheet {
        let a = try load.value()
        let c = try known(servers) {
            _ = try ErlangB.blocking(servers: 0, offeredLoad: a)
            return try LeastThatSuffices.count(from: try MMc.fewestStable(a, 1)) { c throws(QueueError) in
                try ErlangC.waiting(servers: c, offeredLoad: a) <= targetProbability ?? 1
            }
        }
        let waiting = try ErlangC.waiting(servers: c, offeredLoad: a)
        let rho = a / Double(c)
        let line = Quantity(servers == nil ? "fewest servers" : "servers", "c", Double(c), "servers")
        return FormulaSheet(
            title: "Erlang C",
            given: [Quantity("offered load", "a", a, "servers")] + (servers == nil ? [] : [line])
                + (targetProbability.map { [Quantity("target: probability of having to wait at most", "", $0)] } ?? []),
            results: (servers == nil ? [line] : [])
                + [
                    Quantity("probability of having to wait", "C", waiting),
                    Quantity("load", "rho", rho),
                    Quantity("mean number waiting", "Lq", waiting * rho / (1 - rho), "people"),
                ],
            theory: ErlangC.theory
        )
    }
}
