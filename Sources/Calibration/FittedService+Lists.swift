import Areas
import Calendar
import Forecasting
import Foundation

extension FittedService {
    /// The list of a stage where its simulation begins: as the area states it, else as last counted.
    ///
    /// - Parameters:
    ///   - stage: the stage.
    ///   - service: its service.
    ///   - published: the service's figures.
    ///   - cutoff: the month to whose end figures are used.
    ///   - notes: gets a sentence for every figure that stands in for an unpublished one.
    /// - Returns: the list, empty for a stage of a pathway that the area says nothing of.
    /// - Throws: ``InputErrors`` for a plain list that is neither counted nor stated.
    static func list(
        of stage: Stage,
        _ service: Service,
        _ published: PublishedFigures,
        to cutoff: Month,
        notes: inout [String]
    ) throws(InputErrors) -> StartingList {
        if let stated = stage.waitingList { return StartingList(stated, cutoff: cutoff, notes: &notes) }
        // The stages of a pathway start empty unless the area says otherwise.
        if service.isPathway { return .empty }
        guard let list = StartingList(published, notes: &notes) else {
            throw InputErrors(
                at: service.place,
                "service '\(service.id)' has no count of its list in the \(Limits.oldestCountMonths / 12) years to "
                    + "\(cutoff)",
                remedy: "Give 'waiting' rows in the history or a 'waiting list' in the area file."
            )
        }
        return list
    }

    /// The steps between the counts of the list, as far as referrals are known or expected.
    ///
    /// Where nobody has published referrals, every month to the anchor has as many as were worked out from the list; how
    /// many were assessed then says nothing more, and is not used. Where they end before the list does, the months after
    /// have as many as the forecast expects of them. Of a service that began within the series the steps before are not its
    /// own.
    static func steps(_ published: PublishedFigures, _ demand: Demand, to anchor: Month) -> [Transition] {
        let first = published.stocks.first?.month ?? anchor
        let months = (first.number...max(first, anchor).number).map(Month.init(number:))
        guard demand.isDerivedFromList else {
            let steps = Transition.between(
                published.stocks,
                referrals: published.referralsByMonth,
                expected: demand.isCounted ? published.expectedReferrals(demand.law, in: months) : [:],
                assessed: published.assessed,
                assessedMeans: published.assessedMeans
            )
            return OneOffRemovals.marked(
                steps.filter { step in demand.begins.map { $0 <= step.to.month.firstDay } ?? true }
            )
        }
        let monthly = exp(demand.law.logLevel)
        return OneOffRemovals.marked(
            Transition.between(
                published.stocks,
                referrals: [:],
                expected: Dictionary(uniqueKeysWithValues: months.map { ($0, monthly) })
            )
        )
    }
}
