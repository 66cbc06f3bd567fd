package import Calendar

/// Goals that are met only when all of them are.
package struct JointTarget: Codable, Hashable, Sendable {
    /// The goals, two or more; each stands among the area's or the plan's own targets too.
    package var targets: [Target]
    /// Where the joint goal comes from.
    package var source: String
    /// Where it stands.
    package var place: Place

    package init(_ targets: [Target], source: String = "", place: Place = Place(file: "", line: 0)) {
        self.targets = targets
        self.source = source
        self.place = place
    }

    /// The goals in words: `all of: ...; ...`.
    package var text: String { "all of: " + targets.map(\.text).joined(separator: "; ") }

    /// The last month that any of them is about.
    package var last: Month? { targets.map(\.due.last).max() }

    /// What is asked for, whoever asks and in whatever words.
    package var goals: Set<Target.Goal> { Set(targets.map(\.goal)) }
}
