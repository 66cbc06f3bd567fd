import Areas
import Wording
import Yams

/// Reads what a service's outcomes add to: the plans that an area maintains.
enum StockReader {
    /// The keys of a stock.
    static let keys = ["outcome", "number", "ceasing", "placements", "reviewed by"] + Beside.keys

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
        guard let section = Section(field, keys: keys) else { return Result() }
        let beside = section.beside
        let outcome = section.required("outcome", remedy: "Name the outcome that adds to it, such as 'plan issued'.")
            .flatMap { Self.outcome($0, outcomes) }
        let number = section.required("number", remedy: "Give how many are held at the origin.")?
            .figure(.count, beside: beside)
        let ceasing = section.required("ceasing", remedy: "Give the share that ceases in a year, such as 9% a year.")?
            .figure(.sharePerYear, beside: beside)
        let placements = section["placements"].map { Self.placements($0, beside) } ?? []
        var references: [Field] = []
        let reviews = section["reviewed by"]
        let review = reviews.flatMap { Self.review($0, of: service, beside, &references) }
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

    private static func outcome(_ field: Field, _ outcomes: [String]?) -> String? {
        guard let text = field.text("an outcome of the service") else { return nil }
        guard let outcomes, !outcomes.contains(text) else { return text }
        field.report(
            "names the outcome '\(shorten(text))', to which no route of the service leads",
            remedy: outcomes.isEmpty ? "Give the service routes with outcomes." : remedy(for: text, allowed: outcomes)
        )
        return nil
    }

    /// The placements; `nil` if any of them cannot be used.
    private static func placements(_ field: Field, _ beside: Beside) -> [Stock.Placement]? {
        guard let items = field.list() else { return nil }
        if items.isEmpty { field.report("is empty", remedy: "List at least one placement, or leave the key out.") }
        var seen: Set<String> = []
        let placements = items.compactMap { item -> Stock.Placement? in
            guard let section = Section(item, keys: ["placement", "share", "of new"] + Beside.keys) else { return nil }
            let own = section.beside.or(beside)
            let name = section.required("placement", remedy: "Give the placement's name, such as mainstream.")?
                .words("the name of a placement such as mainstream")
            let share = section.required("share", remedy: "Give its share of those held, such as 45%.")?
                .figure(.share, beside: own)
            let ofNew = section["of new"].map { $0.figure(.share, beside: own) }
            guard let name, let share else { return nil }
            if case .some(nil) = ofNew { return nil }
            // Results name measures after placements, in lower case and without spaces or hyphens.
            guard seen.insert(name.lowercased().replacing("-", with: " ")).inserted else {
                item.report("repeats the placement '\(name)'", remedy: "Name every placement once.")
                return nil
            }
            return Stock.Placement(name: name, share: share, shareOfNew: ofNew ?? nil)
        }
        guard placements.count == items.count, !items.isEmpty else { return nil }
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
        guard let section = Section(field, keys: ["service", "every", "range"] + Beside.keys) else { return nil }
        let serviceField = section.required("service", remedy: "Name the service that makes the reviews by its id.")
        let id = serviceField?.text("a service's id")
        let every = section.required("every", remedy: "Give the time from one review to the next, such as 52 weeks.")?
            .figure(.betweenReviews, beside: section.beside.or(beside))
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

extension Grammar {
    /// The time from one review to the next.
    fileprivate static var betweenReviews: Grammar {
        var grammar = Grammar.weeks
        grammar.bounds = 1...520
        grammar.boundsText = "between 1 and 520 weeks"
        return grammar
    }
}

extension Beside {
    /// What stands here, and above it what does not.
    func or(_ above: Beside) -> Beside {
        Beside(evidence: evidence ?? above.evidence, source: source ?? above.source, range: range)
    }
}
