/// When the iteration of a generalised linear model stops.
///
/// Fisher scoring with step-halving: a step β ← β + G⁻¹ s is shortened by halves until the deviance does not rise. The
/// covariance belongs to the weights from which the last step was taken. The negative binomial under the log link takes
/// Newton's steps, by the observed information in place of G, unless it stops as R does; its covariance belongs to the
/// expected information at the estimates.
public struct IterationControl: Sendable, Equatable {
    /// The test for convergence.
    public enum Test: Sendable, Equatable {
        /// The squared length of the step in its own standard errors, s' G⁻¹ s, is at most this times (deviance + 0.1).
        case step(Double)
        /// The deviance changed by at most this times (deviance + 0.1), as R tests.
        case deviance(Double)
    }

    /// The test for convergence.
    public var test: Test
    /// The most steps taken.
    public var maximumSteps: Int

    /// A control; the default converges to about ten correct digits or more in coefficients and standard errors.
    public init(test: Test = .step(1e-20), maximumSteps: Int = 250) {
        self.test = test
        self.maximumSteps = maximumSteps
    }

    /// Stops where R's `glm` and MASS's `glm.nb` stop, so that published figures come out digit for digit.
    ///
    /// R stops earlier than the default here: its coefficients are right to seven digits or so, its standard errors, which
    /// trail by one step, to between five and nine, and theta's standard error to five.
    public static let asR = IterationControl(test: .deviance(1e-8), maximumSteps: 25)
}
