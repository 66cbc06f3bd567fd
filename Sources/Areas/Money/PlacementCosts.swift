package import Calendar

/// What those cost for whom a service holds something: education, health and care plans by placement.
package struct PlacementCosts: Codable, Hashable, Sendable {
    /// The id of the service that holds them.
    package var service: String
    /// A category for each placement of the service.
    package var categories: [Category]
    /// By how much they become dearer where a category does not say; `nil`: as other prices.
    package var inflation: YearlyRise?
    /// The financial year of their prices; `nil`: that of the file.
    package var priceYear: Year?
    /// Who pays where a category does not say.
    package var funder: Funder
    /// Where it stands.
    package var place: Place

    package init(
        service: String,
        categories: [Category],
        inflation: YearlyRise? = nil,
        priceYear: Year? = nil,
        funder: Funder = .highNeeds,
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.categories = categories
        self.inflation = inflation
        self.priceYear = priceYear
        self.funder = funder
        self.place = place
    }

    /// The name of the only category of a service that tells no placements apart.
    package static let everyone = "all"

    /// One kind of placement.
    package struct Category: Codable, Hashable, Sendable {
        /// The placement, by the area file's name.
        package var placement: String
        /// Pounds a year for each child, place and top-up together.
        package var unitCost: Figure
        /// Of these, pounds for the place; `nil`: not told apart.
        package var placeFunding: Figure?
        /// The share of its children whose place is recouped for an academy, which outturn statements leave out; `nil`: none.
        package var recouped: Figure?
        /// By how much it becomes dearer; `nil`: as all placements.
        package var inflation: YearlyRise?
        /// The financial year of its price; `nil`: that of all placements.
        package var priceYear: Year?
        /// Who pays; `nil`: as for all placements.
        package var funder: Funder?
        /// Where it stands.
        package var place: Place

        package init(
            _ placement: String,
            unitCost: Figure,
            placeFunding: Figure? = nil,
            recouped: Figure? = nil,
            inflation: YearlyRise? = nil,
            priceYear: Year? = nil,
            funder: Funder? = nil,
            place: Place = Place(file: "", line: 0)
        ) {
            self.placement = placement
            self.unitCost = unitCost
            self.placeFunding = placeFunding
            self.recouped = recouped
            self.inflation = inflation
            self.priceYear = priceYear
            self.funder = funder
            self.place = place
        }
    }
}
