/// Little's law and its kin: what numbers waiting, referrals and waits say of each other, whatever the order of service.
///
/// Formulas, conditions and sources: ``theory``, and for a window of time ``theoryOfWindows``.
public enum LittlesLaw {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["L = lambda W"],
        applies: "Any system in the long run, whatever the order of service: numbers, referrals and waits of the same "
            + "list, without trend over the time looked at.",
        source: "Little, Operations Research 9 (1961)"
    )

    /// Formula, conditions and source of ``meanWaitOfLeavers(meanNumber:length:start:end:leavers:)``.
    public static let theoryOfWindows = Theory(
        formula: ["mean wait of leavers = (L T + N_0 A_0 - N_1 A_1)/leavers"],
        applies:
            "Always, exactly, and without a steady state: L is the mean number waiting during a window of length T; "
            + "N numbers waiting and A their mean waits so far, at its start (0) and end (1). Leavers are all who left, "
            + "seen or not.",
        source: "Little, Operations Research 9 (1961); Kim and Whitt, Operations Research 61 (2013)"
    )

    /// The mean number, L = lambda W: in the steady state.
    public static func meanNumber(arrivalRate: Double, meanWait: Double) -> Double { arrivalRate * meanWait }

    /// The mean wait, W = L/lambda: in the steady state.
    public static func meanWait(arrivalRate: Double, meanNumber: Double) -> Double { meanNumber / arrivalRate }

    /// The mean wait of those who left a list during a window, from what was on the list; no steady state needed.
    ///
    /// Waiting done inside the window is the mean number times its length. Add what those on the list at the start had
    /// done before, take off what those still there at the end have done: ``theoryOfWindows``.
    ///
    /// Throws unless the length and the leavers are positive and all else 0 or more.
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
