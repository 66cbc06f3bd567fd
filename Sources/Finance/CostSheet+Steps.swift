import Areas
import Calendar

extension CostSheetBuilder {
    /// What each step of the plan costs: posts, cases, and the lines that name it.
    mutating func addSteps() {
        for (number, change) in plan.interventions.enumerated() {
            guard let (service, stage) = place(change.service, change.stage) else { continue }
            let before = items.count
            addOwn(of: change, number, service, stage)
            for line in costs.lines where matches(line, number) { add(line, step: number) }
            if items.count == before, change.effect.addedCases != nil {
                unpriced.append("'\(change.label)' at \(service.name) adds cases and has no price")
            }
        }
        for line in costs.lines where line.cause?.plan == plan.id && line.cause?.kind == nil { add(line, step: nil) }
    }

    private mutating func addOwn(of change: Intervention, _ number: Int, _ service: Service, _ stage: Stage) {
        let own = costs.cases.first { $0.service == service.id && ($0.stage ?? service.stages[0].id) == stage.id }
        switch change.effect {
        case is Recruit: addPosts(of: change, number, service)
        case is Outsource:
            guard let own, let pounds = own.outsourced else { return }
            items.append(
                CostItem(
                    "\(change.label): cases seen elsewhere",
                    service: service.id,
                    funder: own.funder,
                    isRecurrent: change.until == nil,
                    step: number,
                    .stepCases(number),
                    price(pounds, own.priceYear, .prices, about: [.outsourced])
                )
            )
        case is Agency, is WaitingListInitiative:
            guard let (price, funder) = boughtIn(own, service) else { return }
            items.append(
                CostItem(
                    "\(change.label): cases bought in",
                    service: service.id,
                    funder: funder,
                    isRecurrent: change.until == nil,
                    step: number,
                    .stepCases(number),
                    price
                )
            )
        default: return
        }
    }

    /// Posts that are filled, and what it costs to fill them.
    private mutating func addPosts(of change: Intervention, _ number: Int, _ service: Service) {
        let group = change.staff.isEmpty ? onlyGroup(of: service) : change.staff
        guard let group, let pay = costs.pay(of: group, at: service.id) else { return }
        items.append(
            CostItem(
                "\(change.label): pay",
                service: service.id,
                funder: pay.funder,
                isRecurrent: change.until == nil,
                step: number,
                .stepPosts(number),
                yearOf(pay)
            )
        )
        guard let recruiting = pay.recruiting else { return }
        items.append(
            CostItem(
                "\(change.label): recruiting",
                service: service.id,
                funder: pay.funder,
                isRecurrent: false,
                step: number,
                .recruited(number),
                price(recruiting, pay.priceYear, .prices, about: [])
            )
        )
    }

    /// What a case of agency staff costs: as stated, or the hours of the group at its pay with the agency's premium.
    ///
    ///     (salary x (1 + on-costs) x (1 + premium)) / (cases a week of one WTE x weeks of a year)
    private func boughtIn(_ own: CaseCosts?, _ service: Service) -> (UnitPrice, Funder)? {
        if let own, let pounds = own.boughtIn {
            return (price(pounds, own.priceYear, .prices, about: [.pay]), own.funder)
        }
        guard let group = service.staff.first(where: { $0.name == own?.group ?? onlyGroup(of: service) }),
            let pay = costs.pay(of: group.name, at: service.id), group.casesPerWeekPerWTE > 0
        else { return nil }
        var price = yearOf(pay, premium: true)
        price.scale = 1 / (group.casesPerWeekPerWTE * 12 * averageMonthWeeks)
        return (price, own?.funder ?? pay.funder)
    }

    /// The name of the service's staff group, if it has one only.
    private func onlyGroup(of service: Service) -> String? { service.staff.count == 1 ? service.staff[0].name : nil }

    /// Whether a line is of a step.
    private func matches(_ line: CostLine, _ number: Int) -> Bool {
        let change = plan.interventions[number]
        guard let cause = line.cause, cause.kind == change.keyword, cause.plan ?? plan.id == plan.id,
            line.service ?? change.service == change.service, line.stage ?? change.stage == change.stage
        else { return false }
        guard let wanted = cause.number else { return true }
        let place = plan.interventions[...number]
            .count { $0.keyword == change.keyword && (line.service == nil || $0.service == change.service) }
        return place == wanted
    }

    /// A line, of a step or of none.
    mutating func add(_ line: CostLine, step: Int?) {
        let change = step.map { plan.interventions[$0] }
        let service = line.service ?? change?.service ?? ""
        let found = place(service, line.stage ?? change?.stage)
        var price = price(line.basis.pounds, line.priceYear, line.index, about: [.line(line.name)])
        let quantity: Quantity
        switch line.basis {
        case .once:
            if let from = line.from {
                quantity = .months(from: from, until: from)
            } else if let step {
                quantity = .stepBegins(step)
            } else {
                guard let first = plan.interventions.map(\.from).min() else { return }
                quantity = .months(from: first, until: first)
            }
        case .perYear:
            price.scale = 1.0 / 12
            if let step, line.from == nil, line.until == nil {
                quantity = .stepMonths(step)
            } else {
                let from = line.from ?? change?.from ?? (line.cause == nil ? nil : plan.interventions.map(\.from).min())
                quantity = .months(from: from, until: line.until ?? change?.until)
            }
        case .perCase:
            if let step {
                quantity = .stepCases(step)
            } else {
                guard let (service, stage) = found else { return }
                quantity = .seen(service: service.id, stage: stage.id)
            }
        case .perPost:
            price.scale = 1.0 / 12
            if let step {
                quantity = .stepPosts(step)
            } else {
                guard let (service, stage) = found else { return }
                for place in stage.staffing.indices {
                    append(
                        line,
                        change,
                        service.id,
                        step,
                        .posts(service: service.id, stage: stage.id, place: place),
                        price
                    )
                }
                return
            }
        case .perHeld(_, let placement):
            price.scale = 1.0 / 12
            quantity = .held(service: service, placement: placement)
        }
        append(line, change, service, step, quantity, price)
    }

    private mutating func append(
        _ line: CostLine,
        _ change: Intervention?,
        _ service: String,
        _ step: Int?,
        _ quantity: Quantity,
        _ price: UnitPrice
    ) {
        var isOnce = false
        if case .once = line.basis { isOnce = true }
        items.append(
            CostItem(
                line.name,
                service: service,
                funder: line.funder,
                isRecurrent: line.isRecurrent ?? (!isOnce && change?.until == nil && line.until == nil),
                isCapital: line.isCapital,
                step: step,
                quantity,
                price
            )
        )
    }
}
