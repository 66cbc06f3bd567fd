package import Areas
import Assembly
package import Calendar
package import Calibration
import Finance
package import Runs
import Wording

/// What can be bought in an area: options with prices, in groups of services that do not act on one another.
package struct Purchases: Sendable {
    /// An option that can be bought.
    package struct Offer: Sendable {
        /// The option.
        package let option: PlanOption
        /// Its levels; level 0 of a choice is nothing, level 1 the first of these.
        package let levels: [PlanOption.Level]
        /// How surely its price is known: the least sure of what it rests on.
        package let priceEvidence: Evidence
        /// The group of services that it changes, among those of the run.
        let group: Int
    }

    /// An option that cannot be bought, and why.
    package struct Unpriced: Sendable {
        /// The option.
        package let option: PlanOption
        /// What is missing, as a sentence.
        package let reason: String
    }

    /// What is done in any case.
    package let base: Plan
    /// What can be bought.
    package let offers: [Offer]
    /// What cannot.
    package let unpriced: [Unpriced]
    /// The run's groups in which something can be bought.
    let groups: [Int]
    /// By group of ``groups``, the places of its offers.
    let offersOfGroup: [[Int]]
    /// What simulates them.
    package let runner: Runner

    /// Sizes and starts of all options together at most: each is simulated alone before any others are.
    private static let mostLevels = 200

    /// What can be bought of some options.
    ///
    /// - Parameters:
    ///   - options: The options, of which equal ones are offered once.
    ///   - base: What is done in any case; `nil`: nothing.
    ///   - fitted: The area, which has costs.
    ///   - settings: How runs are made.
    ///   - question: What is asked, whose limit is counted and whose funders pay.
    /// - Throws: ``InputErrors`` for options that break rules.
    package init(
        _ options: [PlanOption],
        beside base: Plan?,
        in fitted: FittedArea,
        settings: RunSettings,
        _ question: TrialQuestion
    ) throws(InputErrors) {
        let area = fitted.area
        var once: [PlanOption] = []
        // Nobody buys more demand.
        for option in options where !(option.intervention.effect is DemandShock) {
            if !once.contains(where: { $0.isSame(as: option) }) { once.append(option) }
        }
        var luck = Luck()
        var done = Plan(id: "in-any-case", name: base?.name ?? "No change", file: base?.file ?? "")
        done.interventions = (base?.steps ?? []).flatMap(\.interventions).map { luck.given($0) }
        if done.interventions.isEmpty { done = .noChange }
        let prices = area.costs.map { OptionPrices(area, $0, question) }
        var (offered, unpriced): ([PlanOption], [Unpriced]) = ([], [])
        for option in once {
            let missing = prices.map { $0.missing(option) } ?? "has no price: the area has no costs.yaml"
            if let reason = missing {
                unpriced.append(Unpriced(option: option, reason: reason))
            } else {
                let change = luck.given(option.intervention)
                offered.append(PlanOption(change, sizes: option.sizes, starts: option.starts))
            }
        }
        let levels = offered.reduce(0) { $0 + $1.levels.count }
        guard levels <= Self.mostLevels else {
            throw InputErrors(
                at: offered[0].intervention.place,
                "\(levels) sizes and starts could be bought in all, at most \(Self.mostLevels) can be searched",
                remedy: "Offer fewer plans or options, or sizes in larger steps."
            )
        }
        // A plan for each level, so that each is held to the rules of plans, and services are linked as they ever can be.
        let single = offered.enumerated()
            .flatMap { place, option in
                option.levels.enumerated()
                    .map { level, one in
                        Plan(
                            id: "option-\(place + 1)-\(level + 1)",
                            name: option.name,
                            interventions: [option.bought(one)],
                            file: option.intervention.place.file
                        )
                    }
            }
        let carrier = Plan(id: "targets", name: "Targets", targets: question.targets)
        let plans = (done.interventions.isEmpty ? [] : [done]) + [carrier] + single
        runner = try Runner(fitted.counting(beyond: question.limitWeeks), plans: plans, settings: settings)
        self.base = done
        self.unpriced = unpriced
        let places = runner.trialGroups
        let offers = offered.compactMap { option -> Offer? in
            places.firstIndex { $0.contains(option.intervention.service) }
                .map { group in
                    Offer(
                        option: option,
                        levels: option.levels,
                        priceEvidence: prices?.evidence(of: option) ?? .assumed,
                        group: group
                    )
                }
        }
        self.offers = offers
        let groups = Set(offers.map(\.group)).sorted()
        self.groups = groups
        offersOfGroup = groups.map { group in offers.indices.filter { offers[$0].group == group } }
    }

    /// The area.
    package var area: Area { runner.fitted.area }

    /// The first and the last month that is forecast.
    package var months: (first: Month, last: Month) {
        let months = runner.groups[0].months
        return (months[0] + 1, months[months.count - 1])
    }

    /// How many months are forecast.
    package var horizonMonths: Int { runner.groups[0].months.count - 1 }

    /// The space that is searched.
    var space: PurchaseSpace {
        PurchaseSpace(levelCounts: offersOfGroup.map { $0.map { offers[$0].levels.count + 1 } })
    }

    /// The plan of a choice in a group: what is done in any case, then what is bought, offer by offer.
    func plan(_ choice: [Int], in group: Int) -> Plan {
        let bought = zip(offersOfGroup[group], choice)
            .compactMap { offer, level in
                level == 0 ? nil : offers[offer].option.bought(offers[offer].levels[level - 1])
            }
        guard !bought.isEmpty else { return base }
        return Plan(id: "bought", name: "Bought", interventions: base.interventions + bought)
    }

    /// What a choice in all groups buys, as interventions in the order of the offers.
    package func bought(_ choices: [[Int]]) -> [Purchase] {
        zip(offersOfGroup, choices)
            .flatMap { offers, choice in
                zip(offers, choice).filter { $1 > 0 }.map { Purchase(offer: $0, level: $1) }
            }
            .sorted { $0.offer < $1.offer }
    }

    /// The intervention of a purchase.
    package func intervention(of purchase: Purchase) -> Intervention {
        let offer = offers[purchase.offer]
        return offer.option.bought(offer.levels[purchase.level - 1])
    }

    /// The ids of services that some offer changes or sends children to, or that change in any case.
    var touched: Set<String> {
        let steps = offers.map(\.option.intervention) + base.interventions
        return Set(steps.map(\.service) + steps.compactMap(\.effect.destination))
    }
}

/// A level of an offer that is bought.
package struct Purchase: Hashable, Sendable {
    /// The offer's place.
    package var offer: Int
    /// Its level, from 1.
    package var level: Int
}

/// Gives each step a number among those of its kind, so that no two share their luck and each keeps its own whatever else is
/// bought.
private struct Luck {
    private var taken: [String: Set<Int>] = [:]

    mutating func given(_ change: Intervention) -> Intervention {
        let kind = "\(change.service) \(change.effect.kind) \(change.stage ?? "")"
        var number = change.stepsBefore ?? 0
        while taken[kind, default: []].contains(number) { number += 1 }
        taken[kind, default: []].insert(number)
        var given = change
        given.stepsBefore = number
        return given
    }
}

/// Which options have a price.
private struct OptionPrices {
    let area: Area
    let costs: Costs
    let numbered: NumberedCosts
    let question: TrialQuestion

    init(_ area: Area, _ costs: Costs, _ question: TrialQuestion) {
        (self.area, self.costs, self.question) = (area, costs, question)
        numbered = NumberedCosts(costs)
    }

    /// What is missing for an option to have a price; `nil`: nothing.
    func missing(_ option: PlanOption) -> String? {
        let own = items(of: option)
        if own.isEmpty { return line(for: option.intervention) }
        guard own.contains(where: { question.counts($0.funder) }) else {
            return
                "is paid by \(joined(Set(own.map(\.funder)).sorted().map(\.rawValue))), whose money is not shared out here"
        }
        return nil
    }

    /// The least sure of what an option's price rests on.
    func evidence(of option: PlanOption) -> Evidence? { items(of: option).map(\.evidence).max() }

    /// The lines of costs that are an option's own.
    private func items(of option: PlanOption) -> [CostItem] {
        let change = option.intervention
        var plan = Plan(id: change.planID ?? "options", name: "", interventions: [change])
        plan.wholes = []
        return CostSheet(plan, in: area, numbered).items.filter { $0.step != nil }
    }

    private func line(for change: Intervention) -> String {
        let ofPlan = costs.lines.filter {
            $0.cause?.kind == nil && $0.cause?.plan != nil && $0.cause?.plan == change.planID
        }
        let whole = ofPlan.first.map { " ('\($0.name)' is of the plan as a whole)" } ?? ""
        let step = "a line with 'step: \(change.keyword)' and 'service: \(change.service)'"
        switch change.effect {
        case is Recruit:
            let group = change.staff.isEmpty ? "of its staff group" : "of '\(change.staff)'"
            return "has no price: costs.yaml needs the pay \(group), or \(step) and 'each post a year'"
        case is Agency, is WaitingListInitiative:
            return
                "has no price: costs.yaml needs a 'bought-in case' of '\(change.service)', or \(step) and 'each case'"
        case is Outsource:
            return
                "has no price: costs.yaml needs an 'outsourced case' of '\(change.service)', or \(step) and 'each case'"
        default: return "has no price: costs.yaml needs \(step)\(whole)"
        }
    }
}

extension PlanOption {
    /// Whether it is the same thing at the same time as another.
    fileprivate func isSame(as other: PlanOption) -> Bool {
        let (one, two) = (intervention, other.intervention)
        // The same figures may have been written with other sources.
        let figures = { (change: Intervention) in
            (change.effect.figures.map(\.figure) + [change.lagWeeks, change.rampWeeks])
                .map { [$0.value, $0.range?.lowerBound ?? $0.value, $0.range?.upperBound ?? $0.value] }
        }
        return one.service == two.service && one.stage == two.stage && one.keyword == two.keyword
            && one.label == two.label && one.until == two.until && one.onlyFor == two.onlyFor
            && figures(one) == figures(two) && sizes == other.sizes && starts == other.starts
    }
}
