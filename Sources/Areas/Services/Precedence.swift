/// Which children of a service a stage's own capacity takes first, and what it keeps for some of them.
package struct Precedence: Codable, Hashable, Sendable {
    /// Classes seen before all others, one after another.
    package var first: [String]
    /// Parts of the capacity kept for a class.
    package var reserved: [Reserve]

    /// A rule; by default everybody alike.
    package init(first: [String] = [], reserved: [Reserve] = []) {
        self.first = first
        self.reserved = reserved
    }

    /// A part of the capacity kept for a class (a carve-out).
    package struct Reserve: Codable, Hashable, Sendable {
        /// The class.
        package var childClass: String
        /// Share of the stage's places.
        package var share: Figure
        /// Whether places that the class does not need go to others in the same week.
        package var releasesUnused: Bool

        package init(childClass: String, share: Figure, releasesUnused: Bool) {
            self.childClass = childClass
            self.share = share
            self.releasesUnused = releasesUnused
        }
    }
}
