import Areas
import Calendar

/// What those cost who are held in one placement, with what of it is for the place and what is recouped.
struct PlacedCost: Sendable {
    /// The placement, by the area file's name.
    let name: String
    /// Unit cost times those held.
    let item: CostItem
    /// The place alone, times those held; `nil`: not told apart.
    let place: CostItem?
    /// The share of places that are recouped; `nil`: none.
    let recouped: Figure?

    /// The categories of an area's costs, numbered; without placements none.
    static func all(_ builder: CostSheetBuilder) -> [PlacedCost] {
        let costs = builder.costs
        guard let placements = costs.placements, let (service, _) = builder.place(placements.service, nil),
            service.stock != nil
        else { return [] }
        return placements.categories.map { one in
            var price = builder.price(
                one.unitCost,
                one.priceYear ?? placements.priceYear,
                .prices,
                about: [.placements, .placement(one.placement)]
            )
            price.rise = one.inflation ?? placements.inflation ?? costs.priceInflation
            price.scale = 1.0 / 12
            // What is paid for a place is fixed in money, and does not rise with prices.
            let place = one.placeFunding.map { pounds -> UnitPrice in
                var place = UnitPrice(pounds: pounds, year: costs.priceYear)
                place.scale = 1.0 / 12
                return place
            }
            let isAlone = one.placement == PlacementCosts.everyone && (service.stock?.placements.isEmpty ?? true)
            let quantity = Quantity.held(service: service.id, placement: isAlone ? nil : one.placement)
            let funder = one.funder ?? placements.funder
            return PlacedCost(
                name: one.placement,
                item: CostItem(one.placement, service: service.id, funder: funder, quantity, price),
                place: place.map { CostItem(one.placement, service: service.id, funder: funder, quantity, $0) },
                recouped: one.recouped
            )
        }
    }
}
