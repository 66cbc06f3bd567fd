/// What results have a measure of, and so what a target may hold it in.
extension Measure {
    /// Whether it has a total, a share or a mean over a year: of what happens in a month, not of what is at its end.
    package var isOverYears: Bool {
        switch self {
        case .referrals, .diverted, .seen, .earlyDisposals, .left, .transferred, .unexplainedAdditions,
            .unexplainedRemovals, .removalsMissing, .ceased, .outcome, .meanWaitSeen, .withinDue,
            .withinDueWithExceptions, .highNeedsDeficit:
            true
        case .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin, .waitingBeyond, .held,
            .meanWaitByChild, .empty, .clearanceTime, .capacity, .load, .reliefCapacity, .meanWaitIfReferred,
            .medianWaitIfReferred, .percentile92WaitIfReferred,
            .leavingIfReferred:
            false
        }
    }

    /// Whether each class of a service's children has it.
    package var isOfClasses: Bool {
        switch self {
        case .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin, .waitingBeyond, .seen,
            .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred,
            .leavingIfReferred:
            true
        case .referrals, .diverted, .earlyDisposals, .left, .transferred, .unexplainedAdditions, .unexplainedRemovals,
            .removalsMissing, .held, .ceased, .meanWaitSeen,
            .meanWaitByChild, .empty, .clearanceTime, .capacity, .load, .reliefCapacity, .outcome, .withinDue,
            .withinDueWithExceptions, .highNeedsDeficit:
            false
        }
    }

    /// Whether a sum of services has it.
    package var isOfSums: Bool {
        switch self {
        case .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin, .waitingBeyond, .referrals,
            .diverted, .seen, .earlyDisposals, .left, .transferred, .unexplainedAdditions, .unexplainedRemovals,
            .removalsMissing, .meanWaitSeen, .meanWaitByChild, .empty:
            true
        case .held, .ceased, .clearanceTime, .capacity, .load, .reliefCapacity, .outcome, .withinDue,
            .withinDueWithExceptions, .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred,
            .leavingIfReferred, .highNeedsDeficit:
            false
        }
    }

    /// The names of some measures that targets may hold classes or sums to, for messages.
    static func names(where isMeant: (Measure) -> Bool) -> String {
        let examples: [Measure] = [
            .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin(weeks: 18),
            .waitingBeyond(weeks: 52), .referrals, .seen, .transferred,
        ]
        return examples.filter(isMeant).map(\.name).joined(separator: ", ")
    }
}
