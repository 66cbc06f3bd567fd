import Foundation
import Simulation

/// The cases that a service's stages take up and finish week by week if nothing changes and nothing varies: its inputs
/// followed as a fluid, in the order of the engine's week.
///
/// It knows that a list which has run out sees no more than come, and that a backlog is cleared before its stage books as
/// many as reach it. Clocks are not followed: a hazard by the time waited is taken at its mean over the list at the start.
/// Of demands from other services it knows what the service's own referrals hold.
struct ExpectedFlows {
    /// Children taken up, by stage and week.
    private(set) var takenUp: [[Double]]
    /// Cases done, by stage and week.
    private(set) var done: [[Double]]

    /// Follows the stages of a service.
    ///
    /// - Parameters:
    ///   - inputs: those of the service's own stages, in its order.
    ///   - stages: their definitions.
    ///   - numbers: their numbers in the network.
    init(_ inputs: [StageInputs], _ stages: [StageDefinition], numbers: [Int]) {
        let weekCount = inputs[0].referralMean.count
        takenUp = inputs.map { _ in Array(repeating: 0, count: weekCount) }
        done = takenUp
        var lists = inputs.map { Double($0.initial.reduce(0, +)) + Double($0.initialRecent.reduce(0, +)) }
        let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        for (index, one) in inputs.enumerated() {
            for work in one.initialInWork {
                let week = stages[index].startWeek + work.weeksLeft
                if week < weekCount { done[index][week] += Double(work.children) }
            }
        }
        let onward = inputs.indices.map { index in
            zip(stages[index].routes, inputs[index].routeShares[0].value)
                .compactMap { route, share -> (stage: Int, share: Double)? in
                    guard case .stage(let number) = route, let next = places[number] else { return nil }
                    return (next, share)
                }
        }
        /// Routes finished cases to their next stage; where that serves later in the week, they are taken up in it.
        func lead(_ cases: Double, from index: Int) {
            for route in onward[index] { lists[route.stage] += cases * route.share }
        }
        let staying = inputs.map { inputs in inputs.attrition.map { exp(-Self.hazard($0.value, over: inputs)) } }
        var phases = inputs.map { _ in 0 }
        for week in 0..<weekCount {
            for index in inputs.indices { lead(done[index][week], from: index) }
            for index in inputs.indices where stages[index].startWeek <= week {
                let part = week == stages[index].startWeek ? stages[index].startFraction : 1
                let taken = Self.taken(inputs[index].capacity, in: week, part: part, from: lists[index])
                lists[index] -= taken.all
                takenUp[index][week] = taken.booked
                for weeks in 0..<min(stages[index].delay.count, weekCount - week) {
                    done[index][week + weeks] += taken.booked * stages[index].delay[weeks]
                }
                let atOnce = stages[index].delay[0]
                if atOnce > 0 { lead(taken.booked * atOnce, from: index) }
            }
            for index in inputs.indices where stages[index].startWeek <= week {
                let part = week == stages[index].startWeek ? stages[index].startFraction : 1
                let next = phases[index] + 1
                if next < staying[index].count, inputs[index].attrition[next].from <= week { phases[index] = next }
                let stays = staying[index][phases[index]]
                lists[index] += inputs[index].referralMean[week] * part
                lists[index] *= part == 1 ? stays : pow(stays, part)
            }
        }
    }

    /// The mean hazard over the list at the start; of an empty list that of those who come.
    private static func hazard(_ hazard: AttritionHazard, over inputs: StageInputs) -> Double {
        let bands = hazard.bands
        let pastWeeks = inputs.initial.count / inputs.classShares.count
        guard bands.count > 1, pastWeeks > 0 else { return bands[0].weekly }
        var (children, sum) = (0.0, 0.0)
        for (place, count) in inputs.initial.enumerated() where count > 0 {
            let wait = pastWeeks - 1 - place % pastWeeks
            children += Double(count)
            sum += Double(count) * bands.last { $0.fromWeeks <= wait }!.weekly
        }
        return children > 0 ? sum / children : bands[0].weekly
    }

    /// Children taken off a list by a stage's own capacity, and those of them who are no early disposals.
    private static func taken(
        _ capacity: borrowing CapacityPass,
        in week: Int,
        part: Double,
        from list: Double
    ) -> (all: Double, booked: Double) {
        guard capacity.variation != .unlimited else { return (list, list) }
        let isFull = list >= Double(capacity.inFullFrom)
        let all = min(list, capacity.mean[week] * part * (isFull ? 1 : list / Double(capacity.inFullFrom)))
        let order = capacity.order.last { $0.from <= week } ?? capacity.order[0]
        guard case .mixture(_, let psi) = order.value else { return (all, all) }
        return (all, all * (1 - psi))
    }
}
