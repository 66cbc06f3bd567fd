/// The waiting-list formulas of Fong et al., which hospitals use as rules of thumb.
///
/// Demand and capacity are per week (or any unit), waits in weeks (the same unit). Formulas, conditions and source:
/// ``theory``.
public enum WaitingListFormulas {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "queue load = demand/capacity,   target mean wait = target wait/factor",
            "target queue = demand x target mean wait",
            "relief capacity = demand + (queue - target queue)/weeks",
            "target capacity = demand + (cd^2 + cc^2)/2 factor/target wait",
            "target capacity of the paper = demand + 2 (1 + 4 F)/target wait",
            "pressure = 2 mean wait/target wait,   clearance time = queue/capacity",
        ],
        applies:
            "Rules of thumb, in weeks. Relief capacity is for lists of more than twice the target queue. The factor: "
            + "with exponential waits a mean of a quarter of the target leaves 1.8% beyond it, a sixth 0.2%.",
        source: "Fong et al., medRxiv 2022.08.23.22279117; R package NHSRwaitinglist"
    )

    /// Demand over capacity: above 1 the list grows without limit.
    public static func queueLoad(demand: Double, capacity: Double) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the demand", demand)
        try QueueError.requirePositive("the capacity", capacity)
        return demand / capacity
    }

    /// The mean wait to aim at: the target over the factor.
    public static func targetMeanWait(targetWait: Double, factor: Double = 4) throws(QueueError) -> Double {
        try QueueError.requirePositive("the target wait", targetWait)
        try QueueError.requirePositive("the factor", factor)
        return targetWait / factor
    }

    /// The list size at which the target can be held: demand times the mean wait to aim at (Little's law).
    public static func targetQueue(
        demand: Double,
        targetWait: Double,
        factor: Double = 4
    ) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the demand", demand)
        return demand * (try targetMeanWait(targetWait: targetWait, factor: factor))
    }

    /// The capacity that brings a list down to its target size in a number of weeks: demand + (queue - target)/weeks.
    ///
    /// Meant for lists of more than twice the target size. Less than demand where the list is below its target.
    public static func reliefCapacity(
        demand: Double,
        queue: Double,
        targetQueue: Double,
        weeks: Double
    ) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the demand", demand)
        try QueueError.requireNotNegative("the number waiting", queue)
        try QueueError.requireNotNegative("the target number", targetQueue)
        try QueueError.requirePositive("the number of weeks", weeks)
        return demand + (queue - targetQueue) / weeks
    }

    /// The capacity that holds the target once the list is at its target size, by Kingman's formula.
    ///
    ///     demand + (cd^2 + cc^2)/2 factor/target
    ///
    /// with the coefficients of variation of the times between referrals and between removals. The form of the R
    /// package NHSRwaitinglist from 0.1 on.
    public static func targetCapacity(
        demand: Double,
        targetWait: Double,
        factor: Double = 4,
        demandVariation: Double = 1,
        capacityVariation: Double = 1
    ) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the demand", demand)
        try QueueError.requireNotNegative("the coefficient of variation of demand", demandVariation)
        try QueueError.requireNotNegative("the coefficient of variation of capacity", capacityVariation)
        let meanWait = try targetMeanWait(targetWait: targetWait, factor: factor)
        let variation = (demandVariation * demandVariation + capacityVariation * capacityVariation) / 2
        return demand + variation / meanWait
    }

    /// The same by the form of the paper, after Pollaczek and Khinchine: demand + 2 (1 + 4 F)/target.
    ///
    /// F tells how variable service is: 1 when unknown, less is better.
    public static func targetCapacity(
        demand: Double,
        targetWait: Double,
        variability f: Double
    ) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the demand", demand)
        try QueueError.requirePositive("the target wait", targetWait)
        try QueueError.requireNotNegative("the variability", f)
        return demand + 2 * (1 + 4 * f) / targetWait
    }

    /// Twice the mean wait over the target: above 1 a list is likely to miss it.
    public static func pressure(meanWait: Double, targetWait: Double) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the mean wait", meanWait)
        try QueueError.requirePositive("the target wait", targetWait)
        return 2 * meanWait / targetWait
    }

    /// The weeks it would take to see everyone now waiting if nobody else joined: the number over weekly removals.
    public static func clearanceTime(queue: Double, removalsPerWeek: Double) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the number waiting", queue)
        try QueueError.requirePositive("weekly removals", removalsPerWeek)
        return queue / removalsPerWeek
    }

    /// The weeks until a list falls to a target size while others join: (queue - target)/(capacity - demand).
    ///
    /// 0 where it is there already; otherwise throws where capacity does not exceed demand.
    public static func weeksToTarget(
        queue: Double,
        targetQueue: Double = 0,
        demand: Double,
        capacity: Double
    ) throws(QueueError) -> Double {
        try QueueError.requireNotNegative("the number waiting", queue)
        try QueueError.requireNotNegative("the target number", targetQueue)
        try QueueError.requireNotNegative("the demand", demand)
        try QueueError.requireNotNegative("the capacity", capacity)
        if queue <= targetQueue { return 0 }
        try QueueError.requireStable(demand: demand, capacity: capacity)
        return (queue - targetQueue) / (capacity - demand)
    }
}
