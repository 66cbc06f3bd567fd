/// Children of a service who are told apart: urgent, under five.
package struct ChildClass: Codable, Hashable, Sendable {
    /// The name, as plans and results use it.
    package var name: String
    /// Share of the service's referrals, and of its list at the start.
    package var share: Figure

    package init(name: String, share: Figure) {
        self.name = name
        self.share = share
    }
}
