import Wording

extension SharedStaff {
    /// What is wrong with the pools of an area.
    ///
    /// - Parameters:
    ///   - pools: All of them.
    ///   - services: The area's services.
    ///   - field: The area's `shared staff`.
    /// - Returns: The faults of each pool, and the pools that stand twice.
    static func faults(_ pools: [SharedStaff], services: [Service], at field: FieldPath) -> [Fault] {
        var served = ServedStages(services)
        var faults: [Fault] = []
        let fields = pools.map { pool in
            FieldPath(
                field.words + ["pool \(shorten(pool.name))"],
                at: pool.place.line > 0 ? pool.place : field.place
            )
        }
        for (pool, field) in zip(pools, fields) {
            let list = field.below("serves")
            faults += sizeFaults(pool.members.count, at: list)
            for (index, member) in pool.members.enumerated() {
                let field = list.item(index)
                faults += member.timePerCase.faults(.hoursPerCase, at: field.below("hours per case"))
                faults += served.add(member.service, member.stage, to: pool.name, at: field.below("stage"))
            }
        }
        return faults + repeatFaults(zip(pools, fields).map { ($0.name, $1) })
    }

    /// What is wrong with how many stages a pool serves.
    package static func sizeFaults(_ count: Int, at field: FieldPath) -> [Fault] {
        guard count < 2 else { return [] }
        return [
            field.fault(
                "must have two stages or more, found \(count)",
                remedy: "Staff of one stage are its 'capacity'."
            )
        ]
    }

    /// Pools that stand twice.
    package static func repeatFaults(_ pools: [(id: String, field: FieldPath)]) -> [Fault] {
        Repeated.ids(pools, remedy: "Give every pool its own name.")
    }
}

/// The stages of an area, and which pool of shared staff serves each.
package struct ServedStages: Sendable {
    /// The stages of each service.
    private var stages: [String: KnownNames] = [:]
    private let services: KnownNames
    private let isComplete: Bool
    /// The pool that serves each stage.
    private var pools: [Key: String] = [:]

    private struct Key: Hashable {
        let service, stage: String
    }

    /// The stages of services, of which none is served yet.
    ///
    /// - Parameters:
    ///   - services: The area's services.
    ///   - isComplete: Whether these and their stages are all: if not, others are taken for known.
    package init(_ services: [Service], isComplete: Bool = true) {
        self.services = KnownNames(services.map(\.id))
        self.isComplete = isComplete
        for service in services where stages[service.id] == nil {
            stages[service.id] = KnownNames(service.stages.map(\.id))
        }
    }

    /// Notes a stage that a pool serves, and tells what is wrong with it.
    ///
    /// - Parameters:
    ///   - service: The id of the service.
    ///   - stage: The id of the stage; `nil`: the first.
    ///   - pool: The name of the pool.
    ///   - field: Where the stage is named.
    /// - Returns: At most one fault: it is not there, or is served already.
    package mutating func add(
        _ service: String,
        _ stage: String?,
        to pool: String,
        at field: FieldPath
    ) -> [Fault] {
        let known = stages[service]
        if isComplete {
            let unknown =
                services.serviceFaults(service, at: field)
                + (stage.flatMap { known?.stageFaults($0, at: field) } ?? [])
            if !unknown.isEmpty { return unknown }
        }
        let key = Key(service: service, stage: stage ?? known?.all.first ?? "")
        guard let other = pools[key] else {
            pools[key] = pool
            return []
        }
        let name = stage.map { "\(service)/\($0)" } ?? service
        return [
            field.fault(
                "names '\(name)', which pool '\(shorten(other))' serves already",
                remedy: "Let every stage be served by one pool, once."
            )
        ]
    }
}
