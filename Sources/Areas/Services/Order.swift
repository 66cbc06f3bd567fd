/// Who is seen first.
package enum Order: Codable, Hashable, Sendable {
    /// The longest waiting first.
    case oldestFirst
    /// Everybody equally likely.
    case random
    /// The mixture of DESIGN 2.5 with parameters fitted to the history.
    case fitted
    /// The mixture with given parameters.
    case mixture(kappa: Figure, psi: Figure)
}
