import Areas
import Calibration
import Foundation
import Simulation

/// Classes of children, whom a capacity takes first, and the parts of routes, as drawn.
extension LinkedServices {
    /// Probability of each of the network's classes for a referral to a service.
    func classShares(of service: Service, _ draw: ServiceDraw) -> [Double] {
        var shares = Array(repeating: 0.0, count: network.classCount)
        if let exceptions = service.exceptionShare, let number = layout.exceptionClass {
            shares[number] = exceptions.value
        }
        for (item, one) in service.classes.enumerated() {
            shares[layout.number(ofClass: one.name)] = draw.value(of: one.share, .classShare(item))
        }
        let sum = shares.reduce(0, +)
        if sum > 1 { for index in shares.indices { shares[index] /= sum } }
        shares[0] = max(0, 1 - sum)
        return shares
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
                    let share = draw.value(of: reserve.share, .reservedShare(item, stage: stage))
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
                guard let appeal = service.stages[number].routes[part.route].appeal else { return share }
                let appealed = draw.appeals(appeal, route: part.route, stage: number, service).share
                return share * (isAppealed ? appealed : 1 - appealed)
            case .placed(let place):
                if let stock = service.stock, stock.movesAsInEngland, let places = stock.standardPlaces,
                    let number = places.firstIndex(of: place)
                {
                    return share * draw.sharesOfNew(stock, places)[number]
                }
                return share * (service.stock?.share(of: place, isNew: true, draw) ?? 1)
            }
        }
    }
}
