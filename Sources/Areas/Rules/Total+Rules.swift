import Wording

extension Total {
    /// What is wrong with the sums that results show.
    ///
    /// - Parameters:
    ///   - totals: All of them.
    ///   - services: The ids of the area's services.
    ///   - field: The area's `totals shown`.
    /// - Returns: The faults of each sum, and the sums that stand twice.
    static func faults(_ totals: [Total], services: KnownNames, at field: FieldPath) -> [Fault] {
        let fields = totals.map { field.below("total \(shorten($0.id))") }
        return zip(totals, fields)
            .flatMap { total, field in
                idFaults(total.id, services: services, at: field.below("id"))
                    + partFaults(total.services, services: services, at: field.below("services"))
            } + repeatFaults(zip(totals, fields).map { ($0.id, $1) })
    }

    /// What is wrong with the id of a sum.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - services: The ids of the area's services.
    ///   - field: The id.
    /// - Returns: At most one fault.
    package static func idFaults(_ id: String, services: KnownNames, at field: FieldPath) -> [Fault] {
        if id == Service.everyService {
            return [field.fault("must not be 'all'", remedy: "'all' stands for every service in plans.")]
        }
        guard services.contains(id) else { return ShortName.faults(id, at: field) }
        return [
            field.fault(
                "must not be a service's id, found '\(id)'",
                remedy: "Results name both: give the sum its own id."
            )
        ]
    }

    /// What is wrong with the services that are added up.
    ///
    /// - Parameters:
    ///   - parts: Their ids.
    ///   - services: The ids of the area's services; `nil`: not all are known.
    ///   - field: The list.
    /// - Returns: What is wrong first: too few, named twice, or unknown.
    package static func partFaults(_ parts: [String], services: KnownNames?, at field: FieldPath) -> [Fault] {
        let few = sizeFaults(parts.count, at: field)
        guard few.isEmpty else { return few }
        let repeated = Repeated.mentions(parts, at: field)
        guard repeated.isEmpty, let services else { return repeated }
        return parts.enumerated().flatMap { services.serviceFaults($1, at: field.item($0)) }
    }

    /// What is wrong with how many services are added up.
    package static func sizeFaults(_ count: Int, at field: FieldPath) -> [Fault] {
        guard count < 2 else { return [] }
        return [
            field.fault("must have two services or more, found \(count)", remedy: "List what is added up.")
        ]
    }

    /// Sums that stand twice.
    package static func repeatFaults(_ totals: [(id: String, field: FieldPath)]) -> [Fault] {
        Repeated.ids(totals, remedy: "Give every sum its own id.")
    }
}

extension History {
    /// What is wrong with a service of the history that is the sum of others.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - parts: The names of the others.
    ///   - field: The sum under the area's `totals`.
    /// - Returns: Too few parts, and names of which there are no rows.
    package func totalFaults(_ name: String, of parts: [String], at field: FieldPath) -> [Fault] {
        Self.partCountFaults(parts.count, at: field) + nameFaults(name, at: field)
            + parts.enumerated().flatMap { nameFaults($1, at: field.item($0)) }
    }

    /// What is wrong with how many parts a sum has.
    package static func partCountFaults(_ count: Int, at field: FieldPath) -> [Fault] {
        guard count == 1 else { return [] }
        return [
            field.fault("must have two parts or more, found \(count)", remedy: "List what it is the sum of.")
        ]
    }
}
