/// All published figures of an area.
package struct History: Codable, Sendable {
    /// The rows in the order of the files.
    package let observations: [Observation]
    /// Figures that are withheld or not available.
    package let missing: [MissingFigure]
    /// The services that have rows, in the order of the files; those without any figure last.
    package let serviceNames: [String]
    /// Where each service's rows stand among the observations.
    private let positions: [String: [Int]]

    /// A history of rows.
    package init(_ observations: [Observation] = [], missing: [MissingFigure] = []) {
        self.observations = observations
        self.missing = missing
        var names: [String] = []
        var positions: [String: [Int]] = [:]
        for (index, row) in observations.enumerated() {
            if positions[row.service, default: []].isEmpty { names.append(row.service) }
            positions[row.service, default: []].append(index)
        }
        for figure in missing where positions[figure.service] == nil {
            names.append(figure.service)
            positions[figure.service] = []
        }
        serviceNames = names
        self.positions = positions
    }

    /// What a history is made from: the rest follows from it.
    private enum CodingKeys: String, CodingKey {
        case observations
        case missing
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try values.decode([Observation].self, forKey: .observations),
            missing: try values.decode([MissingFigure].self, forKey: .missing)
        )
    }

    /// The rows under a service's name, in the order of the files.
    package func rows(of name: String) -> [Observation] {
        (positions[name] ?? []).map { observations[$0] }
    }

    /// What a service's referrals are called where the area does not say: the first usual name that has rows.
    package func usualReferralMetric(of name: String) -> Metric {
        let known = Set(rows(of: name).map(\.metric))
        return Metric.usualReferralNames.first { known.contains($0.rawValue) } ?? .referrals
    }
}
