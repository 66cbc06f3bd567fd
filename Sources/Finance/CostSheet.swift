package import Areas
import Calendar
import Wording

/// The lines of costs of one plan: first those that are paid under every plan, in the order of the file, then those of its
/// steps.
package struct CostSheet: Sendable {
    /// The lines.
    package private(set) var items: [CostItem] = []
    /// How many of them are paid under every plan, "no change" too.
    package private(set) var baselineCount = 0
    /// What is done and has no price, in sentences.
    package private(set) var unpriced: [String] = []

    /// The lines of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - area: The area, which has costs.
    ///   - costs: Its costs, numbered.
    package init(_ plan: Plan, in area: Area, _ costs: NumberedCosts) {
        var builder = CostSheetBuilder(area: area, costs: costs.costs, plan: plan)
        builder.addBaseline()
        baselineCount = builder.items.count
        builder.addSteps()
        items = builder.items
        unpriced = builder.unpriced
    }

    /// What must be counted for it, each once.
    package var quantities: [Quantity] {
        var once: Set<Quantity> = []
        return items.map(\.quantity).filter { once.insert($0).inserted }
    }
}

/// Puts the lines of a plan together.
struct CostSheetBuilder {
    let area: Area
    let costs: Costs
    let plan: Plan
    var items: [CostItem] = []
    var unpriced: [String] = []

    /// What is paid under every plan: pay as far as posts are known, what cases cost, and lines without a step.
    mutating func addBaseline() {
        for service in area.services {
            for stage in service.stages { addPay(of: stage, service) }
        }
        for cases in costs.cases {
            guard let nonPay = cases.nonPay, let (service, stage) = place(cases.service, cases.stage) else { continue }
            items.append(
                CostItem(
                    "Non-pay of cases",
                    service: service.id,
                    funder: cases.funder,
                    .seen(service: service.id, stage: stage.id),
                    price(nonPay, cases.priceYear, .prices, about: [.nonPay])
                )
            )
        }
        for line in costs.lines where line.cause == nil { add(line, step: nil) }
    }

    private mutating func addPay(of stage: Stage, _ service: Service) {
        for (place, post) in stage.staffing.enumerated() {
            guard let pay = costs.pay(of: post.group.name, at: service.id) else { continue }
            let name = "Pay of \(post.group.name)"
            items.append(
                CostItem(
                    name,
                    service: service.id,
                    funder: pay.funder,
                    isRecurrent: post.ends == nil,
                    .posts(service: service.id, stage: stage.id, place: place),
                    yearOf(pay)
                )
            )
            guard post.agencyCover != .nothing else { continue }
            items.append(
                CostItem(
                    "\(name), agency cover of vacancies",
                    service: service.id,
                    funder: pay.funder,
                    isRecurrent: false,
                    .agencyCover(service: service.id, stage: stage.id, place: place),
                    yearOf(pay, premium: true)
                )
            )
        }
    }

    /// A month of one whole-time equivalent.
    func yearOf(_ pay: PayGroup, premium: Bool = false) -> UnitPrice {
        var price = price(pay.salary, pay.priceYear, .pay, about: [.pay])
        // What is left out has no number among the figures.
        if pay.onCosts != .nothing { price.additions.append(pay.onCosts) }
        if premium, let share = pay.agencyPremium { price.additions.append(share) }
        price.scale = 1.0 / 12
        return price
    }

    /// A price with what it rises with and the rules that change it.
    func price(
        _ pounds: Figure,
        _ year: Year?,
        _ index: PriceIndex,
        about subjects: [PolicyLine.Subject]
    ) -> UnitPrice {
        var price = UnitPrice(pounds: pounds, year: year ?? costs.priceYear)
        switch index {
        case .prices: price.rise = costs.priceInflation
        case .pay: price.rise = costs.payAwards
        case .nothing: price.rise = nil
        }
        for rule in costs.policy {
            guard case .change(let change, let of) = rule.effect, of.contains(where: subjects.contains) else {
                continue
            }
            price.rules.append((change, rule.from, rule.until))
        }
        return price
    }

    /// A service of the area with one of its stages, the first unless another is named.
    func place(_ service: String, _ stage: String?) -> (Service, Stage)? {
        guard let found = area.services.first(where: { $0.id == service }),
            let its = stage.map({ id in found.stages.first { $0.id == id } }) ?? found.stages.first
        else { return nil }
        return (found, its)
    }
}
