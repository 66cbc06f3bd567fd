import Calendar
import Wording

/// Names in costs, held against an area.
enum CostNames {
    /// What is wrong with a service or a stage that the area does not have.
    static func faults(
        service: String?,
        stage: String?,
        in area: Area,
        at field: FieldPath,
        key: String = "service"
    ) -> [Fault] {
        guard let service else {
            return stage == nil
                ? []
                : [field.below("stage").fault("needs a 'service'", remedy: "Name the service whose stage it is.")]
        }
        guard let found = area.services.first(where: { $0.id == service }) else {
            return KnownNames(area.services.map(\.id)).serviceFaults(service, at: field.below(key))
        }
        return stage.map { KnownNames(found.stages.map(\.id)).stageFaults($0, at: field.below("stage")) } ?? []
    }

    /// What is wrong with a last month before the first.
    static func faults(from: Month?, until: Month?, at field: FieldPath) -> [Fault] {
        guard let from, let until else { return [] }
        return Intervention.endFaults(from: from, until: until, at: field)
    }
}

extension PayGroup {
    /// What is wrong with the pay of a group.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        var faults = priceYear.map { Costs.yearFaults($0, at: field.below("prices of")) } ?? []
        let ids = KnownNames(area.services.map(\.id))
        for service in services {
            guard let found = area.services.first(where: { $0.id == service }) else {
                faults += ids.serviceFaults(service, at: field.below("services"))
                continue
            }
            faults += found.groupFaults(
                group,
                at: field.below("group"),
                remedy: "Describe it under 'staff' of the service in the area file."
            )
        }
        let known = area.services.flatMap(\.staff).map(\.name)
        if services.isEmpty, !known.contains(group) {
            var once: Set<String> = []
            faults.append(
                field.below("group")
                    .fault(
                        "names the staff group '\(shorten(group))', which no service has",
                        remedy: remedy(for: group, allowed: known.filter { once.insert($0).inserted })
                    )
            )
        }
        return faults
    }
}

extension CaseCosts {
    /// What is wrong with the costs of a service's cases.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        var faults =
            CostNames.faults(service: service, stage: stage, in: area, at: field)
            + (priceYear.map { Costs.yearFaults($0, at: field.below("prices of")) } ?? [])
        if let group, let found = area.services.first(where: { $0.id == service }) {
            faults += found.groupFaults(
                group,
                at: field.below("group"),
                remedy: "Describe it under 'staff' of the service in the area file."
            )
        }
        if nonPay == nil, boughtIn == nil, outsourced == nil, group == nil {
            faults.append(
                field.fault(
                    "says nothing of its cases",
                    remedy: "Give 'non-pay', 'bought-in case', 'outsourced case' or 'group'."
                )
            )
        }
        return faults
    }
}

extension CostLine {
    /// What is wrong with a line.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        var faults =
            CostNames.faults(service: service, stage: stage, in: area, at: field)
            + CostNames.faults(from: from, until: until, at: field)
            + (priceYear.map { Costs.yearFaults($0, at: field.below("prices of")) } ?? [])
            + ownFaults(at: field)
        if case .perHeld(_, let placement) = basis, let service,
            let found = area.services.first(where: { $0.id == service })
        {
            faults += found.heldFaults(placement, at: field)
        }
        return faults
    }

    /// What is wrong with a line whatever the area is.
    package func ownFaults(at field: FieldPath) -> [Fault] {
        var faults: [Fault] = []
        func wants(_ what: String, _ remedy: String) {
            faults.append(field.fault("has '\(basis.key)' and no \(what)", remedy: remedy))
        }
        switch basis {
        case .once where cause == nil && from == nil:
            wants("month", "Give 'from', the month in which it is paid, or the 'step' whose cost it is.")
        case .perCase where service == nil && cause?.kind == nil, .perPost where service == nil && cause?.kind == nil:
            wants("service", "Name the 'service' or the 'step' whose they are.")
        case .perHeld where service == nil:
            wants("service", "Name the 'service' that holds them.")
        default: break
        }
        if let cause, cause.number != nil, cause.kind == nil {
            faults.append(field.below("number").fault("needs a 'step'", remedy: "Name the kind of step."))
        }
        return faults
    }
}

extension Service {
    /// What is wrong where those are counted whom the service holds, in a placement or in all.
    fileprivate func heldFaults(_ placement: String?, at field: FieldPath) -> [Fault] {
        guard let stock else {
            return [
                field.below("service")
                    .fault(
                        "needs a service that holds something, and '\(id)' holds nothing",
                        remedy: "Give the service 'holds' in the area file."
                    )
            ]
        }
        let known = stock.placements.map(\.name)
        guard let placement, !known.contains(placement) else { return [] }
        return [
            field.below("placement")
                .fault(
                    "names the unknown placement '\(shorten(placement))'",
                    remedy: remedy(for: placement, allowed: known)
                )
        ]
    }
}

extension WaitingCost {
    /// What is wrong with what waiting leads to.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        var faults =
            CostNames.faults(service: service, stage: stage, in: area, at: field, key: "at")
            + Bounds.waitInMeasure.faults(Double(beyondWeeks), at: field.below("beyond"))
            + Bounds.afterTrigger.faults(Double(afterWeeks), at: field.below("after"))
        let advice = "Name the service that they ask for by its id."
        faults += area.destinationFaults(asksFor, from: service, at: field.below("ask for"), remedy: advice)
        return faults
    }
}
