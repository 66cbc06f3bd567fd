import Areas
import Calendar
import Wording
import Yams

/// Reads a file of costs against an area.
struct CostReader {
    /// The area, as far as it could be read.
    let area: Area
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool

    /// Reads a file; `nil` if it cannot be used.
    func read(_ input: InputText, _ diagnostics: Diagnostics) -> Costs? {
        guard let root = parseDocument(input, diagnostics), let section = Section(root, CostKeys.shape)
        else { return nil }
        let name = section.read(CostKeys.costs)
        let year = section.read(CostKeys.pricesOf)
        var costs = Costs(name: name ?? "", priceYear: year ?? Year(.financial, 2025), place: section.place)
        costs.note = section.read(CostKeys.note) ?? ""
        costs.payAwards = section.read(CostKeys.payAwards)
        costs.priceInflation = section.read(CostKeys.priceInflation)
        costs.discountRate = section.read(CostKeys.discountRate) ?? Costs.greenBookRate
        let pay = each(CostKeys.pay, PayKeys.shape, in: section, pay)
        let cases = each(CostKeys.cases, CaseKeys.shape, in: section, cases)
        let lines = each(CostKeys.lines, LineKeys.shape, in: section, line)
        let policy = each(CostKeys.policy, PolicyKeys.shape, in: section, policy(subjects: section))
        let waiting = each(CostKeys.costOfWaiting, WaitingKeys.shape, in: section, waiting)
        let placements = section.read(CostKeys.placements).map(placements)
        let highNeeds = section.read(CostKeys.highNeeds).map(highNeeds)
        guard name != nil, year != nil, let pay, let cases, let lines, let policy, let waiting else { return nil }
        costs.pay = pay
        costs.cases = cases
        costs.lines = lines
        costs.policy = policy
        costs.waiting = waiting
        costs.placements = placements ?? nil
        costs.highNeeds = highNeeds ?? nil
        let isWhole = (placements == nil) == (costs.placements == nil) && (highNeeds == nil) == (costs.highNeeds == nil)
        guard isWhole, root.keeps({ _ in costs.wholeFaults() }) else { return nil }
        return costs
    }

    /// Every item of a list; `nil` if any of them cannot be used.
    private func each<Part>(
        _ key: Key<[Field]>,
        _ shape: Shape,
        in whole: Section,
        _ read: (Section) -> Part?
    ) -> [Part]? {
        guard whole[key] != nil else { return [] }
        guard let items = whole.read(key) else { return nil }
        let parts = items.map { Section($0, shape, below: whole.beside).flatMap(read) }
        return parts.allSatisfy { $0 != nil } ? parts.compactMap { $0 } : nil
    }

    /// Whether what was read keeps the rules of its type, as far as the area's names are known.
    private func keeps(_ field: Field, _ faults: (FieldPath) -> [Fault]) -> Bool { !complete || field.keeps(faults) }

    // MARK: - Parts

    private func pay(_ section: Section) -> PayGroup? {
        let group = section.read(PayKeys.group)
        let services = section[PayKeys.services] == nil ? [] : section.read(PayKeys.services)?.map(\.name)
        let salary = section.read(PayKeys.salary)
        let funder = section.read(MoneyKeys.paidBy)
        let onCosts = section.read(PayKeys.onCosts)
        let premium = section.read(PayKeys.agencyPremium)
        let recruiting = section.read(PayKeys.recruiting)
        let year = section.read(MoneyKeys.pricesOf)
        let scale = section.read(PayKeys.scale) ?? ""
        guard let group, let services, let salary, let funder, !section.isUnreadable(PayKeys.onCosts, onCosts),
            !section.isUnreadable(PayKeys.agencyPremium, premium),
            !section.isUnreadable(PayKeys.recruiting, recruiting), !section.isUnreadable(MoneyKeys.pricesOf, year)
        else { return nil }
        let pay = PayGroup(
            group: group,
            services: services,
            scale: scale,
            salary: salary,
            onCosts: onCosts ?? .nothing,
            agencyPremium: premium,
            recruiting: recruiting,
            priceYear: year,
            funder: funder,
            place: section.place
        )
        return keeps(section.field) { pay.faults(in: area, at: $0) } ? pay : nil
    }

    private func cases(_ section: Section) -> CaseCosts? {
        let service = section.read(MoneyKeys.service)
        let stage = section.read(MoneyKeys.stage)
        let group = section.read(CaseKeys.group)
        let nonPay = section.read(CaseKeys.nonPay)
        let boughtIn = section.read(CaseKeys.boughtIn)
        let outsourced = section.read(CaseKeys.outsourced)
        let year = section.read(MoneyKeys.pricesOf)
        let funder = section.read(MoneyKeys.paidBy)
        guard let service, let funder, !section.isUnreadable(CaseKeys.nonPay, nonPay),
            !section.isUnreadable(CaseKeys.boughtIn, boughtIn),
            !section.isUnreadable(CaseKeys.outsourced, outsourced), !section.isUnreadable(MoneyKeys.pricesOf, year),
            !section.isUnreadable(MoneyKeys.stage, stage), !section.isUnreadable(CaseKeys.group, group)
        else { return nil }
        let cases = CaseCosts(
            service: service,
            stage: stage,
            group: group,
            nonPay: nonPay,
            boughtIn: boughtIn,
            outsourced: outsourced,
            priceYear: year,
            funder: funder,
            place: section.place
        )
        return keeps(section.field) { cases.faults(in: area, at: $0) } ? cases : nil
    }

    private func placements(_ section: Section) -> PlacementCosts? {
        let service = section.read(MoneyKeys.service)
        let year = section.read(MoneyKeys.pricesOf)
        let inflation = section.read(MoneyKeys.inflation)
        let funder = section.read(PlacementCostKeys.paidBy)
        let items = section.read(PlacementCostKeys.categories)
        let categories = items?
            .map { item in
                Section(item, CategoryKeys.shape, below: section.beside).flatMap(category)
            }
        guard let service, let categories, categories.allSatisfy({ $0 != nil }),
            !section.isUnreadable(MoneyKeys.pricesOf, year), !section.isUnreadable(MoneyKeys.inflation, inflation),
            !section.isUnreadable(PlacementCostKeys.paidBy, funder)
        else { return nil }
        let costs = PlacementCosts(
            service: service,
            categories: categories.compactMap { $0 },
            inflation: inflation,
            priceYear: year,
            funder: funder ?? .highNeeds,
            place: section.place
        )
        return keeps(section.field) { costs.faults(in: area, at: $0) } ? costs : nil
    }

    private func category(_ section: Section) -> PlacementCosts.Category? {
        let placement = section.read(CategoryKeys.placement)
        let unitCost = section.read(CategoryKeys.unitCost)
        let place = section.read(CategoryKeys.placeFunding)
        let recouped = section.read(CategoryKeys.recouped)
        let inflation = section.read(CategoryKeys.inflation)
        let year = section.read(CategoryKeys.pricesOf)
        let funder = section.read(CategoryKeys.paidBy)
        guard let placement, let unitCost, !section.isUnreadable(CategoryKeys.placeFunding, place),
            !section.isUnreadable(CategoryKeys.recouped, recouped),
            !section.isUnreadable(CategoryKeys.inflation, inflation),
            !section.isUnreadable(CategoryKeys.pricesOf, year), !section.isUnreadable(CategoryKeys.paidBy, funder)
        else { return nil }
        return PlacementCosts.Category(
            placement,
            unitCost: unitCost,
            placeFunding: place,
            recouped: recouped,
            inflation: inflation,
            priceYear: year,
            funder: funder,
            place: section.place
        )
    }

    private func highNeeds(_ section: Section) -> HighNeedsBlock? {
        let income = section.read(HighNeedsKeys.income).map { $0.amounts(.pounds, beside: section.beside) }
        let growth = section.read(HighNeedsKeys.incomeGrowth)
        let transfers = section.read(HighNeedsKeys.transfers).map { $0.amounts(.balance, beside: section.beside) }
        let opening = section.read(HighNeedsKeys.opening)
        let balance = opening.flatMap { part -> HighNeedsBlock.Opening? in
            let balance = part.read(OpeningKeys.balance)
            let month = part.read(OpeningKeys.at)
            guard let balance, let month else { return nil }
            return HighNeedsBlock.Opening(balance: balance, month: month)
        }
        // What could not be read is `.some(nil)`.
        if case .some(.none) = income { return nil }
        if case .some(.none) = transfers { return nil }
        guard (section[HighNeedsKeys.opening] == nil) == (balance == nil),
            !section.isUnreadable(HighNeedsKeys.incomeGrowth, growth)
        else { return nil }
        return HighNeedsBlock(
            income: (income ?? nil) ?? YearlyAmount(),
            incomeGrowth: growth,
            transfers: (transfers ?? nil) ?? YearlyAmount(),
            opening: balance,
            place: section.place
        )
    }

    private func waiting(_ section: Section) -> WaitingCost? {
        let at = section.read(WaitingKeys.at)
        let stage = section.read(MoneyKeys.stage)
        let beyond = section.read(WaitingKeys.beyond)
        let askFor = section.read(WaitingKeys.askFor)
        let probability = section.read(WaitingKeys.probability)
        let after = section[WaitingKeys.after] == nil ? 0 : section.read(WaitingKeys.after)
        guard let at, let beyond, let askFor, let probability, let after,
            !section.isUnreadable(MoneyKeys.stage, stage)
        else { return nil }
        let rule = WaitingCost(
            service: at,
            stage: stage,
            beyondWeeks: Int(beyond),
            asksFor: askFor,
            probability: probability,
            afterWeeks: Int(after),
            place: section.place
        )
        return keeps(section.field) { rule.faults(in: area, at: $0) } ? rule : nil
    }
}
