import Areas
import Wording
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
        let placements =
            section[StockKeys.placements] == nil
            ? [] : section.read(StockKeys.placements).flatMap { Self.placements($0, in: section) }
        var references: [Field] = []
        let reviews = section.read(StockKeys.reviewedBy)
        let review = reviews.flatMap { Self.review($0, of: service, section.beside, &references) }
        guard let outcome, let number, let ceasing, let placements, (review == nil) == (reviews == nil) else {
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
        guard let outcomes, !outcomes.contains(text) else { return text }
        field?
            .report(
                "names the outcome '\(shorten(text))', to which no route of the service leads",
                remedy: outcomes.isEmpty
                    ? "Give the service routes with outcomes." : remedy(for: text, allowed: outcomes)
            )
        return nil
    }

    /// The placements; `nil` if any of them cannot be used.
    private static func placements(_ items: [Field], in stock: Section) -> [Stock.Placement]? {
        var seen: Set<String> = []
        let placements = items.compactMap { item -> Stock.Placement? in
            guard let section = Section(item, PlacementKeys.shape, below: stock.beside) else { return nil }
            let name = section.read(PlacementKeys.placement)
            let share = section.read(PlacementKeys.share)
            let ofNew = section.read(PlacementKeys.ofNew)
            guard let name, let share, !section.isUnreadable(PlacementKeys.ofNew, ofNew) else { return nil }
            // Results name measures after placements, in lower case and without spaces or hyphens.
            guard seen.insert(name.lowercased().replacing("-", with: " ")).inserted else {
                item.report("repeats the placement '\(name)'", remedy: "Name every placement once.")
                return nil
            }
            return Stock.Placement(name: name, share: share, shareOfNew: ofNew)
        }
        guard placements.count == items.count, let field = stock[StockKeys.placements], !items.isEmpty else {
            return nil
        }
        return checkShares(placements, field) ? placements : nil
    }

    /// Whether the shares are everybody: of those held, and of new ones where they are given.
    private static func checkShares(_ placements: [Stock.Placement], _ field: Field) -> Bool {
        let held = ShareSum(placements.map(\.share))
        if !held.isWhole {
            field.report(
                "must have shares that add up to 100%, found \(ShareSum.percent(held.value))",
                remedy: "Give a placement to everybody, if need be 'other'."
            )
        }
        let new = placements.compactMap(\.shareOfNew)
        guard !new.isEmpty else { return held.isWhole }
        guard new.count == placements.count else {
            let without = placements.filter { $0.shareOfNew == nil }.map { "'\($0.name)'" }
            field.report(
                "must have 'of new' for every placement or for none, found none for \(without.joined(separator: ", "))",
                remedy: "Without it, new ones are placed as those held are."
            )
            return false
        }
        let sum = ShareSum(new)
        if !sum.isWhole {
            field.report(
                "must have shares 'of new' that add up to 100%, found \(ShareSum.percent(sum.value))",
                remedy: "Give a placement to everybody, if need be 'other'."
            )
        }
        return held.isWhole && sum.isWhole
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
        let serviceField = section[ReviewKeys.service]
        if let serviceField, id == service {
            serviceField.report(
                "must be another service, found '\(service)' itself",
                remedy: "Reviews are the referrals of a service of their own: describe it under 'services'."
            )
            return nil
        }
        guard let serviceField, let id else { return nil }
        references.append(serviceField)
        return every.map { Stock.Review(service: id, everyWeeks: $0) }
    }
}
