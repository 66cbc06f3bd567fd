import Calibration
import Randomness
import Regression

/// What knowing a figure before choosing a plan would be worth: the expected value of partial perfect information.
///
///     EVPPI = E[max over plans of E[benefit | figure]] - max over plans of E[benefit]
///
/// E[benefit | figure] is a smooth curve through the run's own replications. Since the best of several curves is taken, their
/// noise seems to be worth something: how much, and the standard error, come from curves that the data might as well have
/// come from. What is left and would not be told from the largest of noise over all figures is said to be none.
///
/// Source: Strong, Oakley and Brennan, "Estimating multiparameter partial expected value of perfect information from a
/// probabilistic sensitivity analysis sample: a nonparametric regression approach", Medical Decision Making 34 (2014),
/// 311-326.
package struct ValueOfKnowing: Sendable {
    /// The places of the figures among all.
    package let members: [Int]
    /// The estimate, less the bias of its curves; from 0 to what knowing everything would be worth.
    package let value: Double
    /// Its standard error; `nil` where it would not be told from chance.
    package let error: Double?
    /// The probability that any figure would seem worth as much if none were.
    package let chance: Double

    /// Whether it can be told from chance.
    package var isTold: Bool { chance <= Shuffles.level && value > 0 }

    /// Curves that might as well have been meant, for bias and error.
    private static let curveCount = 200

    /// What each set of figures is worth to a choice.
    static func all(_ sets: [FigureSet], for choice: PlanChoice, shuffles: Shuffles) -> [ValueOfKnowing] {
        // Where one plan is the best whatever happens, nothing is worth knowing.
        let most = choice.valueOfKnowingAll
        guard most > 0 else {
            return sets.map { ValueOfKnowing(members: $0.members, value: 0, error: nil, chance: 1) }
        }
        let options = choice.benefits
        let raw = concurrentMap(sets.count) { PlanChoice.gain(curves(sets[$0], options)) }
        let chances = shuffles.probabilities(sets: sets.count, observed: raw) { set, order in
            PlanChoice.gain(curves(sets[set], options.map { benefits in order.map { benefits[$0] } }))
        }
        return concurrentMap(sets.count) { place in
            guard chances[place] <= Shuffles.level else {
                return ValueOfKnowing(members: sets[place].members, value: 0, error: nil, chance: chances[place])
            }
            let spread = spread(sets[place], options)
            return ValueOfKnowing(
                members: sets[place].members,
                value: min(max(0, raw[place] - (spread.mean - raw[place])), most),
                error: spread.deviation,
                chance: chances[place]
            )
        }
    }

    /// The benefit expected of each plan, at each value of the figures.
    private static func curves(_ set: FigureSet, _ options: [[Double]]) -> [[Double]] {
        options.map { benefits in
            // No change brings nothing more than itself.
            benefits.contains { $0 != 0 } ? set.basis.fit(benefits).fitted : benefits
        }
    }

    /// Mean and standard deviation of what knowing would be worth over curves that the data might have come from.
    private static func spread(_ set: FigureSet, _ options: [[Double]]) -> (mean: Double, deviation: Double) {
        let fits = options.map { set.basis.fit($0) }
        let fitted = fits.map(\.fitted)
        let residuals = zip(options, fitted).map { zip($0, $1).map { $0 - $1 } }
        let free = fits.map { (Double(set.basis.count) - $0.effectiveParameters).squareRoot() }
        let covariance = options.indices.map { one in
            options.indices.map { other in
                zip(residuals[one], residuals[other]).reduce(0) { $0 + $1.0 * $1.1 } / (free[one] * free[other])
            }
        }
        let root = squareRoot(of: covariance)
        let terms = fits.map(\.termCount).max() ?? 0
        let gains = (0..<curveCount)
            .map { number -> Double in
                var stream = Chance.stream(number, for: .curve)
                var normals = options.map { _ in [Double](repeating: 0, count: terms) }
                for term in 0..<terms {
                    let independent = options.map { _ in StandardNormal.quantile(stream.uniform()) }
                    for option in options.indices {
                        normals[option][term] = zip(root[option], independent).reduce(0) { $0 + $1.0 * $1.1 }
                    }
                }
                return PlanChoice.gain(
                    fits.indices.map { option in
                        zip(fitted[option], fits[option].strays(normals[option])).map { $0 + $1 }
                    }
                )
            }
        let mean = PlanChoice.mean(gains)
        let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / Double(gains.count - 1)).squareRoot())
    }

    /// A lower triangle L with L L' the covariance; plans that differ in nothing have rows of their own that are 0.
    private static func squareRoot(of covariance: [[Double]]) -> [[Double]] {
        let size = covariance.count
        var root = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for column in 0..<size {
            let left = covariance[column][column] - root[column].reduce(0) { $0 + $1 * $1 }
            guard left > 1e-9 * covariance[column][column], left > 0 else { continue }
            root[column][column] = left.squareRoot()
            for row in (column + 1)..<max(size, column + 1) {
                let known = zip(root[row], root[column]).reduce(0) { $0 + $1.0 * $1.1 }
                root[row][column] = (covariance[row][column] - known) / root[column][column]
            }
        }
        return root
    }
}
