package import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Simulation

/// What is told of the parts of a plan, and which plans of a run these are.
///
/// Whole numbers are told, so that contributions add up without rounding: hundredths of children, child-days and pence.
struct ContributionLayout: Sendable {
    /// How many steps the plan has.
    let steps: Int
    let quantities: [ContributionQuantity]
    /// By group, what is read of it.
    let readers: [[Reader]]
    /// By group, the targets that the plan may help to meet, and where they stand.
    let goals: [[(goal: AskedGoal, place: Int)]]
    /// By group, the plans that are the same there, "no change" first: of the first of each the group is simulated.
    let alike: [[[Int]]]
    /// The place of all child-days together.
    let allDays: Int
    /// The places of the costs of each financial year and of all; empty: none are known.
    let costs: Range<Int>

    /// A service that the plan changes.
    struct Reader: Sendable {
        /// Its number among the linked ones.
        let index: Int
        let days: ChildDays
        let daysPlace: Int
        /// What is counted at the ends of months, and where it goes.
        let stocks: [(measure: Int, month: Int, place: Int)]
        let group: Int
        let periods: PeriodsFromWeeks

        func read(_ engine: Engine, into values: UnsafeMutablePointer<Int64>) {
            values[daysPlace] = days.read(engine)
            for (measure, month, place) in stocks {
                let number = periods.stock(measure, of: group, in: engine, period: month)
                values[place] = number.isNaN ? 0 : Int64((number * 100).rounded())
            }
        }

        func copy(_ from: UnsafePointer<Int64>, to values: UnsafeMutablePointer<Int64>) {
            values[daysPlace] = from[daysPlace]
            for stock in stocks { values[stock.place] = from[stock.place] }
        }
    }

    init(_ runner: Runner, steps: Int) {
        self.steps = steps
        let months = runner.groups[0].months
        let last = months.count - 1
        let shown = (1...last).filter { months[$0].monthOfYear == 3 || $0 == last }
        var quantities: [ContributionQuantity] = []
        var readers: [[Reader]] = []
        for group in runner.layout.groups {
            let linked = group.linked
            let counted = Set(group.units.flatMap(\.members))
            readers.append(
                group.affected[Self.whole].intersection(counted).sorted()
                    .map { index in
                        let id = linked.services[index].service.id
                        let daysPlace = quantities.count
                        quantities.append(ContributionQuantity(service: id, measure: .childWeeks, period: nil))
                        var stocks: [(measure: Int, month: Int, place: Int)] = []
                        let beyond = linked.thresholds.firstIndex(of: 52).map { StockMeasure.firstThreshold + $0 }
                        for (measure, place) in [
                            (Measure.waiting, StockMeasure.number as Int?), (.waitingBeyond(weeks: 52), beyond),
                        ] {
                            guard let place else { continue }
                            for month in shown {
                                stocks.append((place, month, quantities.count))
                                quantities.append(
                                    ContributionQuantity(
                                        service: id,
                                        measure: .stock(measure),
                                        period: months[month].description
                                    )
                                )
                            }
                        }
                        return Reader(
                            index: index,
                            days: ChildDays(linked, index),
                            daysPlace: daysPlace,
                            stocks: stocks,
                            group: linked.layout.serviceGroups[index],
                            periods: PeriodsFromWeeks(
                                grid: linked.grid,
                                start: linked.services[index].anchor.end,
                                months: linked.months
                            )
                        )
                    }
            )
        }
        self.readers = readers
        goals = runner.layout.groups.enumerated()
            .map { number, group in
                let changed = group.units.filter { !group.affected[Self.whole].isDisjoint(with: $0.members) }.map(\.id)
                return runner.targets.filter { changed.contains($0.service) }
                    .compactMap { target in
                        guard let goal = AskedGoal(target, inGroup: number, of: runner) else { return nil }
                        quantities.append(
                            ContributionQuantity(
                                service: target.service,
                                measure: .target(target.text),
                                period: "\(target.due.last)"
                            )
                        )
                        return (goal, quantities.count - 1)
                    }
            }
        allDays = quantities.count
        quantities.append(ContributionQuantity(service: "all", measure: .childWeeks, period: nil))
        let first = quantities.count
        if let money = runner.money, runner.settings.services.isEmpty {
            for year in money.layout.years.years.map(\.description) + [nil] as [String?] {
                quantities.append(ContributionQuantity(service: "all", measure: .cost, period: year))
            }
        }
        costs = first..<quantities.count
        self.quantities = quantities
        let plans = runner.plans
        let single = plans[Self.whole].interventions.indices.map { plans[Self.whole].only($0..<$0 + 1, id: "\($0)") }
        alike = runner.layout.groups.map { group in
            let touches = single.map { !group.linked.affected(by: $0).isEmpty }
            var classes: [[Int]: [Int]] = [:]
            var order: [[Int]] = []
            for plan in plans.indices {
                let touching = Self.places(of: plan, steps: steps, plans).filter { touches[$0] }
                if classes[touching] == nil { order.append(touching) }
                classes[touching, default: []].append(plan)
            }
            return order.compactMap { classes[$0] }
        }
    }

    // MARK: - The plans

    /// The plan as a whole, by its number in the run.
    static let whole = 1

    /// A step alone.
    func alone(_ step: Int) -> Int { 2 + step }

    /// The first steps together.
    func first(_ count: Int) -> Int {
        switch count {
        case 0: 0
        case 1: alone(0)
        case steps: Self.whole
        default: steps + count
        }
    }

    /// The places among the whole plan's interventions of those of a plan of the run.
    private static func places(of plan: Int, steps: Int, _ plans: [Plan]) -> [Int] {
        let entries = plans[whole].entries
        switch plan {
        case 0: return []
        case whole: return Array(plans[whole].interventions.indices)
        case ..<(steps + 2): return Array(entries[plan - 2])
        default: return Array(0..<entries[plan - steps - 1].upperBound)
        }
    }
}

/// Something that steps of a plan change.
package struct ContributionQuantity: Hashable, Sendable {
    /// The service's id, or `all`.
    package var service: String
    /// What it is.
    package var measure: Kind
    /// The month or the financial year; `nil`: all months of the forecast.
    package var period: String?

    /// The kinds of quantities.
    package enum Kind: Hashable, Sendable {
        /// Children at a month's end, in hundredths.
        case stock(Measure)
        /// Time that children do not wait, in child-days.
        case childWeeks
        /// Whether a target, in its own words, is met when it is due: a hundred percentage points, in hundredths, or none.
        case target(String)
        /// Pence of everybody.
        case cost
    }
}
