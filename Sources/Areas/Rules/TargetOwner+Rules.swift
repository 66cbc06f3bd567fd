import Wording

extension Measure {
    /// What a measure needs of the service or sum whose measure it is.
    package func faults(of owner: TargetOwner, at field: FieldPath) -> [Fault] {
        switch owner {
        case .service(let service): faults(of: service, at: field)
        case .sum(let sum): faults(of: sum, at: field)
        }
    }

    private func faults(of sum: Total, at field: FieldPath) -> [Fault] {
        guard !isOfSums else { return weekFaults(at: field) }
        return [
            field.fault(
                "names the sum '\(shorten(sum.id))', of which there is no '\(shorten(name))'",
                remedy: "Of a sum there are: \(Self.names(where: \.isOfSums)). For others \(sum.advice)"
            )
        ]
    }

    /// What a measure needs of the service whose measure it is.
    package func faults(of service: Service, at field: FieldPath) -> [Fault] {
        switch self {
        case .withinDue(let stage), .withinDueWithExceptions(let stage):
            Self.dueFaults(stage, of: service, at: field)
        case .held(let placement): Self.stockFaults(placement, of: service, at: field)
        case .ceased, .highNeedsDeficit: Self.stockFaults(nil, of: service, at: field)
        case _ where followsChildren && service.isPathway:
            [
                field.fault(
                    "follows children on a list, and '\(service.id)' is a pathway of several stages",
                    remedy: "Name a service that is one list."
                )
            ]
        case .outcome(let outcome):
            Stock.outcomeFaults(outcome, among: service.stages.flatMap(\.outcomes), at: field)
        default: weekFaults(at: field)
        }
    }

    /// What is wrong with the wait that a measure is about.
    private func weekFaults(at field: FieldPath) -> [Fault] {
        switch self {
        case .shareWithin(let weeks), .waitingBeyond(let weeks):
            Bounds.waitInMeasure.faults(Double(weeks), must: "have a wait", at: field)
        default: []
        }
    }

    private static func dueFaults(_ id: String, of service: Service, at field: FieldPath) -> [Fault] {
        guard let stage = service.stages.first(where: { $0.id == id }) else {
            return KnownNames(service.stages.map(\.id)).stageFaults(id, at: field)
        }
        guard stage.dueWeeks == nil else { return [] }
        return [
            field.fault(
                "needs a due time, and stage '\(id)' has none",
                remedy: "Give the stage a 'due' in the area file."
            )
        ]
    }

    private static func stockFaults(_ placement: String?, of service: Service, at field: FieldPath) -> [Fault] {
        guard let stock = service.stock else {
            return [
                field.fault(
                    "needs a service that holds something, and '\(service.id)' holds nothing",
                    remedy: "Give the service 'holds' in the area file."
                )
            ]
        }
        let known = stock.placements.map(\.name)
        guard let placement, !known.contains(placement) else { return [] }
        return [
            field.fault(
                "names the unknown placement '\(shorten(placement))'",
                remedy: remedy(for: placement, allowed: known)
            )
        ]
    }
}

extension TargetOwner {
    /// What is wrong with a class whose children alone a target is about.
    ///
    /// - Parameters:
    ///   - name: The class.
    ///   - measure: What is measured of it; `nil`: not known.
    ///   - areKnown: Whether all classes of services are known.
    ///   - field: The target.
    /// - Returns: At most one fault.
    package func classFaults(
        _ name: String,
        of measure: Measure?,
        areKnown: Bool = true,
        at field: FieldPath
    ) -> [Fault] {
        switch self {
        case .sum(let sum):
            return [
                field.fault(
                    "names a class of the sum '\(shorten(sum.id))', which has none",
                    remedy: "Classes are those of a service: \(sum.advice)"
                )
            ]
        case .service(let service):
            let known = areKnown ? KnownNames(service.classes.map(\.name)) : nil
            let unknown = ChildClass.unknownFaults(name, among: known, of: "service '\(service.id)'", at: field)
            guard unknown.isEmpty, let measure, !measure.isOfClasses else { return unknown }
            return [
                field.fault(
                    "names the class '\(shorten(name))', of which there is no '\(shorten(measure.name))'",
                    remedy: "Of a class there are: \(Measure.names(where: \.isOfClasses))."
                )
            ]
        }
    }
}

extension Total {
    /// What to do where a sum has not what is asked for, as the end of a sentence.
    fileprivate var advice: String { "name one of its services: \(services.map(shorten).joined(separator: ", "))." }
}
