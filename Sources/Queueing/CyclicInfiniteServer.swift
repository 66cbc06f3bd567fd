import Foundation

/// M(t)/G/infinity under a yearly (or any) cycle: how much of it reaches the number present, and how late.
///
/// Formulas, conditions and source: ``theory``. For stays that are not exponential
/// (1 - E[exp(-i omega S)])/(i omega E[S]) = g exp(-i omega lag), the transform of the stay so far of those present.
public struct CyclicInfiniteServer: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "lambda(t) = mean (1 + A cos(omega t)),   m(t) = mean E[S] (1 + A g cos(omega (t - lag)))",
            "exponential stays: g = 1/sqrt(1 + (omega/mu)^2),   lag = atan(omega/mu)/omega",
        ],
        applies: "Nobody queues: all stay as long as they need. Poisson arrivals with a regular cycle that has gone on "
            + "for long.",
        source: "Eick, Massey and Whitt, Management Science 39 (1993)"
    )

    /// The mean stay, E[S].
    public let meanStay: Double
    /// The length of a cycle.
    public let period: Double
    /// What is left of the relative amplitude, g: between 0 and 1.
    public let damping: Double
    /// How long after arrivals the number present peaks: at most half a cycle.
    public let lag: Double

    /// Stays with a gamma distribution: shape 1 is exponential, larger shapes more regular, infinity a fixed stay.
    ///
    /// Throws unless the mean, the period and the shape are positive.
    public init(meanStay: Double, period: Double, shape: Double = 1) throws(QueueError) {
        try QueueError.requirePositive("the mean stay", meanStay)
        try QueueError.requirePositive("the length of a cycle", period)
        guard shape > 0 else { throw QueueError.invalid("the shape of the stay", shape, mustBe: "above 0") }
        self.meanStay = meanStay
        self.period = period
        let omega = 2 * Double.pi / period
        let s = omega * meanStay
        // phi = (1 + i s/shape)^-shape, in polar form; exp(-i s) for a fixed stay.
        let fixed = shape == .infinity
        let lost = fixed ? 0 : -expm1(-shape / 2 * log1p(s / shape * (s / shape)))
        let size = 1 - lost
        let angle = fixed ? s : shape * atan(s / shape)
        // Stays next to nothing beside a cycle: the limit, half the mean of squares over the mean.
        guard s > 1e-100 else {
            damping = 1
            lag = meanStay * (1 + 1 / shape) / 2
            return
        }
        // (1 - phi)/(i s), with 1 - size cos(angle) in two parts that do not cancel.
        let half = sin(angle / 2)
        let (real, imaginary) = (2 * half * half + lost * cos(angle), size * sin(angle))
        damping = hypot(real, imaginary) / s
        lag = atan2(real, imaginary) / omega
    }
}
