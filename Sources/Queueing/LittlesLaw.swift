/// Little's law and its kin: what numbers waiting, referrals and waits say of each other, whatever the order of service.
///
/// Source: Little, "A proof for the queuing formula L = lambda W", Operations Research 9 (1961); for finite windows,
/// Kim and Whitt, "Statistical analysis with Little's law", Operations Research 61 (2013).
public enum LittlesLaw {
    /// The mean number, L = lambda W: in the steady state.
    public static func meanNumber(arrivalRate: Double, meanWait: Double) -> Double { arrivalRate * meanWait }

    /// The mean wait, W = L/lambda: in the steady state.
    public static func meanWait(arrivalRate: Double, meanNumber: Double) -> Double { meanNumber / arrivalRate }

    /// The mean wait of those who left a list during a window, from what was on the list; no steady state needed.
    ///
    /// Waiting done inside the window is the mean number times its length. Add what those on the list at the start had
    /// done before, take off what those still there at the end have done:
    ///
    ///     mean wait of leavers = (L T + N_0 A_0 - N_1 A_1) / leavers
    ///
    /// with N numbers waiting and A their mean waits so far. Exact. Throws unless the length and the leavers are
    /// positive and all else 0 or more.
    public static func meanWaitOfLeavers(
        meanNumber: Double,
        length: Double,
        start: (number: Double, meanAge: Double),
        end: (number: Double, meanAge: Double),
        leavers: Double
    ) throws(QueueError) -> Double {
        try QueueError.requirePositive("the length of the window", length)
        try QueueError.requirePositive("the number of leavers", leavers)
        for value in [meanNumber, start.number, start.meanAge, end.number, end.meanAge] {
            try QueueError.requireNotNegative("a number or wait", value)
        }
        return (meanNumber * length + start.number * start.meanAge - end.number * end.meanAge) / leavers
    }
}
