import Areas
import Calendar
import Forecasting
import Foundation
import Randomness
import Wording

extension FittedService.Demand {
    /// NB2 size of a month's referrals when no series shows it: assumed.
    ///
    /// The middle of the sizes of published children's series (variance about 10 times the mean at 100 a month).
    private static let unseenMonthlySize = 11.0

    /// Referrals to come: as the area states them, else from published counts, else as many as the list itself asks for.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - area: its area, whose school year shapes the months of what is counted.
    ///   - published: its figures.
    ///   - list: its list at the start.
    ///   - cutoff: the month to whose end figures are used.
    ///   - effort: how much work goes into it.
    /// - Throws: ``InputErrors`` when there is no way to referrals.
    init(
        _ service: Service,
        in area: Area,
        _ published: PublishedFigures,
        _ list: StartingList,
        to cutoff: Month,
        _ effort: FitEffort
    ) throws(InputErrors) {
        if let stated = service.referralsPerMonth {
            self.init(stated, to: cutoff)
        } else if published.referrals.contains(where: { $0.count > 0 }),
            let law = FlowPath(
                fitting: published.referrals,
                // A shift that is declared for later was not known then.
                levelShifts: service.levelShifts.filter { $0 <= cutoff }.map(\.firstDay),
                season: service.season(in: area),
                key: RandomStream.serviceKey(service.id),
                particles: effort.pathDraws
            )
        {
            self.init(
                law: law,
                stated: nil,
                evidence: .observed,
                basis: "a level that may shift, with the months of the school year, from "
                    + counted(published.referrals.count, "published count")
            )
        } else if let monthly = UnpublishedFlows.balancing(published.stocks) {
            self.init(
                derived: monthly,
                error: UnpublishedFlows.seriesError,
                to: cutoff,
                basis: "none are published; \(oneDecimal(monthly)) a month balance the waits"
            )
        } else {
            guard list.number.value > 0, list.mean.value > 0 else {
                throw InputErrors(
                    at: service.place,
                    "service '\(service.id)' has no referrals up to \(cutoff)",
                    remedy: "Give '\(service.referralMetric)' rows in the history or 'referrals' in the area file."
                )
            }
            let monthly = UnpublishedFlows.steady(number: list.number.value, mean: list.mean.value)
            self.init(
                derived: monthly,
                error: UnpublishedFlows.snapshotError,
                to: cutoff,
                basis: "none are published; \(oneDecimal(monthly)) a month by Little's law from one count"
            )
        }
    }

    /// Referrals that the area states.
    private init(_ stated: Figure, to cutoff: Month) {
        self.init(
            law: FlowPath(
                // Referrals may be stated as none, which has no logarithm.
                logLevel: log(max(stated.value, 1e-6)),
                logLevelError: 0,
                monthlySize: Self.unseenMonthlySize,
                lastMonth: cutoff,
                particles: 1
            ),
            stated: stated,
            evidence: stated.evidence,
            basis: stated.statement
        )
    }

    /// So many referrals in an average month, worked out from the list with an error on the log scale.
    private init(derived monthly: Double, error: Double, to cutoff: Month, basis: String) {
        self.init(
            law: FlowPath(
                logLevel: rounded9(log(monthly)),
                logLevelError: error,
                monthlySize: Self.unseenMonthlySize,
                lastMonth: cutoff,
                particles: 1
            ),
            stated: nil,
            evidence: .derived,
            basis: basis
        )
    }

    /// Whether referrals were worked out from the list itself.
    var isDerivedFromList: Bool { stated == nil && evidence == .derived }
}

extension Service {
    /// The school year that shapes its months; none where the area itself says what comes in school holidays.
    func season(in area: Area) -> SchoolSeason {
        referralsInSchoolHolidays == nil ? SchoolSeason(rawValue: area.schoolYear.rawValue) ?? .none : .none
    }
}
