import Areas
import Calibration
import Foundation
import Simulation

/// Stages that the area file only implies: appeals, and what is held.
extension ServiceBaseline {
    /// Fills appeals, with those in progress at the start at the pace of today's refusals.
    func fillAppeals(_ inputs: inout NetworkInputs) {
        for (number, routes) in linked.layout.appeals[index].enumerated() {
            for (route, stage) in routes.enumerated() {
                guard let stage, let appeal = model.service.stages[number].routes[route].appeal else { continue }
                let upheld = draw.value(of: appeal.upheld, .appealUpheld(route: route, stage: number))
                let share = draw.value(of: appeal.share, .appealShare(route: route, stage: number))
                let flow = model.flowAndTime(to: number).flow * draw.routeShares[number][route] * share
                inputs.stages[stage].capacity.variation = .unlimited
                inputs.stages[stage].routeShares = [Phase(from: 0, [upheld, 1 - upheld])]
                inputs.stages[stage].initialInWork = inWork(flow, appeal.delay, weeksBefore: 0)
            }
        }
    }

    /// Fills what the service holds, by placement.
    func fillStock(_ inputs: inout NetworkInputs) {
        guard let stock = model.service.stock else { return }
        let number = draw.value(of: stock.number, .stockNumber)
        let ceasing = min(draw.value(of: stock.ceasingPerYear, .stockCeasing), 0.99)
        let every = stock.review.map { max(1, draw.value(of: $0.everyWeeks, .reviewInterval)) }
        for (place, stage) in linked.layout.stocks[index].enumerated() {
            let held = (number * stock.share(of: place, isNew: false, draw)).rounded()
            for cohort in inputs.stages[stage].initial.indices { inputs.stages[stage].initial[cohort] = 0 }
            inputs.stages[stage].initial[linked.pastWeeks - 1] = Int32(held)
            inputs.stages[stage].attrition = [Phase(from: 0, .constant(-log1p(-ceasing) * 7 / 365.2425))]
            if let every { inputs.stages[stage].demandShares = [Phase(from: 0, [1 / every])] }
        }
    }
}

extension Stock {
    /// Share of a placement among what is held or what is new, as drawn.
    func share(of place: Int, isNew: Bool, _ draw: ServiceDraw) -> Double {
        guard !placements.isEmpty else { return 1 }
        let shares = placements.enumerated()
            .map { item, one in
                isNew
                    ? draw.value(
                        of: one.shareOfNew ?? one.share,
                        one.shareOfNew == nil ? .placementShare(item) : .newPlacementShare(item)
                    ) : draw.value(of: one.share, .placementShare(item))
            }
        let sum = shares.reduce(0, +)
        return sum > 0 ? shares[place] / sum : 1 / Double(shares.count)
    }
}
