/// A ridge regression.
public struct RidgeFit: Sendable {
    /// The estimates, with the posterior covariance as their covariance.
    public let regression: GeneralizedLinearFit
    /// How many free coefficients the estimates are worth, tr(G (G + P)⁻¹).
    public let effectiveParameters: Double
}
