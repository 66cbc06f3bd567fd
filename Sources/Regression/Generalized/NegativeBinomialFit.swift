/// A negative binomial regression with its estimated theta.
public struct NegativeBinomialFit: Sendable {
    /// The estimate of theta; the variance of a count is μ + μ² / theta.
    public let theta: Double
    /// Its standard error, from the observed information.
    public let thetaStandardError: Double
    /// The regression, as for any generalised linear model with this theta given (theta counts as a parameter).
    public let regression: GeneralizedLinearFit
}
