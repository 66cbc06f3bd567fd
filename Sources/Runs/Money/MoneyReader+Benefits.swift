import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Simulation

extension MoneyReader {
    /// Writes what benefits are made of, as far as it is of these services.
    func readBenefits(
        _ plan: Int,
        _ engine: Engine,
        _ replication: Replication,
        into numbers: UnsafeMutablePointer<Double>
    ) {
        for (index, model) in linked.services.enumerated() {
            guard let place = money.services.firstIndex(of: model.service.id) else { continue }
            let parts = numbers + place * RunMoney.partsOfService
            parts[0] = seen(index, engine) + seenElsewhere(plan, index, engine, replication)
            parts[1] = passing52Weeks(index, engine)
            for (number, timed) in money.timed.enumerated() where timed.service == model.service.id {
                let stage = linked.stageNumbers[index][model.service.number(ofStage: timed.stage)]
                let cell = numbers + money.services.count * RunMoney.partsOfService + 2 * number
                cell[0] = sum(index) { week in
                    let flows = engine.flows(of: stage, in: week)
                    return Double(flows.completedOnTime - flows.completedOnTimeExceptions)
                }
                cell[1] = sum(index) { week in
                    let flows = engine.flows(of: stage, in: week)
                    return Double(flows.completed - flows.completedExceptions)
                }
            }
        }
    }

    /// Adds up the weeks of the forecast's months.
    private func sum(_ index: Int, _ inWeek: (Int) -> Double) -> Double {
        periods[index].flows.dropFirst().joined().reduce(0) { $0 + $1.share * inWeek($1.week) }
    }

    /// Where the children who are seen or assessed at a service are counted.
    enum SeenChildren {
        /// Those taken up from a list.
        case list(stage: Int)
        /// Cases of a pathway that have ended otherwise than in its first stage: what that answers, with a refusal, has not been
        /// assessed.
        case outcomes([Int])

        init(_ linked: LinkedServices, _ index: Int) {
            let service = linked.services[index].service
            guard service.isPathway else {
                self = .list(stage: linked.stageNumbers[index][0])
                return
            }
            let answers = service.stages[0].routes.map(\.destination)
            self = .outcomes(
                linked.layout.outcomes[index].filter { !answers.contains(.outcome($0.key)) }.values.sorted()
            )
        }
    }

    private func seen(_ index: Int, _ engine: Engine) -> Double {
        switch seenChildren[index] {
        case .list(let stage): sum(index) { Double(engine.flows(of: stage, in: $0).seen) }
        case .outcomes(let outcomes):
            sum(index) { week in outcomes.reduce(0.0) { $0 + Double(engine.count(of: $1, in: week)) } }
        }
    }

    private func seenElsewhere(_ plan: Int, _ index: Int, _ engine: Engine, _ replication: Replication) -> Double {
        let changes = money.plans[plan].interventions
        return linked.deliveries(of: money.plans[plan], atService: index, replication)
            .filter { changes[$0.place].effect is Outsource }
            .reduce(0) { total, step in
                guard let pass = step.pass else { return total }
                return total + sum(index) { Double(engine.flows(of: step.stage, pass: pass, in: $0).transferred) }
            }
    }

    /// Children whose wait passes 52 weeks in the forecast.
    ///
    /// Those who have waited 52 to 56 weeks at a month's end have passed 52 within four weeks of it, but for those who were
    /// taken off since; a month has as many for each of its weeks.
    private func passing52Weeks(_ index: Int, _ engine: Engine) -> Double {
        let thresholds = linked.thresholds
        guard let from = thresholds.firstIndex(of: 52),
            let to = thresholds.firstIndex(of: RunMoney.weeksAfterPassing)
        else { return .nan }
        let group = linked.layout.serviceGroups[index]
        return years.months.indices.reduce(0) { sum, month in
            let beyond = [from, to]
                .map { place in
                    periods[index]
                        .stock(StockMeasure.firstThreshold + place, of: group, in: engine, period: month + 1)
                }
            let weeks = Double(years.months[month].dayCount) / 7
            return sum + (beyond[0] - beyond[1]) * weeks / Double(RunMoney.weeksAfterPassing - 52)
        }
    }
}
