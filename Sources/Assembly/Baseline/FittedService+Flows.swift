import Areas
import Calibration
import Forecasting
import Foundation

/// The pace of a pathway when its simulation begins.
extension FittedService {
    /// Children waiting or in work at a stage in a replication: of the lists that may be, the one that it draws.
    func openCases(in number: Int, _ draw: ServiceDraw) -> Double {
        let stage = stages[number]
        let inWork = stage.stage.inWork?.value ?? flowAndTime(to: number).flow * stage.stage.delay.meanWeeks
        return Double(stage.list(draw).number) + inWork
    }

    /// Cases a week that reach a stage, and the weeks since their clock start when its work begins.
    func flowAndTime(to number: Int) -> (flow: Double, weeks: Double) {
        var flows = Array(repeating: 0.0, count: stages.count)
        var times = flows
        flows[0] = exp(demand.law.logLevel) * LinkedServices.monthsPerWeek
        for index in 0..<number {
            let stage = stages[index].stage
            let shares = stage.routes.map { $0.share?.value }
            let rest = max(0, 1 - shares.compactMap(\.self).reduce(0, +))
            let waiting = stages[index].middleNumber
            let waits = flows[index] > 0 ? waiting / flows[index] : 0
            for (route, share) in zip(stage.routes, shares) {
                guard case .stage(let id) = route.destination,
                    let next = service.stages.firstIndex(where: { $0.id == id }), next > index
                else { continue }
                flows[next] += flows[index] * (share ?? rest)
                times[next] = max(times[next], times[index] + waits + stage.delay.meanWeeks)
            }
        }
        let own = stages[number].middleNumber
        return (flows[number], times[number] + (flows[number] > 0 ? own / flows[number] : 0))
    }
}

extension FittedStage {
    /// Children waiting at the anchor: of the list in the middle, where a range is stated.
    fileprivate var middleNumber: Double { Double(waits[waits.count / 2].number) }
}
