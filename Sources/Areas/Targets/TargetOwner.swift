/// What a target may be about: a service, or a sum of services that results show.
package enum TargetOwner: Sendable {
    case service(Service)
    case sum(Total)
}

/// The services and sums of an area by their ids, as targets name them.
package struct TargetOwners: Sendable {
    /// Their ids, in the order in which messages list them.
    package let names: KnownNames
    private let byID: [String: TargetOwner]

    /// Services and sums; where both have an id, the service is meant.
    package init(services: [Service], sums: [Total]) {
        names = KnownNames(services.map(\.id) + sums.map(\.id))
        byID = Dictionary(
            services.map { ($0.id, .service($0)) } + sums.map { ($0.id, .sum($0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What an id names; `nil`: nothing.
    package subscript(id: String) -> TargetOwner? { byID[id] }
}
