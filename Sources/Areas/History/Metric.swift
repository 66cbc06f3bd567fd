/// The metrics that the history file may hold and Waitcast uses; others are kept, listed and left alone.
package enum Metric: String, CaseIterable, Sendable {
    /// Children waiting, at the end of the period.
    case waiting
    /// Mean wait so far of those waiting, in weeks.
    case meanWait = "mean_wait"
    /// Longest wait so far, in weeks.
    case maxWait = "max_wait"
    /// Referrals (for EHCNA: requests) in the period.
    case referrals
    /// Requests for an EHC needs assessment in the period.
    case requests
    /// Children assessed in the period.
    case assessed
    /// Mean wait of the children assessed in the period, in weeks.
    case assessedMeanWait = "assessed_mean_wait"
    /// Plans issued in the period.
    case plansIssued = "plans_issued"
}
