/// Who is taken from a list when there is room for fewer than wait.
public enum OrderOfService: Hashable, Sendable {
    /// The earliest clock start first.
    case oldestFirst
    /// Everybody equally likely.
    case random
    /// The fitted mixture: of R removals, Binomial(R, `psi`) are uniform among children who have waited less than 13
    /// weeks (early disposals: rejected, fast-tracked, transferred); the others are drawn one by one without
    /// replacement with weight exp(`kappa` x wait / mean wait). `kappa` 0 is random, infinity oldest first.
    case mixture(kappa: Double, psi: Double)

    /// Children who have waited this many weeks or more are never early disposals.
    public static let earlyDisposalWeeks = 13
}
