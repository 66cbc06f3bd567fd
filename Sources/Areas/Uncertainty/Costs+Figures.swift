import Calendar

/// A figure of an area's costs: where it stands, what it is called, its unit and its bounds.
package struct MoneyFigure {
    /// Its name for machines: `costs/pay/therapist/salary`.
    package var path: String
    /// The service that it is about; empty: several, or the area.
    package var service: String
    /// What it is, in words: `pay of therapist, salary`.
    package var item: String
    /// Its unit.
    package var unit: Figure.Unit
    /// What it may lie between.
    package var bounds: Bounds
    /// Where it stands in the file.
    package var field: FieldPath
}

extension Costs {
    /// The figures of the costs, in the order of the file's keys.
    package var figures: [AreaFigure] {
        var costs = self
        var figures: [AreaFigure] = []
        costs.visit { one, figure in
            figures.append(
                PlacedFigure(
                    role: .money(one.path),
                    path: one.path,
                    service: one.service,
                    item: one.item,
                    figure: figure,
                    unit: one.unit,
                    bounds: one.bounds.range,
                    place: one.field.place
                )
            )
        }
        return figures
    }

    /// The same costs with every figure as it is in a replication.
    ///
    /// - Parameter draw: What a figure is, by its path.
    /// - Returns: Costs whose figures have that value and no range.
    package func drawn(_ draw: (_ path: String, _ figure: Figure) -> Double) -> Costs {
        var costs = self
        costs.visit { one, figure in
            figure.value = draw(one.path, figure)
            figure.range = nil
        }
        return costs
    }

    /// Goes through every figure with what is said of it; all that asks for figures of costs goes through here.
    mutating func visit(_ body: (MoneyFigure, inout Figure) -> Void) {
        withoutActuallyEscaping(body) { visit(MoneyVisitor(body: $0, path: "costs", field: field)) }
    }

    private mutating func visit(_ visitor: MoneyVisitor) {
        visitor.visit(&payAwards, "pay-awards", "pay awards")
        visitor.visit(&priceInflation, "price-inflation", "price inflation")
        visitor.visit(&discountRate, .shareAYear, .share, "discount-rate", "discount rate")
        for (index, name) in PathName.of(pay.map { ([$0.group] + $0.services).joined(separator: " ") }).enumerated() {
            visitor.below("pay/\(name)", "pay of \(pay[index].group)", "pay", index, pay[index].place) {
                pay[index].visit(&$0)
            }
        }
        for (index, name) in PathName.of(cases.map { "\($0.service) \($0.stage ?? "")" }).enumerated() {
            let words = "cases" + (cases[index].stage.map { " of stage \($0)" } ?? "")
            visitor.below("cases/\(name)", words, "cases", index, cases[index].place) { cases[index].visit(&$0) }
        }
        placements?.visit(visitor)
        highNeeds?.visit(visitor)
        for (index, name) in PathName.of(lines.map(\.name)).enumerated() {
            visitor.below("line/\(name)", lines[index].name, "lines", index, lines[index].place) {
                lines[index].visit(&$0)
            }
        }
        for (index, name) in PathName.of(policy.map(\.name)).enumerated() {
            visitor.below("policy/\(name)", policy[index].name, "policy", index, policy[index].place) {
                policy[index].visit(&$0)
            }
        }
        for (index, name) in waitingNames.enumerated() {
            let one = waiting[index]
            let words = "waiting beyond \(one.beyondWeeks) weeks leads to \(one.asksFor)"
            visitor.below("waiting/\(name)", words, "cost of waiting", index, one.place) {
                $0.service = one.service
                $0.visit(&waiting[index].probability, .share, .share, "probability", "probability")
            }
        }
    }
}

extension Costs {
    private var waitingNames: [String] {
        PathName.of(waiting.map { "\($0.service) \($0.stage ?? "") \($0.asksFor) \($0.beyondWeeks)" })
    }

    /// Rules that bound how many are seen elsewhere, each with the path of its figure.
    package var capRules: [(rule: PolicyLine, path: String)] {
        zip(policy, PathName.of(policy.map(\.name))).filter { $0.0.isCap }.map { ($0, "costs/policy/\($1)/cap") }
    }

    /// What waiting leads to, each rule with the path of its probability.
    package var waitingRules: [(rule: WaitingCost, path: String)] {
        zip(waiting, waitingNames).map { ($0, "costs/waiting/\($1)/probability") }
    }
}

/// Where a walk through the figures of costs has come to.
struct MoneyVisitor {
    let body: (MoneyFigure, inout Figure) -> Void
    fileprivate(set) var path: String
    fileprivate(set) var item = ""
    fileprivate(set) var field: FieldPath
    var service = ""

    /// A figure of the part that the walk has come to.
    func visit(_ figure: inout Figure, _ unit: Figure.Unit, _ bounds: Bounds, _ path: String, _ key: String) {
        body(
            MoneyFigure(
                path: "\(self.path)/\(path)",
                service: service,
                item: item.isEmpty ? key : "\(item), \(key)",
                unit: unit,
                bounds: bounds,
                field: field.below(key)
            ),
            &figure
        )
    }

    func visit(_ figure: inout Figure?, _ unit: Figure.Unit, _ bounds: Bounds, _ path: String, _ key: String) {
        guard var there = figure else { return }
        visit(&there, unit, bounds, path, key)
        figure = there
    }

    /// The rises of each year.
    func visit(_ rise: inout YearlyRise?, _ path: String, _ key: String) {
        guard var there = rise else { return }
        let inside = inside(path, key)
        for index in there.years.indices {
            let year = there.years[index].year.description
            inside.visit(&there.years[index].rise, .change, .rise, year, year)
        }
        if there.years.isEmpty, there.later != nil {
            visit(&there.later, .change, .rise, path, key)
        } else {
            inside.visit(&there.later, .change, .rise, "later", "later")
        }
        rise = there
    }

    /// The amounts of each year.
    func visit(_ amount: inout YearlyAmount, _ bounds: Bounds, _ path: String, _ key: String) {
        let inside = inside(path, key)
        for index in amount.years.indices {
            let year = amount.years[index].year.description
            inside.visit(&amount.years[index].pounds, .pounds, bounds, year, year)
        }
    }

    /// An item of a list.
    func below(
        _ path: String,
        _ item: String,
        _ key: String,
        _ index: Int,
        _ place: Place,
        _ body: (inout MoneyVisitor) -> Void
    ) {
        var inside = self
        inside.path += "/\(path)"
        inside.item = item
        inside.field = field.below(key).item(index)
        if place.line > 0 { inside.field.place = place }
        body(&inside)
    }

    /// What stands below a key.
    func inside(_ path: String, _ key: String, at place: Place? = nil) -> MoneyVisitor {
        var inside = self
        if let place, place.line > 0 { inside.field.place = place }
        inside.path += "/\(path)"
        inside.item = item.isEmpty ? key : "\(item), \(key)"
        inside.field = inside.field.below(key)
        return inside
    }
}
