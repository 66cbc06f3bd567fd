/// Where children go after a stage.
package struct Route: Codable, Hashable, Sendable {
    /// Where to.
    package var destination: Destination
    /// Share of cases; `nil` takes the rest.
    package var share: Figure?
    /// Appeals against it; `nil`: none are followed.
    package var appeal: Appeal?

    package init(to destination: Destination, share: Figure? = nil, appeal: Appeal? = nil) {
        self.destination = destination
        self.share = share
        self.appeal = appeal
    }

    /// An end or a next stage.
    package enum Destination: Codable, Hashable, Sendable {
        /// Leaves the service with this outcome: `refused`, `no plan`, `plan issued`, `seen`.
        case outcome(String)
        /// A stage of the same service.
        case stage(String)
        /// The first stage of another service, as a new referral with a new clock.
        case service(String)
    }
}
