/// A demand that a stage's cases make on another service: children referred on, advice asked for, a follow-up.
package struct Coupling: Codable, Hashable, Sendable {
    /// The service that it is made on, at its first stage.
    package var service: String
    /// What makes it.
    package var trigger: Trigger
    /// Share of cases that make it.
    package var share: Figure
    /// Weeks from the trigger until it is made.
    package var afterWeeks: Int
    /// Whether the referrals of the other service, as published or stated, hold these already: then as many are taken out
    /// of them as the coupling makes today, and a plan that changes this stage changes the other service's referrals.
    package var isCounted: Bool
    /// Where it stands.
    package var place: Place

    package init(
        on service: String,
        when trigger: Trigger,
        share: Figure,
        afterWeeks: Int = 0,
        isCounted: Bool,
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.trigger = trigger
        self.share = share
        self.afterWeeks = afterWeeks
        self.isCounted = isCounted
        self.place = place
    }

    /// What makes a demand.
    package enum Trigger: Codable, Hashable, Sendable {
        /// A child is taken up from the list.
        case takenUp
        /// A case is done.
        case seen
        /// A case ends with this outcome.
        case outcome(String)
    }
}
