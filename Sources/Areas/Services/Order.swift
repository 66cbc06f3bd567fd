/// Who is seen first.
package enum Order: Codable, Hashable, Sendable {
    /// The longest waiting first.
    case oldestFirst
    /// Everybody equally likely.
    case random
    /// A mixture fitted to the history: a share psi of removals are early disposals of new referrals, the others are taken
    /// with weight exp(kappa x wait / mean wait).
    case fitted
    /// The same mixture with given parameters.
    case mixture(kappa: Figure, psi: Figure)
}
