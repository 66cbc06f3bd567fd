import Areas
import Calendar
import Calibration
import Randomness
import Simulation

/// What the area file says of stages, and implies, as the network takes it.
extension NetworkLayout {
    /// The stages as the network takes them.
    func definitions(_ services: [FittedService], _ grid: WeekGrid) -> [StageDefinition] {
        var definitions: [StageDefinition] = []
        for (index, model) in services.enumerated() {
            for (number, stage) in model.service.stages.enumerated() {
                definitions.append(
                    definition(model, number, grid) {
                        $0.delay = stage.delay.weeklyProbabilities
                        $0.routes = parts[index][number].map { route($0, of: stage, number, index, services) }
                        $0.demands = stage.couplings.map { demand($0, of: stage, number, index, services) }
                        $0.demands += self.waiting.filter { $0.service == index && $0.stage == number }
                            .map { one in
                                DerivedDemand(
                                    on: firstStage(of: one.rule.asksFor),
                                    when: .passing(weeks: one.rule.beyondWeeks),
                                    afterWeeks: one.rule.afterWeeks
                                )
                            }
                        $0.dueWeeks = stage.dueWeeks.map { Int($0.rounded(.down)) }
                    }
                )
            }
        }
        for (index, model) in services.enumerated() {
            definitions += impliedDefinitions(model, index, services, grid)
        }
        return definitions
    }

    private func impliedDefinitions(
        _ model: FittedService,
        _ index: Int,
        _ services: [FittedService],
        _ grid: WeekGrid
    ) -> [StageDefinition] {
        let stocks = stocks[index].indices
            .map { place in
                definition(model, 1_000 + place, grid) {
                    $0.leavingRoutes = [.outcome(ceased[index])]
                    if model.service.stock?.movesAsInEngland ?? false {
                        $0.leavingRoutes += self.stocks[index].indices.filter { $0 != place }
                            .map { .newReferral(self.stocks[index][$0]) }
                    }
                    if let review = model.service.stock?.review {
                        $0.demands = [
                            DerivedDemand(on: firstStage(of: review.service), when: .waiting, oneAtATime: true)
                        ]
                    }
                }
            }
        let decisions = model.service.stages.enumerated()
            .flatMap { number, stage in
                stage.routes.enumerated()
                    .compactMap { route, way -> StageDefinition? in
                        // Nobody appeals against what is held: see `addImplied`.
                        guard let appeal = way.appeal, appeals[index][number][route] != nil else { return nil }
                        return definition(model, 2_000 + 100 * number + route, grid) {
                            let back = model.service.number(ofStage: appeal.returnsTo)
                            $0.delay = appeal.delay.weeklyProbabilities
                            // Refusals that are found to come back count as other cases do.
                            let isInferred = model.pathway != nil && model.service.annualMetric(of: way) == .refused
                            $0.classAfterwards = isInferred ? nil : exceptionClass
                            $0.routes = [.newReferral(stages[index][back]), .outcome(elsewhere[index])]
                        }
                    }
            }
        return stocks + decisions
    }

    private func definition(
        _ model: FittedService,
        _ number: Int,
        _ grid: WeekGrid,
        _ fill: (inout StageDefinition) -> Void
    ) -> StageDefinition {
        let start = model.anchor.end
        let startWeek = grid.week(of: start)
        var definition = StageDefinition(
            serviceKey: RandomStream.serviceKey(model.service.id),
            number: UInt32(number),
            startWeek: startWeek,
            startFraction: 1 - (grid.time(of: start) - Double(startWeek))
        )
        fill(&definition)
        return definition
    }

    private func route(
        _ part: RoutePart,
        of stage: Stage,
        _ number: Int,
        _ index: Int,
        _ services: [FittedService]
    ) -> StageDefinition.Route {
        let service = services[index].service
        switch stage.routes[part.route].destination {
        case .outcome(let name):
            let outcome = self.number(ofOutcome: name, service: index)
            switch part.kind {
            case .whole, .appealed(false): return .outcome(outcome)
            case .appealed(true):
                return .outcomeAndReferral(outcome, guaranteed(appeals[index][number][part.route], by: .stageNames))
            case .placed(let place): return .outcomeAndReferral(outcome, stocks[index][place])
            }
        case .stage(let id): return .stage(stages[index][service.number(ofStage: id)])
        case .service(let id): return .newReferral(firstStage(of: id))
        }
    }

    /// A coupling as a demand; of an outcome with several parts it is made by each of them.
    private func demand(
        _ coupling: Coupling,
        of stage: Stage,
        _ number: Int,
        _ index: Int,
        _ services: [FittedService]
    ) -> DerivedDemand {
        let trigger: DerivedDemand.Trigger
        switch coupling.trigger {
        case .takenUp: trigger = .takenUp
        case .seen: trigger = .completed
        case .outcome(let name):
            let ways = parts[index][number].indices
                .filter { stage.routes[parts[index][number][$0].route].destination == .outcome(name) }
            trigger = .routes(Set(ways))
        }
        return DerivedDemand(
            on: firstStage(of: coupling.service),
            when: trigger,
            afterWeeks: coupling.afterWeeks
        )
    }
}
