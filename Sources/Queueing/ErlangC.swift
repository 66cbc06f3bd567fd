/// Erlang's delay formula: the probability of having to wait in M/M/c.
///
///     C = B / (1 - rho (1 - B)),   rho = a/c,   B = Erlang B(c, a)
///
/// Applies when the offered load a = lambda/mu is below the number of servers c.
/// Source: Erlang (1917); Cooper, Introduction to Queueing Theory (1981), chapter 3.
public enum ErlangC {
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
