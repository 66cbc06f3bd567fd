/// The metrics that the history file may hold and Waitcast uses beside the figures of waits that ``WaitMetric`` names; others
/// are kept, listed and left alone.
package enum Metric: String, CaseIterable, Sendable {
    /// Children waiting, at the end of the period.
    case waiting
    /// Mean wait so far of those waiting, in weeks.
    case meanWait = "mean_wait"
    /// Longest wait so far, in weeks.
    case maxWait = "max_wait"
    /// Referrals (for EHCNA: requests) in the period.
    case referrals
    /// Referrals received in the period, accepted or not.
    case referralsReceived = "referrals_received"
    /// Referrals accepted in the period.
    case referralsAccepted = "referrals_accepted"
    /// Requests for an EHC needs assessment in the period.
    case requests
    /// Children seen (assessed) in the period.
    case seen
    /// Mean wait of the children seen in the period, in weeks.
    case seenMeanWait = "seen_mean_wait"
    /// Removals other than treatment in the period.
    case left
    /// Children sent elsewhere, or taken off the list, in the period.
    case transferred
    /// Referrals rejected or redirected within weeks, in the period.
    case earlyDisposals = "early_disposals"
    /// Appointments in the period.
    case appointments
    /// Appointments in the period that children did not come to.
    case appointmentsMissed = "appointments_missed"
    /// Plans issued in the period.
    case plansIssued = "plans_issued"
}

extension Metric {
    /// What referrals are called where an area does not say it, the surest first: children who are not accepted never wait.
    package static let usualReferralNames = [Metric.referrals, .referralsAccepted, .referralsReceived]
}
