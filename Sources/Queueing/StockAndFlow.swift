/// What a look at a list in its steady state shows of the waits of those who pass through it.
///
/// Formulas, conditions and source: ``theory``.
public enum StockAndFlow {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["E[age] = E[W^2]/(2 E[W]),   E[whole wait of those met] = E[W^2]/E[W]"],
        applies: "A list in its steady state: long waits are met more often, in proportion to their length, and on "
            + "average half way. W is the completed wait of all who pass through the list.",
        source: "Cox, Renewal Theory (1962), chapter 5"
    )

    /// The mean wait so far of those waiting, from the mean and standard deviation of completed waits.
    ///
    /// Throws unless the mean is positive and the standard deviation 0 or more.
    public static func meanAge(meanWait: Double, standardDeviation: Double) throws(QueueError) -> Double {
        try meanWaitOfThoseMet(meanWait: meanWait, standardDeviation: standardDeviation) / 2
    }

    /// The mean whole wait, so far and to come, of those waiting now.
    ///
    /// Throws unless the mean is positive and the standard deviation 0 or more.
    public static func meanWaitOfThoseMet(meanWait: Double, standardDeviation: Double) throws(QueueError) -> Double {
        try QueueError.requirePositive("the mean wait", meanWait)
        try QueueError.requireNotNegative("the standard deviation of waits", standardDeviation)
        return meanWait + standardDeviation * standardDeviation / meanWait
    }
}
