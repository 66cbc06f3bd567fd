import Statistics

/// What keeps a plan and no change apart in a measure of a service, by horizon.
struct PairedRow {
    let service: String
    let measure: String
    let months: [PairedMonth]
}

/// The variance of the difference of a plan from no change, and where it comes from.
struct PairedMonth {
    /// Of two runs that share nothing, and of two in the same replications.
    private(set) var independent = 0.0
    private(set) var paired = 0.0
    /// The same of the weeks' luck alone, while all that is uncertain stays as it is.
    private(set) var luckIndependent = 0.0
    private(set) var luckPaired = 0.0
    /// The part of the paired variance that comes of the plan's uncertain effects.
    private(set) var effects = 0.0
    /// The share of replications in which the plan leaves nobody waiting.
    private(set) var empty = 0.0

    /// From the values of replications; those without a value are left out.
    init(
        plan: [Double],
        planWithOtherLuck: [Double],
        planWithOtherEffects: [Double],
        noChange: [Double],
        noChangeWithOtherLuck: [Double],
        waiting: [Double]
    ) {
        let all = [plan, planWithOtherLuck, planWithOtherEffects, noChange, noChangeWithOtherLuck]
        let whole = plan.indices.filter { index in all.allSatisfy { !$0[index].isNaN } }
        guard whole.count > 1 else { return }
        let kept = { (values: [Double]) in whole.map { values[$0] } }
        let difference = { (one: [Double], other: [Double]) in whole.map { one[$0] - other[$0] } }
        // Of two draws that are alike, the variance of one is half the mean square of their difference.
        let ofOne = { (differences: [Double]) in
            differences.reduce(0) { $0 + $1 * $1 } / Double(2 * differences.count)
        }
        independent = Self.variance(kept(plan)) + Self.variance(kept(noChange))
        paired = Self.variance(difference(plan, noChange))
        luckIndependent =
            ofOne(difference(plan, planWithOtherLuck)) + ofOne(difference(noChange, noChangeWithOtherLuck))
        luckPaired = ofOne(
            zip(difference(plan, noChange), difference(planWithOtherLuck, noChangeWithOtherLuck)).map { $0 - $1 }
        )
        effects = ofOne(difference(plan, planWithOtherEffects))
        empty = Double(whole.count { waiting[$0] == 0 }) / Double(whole.count)
    }

    private static func variance(_ values: [Double]) -> Double {
        let deviation = Summary(of: values).standardDeviation
        return deviation * deviation
    }
}
