import Areas
import Calibration
import Forecasting
import Foundation
import Randomness
import Simulation

/// What is held in the seven placements of which England's moves are known.
extension ServiceBaseline {
    /// Fills moves between placements, what ceases, and how what is held strays from that year by year.
    ///
    /// A stray upwards is plans that come from elsewhere, one downwards plans that cease beyond what was expected.
    func fillMoves(_ stock: Stock, held: [Double], _ inputs: inout NetworkInputs) {
        guard let places = stock.standardPlaces else { return }
        let stages = linked.layout.stocks[index]
        let start = places.map { held[$0] }
        let moves = PlacementMoves.england.scaled(toHeld: start)
        for (number, place) in places.enumerated() {
            let exit = moves.weeklyExit(from: number)
            let stage = stages[place]
            inputs.stages[stage].attrition = [Phase(from: 0, .constant(exit.hazard))]
            // The first way out is ceasing, the others lead to the other placements in the order of the file.
            let others = places.indices.filter { $0 != number }.sorted { places[$0] < places[$1] }
            inputs.stages[stage].leavingShares = [exit.shares[moves.count]] + others.map { exit.shares[$0] }
        }
        fillStrays(moves, places, start, &inputs)
    }

    private func fillStrays(
        _ moves: PlacementMoves,
        _ places: [Int],
        _ start: [Double],
        _ inputs: inout NetworkInputs
    ) {
        let stages = linked.layout.stocks[index]
        let weeks = linked.network.weekCount
        let years = weeks / 52 + 1
        var random = draw.stream(ParameterStream.heldPath)
        let strays = moves.strayPath(years: years, held: start, &random)
        let issued = model.issuedPerYear(draw)
        let ofNew = draw.sharesOfNew(model.service.stock, places)
        var held = start
        var (gained, lost) = (places.map { _ in Array(repeating: 0.0, count: weeks) }, [[Double]]())
        lost = gained
        for (year, stray) in strays.enumerated() {
            let next = moves.next(held, new: ofNew.map { $0 * issued })
            for number in places.indices {
                for week in year * 52..<min(weeks, (year + 1) * 52) {
                    let middle = (held[number] + next[number]) / 2
                    if stray[number] > 0 {
                        gained[number][week] = middle * (exp(stray[number]) - 1) / 52
                    } else {
                        lost[number][week] = 1 - exp(stray[number] / 52)
                    }
                }
            }
            held = zip(next, stray).map { $0 * exp($1) }
        }
        for (number, place) in places.enumerated() {
            let stage = stages[place]
            for week in 0..<weeks {
                inputs.stages[stage].referralMean[week] = gained[number][week]
                inputs.stages[stage].referralSize[week] = .infinity
            }
            var pass = CapacityPass(weekCount: weeks, variation: .shareOfList, order: .random, key: 1)
            pass.mean = lost[number]
            pass.destination = .outcome(linked.layout.ceased[index])
            inputs.stages[stage].extraCapacity = [pass]
        }
    }
}

extension ServiceDraw {
    /// Shares of new plans by the seven placements: the authority's own, drawn towards the country's.
    func sharesOfNew(_ stock: Stock?, _ places: [Int]) -> [Double] {
        guard let stock else { return [] }
        return PlacementMoves.england.ofNew(own: places.map { stock.share(of: $0, isNew: true, self) })
    }
}

extension FittedService {
    /// Plans issued in a year at today's pace.
    fileprivate func issuedPerYear(_ draw: ServiceDraw) -> Double {
        guard let stock = service.stock else { return 0 }
        var issued = 0.0
        for (number, stage) in service.stages.enumerated() {
            for (route, way) in stage.routes.enumerated() where way.destination == .outcome(stock.outcome) {
                issued += flowAndTime(to: number).flow * draw.routeShares[number][route]
            }
        }
        return issued * 365.2425 / 7
    }
}
