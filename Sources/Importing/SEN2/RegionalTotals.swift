/// Years in which `newplans` holds something else than an authority's own plans.
///
/// In the release of 2025 the rows of all fifteen authorities of Yorkshire and the Humber in 2022 hold the region's
/// total.
enum RegionalTotals {
    /// Whether a row of `newplans` cannot be its authority's: three authorities or more of its region have the same
    /// number in that year, or it is more than twice what `assessments` says was issued (and at least 50 more).
    static func isSuspect(_ row: SEN2Row, in figures: SEN2Figures) -> Bool {
        guard row.level == .authority, let number = row.number(SEN2Table.newPlans.total) else { return false }
        let alike = figures.all(of: .newPlans)
            .count {
                $0.row.level == .authority && $0.row.year == row.year && $0.row.region == row.region
                    && $0.row.number(SEN2Table.newPlans.total) == number
            }
        if alike >= 3, number >= 50 { return true }
        let issued = figures.rows[
            SEN2RowKey(.assessments, row)
        ]?
        .number(SEN2Table.assessments.total)
        return issued.map { number > 2 * $0 && number >= $0 + 50 } ?? false
    }
}
