package import Areas
package import Calendar

/// What the forecasts and the choice between plans hang on.
package struct Sensitivity: Sendable {
    /// A forecast, what explains its spread, and what moving single figures does to it.
    package struct Forecast: Sendable {
        /// What it is of.
        package enum Kind: Hashable, Sendable {
            /// The quantity under a plan.
            case level
            /// What a plan changes of it, replication by replication.
            case change
        }

        package let kind: Kind
        /// The plan's id.
        package let plan: String
        /// The service that it is of; `nil`: what was asked for.
        package let service: String?
        package let explained: ExplainedForecast
        /// Elementary effects by the figure's place, of those that were moved.
        package fileprivate(set) var effects: [Int: ElementaryEffects] = [:]

        init(_ kind: Kind, plan: String, service: String? = nil, _ explained: ExplainedForecast) {
            (self.kind, self.plan, self.service, self.explained) = (kind, plan, service, explained)
        }

        /// The same with what moving figures has done.
        func with(_ effects: [Int: ElementaryEffects]) -> Forecast {
            var forecast = self
            forecast.effects = effects
            return forecast
        }
    }

    /// The area.
    package let area: Area
    /// The plans, "no change" first.
    package let plans: [Plan]
    /// The month from whose end on is forecast.
    package let dataTo: Month
    package let horizonMonths: Int
    package let question: SensitivityQuestion
    package let settings: SensitivitySettings
    /// Replications in which the quantity has a value under every plan.
    package let replications: Int
    /// The uncertain figures.
    package let figures: [UncertainFigure]
    /// The choice between the plans; `nil`: there is none, or nothing to choose by.
    package let choice: PlanChoice?
    /// Pounds that each plan costs more than no change, in the mean; `nil`: costs do not count.
    package let meanCosts: [Double]?
    /// What knowing figures is worth to the choice, in the order of the sets; empty without a choice.
    package let values: [ValueOfKnowing]
    /// The forecasts: under no change, under the best plan, what that changes, and by service.
    package let forecasts: [Forecast]

    /// The plan that the forecasts are of.
    package var bestPlan: String { choice.map { $0.plans[$0.best] } ?? plans[0].id }

    /// The quantity under the best plan.
    package var forecast: Forecast? {
        forecasts.first { $0.kind == .level && $0.plan == bestPlan && $0.service == nil }
    }

    /// What the best plan changes of it.
    package var change: Forecast? { forecasts.first { $0.kind == .change } }

    /// The figures that somebody could collect and that are worth most to the choice, best first.
    package var mostWorthCollecting: [ValueOfKnowing] {
        values.filter { isCollectable($0.members) && $0.isTold }.sorted { $0.value > $1.value }
    }

    /// What a forecast hangs on most, of single figures, best first.
    package func leading(_ forecast: Forecast, collectable: Bool) -> [ExplainedForecast.Share] {
        forecast.explained.shares
            .filter { $0.isTold && $0.members.count == 1 && (!collectable || isCollectable($0.members)) }
            .sorted { $0.share > $1.share }
    }

    /// The shares of a forecast's variance that figures explain which somebody could collect, and those which only the months to
    /// come will tell.
    ///
    /// Of inputs that are drawn each by itself shares add up. Of the parts of one the largest is taken, and of each service's
    /// months to come too, which go on from one another: the second share is a least one.
    package func explained(_ forecast: Forecast) -> (collectable: Double, future: Double) {
        var (byInput, byService): ([String: Double], [String: Double]) = ([:], [:])
        for share in forecast.explained.shares where share.isTold {
            let figure = figures[share.members[0]]
            if figure.isOfTheFuture {
                byService[figure.service] = max(byService[figure.service] ?? 0, share.share)
            } else {
                byInput[figure.input] = max(byInput[figure.input] ?? 0, share.share)
            }
        }
        let collectable = min(1, byInput.values.sorted().reduce(0, +))
        return (collectable, min(1 - collectable, byService.values.sorted().reduce(0, +)))
    }

    private func isCollectable(_ members: [Int]) -> Bool { members.count == 1 && !figures[members[0]].isOfTheFuture }
}
