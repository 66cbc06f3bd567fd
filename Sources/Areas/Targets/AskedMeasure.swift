/// A measure of a service, a class of it or a sum of services at a time that somebody asks about.
package struct AskedMeasure: Hashable, Sendable {
    /// The id of the service, or of a sum of services.
    package var service: String
    /// What is measured.
    package var measure: Measure
    /// The only class of the service's children that it is about; `nil`: all of them.
    package var childClass: String?
    /// When.
    package var time: Target.Due
    /// The words in which it was asked for.
    package var text: String

    package init(service: String, measure: Measure, childClass: String? = nil, time: Target.Due, text: String) {
        (self.service, self.measure, self.childClass) = (service, measure, childClass)
        (self.time, self.text) = (time, text)
    }

    /// What a target is about.
    package init(_ target: Target) {
        self.init(
            service: target.service,
            measure: target.measure,
            childClass: target.childClass,
            time: target.due,
            text: target.text
        )
    }

    /// A goal of it, whatever its value: a run counts what goals are about.
    package var goal: Target {
        Target(
            service: service,
            measure: measure,
            bound: measure.betterSide ?? .atMost,
            value: 0,
            due: time,
            childClass: childClass,
            text: text
        )
    }
}

extension Measure {
    /// The side on which children are better off; `nil`: neither, in itself.
    package var betterSide: Target.Bound? {
        switch self {
        case .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .meanWaitByChild, .waitingBeyond,
            .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred, .leavingIfReferred, .left,
            .meanWaitSeen, .clearanceTime, .load, .reliefCapacity, .highNeedsDeficit:
            .atMost
        case .shareWithin, .seen, .withinDue, .withinDueWithExceptions, .empty: .atLeast
        case .referrals, .diverted, .earlyDisposals, .transferred, .unexplainedAdditions, .unexplainedRemovals,
            .removalsMissing, .held, .ceased, .capacity, .outcome:
            nil
        }
    }
}
