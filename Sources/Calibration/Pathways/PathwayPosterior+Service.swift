import Areas
import Calendar
import Forecasting
import Foundation

extension PathwayPosterior {
    /// What a service's published years say of the stage that paces it.
    ///
    /// That is the first stage after the first whose capacity and list the area leaves open; `nil` where it leaves none open,
    /// or where too little is published.
    static func inferred(
        _ service: Service,
        _ history: ServiceHistory,
        _ demand: FittedService.Demand,
        to origin: Month
    ) -> (posterior: PathwayPosterior, lists: [RebuiltWaits])? {
        guard service.isOfRequests,
            let stage = service.stages.indices.dropFirst()
                .first(where: { !service.stages[$0].hasOwnCapacity && service.stages[$0].waitingList == nil }),
            let figures = PathwayFigures(service, history, to: origin)
        else { return nil }
        let last = figures.spans[figures.spans.count - 1]
        let refused = service.route(of: .refused)?.share?.value ?? last.refused
        let nextYear = figures.nextYear(after: origin)
        let (start, next) = (origin.end.inYears, Double(nextYear) + 0.5)
        let growth = demand.course.map { course in
            let rates = course.center(at: [start, next], from: start, level: exp(demand.law.logLevel))
            return log(rates[1] / rates[0])
        }
        let law = AnnualShare.refused
        let from = AnnualShare.Start(logit: AnnualShare.logit(refused), variance: 0, moment: start)
        let outlook = PathwayOutlook(
            requestsPerWeek: exp(demand.law.logLevel) / averageMonthWeeks,
            refused: refused,
            noPlan: service.route(of: .noPlan)?.share?.value ?? last.noPlan,
            growth: growth ?? 0,
            refusedShift: AnnualShare.logit(law.center(at: next, from: from)) - from.logit,
            origin: origin,
            nextYear: nextYear
        )
        return fit(stage: stage, figures, service, outlook)
    }
}

extension FittedStage {
    /// A stage whose list and capacity are inferred, one list a draw.
    init(_ stage: Stage, inferred lists: [RebuiltWaits], _ posterior: PathwayPosterior) {
        self.stage = stage
        waits = lists
        shares = []
        contradictions = []
        listEvidence = .derived
        capacity = .inferred
        capacityEvidence = .derived
        basis = "inferred from the pathway's published years to \(posterior.end + -1)"
    }
}
