import Foundation

/// A level that wanders on the log scale, followed from count to count.
///
/// The log level is normal; a count's expected value is linear about it. Counts that stray far move it by no more than one
/// at two and a half standard deviations: so a jump must be seen twice, unless jumps are part of the model.
struct LevelFilter {
    /// Mean and variance of the log level.
    var mean: Double
    var variance: Double

    /// Takes a count of referrals in: they may have jumped.
    ///
    /// - Parameters:
    ///   - count: the count.
    ///   - season: log of the month's season.
    ///   - scatter: the variance of the log count beside that of chance.
    ///   - step: the variance of the level's step.
    ///   - jumpRate: the probability of a jump.
    /// - Returns: the log density of ln(count + 1/2).
    mutating func jumps(to count: Double, season: Double, scatter: Double, step: Double, jumpRate: Double) -> Double {
        let before = variance + step
        let noise = scatter + 1 / (min(exp(mean + season), 1e6) + 0.5)
        let error = log(count + 0.5) - season - mean
        let far = before + ListPriors.jump * ListPriors.jump
        let (near, wide) = (before + noise, far + noise)
        let usual = log(1 - jumpRate) - 0.5 * (error * error / near + log(near))
        let jumped = log(jumpRate) - 0.5 * (error * error / wide + log(wide))
        let top = max(usual, jumped)
        let sum = exp(usual - top) + exp(jumped - top)
        let share = exp(jumped - top) / sum
        let (gainNear, gainFar) = (before / near, far / wide)
        let (meanNear, meanFar) = (gainNear * error, gainFar * error)
        let shift = (1 - share) * meanNear + share * meanFar
        variance =
            (1 - share) * (before * (1 - gainNear) + (meanNear - shift) * (meanNear - shift))
            + share * (far * (1 - gainFar) + (meanFar - shift) * (meanFar - shift))
        mean += shift
        return top + log(sum)
    }

    /// Takes a count in whose expected value is the level plus something known.
    ///
    /// - Parameters:
    ///   - error: the count less its expected value.
    ///   - level: the expected value that belongs to the level.
    ///   - noise: the variance of the count about its expected value.
    ///   - step: the variance of the level's step.
    /// - Returns: the log density of the count, Student's t with 8 degrees of freedom.
    mutating func moves(by error: Double, level: Double, noise: Double, step: Double) -> Double {
        let before = variance + step
        let spread = noise + level * level * before
        let z = error / spread.squareRoot()
        let gain = level * before / spread
        mean += gain * min(max(error, -2.5 * spread.squareRoot()), 2.5 * spread.squareRoot())
        variance = max(before * (1 - gain * level), 1e-6)
        return -4.5 * log1p(z * z / 8) - 0.5 * log(spread)
    }
}
