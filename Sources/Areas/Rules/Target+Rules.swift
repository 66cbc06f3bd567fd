package import Calendar
import Wording

extension Target.Due {
    fileprivate var isFinancialYear: Bool {
        if case .over(let year) = self { year.kind == .financial } else { false }
    }
}

extension Target {
    /// What is wrong with the targets of an area, or of a plan for it.
    ///
    /// - Parameters:
    ///   - targets: All of them.
    ///   - area: The area.
    ///   - list: Where they stand.
    /// - Returns: The faults of each.
    static func faults(_ targets: [Target], in area: Area, at list: FieldPath) -> [Fault] {
        if targets.isEmpty { return [] }
        let owners = TargetOwners(services: area.services, sums: area.reportedTotals)
        return targets.enumerated()
            .flatMap { index, target in
                var field = list.item(index)
                if target.place.line > 0 { field.place = target.place }
                return target.ownerFaults(among: owners, at: field)
                    + yearFaults(target.due, of: target.measure, at: field)
                    + dateFaults(target.due, origin: area.origin, horizonMonths: area.horizonMonths, at: field)
                    + valueFaults(target.value, of: target.measure, at: field)
                    + target.deficitFaults(area.costs, at: field)
            }
    }

    /// What the costs of an area lack to say what is owed in a year.
    private func deficitFaults(_ costs: Costs?, at field: FieldPath) -> [Fault] {
        guard measure == .highNeedsDeficit, case .over(let year) = due, year.kind == .financial else { return [] }
        var missing: [String] = []
        if costs?.placements?.service != service { missing.append("the 'placements' of '\(service)'") }
        if let opening = costs?.highNeeds?.opening {
            let first = Year(.financial, containing: opening.month + 1)
            let unknown = sequence(first: first) { $0 < year ? Year(.financial, $0.number + 1) : nil }
                .first { costs?.highNeeds?.isIncomeKnown(in: $0) != true }
            if let unknown { missing.append("the income of the high-needs block in \(unknown)") }
        } else {
            missing.append("the opening balance of the high-needs block and its income to that year")
        }
        guard !missing.isEmpty else { return [] }
        return [
            field.fault(
                "asks for the high-needs deficit of \(due), which is not known",
                remedy: "Give costs.yaml \(joined(missing))."
            )
        ]
    }

    private func ownerFaults(among owners: TargetOwners, at field: FieldPath) -> [Fault] {
        guard let owner = owners[service] else { return owners.names.serviceFaults(service, at: field) }
        return measure.faults(of: owner, at: field)
            + (childClass.map { owner.classFaults($0, of: measure, at: field) } ?? [])
    }

    /// What is wrong with a goal over a year: of what is counted at the ends of months there is no total.
    package static func yearFaults(_ due: Due, of measure: Measure, at field: FieldPath) -> [Fault] {
        if measure == .highNeedsDeficit, !due.isFinancialYear {
            return [
                field.fault(
                    "must be 'in' a financial year, since the high-needs block has a balance at its end, found '\(due)'",
                    remedy: "Write 'in \(Year(.financial, containing: due.last))' for what is owed at that year's end."
                )
            ]
        }
        guard case .over(let year) = due, !measure.isOverYears else { return [] }
        return [
            field.fault(
                "must be 'by' a month, since '\(shorten(measure.name))' has no total or share over a year, found 'in' \(year)",
                remedy: "Write 'by \(year.last)' for the end of that year."
            )
        ]
    }

    /// What is wrong with a month or a year that is not forecast.
    ///
    /// A year may have begun before the forecast does: of its first months the published figures count.
    package static func dateFaults(
        _ due: Due,
        origin: Month,
        horizonMonths: Int,
        at field: FieldPath
    ) -> [Fault] {
        let last = origin + horizonMonths
        guard due.last <= origin || due.last > last else { return [] }
        let span = "from \(origin + 1) to \(last)"
        switch due {
        case .by(let month):
            return [
                field.fault(
                    "must be due in the forecast, \(span), found \(month)",
                    remedy: "Change the month, the origin or the horizon."
                )
            ]
        case .over(let year):
            return [
                field.fault(
                    "must be over a year that ends in the forecast, \(span), found \(year), which ends with \(year.last)",
                    remedy: "Change the year, the origin or the horizon."
                )
            ]
        }
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
            case .pounds: .pounds
            }
        return bounds.faults(value, must: "have a value", written: written, at: field)
    }
}
