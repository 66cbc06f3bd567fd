import Wording

extension PlacementCosts {
    /// What is wrong with the costs of placements.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        let years =
            (priceYear.map { Costs.yearFaults($0, at: field.below("prices of")) } ?? [])
            + categories.enumerated()
            .flatMap { index, one in
                let item = field.below("categories").item(index)
                return (one.priceYear.map { Costs.yearFaults($0, at: item.below("prices of")) } ?? [])
                    + one.placeFaults(at: item)
            }
        guard let found = area.services.first(where: { $0.id == service }) else {
            return years + KnownNames(area.services.map(\.id)).serviceFaults(service, at: field.below("service"))
        }
        guard let stock = found.stock else {
            return years + [
                field.below("service")
                    .fault(
                        "needs a service that holds something, and '\(service)' holds nothing",
                        remedy: "Give the service 'holds' in the area file."
                    )
            ]
        }
        return years + categoryFaults(stock.costedPlacements, at: field.below("categories"))
    }

    /// What is wrong with categories: each placement has one.
    private func categoryFaults(_ known: [String], at field: FieldPath) -> [Fault] {
        let names = categories.map(\.placement)
        let unknown = names.enumerated()
            .filter { !known.contains($1) }
            .map { index, name in
                field.item(index).below("placement")
                    .fault(
                        "names the unknown placement '\(shorten(name))'",
                        remedy: remedy(for: name, allowed: known)
                    )
            }
        let repeated = Repeated.parts(names, "placement", remedy: "Price every placement once.", at: field)
        guard unknown.isEmpty, repeated.isEmpty, let missing = known.first(where: { !names.contains($0) }) else {
            return unknown + repeated
        }
        return [
            field.fault(
                "must have every placement of the area, found none for '\(missing)'",
                remedy: "Give each its unit cost; one that costs nothing has 0."
            )
        ]
    }
}

extension Stock {
    /// The placements that costs name: those of the area, or one word for everybody.
    package var costedPlacements: [String] {
        placements.isEmpty ? [PlacementCosts.everyone] : placements.map(\.name)
    }
}

extension PlacementCosts.Category {
    /// What is wrong with the place among what a placement costs.
    package func placeFaults(at field: FieldPath) -> [Fault] {
        if let placeFunding, placeFunding.value > unitCost.value {
            return [
                field.below("place funding")
                    .fault(
                        "must be part of the unit cost of \(plain(unitCost.value)), found \(plain(placeFunding.value))",
                        remedy: "The unit cost is place and top-up together."
                    )
            ]
        }
        guard recouped != nil, placeFunding == nil else { return [] }
        return [
            field.below("recouped")
                .fault("needs a 'place funding'", remedy: "Say what of the unit cost is recouped for each such place.")
        ]
    }
}
