import Statistics

/// The least weekly capacity that brings a list to a target by a date with a stated probability, in one formula.
///
/// X is the capacity of T weeks and A their referrals: with that X the list ends at or below the target with probability q.
/// Formula, conditions and source: ``theory``.
public enum LeastCapacity {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "X = (N_0 - N_1 + A) + z_q sqrt(phi_d A + phi_c X),   A = lambda T,   capacity = X/T"
        ],
        applies: "Referrals and capacity vary at random, with variances phi times their means (1 for Poisson; monthly "
            + "referrals are often 10 and more). A normal approximation: good when hundreds are referred over the time, "
            + "as long as the list does not run empty on the way.",
        source: "the normal quantile z_q of the list at the end"
    )

    /// The capacity per week, 0 where the list gets there by itself.
    ///
    /// Throws unless the weeks are positive, numbers, referrals and dispersions 0 or more, and the probability lies
    /// between 0 and 1, both excluded.
    public static func perWeek(
        from start: Double,
        to target: Double,
        weeks: Double,
        referralsPerWeek: Double,
        probability: Double,
        referralDispersion: Double = 1,
        capacityDispersion: Double = 1
    ) throws(QueueError) -> Double {
        try QueueError.requirePositive("the number of weeks", weeks)
        try QueueError.requireNotNegative("the number at the start", start)
        try QueueError.requireNotNegative("the target", target)
        try QueueError.requireNotNegative("weekly referrals", referralsPerWeek)
        try QueueError.requireNotNegative("the dispersion of referrals", referralDispersion)
        try QueueError.requireNotNegative("the dispersion of capacity", capacityDispersion)
        guard probability > 0, probability < 1 else {
            throw QueueError.invalid("the probability", probability, mustBe: "between 0 and 1, both excluded")
        }
        let z = Normal.standard.quantile(probability)
        let referrals = referralsPerWeek * weeks
        let need = start - target + referrals
        // With y the square root above: y^2 - phi_c z y - (phi_d A + phi_c need) = 0.
        let half = capacityDispersion * z / 2
        let constant = referralDispersion * referrals + capacityDispersion * need
        let root = half * half + constant
        guard root >= 0 else { return 0 }
        return max(0, need + z * (half + root.squareRoot())) / weeks
    }
}
