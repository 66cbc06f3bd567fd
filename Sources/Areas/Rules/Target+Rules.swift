package import Calendar
import Wording

extension Target {
    /// What is wrong with the targets of an area.
    ///
    /// In memory a target may be one of a sum too.
    static func faults(_ targets: [Target], services: KnownNames, in area: Area) -> [Fault] {
        if targets.isEmpty { return [] }
        let byID = Dictionary(area.services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sums = Set(area.reportedTotals.map(\.id))
        let list = area.field.below("targets")
        return targets.enumerated()
            .flatMap { index, target in
                var field = list.item(index)
                if target.place.line > 0 { field.place = target.place }
                let isKnown = sums.contains(target.service)
                return (isKnown ? [] : services.serviceFaults(target.service, at: field))
                    + (byID[target.service].map { target.measure.faults(of: $0, at: field) } ?? [])
                    + dateFaults(target.due.last, origin: area.origin, horizonMonths: area.horizonMonths, at: field)
                    + valueFaults(target.value, of: target.measure, at: field)
            }
    }

    /// A month that is not forecast.
    package static func dateFaults(
        _ month: Month,
        origin: Month,
        horizonMonths: Int,
        at field: FieldPath
    ) -> [Fault] {
        let last = origin + horizonMonths
        guard month <= origin || month > last else { return [] }
        return [
            field.fault(
                "must be due in the forecast, from \(origin + 1) to \(last), found \(month)",
                remedy: "Change the month, the origin or the horizon."
            )
        ]
    }

    /// What is wrong with the value of a target for a measure.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - measure: What is measured.
    ///   - written: The value as the file writes it, if it was read from one.
    ///   - field: The target.
    /// - Returns: At most one fault.
    package static func valueFaults(
        _ value: Double,
        of measure: Measure,
        written: String? = nil,
        at field: FieldPath
    ) -> [Fault] {
        let bounds: Bounds =
            switch measure.unit {
            case .share: .share
            case .weeks: .weeks
            case .children, .ratio: .count
            }
        return bounds.faults(value, must: "have a value", written: written, at: field)
    }
}

extension Measure {
    /// What a measure needs of the service whose measure it is.
    package func faults(of service: Service, at field: FieldPath) -> [Fault] {
        switch self {
        case .withinDue(let stage), .withinDueWithExceptions(let stage):
            Self.dueFaults(stage, of: service, at: field)
        case .held(let placement): Self.stockFaults(placement, of: service, at: field)
        case .ceased: Self.stockFaults(nil, of: service, at: field)
        case .outcome(let outcome):
            Stock.outcomeFaults(outcome, among: service.stages.flatMap(\.outcomes), at: field)
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
