/// Erlang's delay formula: the probability of having to wait in M/M/c.
///
/// Formula, conditions and source: ``theory``.
public enum ErlangC {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["C = B/(1 - rho (1 - B)),   rho = a/c,   B = Erlang B(c, a),   Lq = C rho/(1 - rho)"],
        applies: "Poisson arrivals, exponential service, c servers with one queue, where everyone waits for as long as "
            + "it takes (M/M/c); only where the offered load a = lambda/mu is below c.",
        source: "Erlang (1917); Cooper, Introduction to Queueing Theory (1981), chapter 3"
    )

    /// The probability of having to wait.
    ///
    /// Throws unless the load is positive and below the number of servers. Complexity: as ``ErlangB``.
    public static func waiting(servers: Int, offeredLoad a: Double) throws(QueueError) -> Double {
        let blocking = try ErlangB.blocking(servers: servers, offeredLoad: a)
        try QueueError.requireStable(demand: a, capacity: Double(servers))
        return waiting(blocking: blocking, load: a / Double(servers))
    }

    static func waiting(blocking: Double, load: Double) -> Double { blocking / (1 - load * (1 - blocking)) }
}
