extension Stock {
    /// The seven categories of the Department for Education's template for a management plan of the dedicated schools grant, as
    /// area files name them, in its order.
    package static let standardPlacements = [
        "mainstream", "resourced provision and SEN units", "maintained special schools and special academies",
        "non-maintained and independent", "hospital and alternative provision", "post-16 and further education",
        "other",
    ]

    /// What history rows add to `plans_maintained` and `plans_issued` for each of them.
    package static let standardMetrics = [
        "mainstream", "units", "special", "independent", "alternative_provision", "post_16", "other",
    ]

    /// Where each of the seven categories stands among its placements; `nil`: it has others.
    package var standardPlaces: [Int]? {
        guard placements.count == Self.standardPlacements.count else { return nil }
        let places = Self.standardPlacements.compactMap { name in
            placements.firstIndex { $0.name.lowercased() == name.lowercased() }
        }
        return places.count == placements.count ? places : nil
    }

    /// Whether those held move between placements and cease as the country's do.
    package var movesAsInEngland: Bool { ceasingPerYear == nil && standardPlaces != nil }
}
