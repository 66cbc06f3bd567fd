/// A demand that a stage's cases make on another service: children referred on, advice asked for, a follow-up.
package struct Coupling: Hashable, Sendable {
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

    /// A demand.
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
    package enum Trigger: Hashable, Sendable {
        /// A child is taken up from the list.
        case takenUp
        /// A case is done.
        case seen
        /// A case ends with this outcome.
        case outcome(String)
    }
}

/// An appeal against an outcome (a refusal to assess, or to issue a plan).
package struct Appeal: Hashable, Sendable {
    /// Share of those with the outcome who appeal.
    package var share: Figure
    /// Weeks until it is decided.
    package var delay: Delay
    /// Share of appeals that are upheld or conceded.
    package var upheld: Figure
    /// The stage of the service to which a child with an upheld appeal comes, as an exception with a new clock.
    package var returnsTo: String

    /// An appeal.
    package init(share: Figure, delay: Delay, upheld: Figure, returnsTo: String) {
        self.share = share
        self.delay = delay
        self.upheld = upheld
        self.returnsTo = returnsTo
    }
}

/// What an outcome adds to and time takes from: the education, health and care plans that an area maintains.
package struct Stock: Hashable, Sendable {
    /// The outcome that adds to it: `plan issued`.
    package var outcome: String
    /// How many are held at the origin.
    package var number: Figure
    /// Share that ceases in a year.
    package var ceasingPerYear: Figure
    /// Where those who hold one are placed; empty: not told apart.
    package var placements: [Placement]
    /// The service that reviews each one, and how often; `nil`: reviews are not followed.
    package var review: Review?

    /// A stock.
    package init(
        outcome: String,
        number: Figure,
        ceasingPerYear: Figure,
        placements: [Placement] = [],
        review: Review? = nil
    ) {
        self.outcome = outcome
        self.number = number
        self.ceasingPerYear = ceasingPerYear
        self.placements = placements
        self.review = review
    }

    /// A kind of placement.
    package struct Placement: Hashable, Sendable {
        /// Its name: `mainstream`.
        package var name: String
        /// Share of those held at the origin.
        package var share: Figure
        /// Share of new ones; `nil`: as of those held.
        package var shareOfNew: Figure?

        /// A placement.
        package init(name: String, share: Figure, shareOfNew: Figure? = nil) {
            self.name = name
            self.share = share
            self.shareOfNew = shareOfNew
        }
    }

    /// Reviews of what is held.
    package struct Review: Hashable, Sendable {
        /// The service that makes them, whose referrals they are.
        package var service: String
        /// Weeks from one to the next.
        package var everyWeeks: Figure

        /// Reviews.
        package init(service: String, everyWeeks: Figure) {
            self.service = service
            self.everyWeeks = everyWeeks
        }
    }
}
