import Areas
import Calendar
import Calibration

/// What a run has kept for the tables of a Local SEND Reform Plan under one plan, and what the area's latest counts share it
/// out by.
struct ReformPlanSource {
    let runner: Runner
    let service: Service
    let plan: String
    let kept: [KeptSample]
    let evidence: Evidence

    /// A row of a table: a count of each replication, or why there is none.
    struct Cell {
        var name: String
        var counts: [Int]?
        var evidence: Evidence = .assumed
        var note = ""
    }

    /// The rows of a table in a year, the total last.
    func rows(_ table: ReformPlanTable, _ year: Int) -> [Cell] {
        switch table {
        case .heldByAge:
            shared(held(year), ReformPlanTable.ages, "plans_maintained_age_", "no ages of those with a plan")
        case .heldByNeed:
            shared(held(year), ReformPlanTable.needs, "plans_maintained_need_", "no needs of those with a plan")
        case .heldByProvision: provisions(year)
        case .heldByCategory: categories(year)
        case .requestsByAge:
            shared(flow([.referrals], year), ReformPlanTable.ages, "requests_age_", "no ages of requests")
        case .assessmentsByAge:
            shared(
                flow(ReformPlan.assessed(service).map { .outcome($0) }, year),
                ReformPlanTable.ages,
                "assessments_age_",
                "no ages of assessments"
            )
        case .plansIssuedByAge:
            shared(
                flow((service.stock?.outcome).map { [.outcome($0)] } ?? [], year),
                ReformPlanTable.ages,
                "plans_issued_age_",
                "no ages of new plans"
            )
        default: setting(table, year)
        }
    }

    // MARK: - What was kept

    /// By placement and replication; `nil` of a year whose count day is not forecast.
    private func census(_ year: Int) -> [[Double]]? {
        let found = ReformPlan.heldMeasures(service).map { values($0, Year(.academic, year)) }
        return found.contains { $0 == nil } ? nil : found.compactMap(\.self)
    }

    /// Whole plans in each placement, in each replication, that add up to the whole plans of all.
    private func wholes(_ year: Int) -> [[Int]]? {
        guard let held = census(year), let first = held.first else { return nil }
        let byReplication = first.indices.map { one in
            let parts = held.map { $0[one] }
            return apportion(Int(parts.reduce(0, +).rounded()), parts)
        }
        return held.indices.map { place in byReplication.map { $0[place] } }
    }

    private func held(_ year: Int) -> [Int]? { wholes(year).map(Self.sum) }

    private static func sum(_ parts: [[Int]]) -> [Int] {
        (parts.first ?? []).indices.map { one in parts.reduce(0) { $0 + $1[one] } }
    }

    /// Whole cases of a calendar year.
    private func flow(_ measures: [Measure], _ year: Int) -> [Int]? {
        let found = measures.map { values($0, Year(.calendar, year)) }
        guard !found.isEmpty, !found.contains(where: { $0 == nil }) else { return nil }
        let parts = found.compactMap(\.self)
        return parts[0].indices.map { one in Int(parts.reduce(0) { $0 + $1[one] }.rounded()) }
    }

    private func values(_ measure: Measure, _ year: Year) -> [Double]? {
        guard let quantity = ReformPlan.quantity(runner, service, plan, measure, year),
            let sample = kept.first(where: { $0.quantity == quantity })
        else { return nil }
        let values = sample.values.sorted { $0.key < $1.key }.map { Double($0.value) }
        return values.isEmpty || values.contains(where: \.isNaN) ? nil : values
    }

    // MARK: - Tables

    /// A total shared out by the latest counts of the area.
    private func shared(
        _ total: [Int]?,
        _ groups: [(name: String, metric: String)],
        _ prefix: String,
        _ missing: String
    ) -> [Cell] {
        let sum = Cell(
            name: ReformPlanTable.total,
            counts: total,
            evidence: evidence,
            note: total == nil ? "Not filled: the year is not forecast, or its published months are not known." : ""
        )
        guard let shares = shares(groups.map(\.metric), prefix) else {
            return groups.map { Cell(name: $0.name, note: "Not filled: the area gives \(missing).") } + [sum]
        }
        let parts = total.map { $0.map { apportion($0, shares.values) } }
        return groups.enumerated()
            .map { place, group in
                Cell(
                    name: group.name,
                    counts: parts.map { $0.map { $0[place] } },
                    note: parts == nil ? sum.note : "By the shares of \(shares.period), assumed to stay."
                )
            } + [sum]
    }

    /// The latest counts of groups; `nil`: the area gives none.
    private func shares(_ metrics: [String], _ prefix: String) -> (values: [Double], period: String)? {
        // Forecasts do not use these rows.
        let history = runner.fitted.area.history.rows(of: service.historyName)
            .filter { $0.period.end <= runner.fitted.dataTo.end && [service.provider, ""].contains($0.provider) }
        let rows = metrics.map { name in
            history.filter { $0.metric == prefix + name }.max { $0.period.end < $1.period.end }
        }
        guard let last = rows.compactMap({ $0?.period.end }).max() else { return nil }
        let values = rows.map { row in row.flatMap { $0.period.end == last ? max(0, $0.value) : nil } ?? 0 }
        let text = rows.compactMap(\.self).first { $0.period.end == last }?.period.text ?? ""
        return values.reduce(0, +) > 0 ? (values, text) : nil
    }

    private func categories(_ year: Int) -> [Cell] {
        let wholes = wholes(year)
        let names = service.stock?.placements.map(\.name) ?? []
        let note = wholes == nil ? notForecast : isStandard ? "" : "The area's own placements."
        let parts = names.enumerated()
            .map { place, name in
                Cell(name: name, counts: wholes.map { $0[place] }, evidence: evidence, note: note)
            }
        return parts
            + [Cell(name: ReformPlanTable.total, counts: wholes.map(Self.sum), evidence: evidence, note: note)]
    }

    private let notForecast = "Not filled: the census of the January after the year is not forecast."
    private var isStandard: Bool { service.stock?.standardPlaces != nil }

    /// Kinds of provision: of a category that is one of them as it is, of others by the latest counts, or together.
    private func provisions(_ year: Int) -> [Cell] {
        let wholes = wholes(year)
        let total = Cell(
            name: ReformPlanTable.total,
            counts: wholes.map(Self.sum),
            evidence: evidence,
            note: wholes == nil ? notForecast : ""
        )
        guard let wholes, let places = service.stock?.standardPlaces else {
            let note =
                wholes == nil
                ? notForecast : "Not filled: the area's placements are not the seven categories of the map."
            return Provision.allCases.map { Cell(name: $0.rawValue, note: note) } + [total]
        }
        var cells: [Cell] = []
        for (category, place) in places.enumerated() {
            let kinds = ProvisionColumn.provisions(ofCategory: category)
            guard kinds.count > 1 else {
                cells += kinds.map { Cell(name: $0.rawValue, counts: wholes[place], evidence: evidence) }
                continue
            }
            if let shares = shares(kinds.map(\.metric), "plans_maintained_provision_") {
                let parts = wholes[place].map { apportion($0, shares.values) }
                cells += kinds.enumerated()
                    .map { number, kind in
                        Cell(
                            name: kind.rawValue,
                            counts: parts.map { $0[number] },
                            note: "By the shares of \(shares.period), assumed to stay."
                        )
                    }
                continue
            }
            let together = kinds.map(\.rawValue).joined(separator: " + ")
            cells += kinds.map {
                Cell(name: $0.rawValue, note: "Not filled: not told apart in the area's figures; in '\(together)'.")
            }
            cells.append(Cell(name: together, counts: wholes[place], evidence: evidence, note: "These kinds together."))
        }
        return cells + [total]
    }

    /// A table of one setting: its total where the setting is a category, and no needs, which are published of all settings
    /// together.
    private func setting(_ table: ReformPlanTable, _ year: Int) -> [Cell] {
        let needs = ReformPlanTable.needs.map {
            Cell(name: $0.name, note: "Not filled: needs are published of all settings together.")
        }
        var total = Cell(name: ReformPlanTable.total, evidence: evidence)
        if let category = table.category, let places = service.stock?.standardPlaces {
            total.counts = wholes(year).map { $0[places[category]] }
            total.note = total.counts == nil ? notForecast : ""
        } else {
            total.note = "Not filled: the setting is not told apart in the area's figures."
        }
        return needs + [total]
    }
}
