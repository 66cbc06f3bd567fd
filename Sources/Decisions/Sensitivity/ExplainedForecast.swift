import Calibration
import Regression
import Statistics

/// How much of the spread of a forecast each figure explains: first-order shares of its variance, by regression on the run's
/// own draws.
///
/// The share of a figure X in the variance of a forecast Y is Var(E[Y | X]) / Var(Y), with E[Y | X] a smooth curve through the
/// replications. Where it would not be told from chance, it is said to be none.
///
/// Sources: Sobol' (1993), Mathematical Modelling and Computational Experiments 1, 407-414; Strong, Oakley and Brennan (2014),
/// Medical Decision Making 34, 311-326.
package struct ExplainedForecast: Sendable {
    /// What a set of figures explains.
    package struct Share: Sendable {
        /// The places of the figures among all.
        package let members: [Int]
        /// The share of the variance, less what noise would give.
        package let share: Double
        /// Its standard error.
        package let error: Double
        /// The probability that any figure would seem to explain as much if none did.
        package let chance: Double
        /// Of a single figure, its 10th and 90th percentile over the replications, and the forecast expected at each with
        /// everything else as uncertain as it is.
        package let ends: Ends?

        /// Whether it can be told from chance.
        package var isTold: Bool { chance <= Shuffles.level && share > 0 }

        package struct Ends: Equatable, Sendable {
            package let low: Double
            package let high: Double
            package let atLow: Double
            package let atHigh: Double
        }
    }

    /// Its mean, standard deviation, and 10th and 90th percentile over the replications.
    package let mean: Double
    package let deviation: Double
    package let low: Double
    package let high: Double
    /// What each set of figures explains, in the order of the sets.
    package let shares: [Share]

    /// Explains a forecast's values by sets of figures.
    ///
    /// - Parameters:
    ///   - values: the forecast's, by replication.
    ///   - sets: what explains them.
    ///   - figures: what the sets are of.
    ///   - shuffles: orders of the replications by chance, for how much a figure would seem to explain if it did not.
    ///   - tails: the share of values at either end that are taken for the last one before them where they are explained
    ///     (winsorising: Tukey, "The future of data analysis", Annals of Mathematical Statistics 33 (1962), 1-67).
    init(_ values: [Double], by sets: [FigureSet], of figures: [UncertainFigure], shuffles: Shuffles, tails: Double = 0)
    {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        self.mean = mean
        deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
        (low, high) = (Quantile.of(values, 0.1), Quantile.of(values, 0.9))
        let (least, most) = (Quantile.of(values, tails), Quantile.of(values, 1 - tails))
        let values = values.map { min(max($0, least), most) }
        let fits = concurrentMap(sets.count) { sets[$0].basis.fit(values) }
        let chances = shuffles.probabilities(sets: sets.count, observed: fits.map(\.takenUp)) { set, order in
            sets[set].basis.fit(order.map { values[$0] }).takenUp
        }
        shares = zip(sets, zip(fits, chances))
            .map { set, found in
                let (fit, chance) = found
                var ends: Share.Ends?
                if set.members.count == 1 {
                    let drawn = figures[set.members[0]].values
                    let (low, high) = (Quantile.of(drawn, 0.1), Quantile.of(drawn, 0.9))
                    ends = Share.Ends(
                        low: low,
                        high: high,
                        atLow: fit.expected(at: [low]),
                        atHigh: fit.expected(at: [high])
                    )
                }
                return Share(
                    members: set.members,
                    share: fit.explained,
                    error: fit.explainedError,
                    chance: chance,
                    ends: ends
                )
            }
    }
}
