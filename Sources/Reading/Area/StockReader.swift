import Areas
import Yams

/// Reads what a service's outcomes add to: the plans that an area maintains.
enum StockReader {
    /// A stock, and where services are named that must exist.
    struct Result {
        var stock: Stock?
        var references: [Field] = []
    }

    /// The stock under `holds` of a service.
    ///
    /// - Parameters:
    ///   - field: Where it stands.
    ///   - service: The id of the service.
    ///   - outcomes: The outcomes among the routes of its stages; `nil`: not all are known.
    /// - Returns: The stock, if all of it can be used.
    static func read(_ field: Field, of service: String, outcomes: [String]?) -> Result {
        guard let section = Section(field, StockKeys.shape) else { return Result() }
        let outcome = section.read(StockKeys.outcome).flatMap { check($0, section[StockKeys.outcome], outcomes) }
        let number = section.read(StockKeys.number)
        let ceasing = section.read(StockKeys.ceasing)
        let ceasingIsReadable = !section.isUnreadable(StockKeys.ceasing, ceasing)
        let placements =
            section[StockKeys.placements] == nil
            ? [] : section.read(StockKeys.placements).flatMap { Self.placements($0, in: section) }
        let ceasingIsKnown =
            section.mentions(StockKeys.ceasing) || placements == nil
            || field.keeps { Stock.ceasingFaults(isStated: false, placements?.map(\.name) ?? [], at: $0) }
        var references: [Field] = []
        let reviews = section.read(StockKeys.reviewedBy)
        let review = reviews.flatMap { Self.review($0, of: service, section.beside, &references) }
        guard let outcome, let number, ceasingIsReadable, ceasingIsKnown, let placements,
            (review == nil) == (reviews == nil)
        else {
            return Result(stock: nil, references: references)
        }
        let stock = Stock(
            outcome: outcome,
            number: number,
            ceasingPerYear: ceasing,
            placements: placements,
            review: review
        )
        return Result(stock: stock, references: references)
    }

    private static func check(_ text: String, _ field: Field?, _ outcomes: [String]?) -> String? {
        guard let field, let outcomes else { return text }
        return field.keeps { Stock.outcomeFaults(text, among: outcomes, at: $0) } ? text : nil
    }

    /// The placements; `nil` if any of them cannot be used.
    private static func placements(_ items: [Field], in stock: Section) -> [Stock.Placement]? {
        guard let field = stock[StockKeys.placements] else { return nil }
        let read = items.map { item -> Stock.Placement? in
            guard let section = Section(item, PlacementKeys.shape, below: stock.beside) else { return nil }
            let name = section.read(PlacementKeys.placement)
            let share = section.read(PlacementKeys.share)
            let ofNew = section.read(PlacementKeys.ofNew)
            guard let name, let share, !section.isUnreadable(PlacementKeys.ofNew, ofNew) else { return nil }
            return Stock.Placement(name: name, share: share, shareOfNew: ofNew)
        }
        let placements = read.compactMap { $0 }
        guard field.keeps({ Stock.Placement.repeatFaults(read.map { $0?.name }, at: $0) }),
            placements.count == items.count, !items.isEmpty,
            field.keeps({ Stock.Placement.shareFaults(placements, at: $0) })
        else { return nil }
        return placements
    }

    private static func review(
        _ field: Field,
        of service: String,
        _ beside: Beside,
        _ references: inout [Field]
    ) -> Stock.Review? {
        guard let section = Section(field, ReviewKeys.shape, below: beside) else { return nil }
        let id = section.read(ReviewKeys.service)
        let every = section.read(ReviewKeys.every)
        // Whether there is such a service is known when all of them have been read.
        guard let id, let field = section[ReviewKeys.service],
            field.keeps({ Stock.Review.serviceFaults(id, of: service, services: nil, at: $0) })
        else { return nil }
        references.append(field)
        return every.map { Stock.Review(service: id, everyWeeks: $0) }
    }
}
