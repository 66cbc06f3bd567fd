import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Simulation

/// Reads what services that are simulated together have delivered under a plan, from an engine that has just run.
struct MoneyReader: Sendable {
    let money: RunMoney
    let linked: LinkedServices
    /// By plan, the places of the lines that are about these services.
    private let items: [[Int]]
    /// The weeks of each month and the ends of months, by service.
    let periods: [PeriodsFromWeeks]
    private let places: [String: Int]
    /// By service, where the children who are seen are counted.
    let seenChildren: [SeenChildren]

    init(_ money: RunMoney, _ linked: LinkedServices) {
        (self.money, self.linked) = (money, linked)
        places = Dictionary(
            linked.services.enumerated().map { ($1.service.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        seenChildren = linked.services.indices.map { SeenChildren(linked, $0) }
        periods = linked.services.map { model in
            PeriodsFromWeeks(grid: linked.grid, start: model.anchor.end, months: linked.months)
        }
        items = money.plans.indices.map { [places] plan in
            let steps = money.plans[plan].interventions.map(\.service)
            return money.layout.sheets[plan].items.indices
                .filter { index in
                    money.layout.sheets[plan].items[index].quantity.service(steps).map { places[$0] != nil } ?? false
                }
        }
    }

    var years: MoneyYears { money.layout.years }

    /// Whether a plan has lines about these services that no change has not.
    func hasOwnLines(_ plan: Int) -> Bool { items[plan].contains { $0 >= money.layout.sheets[plan].baselineCount } }

    /// Writes the pence of a plan's lines, as far as they are about these services.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - ownOnly: Whether lines that every plan has are left out.
    ///   - engine: What has just run.
    ///   - replication: Of which replication.
    ///   - prices: What it has drawn.
    ///   - pence: Where they go.
    func read(
        _ plan: Int,
        ownOnly: Bool = false,
        _ engine: Engine,
        _ replication: Replication,
        _ prices: Prices,
        into pence: UnsafeMutablePointer<Int64>
    ) {
        let sheet = money.layout.sheets[plan]
        let wanted = ownOnly ? items[plan].filter { $0 >= sheet.baselineCount } : items[plan]
        guard !wanted.isEmpty else { return }
        var steps: [Int: StepDelivery] = [:]
        for index in linked.services.indices {
            for step in linked.deliveries(of: money.plans[plan], atService: index, replication) {
                steps[step.place] = step
            }
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: years.months.count) { units in
            for place in wanted {
                let item = sheet.items[place]
                for month in units.indices { units.initializeElement(at: month, to: 0) }
                fill(units, with: item.quantity, engine, steps, replication)
                let amounts = item.pence(UnsafeBufferPointer(units), years, prices)
                for (year, amount) in amounts.enumerated() { pence[place * years.years.count + year] = amount }
            }
        }
    }

    /// Copies the pence of lines that every plan has, as far as they are about these services.
    func copyBaseline(_ from: UnsafePointer<Int64>, to pence: UnsafeMutablePointer<Int64>) {
        let count = years.years.count
        for place in items[0] where place < money.layout.baselineCount {
            (pence + place * count).update(from: from + place * count, count: count)
        }
    }

    private func fill(
        _ units: UnsafeMutableBufferPointer<Double>,
        with quantity: Quantity,
        _ engine: Engine,
        _ steps: [Int: StepDelivery],
        _ replication: Replication
    ) {
        switch quantity {
        case .seen(let service, let stage):
            guard let index = places[service] else { return }
            let number = linked.stageNumbers[index][linked.services[index].service.number(ofStage: stage)]
            addFlows(units, periods[index]) { Double(engine.flows(of: number, in: $0).seen) }
        case .posts(let service, let stage, let place):
            addPosts(units, service, stage, place, replication, \.filled)
        case .agencyCover(let service, let stage, let place):
            addPosts(units, service, stage, place, replication, \.agency)
        case .held(let service, let placement):
            guard let index = places[service], let stock = linked.services[index].service.stock else { return }
            let groups = linked.layout.stockGroups[index].enumerated()
                .filter { placement == nil || stock.placements[$0.offset].name == placement }
                .map(\.element)
            let held = { (month: Int) in
                groups.reduce(0.0) { sum, group in
                    sum + periods[index].stock(StockMeasure.number, of: group, in: engine, period: month)
                }
            }
            // Months reported begin with the origin.
            for month in units.indices { units[month] = (held(month) + held(month + 1)) / 2 }
        case .stepCases(let step):
            guard let delivery = steps[step], let pass = delivery.pass,
                let index = linked.stageNumbers.firstIndex(where: { $0.contains(delivery.stage) })
            else { return }
            addFlows(units, periods[index]) { week in
                let flows = engine.flows(of: delivery.stage, pass: pass, in: week)
                return Double(flows.seen + flows.transferred)
            }
        case .stepPosts(let step):
            guard let delivery = steps[step], let wte = delivery.wte else { return }
            for month in units.indices { units[month] = wte * share(of: month, delivery) }
        case .stepMonths(let step):
            guard let delivery = steps[step] else { return }
            for month in units.indices { units[month] = share(of: month, delivery) }
        case .recruited(let step):
            guard let delivery = steps[step], let wte = delivery.wte, let month = begins(delivery) else { return }
            units[month] = wte
        case .stepBegins(let step):
            guard let delivery = steps[step], let month = begins(delivery) else { return }
            units[month] = 1
        case .months: return
        }
    }

    /// Adds up weeks by months.
    private func addFlows(
        _ units: UnsafeMutableBufferPointer<Double>,
        _ periods: PeriodsFromWeeks,
        _ inWeek: (Int) -> Double
    ) {
        for month in units.indices {
            for part in periods.flows[month + 1] { units[month] += part.share * inWeek(part.week) }
        }
    }

    private func addPosts(
        _ units: UnsafeMutableBufferPointer<Double>,
        _ service: String,
        _ stage: String,
        _ place: Int,
        _ replication: Replication,
        _ part: KeyPath<PaidPosts, [Double]>
    ) {
        guard let index = places[service],
            let posts = linked.paidPosts(
                place,
                ofStage: linked.services[index].service.number(ofStage: stage),
                ofService: index,
                replication
            )
        else { return }
        let weeks = posts[keyPath: part]
        for month in units.indices {
            let (from, to) = bounds(of: month)
            for week in Int(from)..<min(weeks.count, Int(to.rounded(.up))) {
                units[month] += weeks[week] * (min(to, Double(week + 1)) - max(from, Double(week))) / (to - from)
            }
        }
    }

    /// When a month begins and ends, in weeks from the start of the run.
    func bounds(of month: Int) -> (from: Double, to: Double) {
        let month = years.months[month]
        return (linked.grid.time(of: month.firstDay), linked.grid.time(of: month.end))
    }

    /// The share of a month in which a step is paid for.
    func share(of month: Int, _ step: StepDelivery) -> Double {
        let (from, to) = bounds(of: month)
        return max(0, min(to, step.end) - max(from, step.paidFrom)) / (to - from)
    }

    /// The month in which a step is first paid for; `nil`: none of the forecast.
    func begins(_ step: StepDelivery) -> Int? {
        guard step.paidFrom < step.end else { return nil }
        return years.months.indices.first { month in
            let (from, to) = bounds(of: month)
            return step.paidFrom >= from && step.paidFrom < to
        }
    }
}
