/// What an outcome adds to and time takes from: the education, health and care plans that an area maintains.
package struct Stock: Codable, Hashable, Sendable {
    /// The outcome that adds to it: `plan issued`.
    package var outcome: String
    /// How many are held at the origin.
    package var number: Figure
    /// Share that ceases in a year; `nil`: those held move between placements and cease as England's do.
    package var ceasingPerYear: Figure?
    /// Where those who hold one are placed; empty: not told apart.
    package var placements: [Placement]
    /// The service that reviews each one, and how often; `nil`: reviews are not followed.
    package var review: Review?

    package init(
        outcome: String,
        number: Figure,
        ceasingPerYear: Figure?,
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
    package struct Placement: Codable, Hashable, Sendable {
        /// Its name: `mainstream`.
        package var name: String
        /// Share of those held at the origin.
        package var share: Figure
        /// Share of new ones; `nil`: as of those held.
        package var shareOfNew: Figure?

        package init(name: String, share: Figure, shareOfNew: Figure? = nil) {
            self.name = name
            self.share = share
            self.shareOfNew = shareOfNew
        }
    }

    /// Reviews of what is held.
    package struct Review: Codable, Hashable, Sendable {
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
