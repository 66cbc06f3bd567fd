package import Calendar
import Wording

extension Costs {
    /// The costs in their file.
    package var field: FieldPath { FieldPath(at: place) }

    /// Every rule that the costs of an area break.
    package func faults(in area: Area) -> [Fault] {
        var costs = self
        var faults: [Fault] = []
        costs.visit { one, figure in faults += figure.faults(one.bounds, at: one.field) }
        func each<Part>(_ parts: [Part], _ key: String, _ rule: (Part, FieldPath) -> [Fault]) {
            for (index, part) in parts.enumerated() { faults += rule(part, field.below(key).item(index)) }
        }
        faults += Self.yearFaults(priceYear, at: field.below("prices of"))
        each(pay, "pay") { $0.faults(in: area, at: $1) }
        each(cases, "cases") { $0.faults(in: area, at: $1) }
        faults += placements?.faults(in: area, at: field.below("placements")) ?? []
        faults += highNeeds?.faults(at: field.below("high-needs block")) ?? []
        each(lines, "lines") { $0.faults(in: area, at: $1) }
        each(policy, "policy") { $0.faults(in: area, at: $1) }
        each(waiting, "cost of waiting") { $0.faults(in: area, at: $1) }
        return faults + wholeFaults()
    }

    /// The rules over several parts of the costs: what stands twice, what is named and not there, and rises that are missing.
    package func wholeFaults() -> [Fault] {
        sizeFaults + repeatFaults + riseFaults
            + policy.enumerated().flatMap { $1.subjectFaults(in: self, at: field.below("policy").item($0)) }
    }

    /// What is wrong with a year of prices.
    package static func yearFaults(_ year: Year, at field: FieldPath) -> [Fault] {
        guard year.kind == .financial else {
            return [field.fault("must be a financial year, found \(year)", remedy: "Write it as 2025-26.")]
        }
        return Bounds.faults(year.first, at: field)
    }

    private var sizeFaults: [Fault] {
        let count = pay.count + cases.count + lines.count + policy.count + waiting.count
        guard count > Limits.costItems else { return [] }
        return [
            field.fault(
                "has \(count) prices, lines and rules, at most \(Limits.costItems) are allowed",
                remedy: "Put lines together."
            )
        ]
    }

    private var repeatFaults: [Fault] {
        func twice(_ names: [String], _ key: String, _ noun: String, _ remedy: String) -> [Fault] {
            Repeated.parts(names, noun, remedy: remedy, at: field.below(key))
        }
        return twice(
            pay.map { group in
                group.services.isEmpty ? group.group : "\(group.group) of \(joined(group.services.sorted()))"
            },
            "pay",
            "pay of",
            "Give the pay of a group once."
        )
            + twice(
                cases.map { one in one.stage.map { "\(one.service)/\($0)" } ?? one.service },
                "cases",
                "cases of",
                "Give the costs of a service's cases once."
            )
            + twice(lines.map(\.name), "lines", "line", "Name every line differently.")
            + twice(policy.map(\.name), "policy", "rule", "Name every rule differently.")
    }

    /// Rises that are missing between the year of a price and the first year whose rise is known.
    private var riseFaults: [Fault] {
        let ofPay = pay.map { $0.priceYear ?? priceYear }
        let linesYear = { (line: CostLine) in line.priceYear ?? self.priceYear }
        let ofPrices =
            cases.map { $0.priceYear ?? priceYear } + lines.filter { $0.index == .prices }.map(linesYear) + [priceYear]
        let others = lines.filter { $0.index == .pay }.map(linesYear)
        var faults =
            (payAwards?.gapFaults(for: ofPay + others, at: field.below("pay awards")) ?? [])
            + (highNeeds?.incomeFaults(at: field.below("high-needs block")) ?? [])
        var toPrices = ofPrices
        if let placements {
            let inPlacements = field.below("placements")
            var toAll: [Year] = []
            for (index, category) in placements.categories.enumerated() {
                let year = category.priceYear ?? placements.priceYear ?? priceYear
                if let own = category.inflation {
                    let place = inPlacements.below("categories").item(index).below("inflation")
                    faults += own.gapFaults(for: [year], at: place)
                } else {
                    toAll.append(year)
                }
            }
            if let all = placements.inflation {
                faults += all.gapFaults(for: toAll, at: inPlacements.below("inflation"))
            } else {
                toPrices += toAll
            }
        }
        return faults + (priceInflation?.gapFaults(for: toPrices, at: field.below("price inflation")) ?? [])
    }
}

extension YearlyRise {
    /// What is wrong with the years that it names.
    package static func yearFaults(_ years: [Year], at field: FieldPath) -> [Fault] {
        for (before, after) in zip(years, years.dropFirst()) where after.number != before.number + 1 {
            return [
                field.fault(
                    "must name one year after the other, found \(after) after \(before)",
                    remedy: "Give each year, in order; 'later' stands for all that follow."
                )
            ]
        }
        return []
    }

    /// What is wrong where a price is older than the first rise that is known.
    fileprivate func gapFaults(for prices: [Year], at field: FieldPath) -> [Fault] {
        let order = Self.yearFaults(years.map(\.year), at: field)
        guard order.isEmpty, let first = years.first?.year, let oldest = prices.min(), oldest.number + 1 < first.number
        else { return order }
        let missing = Year(.financial, oldest.number + 1)
        return [
            field.fault(
                "has no rise for \(missing), which prices of \(oldest) need",
                remedy: "Begin with the year after that of the oldest price."
            )
        ]
    }
}

extension HighNeedsBlock {
    /// What is wrong with the block alone.
    package func faults(at field: FieldPath) -> [Fault] {
        opening.map { Bounds.faults($0.month, at: field.below("opening balance").below("at")) } ?? []
    }

    fileprivate func incomeFaults(at field: FieldPath) -> [Fault] {
        let growth = incomeGrowth.map { YearlyRise.yearFaults($0.years.map(\.year), at: field.below("income growth")) }
        guard incomeGrowth != nil, income.years.isEmpty else { return growth ?? [] }
        return [
            field.below("income growth")
                .fault("needs an income that grows", remedy: "Give 'income' of at least one year.")
        ]
    }
}
