/// Erlang's loss formula: the share of calls turned away when all servers are busy and nobody waits (M/G/c/c).
///
///     B(0) = 1,   B(c) = a B(c - 1) / (c + a B(c - 1)),   a = lambda/mu the offered load in servers
///
/// Exact for any distribution of service times. The recursion adds positive terms only, so it is safe for thousands of
/// servers. Source: Erlang (1917); Jagerman, Bell System Technical Journal 53 (1974).
public enum ErlangB {
    /// The probability of being turned away.
    ///
    /// Throws unless there are 0 or more servers and a positive load. Complexity: proportional to the servers.
    public static func blocking(servers: Int, offeredLoad a: Double) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the number of servers", Double(servers))
        try QueueError.requirePositive("the offered load", a)
        var blocking = 1.0
        var c = 0
        while c < servers {
            c += 1
            step(&blocking, to: c, a)
        }
        return blocking
    }

    /// The least number of servers that turns away at most a share of calls.
    ///
    /// Throws unless the load is positive and the share above 0 and at most 1.
    /// Complexity: proportional to the answer.
    public static func servers(offeredLoad a: Double, blockingAtMost share: Double) throws(QueueError) -> Int {
        try QueueError.requirePositive("the offered load", a)
        guard share > 0, share <= 1 else {
            throw QueueError.invalid("the share turned away", share, mustBe: "above 0 and at most 1")
        }
        var blocking = 1.0
        var c = 0
        while blocking > share {
            c += 1
            step(&blocking, to: c, a)
        }
        return c
    }

    /// From B(c - 1) to B(c).
    static func step(_ blocking: inout Double, to c: Int, _ a: Double) {
        blocking = a * blocking / (Double(c) + a * blocking)
    }
}
