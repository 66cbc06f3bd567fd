import Areas
import Wording

extension Audit {
    /// Rows of the history from which no forecast is made, by kind; names that are nearly those of others stand alone.
    ///
    /// An area may cover fewer services than its history, so these are no faults. Every row stands among the places of one
    /// finding.
    static func unusedRows(_ ledger: Ledger) -> [Finding] {
        unknownServices(ledger) + unknownMetrics(ledger) + otherProviders(ledger)
    }

    /// The services that use rows, by name in the history.
    private static func servicesByName(_ area: Area) -> [String: [Service]] {
        Dictionary(grouping: area.services, by: \.historyName)
    }

    private static func unknownServices(_ ledger: Ledger) -> [Finding] {
        let known = servicesByName(ledger.area)
        let summed = Set(ledger.area.totals.flatMap { [$0.key] + $0.value })
        let names = ledger.area.history.serviceNames.filter { known[$0] == nil && !summed.contains($0) }
        let candidates = ledger.area.services.map(\.historyName)
        let groups = names.map { name in (name: name, rows: ledger.area.history.rows(of: name)) }
            .filter { !$0.rows.isEmpty }
        return findings(
            groups,
            service: "",
            kind: "rows of services that the area does not have",
            one: { "no service of the area is called '\($0)'" },
            // Of very many names only some are slips worth looking for.
            nearest: { groups.count > 200 ? nil : nearestMatch(to: $0, in: candidates) }
        )
    }

    private static func unknownMetrics(_ ledger: Ledger) -> [Finding] {
        servicesByName(ledger.area).sorted { $0.key < $1.key }
            .flatMap { name, services in
                let uses = { (metric: String) in services.contains { $0.uses(metric) } }
                let used = Set(services.flatMap(\.usedMetrics))
                var order: [String] = []
                var groups: [String: [Observation]] = [:]
                for row in ledger.area.history.rows(of: name) where !uses(row.metric) {
                    if groups[row.metric] == nil { order.append(row.metric) }
                    groups[row.metric, default: []].append(row)
                }
                let known = Set(Metric.allCases.map(\.rawValue))
                let periods = Dictionary(
                    grouping: ledger.area.history.rows(of: name).filter { uses($0.metric) },
                    by: \.metric
                )
                .mapValues { Set($0.map(\.period)) }
                return findings(
                    order.map { ($0, groups[$0] ?? []) },
                    service: name,
                    kind: "figures from which nothing is forecast",
                    one: { "nothing is forecast from '\($0)'" },
                    nearest: { metric in
                        guard groups.count <= 200, !known.contains(metric), WaitMetric(metric) == nil else {
                            return nil
                        }
                        // What stands beside the other in the same period is another figure, and no slip.
                        return nearestMatch(to: metric, in: used.sorted())
                            .flatMap { match in
                                (groups[metric] ?? []).contains { periods[match]?.contains($0.period) ?? false }
                                    ? nil : match
                            }
                    }
                )
            }
    }

    private static func otherProviders(_ ledger: Ledger) -> [Finding] {
        // A provider that is another service's is used there.
        let used = Set(ledger.area.services.map(ledger.name))
        return zip(ledger.area.services, ledger.histories)
            .flatMap { service, history in
                var order: [String] = []
                var groups: [String: [Observation]] = [:]
                for row in history.otherProviders where !used.contains("\(row.service), \(row.provider)") {
                    if groups[row.provider] == nil { order.append(row.provider) }
                    groups[row.provider, default: []].append(row)
                }
                return findings(
                    order.map { ($0, groups[$0] ?? []) },
                    service: ledger.name(service),
                    kind: "rows of other providers than \(service.provider)",
                    one: { "rows of '\($0)' are not of \(service.provider)" },
                    nearest: { nearestMatch(to: $0, in: [service.provider]) }
                )
            }
    }

    /// One finding for all of a kind, and one for every name that is probably a slip.
    private static func findings(
        _ groups: [(name: String, rows: [Observation])],
        service: String,
        kind: String,
        one: (String) -> String,
        nearest: (String) -> String?
    ) -> [Finding] {
        var slips: [Finding] = []
        var rest: [(name: String, rows: [Observation])] = []
        for group in groups {
            // Of two or three letters every name is near.
            guard group.name.count > 3, let match = nearest(group.name) else {
                rest.append(group)
                continue
            }
            slips.append(
                Finding(
                    .note,
                    .unusedRows,
                    service: service,
                    period: "",
                    "not used: \(one(group.name)), which has \(counted(group.rows)); did you mean '\(match)'?",
                    places: group.rows.map(\.place)
                )
            )
        }
        guard !rest.isEmpty else { return slips }
        let names = rest.prefix(12).map { "\($0.name) (\($0.rows.count))" }
        return slips + [
            Finding(
                .note,
                .unusedRows,
                service: service,
                period: "",
                "not used: \(kind): " + joined(names + (rest.count > 12 ? ["\(rest.count - 12) more"] : [])),
                places: rest.flatMap { $0.rows.map(\.place) }
            )
        ]
    }

    private static func counted(_ rows: [Observation]) -> String { "\(rows.count) row\(rows.count == 1 ? "" : "s")" }
}
