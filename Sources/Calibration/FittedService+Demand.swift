import Areas
import Calendar
import Forecasting
import Foundation
import Wording

extension FittedService.Demand {
    /// NB2 size of a month's referrals when no series shows it: assumed.
    ///
    /// The middle of the sizes of published children's series (variance about 10 times the mean at 100 a month).
    private static let unseenMonthlySize = 11.0

    /// NB2 size of a month's requests about the level of its year: assumed.
    private static let yearlyCountsMonthlySize = 60.0

    /// Referrals to come: as the area states them, else from published counts, else as many as the list itself asks for.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - published: its figures.
    ///   - list: its list at the start.
    ///   - cutoff: the month to whose end figures are used.
    /// - Throws: ``InputErrors`` when there is no way to referrals, or when counts cannot be fitted.
    init(
        _ service: Service,
        _ published: PublishedFigures,
        _ list: StartingList,
        to cutoff: Month
    ) throws(InputErrors) {
        if let stated = service.referralsPerMonth {
            self.init(stated, to: cutoff)
            if service.isOfRequests, service.growthPerYear == nil {
                course = .asInEngland(.england.known(to: NationalCourse.lastYear(publishedBy: cutoff)))
                basis += "; from there as England's requests have grown, damped year by year"
            }
        } else if service.isOfRequests, let course = RequestCourse(published.referrals, to: cutoff) {
            self.init(course, published.referrals, to: cutoff)
        } else if published.referrals.contains(where: { $0.count > 0 }) {
            try self.init(counted: published.referrals, of: service, to: cutoff)
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
            model: DemandModel(
                // Referrals may be stated as none, which has no logarithm.
                logLevel: log(max(stated.value, 1e-6)),
                logLevelError: 0,
                monthlySize: Self.unseenMonthlySize,
                end: cutoff.end
            ),
            stated: stated,
            evidence: stated.evidence,
            basis: stated.statement
        )
    }

    /// Requests from published years.
    private init(_ course: RequestCourse, _ spans: [FlowCount], to cutoff: Month) {
        let start = cutoff.end.inYears
        let now = course.center(at: [start], from: start, level: 0)[0]
        self.init(
            model: DemandModel(
                logLevel: rounded9(log(max(now, 1e-6))),
                logLevelError: 0,
                // The years' own spread is drawn: months stray a little from them.
                monthlySize: Self.yearlyCountsMonthlySize,
                observations: spans.count,
                end: cutoff.end
            ),
            stated: nil,
            evidence: .observed,
            basis: "\(counted(spans.count, "published count")) of years; from there as England's requests have grown, "
                + "damped year by year",
            course: course
        )
    }

    /// Referrals from published counts.
    private init(counted spans: [FlowCount], of service: Service, to cutoff: Month) throws(InputErrors) {
        // A shift that is declared for later was not known then.
        let shifts = service.levelShifts.filter { $0 <= cutoff }
        do {
            model = try DemandModel(fitting: spans, levelShifts: shifts.map(\.firstDay))
        } catch {
            throw InputErrors(
                at: service.place,
                "service '\(service.id)' has referrals up to \(cutoff) that cannot be fitted: \(error)",
                remedy: "Correct the rows of '\(service.referralMetric)', or state 'referrals' in the area file."
            )
        }
        stated = nil
        evidence = .observed
        basis = "negative-binomial regression on \(counted(spans.count, "published count"))"
    }

    /// So many referrals in an average month, worked out from the list with an error on the log scale.
    private init(derived monthly: Double, error: Double, to cutoff: Month, basis: String) {
        self.init(
            model: DemandModel(
                logLevel: rounded9(log(monthly)),
                logLevelError: error,
                monthlySize: Self.unseenMonthlySize,
                end: cutoff.end
            ),
            stated: nil,
            evidence: .derived,
            basis: basis
        )
    }

    /// Whether referrals were worked out from the list itself.
    var isDerivedFromList: Bool { stated == nil && evidence == .derived }
}
