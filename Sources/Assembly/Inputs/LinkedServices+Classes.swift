import Areas
import Calibration
import Foundation
import Simulation

/// Classes of children, what they are owed, and what the area file only implies of stages.
extension LinkedServices {
    /// Probability of each of the network's classes for a referral to a service.
    func classShares(of service: Service, _ draw: ServiceDraw) -> [Double] {
        var shares = Array(repeating: 0.0, count: network.classCount)
        if let exceptions = service.exceptionShare, let number = layout.exceptionClass {
            shares[number] = exceptions.value
        }
        for (item, one) in service.classes.enumerated() {
            shares[layout.classNumbers[one.name]!] = draw.value(of: one.share, .classShare, item: item)
        }
        let sum = shares.reduce(0, +)
        if sum > 1 { for index in shares.indices { shares[index] /= sum } }
        shares[0] = max(0, 1 - sum)
        return shares
    }

    /// The class of the next child of a list, so that every part of the list holds each class's share.
    static func next(of shares: [Double], _ owed: inout [Double]) -> Int {
        var most = 0
        for index in shares.indices {
            owed[index] += shares[index]
            if owed[index] > owed[most] { most = index }
        }
        owed[most] -= 1
        return most
    }

    /// Whom a stage's capacity takes first, and what it keeps.
    func access(_ precedence: Precedence, _ stage: Int, _ draw: ServiceDraw) -> Access {
        guard precedence != Precedence() else { return .everybody }
        // Shares with ranges may be drawn to more than everything: the later ones have what is left.
        var left = 1.0
        return Access(
            tiers: precedence.first.map { layout.classes([$0]) } + [.all],
            carveOuts: precedence.reserved.enumerated()
                .map { item, reserve in
                    let share = draw.value(of: reserve.share, .reservedShare, stage: stage, item: item)
                    let kept = min(share, left)
                    left -= kept
                    return Access.CarveOut(
                        classes: layout.classes([reserve.childClass]),
                        share: kept,
                        releasesUnused: reserve.releasesUnused
                    )
                }
        )
    }

    /// The hazard of leaving by time waited whose mean over the list at the start is `hazard`.
    func attrition(_ hazard: Double, _ model: FittedService, _ draw: ServiceDraw) -> AttritionHazard {
        let bands = model.service.leavingByWait
        guard !bands.isEmpty, bands[0].fromWeeks > 0 || bands.count > 1 else { return .constant(hazard) }
        var relative = bands.enumerated()
            .map { item, band in
                AttritionHazard.Band(
                    fromWeeks: band.fromWeeks,
                    weekly: max(0, draw.value(of: band.times, .leavingTimes, item: item))
                )
            }
        if bands[0].fromWeeks > 0 { relative.insert(AttritionHazard.Band(fromWeeks: 0, weekly: 1), at: 0) }
        var (children, weight) = (0.0, 0.0)
        for list in model.stages.map({ $0.list(draw) }) {
            for (point, wait) in list.weeks.enumerated() {
                let number = Double(list.children(at: point))
                children += number
                weight += number * relative.last { Double($0.fromWeeks) <= wait }!.weekly
            }
        }
        let scale = weight > 0 ? hazard * children / weight : hazard
        for index in relative.indices { relative[index].weekly *= scale }
        return AttritionHazard(bands: relative)
    }

    /// Shares of the ways out of a stage, from those of the area file's routes: appeals and placements are parts of theirs.
    func parted(_ shares: [Double], of number: Int, service index: Int, _ draw: ServiceDraw) -> [Double] {
        let parts = layout.parts[index][number]
        guard !parts.isEmpty else { return shares }
        let service = services[index].service
        return parts.map { part in
            let share = shares[part.route]
            switch part.kind {
            case .whole: return share
            case .appealed(let isAppealed):
                let figure = service.stages[number].routes[part.route].appeal!.share
                let appealed = draw.value(of: figure, .appealShare, stage: number, item: part.route)
                return share * (isAppealed ? appealed : 1 - appealed)
            case .placed(let place): return share * placement(place, of: service.stock!, isNew: true, draw)
            }
        }
    }

    /// Share of a placement among what is held or what is new.
    private func placement(_ place: Int, of stock: Stock, isNew: Bool, _ draw: ServiceDraw) -> Double {
        guard !stock.placements.isEmpty else { return 1 }
        let shares = stock.placements.enumerated()
            .map { item, one in
                isNew
                    ? draw.value(
                        of: one.shareOfNew ?? one.share,
                        one.shareOfNew == nil ? .placementShare : .newPlacementShare,
                        item: item
                    ) : draw.value(of: one.share, .placementShare, item: item)
            }
        let sum = shares.reduce(0, +)
        return sum > 0 ? shares[place] / sum : 1 / Double(shares.count)
    }

    /// Fills appeals, with those in progress at the anchor at the pace of today's refusals, and what is held.
    func fillImplied(
        _ engine: Engine,
        service index: Int,
        draw: ServiceDraw,
        _ classes: [Double],
        startTime: Double
    ) {
        let service = services[index].service
        for (number, routes) in layout.appeals[index].enumerated() {
            for (route, stage) in routes.enumerated() {
                guard let stage, let appeal = service.stages[number].routes[route].appeal else { continue }
                let upheld = draw.value(of: appeal.upheld, .appealUpheld, stage: number, item: route)
                let share = draw.value(of: appeal.share, .appealShare, stage: number, item: route)
                let flow = flowAndTime(to: number, of: services[index]).flow * draw.routeShares[number][route] * share
                engine.withInputs(of: stage) { inputs in
                    inputs.capacity.variation = .unlimited
                    inputs.routeShares = [Phase(from: 0, [upheld, 1 - upheld])]
                    inputs.initialInWork = inWork(flow, appeal.delay, weeksBefore: 0, startTime: startTime, classes)
                }
            }
        }
        guard let stock = service.stock else { return }
        let number = draw.value(of: stock.number, .stockNumber)
        let ceasing = min(draw.value(of: stock.ceasingPerYear, .stockCeasing), 0.99)
        let every = stock.review.map { max(1, draw.value(of: $0.everyWeeks, .reviewInterval)) }
        for (place, stage) in layout.stocks[index].enumerated() {
            let held = (number * placement(place, of: stock, isNew: false, draw)).rounded()
            engine.withInputs(of: stage) { inputs in
                for cohort in inputs.initial.indices { inputs.initial[cohort] = 0 }
                inputs.initial[pastWeeks - 1] = Int32(held)
                inputs.attrition = [Phase(from: 0, .constant(-log1p(-ceasing) * 7 / 365.2425))]
                if let every { inputs.demandShares = [Phase(from: 0, [1 / every])] }
            }
        }
    }
}
