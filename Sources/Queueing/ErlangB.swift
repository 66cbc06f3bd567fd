import Statistics

/// Erlang's loss formula: the share of calls turned away when all servers are busy and nobody waits (M/G/c/c).
///
/// Formula, conditions and source: ``theory``. It is worked out as
///
///     1/B(c) = 1 + c/a + c (c - 1)/a^2 + ...
///
/// up to c = a, where the terms fall, so that the sum is short; beyond, the recursion goes on from there until nobody is
/// turned away. Both add positive terms only, so they are safe for millions of servers.
public enum ErlangB {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "B(0) = 1,   B(c) = a B(c - 1)/(c + a B(c - 1)),   a = lambda/mu the offered load in servers"
        ],
        applies:
            "Poisson arrivals, any service times, c servers or places and no queue: whoever finds all of them busy "
            + "is turned away (M/G/c/c). At any load.",
        source: "Erlang (1917); Jagerman, Bell System Technical Journal 53 (1974)"
    )

    /// The probability of being turned away.
    ///
    /// Throws unless there are 0 to ``LeastThatSuffices/mostServers`` servers and a positive load.
    /// Complexity: the square root of the servers, or of the load where that is less.
    public static func blocking(servers: Int, offeredLoad a: Double) throws(QueueError) -> Double {
        try QueueError.requireCount(from: 0, "the number of servers", servers)
        try QueueError.requirePositive("the offered load", a)
        // Of few servers the recursion alone is short enough.
        var c = servers > 10_000 ? Int(a, within: 0...servers) : 0
        var term = 1.0
        var sum = 1.0
        var left = Double(c)
        while left > 0, term > 1e-17 * sum {
            term *= left / a
            sum += term
            left -= 1
        }
        var blocking = 1 / sum
        while c < servers, blocking > 0 {
            c += 1
            blocking = a * blocking / (Double(c) + a * blocking)
        }
        return blocking
    }

    /// The least number of servers that turns away at most a share of calls.
    ///
    /// Throws unless the load is positive and the share above 0 and at most 1, and where not even the most servers that
    /// can be computed are enough.
    public static func servers(offeredLoad a: Double, blockingAtMost share: Double) throws(QueueError) -> Int {
        try QueueError.requirePositive("the offered load", a)
        guard share > 0, share <= 1 else {
            throw QueueError.invalid("the share turned away", share, mustBe: "above 0 and at most 1")
        }
        return try LeastThatSuffices.count(from: 0) { c throws(QueueError) in
            try blocking(servers: c, offeredLoad: a) <= share
        }
    }
}
