import Calendar
import Foundation

/// The share of referrals that leaves without being assessed, from what comes, is assessed and stays: a ledger.
///
/// Of each month referrals less assessed less growth of the list have left otherwise. Months are discounted by 0.93, those
/// beyond two robust standard deviations are cut down to them (a recount is no flow), and two months of the pooled 0.25
/// are added. It says nothing of the age at which they leave.
package enum LeavingLedger {
    /// What boards' children's mental health services show.
    package static let pooled = 0.25
    private static let pooledMonths = 2.0
    private static let discount = 0.93
    /// The normal law's standard deviation over its median absolute deviation.
    private static let normalScale = 1.4826

    /// The share; `nil` without a month of which all is counted.
    package static func share(_ steps: [Transition]) -> Double? {
        let known = steps.filter { $0.assessed != nil && $0.months == 1 }
        guard let last = known.last?.to.month else { return nil }
        let left = known.map { $0.removals - ($0.assessed ?? 0) }
        let middle = median(left)
        let spread = 2 * normalScale * median(left.map { abs($0 - middle) })
        var (leavers, referrals, weights) = (0.0, 0.0, 0.0)
        for (step, value) in zip(known, left) {
            let weight = pow(discount, Double(last - step.to.month))
            // With few months their spread may be none.
            leavers += weight * (known.count >= 4 ? min(max(value, middle - spread), middle + spread) : value)
            referrals += weight * step.referrals
            weights += weight
        }
        guard weights > 0, referrals > 0 else { return nil }
        let added = pooledMonths * referrals / weights
        return (leavers + pooled * added) / (referrals + added)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
