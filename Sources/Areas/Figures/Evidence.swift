/// How a figure is known, from the surest to the least sure.
package enum Evidence: String, CaseIterable, Codable, Comparable, Sendable {
    /// Published or counted.
    case observed
    /// Worked out from published figures.
    case derived
    /// Nobody has published it: a judgement, open to change.
    case assumed

    /// Surer before less sure, so that `max` gives what a result resting on both may claim.
    package static func < (first: Evidence, second: Evidence) -> Bool {
        first.rank < second.rank
    }

    private var rank: Int {
        switch self {
        case .observed: 0
        case .derived: 1
        case .assumed: 2
        }
    }
}
