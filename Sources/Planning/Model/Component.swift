import Forecasting
import Foundation
import Randomness
package import Simulation

/// Services that send children to one another, with the network that simulates them together.
package struct Component: Sendable {
    /// The services.
    package let services: [ServiceModel]
    let network: Network
    let grid: WeekGrid
    let observation: ObservationPlan
    /// The area's calendar over the weeks of the grid.
    let workWeeks: WorkWeeks
    /// The network's number of each service's stages.
    let stageNumbers: [[Int]]
    /// The network's group of each whole service.
    let serviceGroups: [Int]
    /// The network's group of each stage of each service.
    let stageGroups: [[Int]]
    /// The network's number of each service's outcomes, by name.
    let outcomeNumbers: [[String: Int]]
    /// Months reported, the origin first.
    package let months: [Month]
    /// Thresholds counted, in weeks.
    let thresholds: [Int]
    /// Cohorts before week 0.
    var pastWeeks: Int { network.pastWeeks }

    /// The components of an area's services, in the order of their first members.
    package static func components(
        of models: [ServiceModel],
        area: Area,
        origin: Month,
        horizonMonths: Int,
        thresholds: [Int]
    ) -> [Component] {
        var leader = Array(models.indices)
        func root(_ index: Int) -> Int { leader[index] == index ? index : root(leader[index]) }
        for (index, model) in models.enumerated() {
            for case .service(let id) in model.service.stages.flatMap(\.routes).map(\.destination) {
                if let other = models.firstIndex(where: { $0.service.id == id }) { leader[root(other)] = root(index) }
            }
        }
        return models.indices.filter { root($0) == $0 }
            .map { first in
                Component(
                    services: models.indices.filter { root($0) == first }.map { models[$0] },
                    origin: origin,
                    horizonMonths: horizonMonths,
                    thresholds: thresholds
                )
            }
    }

    init(services: [ServiceModel], origin: Month, horizonMonths: Int, thresholds: [Int]) {
        self.services = services
        self.thresholds = thresholds
        months = (0...horizonMonths).map { origin + $0 }
        grid = WeekGrid(from: services.map(\.anchor.end).min()!, to: months.last!.end)
        workWeeks = WorkWeeks(services[0].calendar, grid)

        var definitions: [StageDefinition] = []
        var groups: [[Int]] = []
        var outcomes = 0
        var (stageNumbers, serviceGroups, stageGroups) = ([[Int]](), [Int](), [[Int]]())
        var outcomeNumbers: [[String: Int]] = []
        var first = 0
        for model in services {
            stageNumbers.append(Array(first..<first + model.stages.count))
            first += model.stages.count
            var names: [String: Int] = [:]
            for case .outcome(let name) in model.service.stages.flatMap(\.routes).map(\.destination)
            where names[name] == nil {
                names[name] = outcomes
                outcomes += 1
            }
            outcomeNumbers.append(names)
        }
        for (index, model) in services.enumerated() {
            let start = model.anchor.end
            let startWeek = grid.week(of: start)
            for (number, stage) in model.stages.enumerated() {
                let routes = stage.stage.routes.map { route -> StageDefinition.Route in
                    switch route.destination {
                    case .outcome(let name): .outcome(outcomeNumbers[index][name]!)
                    case .stage(let id):
                        .stage(stageNumbers[index][model.service.stages.firstIndex { $0.id == id }!])
                    case .service(let id):
                        .newReferral(stageNumbers[services.firstIndex { $0.service.id == id }!][0])
                    }
                }
                definitions.append(
                    StageDefinition(
                        serviceKey: RandomStream.serviceKey(model.service.id),
                        number: UInt32(number),
                        startWeek: startWeek,
                        startFraction: 1 - (grid.time(of: start) - Double(startWeek)),
                        delay: stage.stage.delay.weeklyProbabilities,
                        routes: routes,
                        dueWeeks: stage.stage.dueWeeks.map { Int($0.rounded(.down)) }
                    )
                )
            }
            serviceGroups.append(groups.count)
            groups.append(stageNumbers[index])
            stageGroups.append(
                model.stages.count == 1
                    ? [serviceGroups[index]] : model.stages.indices.map { groups.count + $0 }
            )
            if model.stages.count > 1 { groups += stageNumbers[index].map { [$0] } }
        }
        let longest = services.flatMap(\.stages).flatMap(\.waits).compactMap(\.last).max() ?? 0
        let hasExceptions = services.contains { ($0.service.exceptionShare?.value ?? 0) > 0 }
        network = Network(
            weekCount: grid.weekCount,
            firstWeekNumber: (grid.firstMonday - Day(number: 4)) / 7,
            pastWeeks: Int(longest) + 80,
            classCount: hasExceptions ? 2 : 1,
            exceptionClasses: hasExceptions ? [1] : [],
            stages: definitions,
            outcomeCount: outcomes,
            groups: groups
        )
        self.stageNumbers = stageNumbers
        self.serviceGroups = serviceGroups
        self.stageGroups = stageGroups
        self.outcomeNumbers = outcomeNumbers
        var observed: Set<Int> = []
        for month in months {
            let week = min(grid.week(of: month.end), grid.weekCount - 1)
            for near in [week - 1, week] where (0..<grid.weekCount).contains(near) { observed.insert(near) }
        }
        observation = ObservationPlan(
            weekCount: grid.weekCount,
            weeks: observed,
            thresholds: thresholds,
            percentiles: true
        )
    }

    /// An engine for one thread.
    func makeEngine() -> Engine {
        Engine(network: network, observation: observation)
    }
}

extension Delay {
    /// Probability of 0, 1, 2 and more weeks: the triangular density gathered at the nearest whole week.
    var weeklyProbabilities: [Double] {
        switch self {
        case .none:
            return [1]
        case .fixed(let weeks):
            let whole = max(0, Int(weeks.value.rounded()))
            return Array(repeating: 0, count: whole) + [1]
        case .between(let least, let mostLikely, let most, _, _):
            guard most > least else { return Delay.fixed(weeks: Figure(least, evidence: .assumed)).weeklyProbabilities }
            let cdf = { (x: Double) -> Double in
                if x <= least { return 0 }
                if x >= most { return 1 }
                return x < mostLikely
                    ? (x - least) * (x - least) / ((most - least) * (mostLikely - least))
                    : 1 - (most - x) * (most - x) / ((most - least) * (most - mostLikely))
            }
            return (0...Int(most.rounded())).map { cdf(Double($0) + 0.5) - cdf(Double($0) - 0.5) }
        }
    }

    /// Expected weeks.
    var meanWeeks: Double {
        weeklyProbabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }
}
