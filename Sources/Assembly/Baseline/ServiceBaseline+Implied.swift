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
                let (share, upheld) = draw.appeals(appeal, route: route, stage: number, model.service)
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
        let ceasing = stock.ceasingPerYear.map { min(draw.value(of: $0, .stockCeasing), 0.99) } ?? 0
        var counts: [Double] = []
        let every = stock.review.map { max(1, draw.value(of: $0.everyWeeks, .reviewInterval)) }
        for (place, stage) in linked.layout.stocks[index].enumerated() {
            let held = (number * stock.share(of: place, isNew: false, draw)).rounded()
            for cohort in inputs.stages[stage].initial.indices { inputs.stages[stage].initial[cohort] = 0 }
            counts.append(held)
            inputs.stages[stage].initial[linked.pastWeeks - 1] = Int32(held)
            inputs.stages[stage].attrition = [Phase(from: 0, .constant(-log1p(-ceasing) * 7 / 365.2425))]
            if let every { inputs.stages[stage].demandShares = [Phase(from: 0, [1 / every])] }
        }
        if stock.movesAsInEngland { fillMoves(stock, held: counts, &inputs) }
    }
}

extension ServiceDraw {
    /// Who appeals against an outcome, and how many of those come back.
    ///
    /// Where it is inferred how many refusals come back, at least so many appeal, and so many come back.
    func appeals(_ appeal: Appeal, route: Int, stage: Int, _ service: Service) -> (share: Double, upheld: Double) {
        let share = value(of: appeal.share, .appealShare(route: route, stage: stage))
        let upheld = value(of: appeal.upheld, .appealUpheld(route: route, stage: stage))
        guard let pathway, service.annualMetric(of: service.stages[stage].routes[route]) == .refused else {
            return (share, upheld)
        }
        let all = max(share, pathway.returning)
        return (all, all > 0 ? pathway.returning / all : upheld)
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
