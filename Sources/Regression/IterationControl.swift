/// When the iteration of a generalised linear model stops.
///
/// Fisher scoring with step-halving: a step β ← β + G⁻¹ s is shortened by halves until the deviance does not rise. It
/// has converged when the squared length of the step in units of its own standard errors, s' G⁻¹ s, is at most
/// `tolerance` times (deviance + 0.1). The covariance belongs to the weights of the last step taken.
public struct IterationControl: Sendable, Equatable {
    /// The squared relative step that counts as converged.
    public var tolerance: Double
    /// The most steps taken.
    public var maximumSteps: Int

    /// A control; the default gives about ten correct digits or more.
    public init(tolerance: Double = 1e-20, maximumSteps: Int = 60) {
        self.tolerance = tolerance
        self.maximumSteps = maximumSteps
    }
}
