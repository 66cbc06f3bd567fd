/// Plans by the seven placements.
struct PlacementCounts {
    private let counts: [Placement: Double]
    /// All of them.
    let total: Double
    /// Those among "other" whose placement nobody wrote down.
    let notRecorded: Double

    /// The counts of a row of `caseload` or `newplans`; `nil` without a total or any placement, or where parts exceed
    /// it.
    init?(_ row: SEN2Row, total column: String) {
        guard let total = row.number(column) else { return nil }
        var counts: [Placement: Double] = [:]
        for placement in Placement.allCases where placement != .other {
            guard let count = row.sum(placement.columns) else { return nil }
            counts[placement] = count
        }
        let rest = total - counts.values.reduce(0, +)
        guard rest >= 0 else { return nil }
        counts[.other] = rest
        self.counts = counts
        self.total = total
        notRecorded = min(rest, row.number(Placement.notRecorded) ?? 0)
    }

    /// Those of one placement.
    subscript(placement: Placement) -> Double { counts[placement] ?? 0 }

    /// Shares of those whose placement is recorded, of several years together; `nil` where it is recorded of nobody.
    static func shares(_ years: [PlacementCounts]) -> [Placement: Double]? {
        let recorded = years.reduce(0) { $0 + $1.total - $1.notRecorded }
        guard recorded > 0 else { return nil }
        return Dictionary(
            uniqueKeysWithValues: Placement.allCases.map { placement in
                let sum = years.reduce(0) { sum, year in
                    sum + year[placement] - (placement == .other ? year.notRecorded : 0)
                }
                return (placement, sum / recorded)
            }
        )
    }
}
