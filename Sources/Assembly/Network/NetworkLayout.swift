import Areas
import Calendar
import Calibration
import Foundation
import Randomness
import Simulation

/// Where the stages, outcomes, classes and lists of services stand in the network that simulates them together.
///
/// First come the services' own stages; then, service by service, the stages that the area file only implies: appeals, and
/// what is held (plans), by placement.
package struct NetworkLayout: Sendable {
    /// The number of each service, by its id.
    private let numbers: [String: Int]
    /// The network's number of each service's stages.
    package let stages: [[Int]]
    /// The stage in which appeals against each route of each stage are decided.
    package private(set) var appeals: [[[Int?]]]
    /// The stages of what each service holds, by placement.
    private(set) var stocks: [[Int]]
    /// The ways out of each stage of each service.
    private(set) var parts: [[[RoutePart]]] = []
    /// Each service's outcomes, by name.
    package let outcomes: [[String: Int]]
    /// The outcome of those whom a plan takes off each service's list, and of appeals that are dismissed.
    let elsewhere: [Int]
    /// The outcome of what ceases of each service's stock.
    package let ceased: [Int]
    let outcomeCount: Int
    /// Classes by name; 0 is nobody in particular.
    package let classNumbers: [String: Int]
    /// The class of those whom the second measure of timeliness leaves out.
    let exceptionClass: Int?
    let classCount: Int
    /// The lists measured: of whole services, of their stages, of their classes and of what they hold, and of sums of services.
    private(set) var groups: [Network.Group] = []
    package private(set) var serviceGroups: [Int] = []
    package private(set) var stageGroups: [[Int]] = []
    package private(set) var classGroups: [[Int]] = []
    package private(set) var stockGroups: [[Int]] = []
    /// The lists of sums, by the sum's id.
    package private(set) var totalGroups: [String: Int] = [:]
    /// What waiting on these services' lists leads to, with the service and the stage of each.
    let waiting: [Waiting]
    private var stageCount: Int

    /// What waiting on a stage's list leads to.
    struct Waiting: Sendable {
        let rule: WaitingCost
        /// The path of its probability.
        let path: String
        /// The numbers of the service and of its stage.
        let service: Int
        let stage: Int
    }

    /// One way out of a stage: a route of the area file, or a part of it.
    struct RoutePart: Sendable {
        /// The number of the route in the area file.
        let route: Int
        let kind: Kind

        enum Kind: Sendable {
            /// All of it.
            case whole
            /// Those who appeal, or those who do not.
            case appealed(Bool)
            /// Those who come to a placement.
            case placed(Int)
        }
    }

    init(_ services: [FittedService], totals: [Total], waiting: [(rule: WaitingCost, path: String)] = []) {
        self.waiting = waiting.compactMap { rule, path in
            guard let index = services.firstIndex(where: { $0.service.id == rule.service }) else { return nil }
            let stage = rule.stage.map { services[index].service.number(ofStage: $0) } ?? 0
            return Waiting(rule: rule, path: path, service: index, stage: stage)
        }
        numbers = Dictionary(
            services.enumerated().map { ($1.service.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var count = 0
        stages = services.map { model in
            defer { count += model.stages.count }
            return Array(count..<count + model.stages.count)
        }
        stageCount = count
        var outcomeCount = 0
        var named: [[String: Int]] = []
        var (elsewhere, ceased) = ([Int](), [Int]())
        for model in services {
            var names: [String: Int] = [:]
            for case .outcome(let name) in model.service.stages.flatMap(\.routes).map(\.destination)
            where names[name] == nil {
                names[name] = outcomeCount
                outcomeCount += 1
            }
            named.append(names)
            elsewhere.append(outcomeCount)
            ceased.append(outcomeCount + 1)
            outcomeCount += 2
        }
        (outcomes, self.elsewhere, self.ceased, self.outcomeCount) = (named, elsewhere, ceased, outcomeCount)
        var classes: [String: Int] = [:]
        let hasExceptions = services.contains { $0.service.exceptionShare != nil }
        var next = hasExceptions ? 2 : 1
        for name in services.flatMap(\.service.classes).map(\.name) where classes[name] == nil {
            classes[name] = next
            next += 1
        }
        (classNumbers, exceptionClass, classCount) = (classes, hasExceptions ? 1 : nil, next)
        appeals = services.map { $0.service.stages.map { $0.routes.map { _ in nil } } }
        stocks = services.map { _ in [] }
        for (index, model) in services.enumerated() { addImplied(model.service, index) }
        for (index, model) in services.enumerated() { addGroups(model, index) }
        for total in totals {
            let members = services.indices.filter { total.services.contains(services[$0].service.id) }
            totalGroups[total.id] = groups.count
            groups.append(Network.Group(members.flatMap { stages[$0] }))
        }
    }

    private mutating func addImplied(_ service: Service, _ index: Int) {
        if let stock = service.stock {
            stocks[index] = (0..<max(1, stock.placements.count)).map { stageCount + $0 }
            stageCount += stocks[index].count
        }
        parts.append([])
        for (number, stage) in service.stages.enumerated() {
            var ways: [RoutePart] = []
            for (route, way) in stage.routes.enumerated() {
                if let stock = service.stock, way.destination == .outcome(stock.outcome) {
                    ways += stocks[index].indices.map { RoutePart(route: route, kind: .placed($0)) }
                } else if way.appeal != nil {
                    appeals[index][number][route] = stageCount
                    stageCount += 1
                    ways += [true, false].map { RoutePart(route: route, kind: .appealed($0)) }
                } else {
                    ways.append(RoutePart(route: route, kind: .whole))
                }
            }
            parts[index].append(ways)
        }
    }

    private mutating func addGroups(_ model: FittedService, _ index: Int) {
        serviceGroups.append(groups.count)
        groups.append(Network.Group(stages[index]))
        if model.stages.count == 1 {
            stageGroups.append([serviceGroups[index]])
        } else {
            stageGroups.append(stages[index].map { addGroup([$0], .all) })
        }
        classGroups.append(
            model.service.classes.map { addGroup(stages[index], .only(number(ofClass: $0.name)), percentiles: true) }
        )
        stockGroups.append(stocks[index].map { addGroup([$0], .all) })
    }

    private mutating func addGroup(_ stages: [Int], _ classes: ClassSet, percentiles: Bool = false) -> Int {
        groups.append(Network.Group(stages, classes: classes, percentiles: percentiles))
        return groups.count - 1
    }

    /// The classes with these names.
    func classes(_ names: [String]) -> ClassSet {
        names.reduce(into: []) { $0.formUnion(.only(number(ofClass: $1))) }
    }

    /// The stage that a pool serves.
    func stage(_ member: SharedStaff.Member, of services: [FittedService]) -> Int {
        let index = number(of: member.service)
        let stage = member.stage.flatMap { id in services[index].service.stages.firstIndex { $0.id == id } }
        return stages[index][stage ?? 0]
    }

    /// The number of the service with an id.
    package func number(of id: String) -> Int { guaranteed(numbers[id], by: .serviceNames) }

    /// The number of a class.
    package func number(ofClass name: String) -> Int { guaranteed(classNumbers[name], by: .classNames) }

    /// The number of an outcome of a service.
    package func number(ofOutcome name: String, service index: Int) -> Int {
        guaranteed(outcomes[index][name], by: .outcomeNames)
    }

    /// The first stage of the service with an id.
    func firstStage(of id: String) -> Int { stages[number(of: id)][0] }
}
