import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Simulation

/// Reads what the steps of plans cost that are tried in a group of services.
struct TrialCosts {
    private let money: RunMoney
    private let reader: MoneyReader
    private let question: TrialQuestion

    /// The costs of plans, "no change" first; `nil`: the area has none.
    init?(_ runner: Runner, group: Int, _ plans: [Plan], _ question: TrialQuestion) {
        let linked = runner.layout.groups[group].linked
        guard let money = RunMoney(runner.fitted.area, plans, months: linked.months) else { return nil }
        (self.money, self.question) = (money, question)
        reader = MoneyReader(money, linked)
    }

    /// The prices of a replication.
    func prices(_ replication: Replication) -> Prices { money.prices(replication) }

    private var years: MoneyYears { money.layout.years }

    /// Pounds of each step of a plan that has just run, and of all other lines of the group where they are wanted.
    func read(
        _ plan: Int,
        _ engine: Engine,
        _ replication: Replication,
        _ prices: Prices,
        withOthers: Bool
    ) -> (steps: [Double], others: Double) {
        let sheet = money.layout.sheets[plan]
        let yearCount = years.years.count
        var steps = Array(repeating: 0.0, count: money.plans[plan].interventions.count)
        var others = 0.0
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: sheet.items.count * yearCount) { room in
            room.initialize(repeating: 0)
            guard let pence = room.baseAddress else { return }
            reader.read(plan, ownOnly: !withOthers, engine, replication, prices, into: pence)
            for (place, item) in sheet.items.enumerated() {
                if item.step == nil, !withOthers { continue }
                let dated = item.step == nil ? nil : datedPence(item, prices)
                let pounds = self.pounds({ dated?[$0] ?? pence[place * yearCount + $0] }, prices)
                if let step = item.step {
                    if question.counts(item.funder) { steps[step] += pounds }
                } else {
                    others += pounds
                }
            }
        }
        return (steps, others)
    }

    /// What a plan's steps would cost if they deliver what is planned: known without a run.
    func planned(_ plan: Int, _ replication: Replication, _ prices: Prices) -> Double {
        let sheet = money.layout.sheets[plan]
        let steps = reader.deliveries(of: plan, replication)
        return sheet.items.reduce(0) { sum, item in
            guard item.step != nil, question.counts(item.funder) else { return sum }
            let pence = datedPence(item, prices) ?? reader.plannedPence(item, steps, prices)
            return sum + pounds({ pence[$0] }, prices)
        }
    }

    /// Pence of a line between two months, which no run has to tell.
    private func datedPence(_ item: CostItem, _ prices: Prices) -> [Int64]? {
        guard case .months(let from, let until) = item.quantity else { return nil }
        let units = years.months.indices.map { years.share(of: $0, from: from, until: until) }
        return units.withUnsafeBufferPointer { item.pence($0, years, prices) }
    }

    private func pounds(_ pence: (Int) -> Int64, _ prices: Prices) -> Double {
        var sum = 0.0
        for (place, year) in years.years.enumerated() {
            let amount = Double(pence(place))
            sum += question.isPresentValue ? prices.presentValue(of: amount, in: year, at: years.first) : amount
        }
        return sum / 100
    }
}

extension MoneyReader {
    /// What the steps of a plan deliver at these services, as far as it is drawn.
    func deliveries(of plan: Int, _ replication: Replication) -> [Int: StepDelivery] {
        var steps: [Int: StepDelivery] = [:]
        for index in linked.services.indices {
            for step in linked.deliveries(of: money.plans[plan], atService: index, replication) {
                steps[step.place] = step
            }
        }
        return steps
    }

    /// Pence of a step's line by year, if its cases are those that are planned.
    func plannedPence(_ item: CostItem, _ steps: [Int: StepDelivery], _ prices: Prices) -> [Int64] {
        let units = years.months.indices.map { month -> Double in
            switch item.quantity {
            case .stepPosts(let step): steps[step].flatMap { one in one.wte.map { $0 * share(of: month, one) } } ?? 0
            case .stepMonths(let step): steps[step].map { share(of: month, $0) } ?? 0
            case .recruited(let step): steps[step].flatMap { begins($0) == month ? $0.wte : nil } ?? 0
            case .stepBegins(let step): steps[step].map { begins($0) == month ? 1 : 0 } ?? 0
            case .stepCases(let step): steps[step].map { plannedCases(in: month, $0) } ?? 0
            case .seen, .posts, .agencyCover, .held, .months: 0
            }
        }
        return units.withUnsafeBufferPointer { item.pence($0, years, prices) }
    }

    /// Cases of a month, those in all spread evenly over the step's time.
    private func plannedCases(in month: Int, _ step: StepDelivery) -> Double {
        let (from, to) = bounds(of: month)
        let weeks = share(of: month, step) * (to - from)
        switch step.cases {
        case .aWeek(let cases): return cases * weeks
        case .inAll(let cases):
            let last = min(step.end, bounds(of: years.months.count - 1).to)
            return last > step.start ? cases * weeks / (last - step.start) : 0
        case nil: return 0
        }
    }
}
