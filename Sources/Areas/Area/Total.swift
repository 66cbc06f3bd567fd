/// A sum of services that results show, each figure added up within a replication.
package struct Total: Codable, Hashable, Sendable {
    /// A short name without spaces.
    package var id: String
    /// The name people use.
    package var name: String
    /// The services, none of which may hold the same children as another.
    package var services: [String]

    package init(id: String, name: String, services: [String]) {
        self.id = id
        self.name = name
        self.services = services
    }
}
