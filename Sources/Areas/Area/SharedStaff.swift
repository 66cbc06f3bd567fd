/// Staff who serve several lists: the capacities of these stages are one pool, which is shared anew every week.
package struct SharedStaff: Codable, Hashable, Sendable {
    /// The name, as plans use it.
    package var name: String
    /// The stages that it serves, in order of precedence.
    package var members: [Member]
    /// How its time is shared.
    package var rule: Rule
    /// Where it stands.
    package var place: Place

    package init(name: String, members: [Member], rule: Rule, place: Place = Place(file: "", line: 0)) {
        self.name = name
        self.members = members
        self.rule = rule
        self.place = place
    }

    /// A stage that a pool serves.
    package struct Member: Codable, Hashable, Sendable {
        /// The service's id.
        package var service: String
        /// The stage's id; `nil`: the first.
        package var stage: String?
        /// Time that a case takes, in a unit that is the same for all members: hours.
        package var timePerCase: Figure

        package init(service: String, stage: String? = nil, timePerCase: Figure) {
            self.service = service
            self.stage = stage
            self.timePerCase = timePerCase
        }
    }

    /// How a week's time is shared.
    package enum Rule: String, CaseIterable, Codable, Hashable, Sendable {
        /// The first member takes what it can use, then the next.
        case inTurn = "in turn"
        /// As much for each member as its own capacity would have been; what one does not need goes to the others.
        case asEstablished = "as established"
        /// In proportion to the work waiting.
        case byWork = "by work waiting"
        /// Whoever has waited longest.
        case longestWait = "longest wait"
    }
}
