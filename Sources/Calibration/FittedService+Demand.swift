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

    /// NB2 size of a month's requests about the level of its year: assumed.
    private static let yearlyCountsMonthlySize = 60.0

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
            if service.isOfRequests, service.growthPerYear == nil {
                course = .asInEngland(.england.known(to: NationalCourse.lastYear(publishedBy: cutoff)))
                basis += "; from there as England's requests have grown, damped year by year"
            }
        } else if service.isOfRequests, let course = RequestCourse(published.referrals, to: cutoff) {
            self.init(course, published.referrals, to: cutoff)
        } else if published.referrals.contains(where: { $0.count > 0 }) {
            self.init(counted: published.referrals, of: service, in: area, to: cutoff, effort)
        } else if published.referrals.reduce(0, { $0 + $1.months }) >= Self.monthsOfNone {
            self.init(noneIn: published.referrals, to: cutoff)
        } else if let monthly = UnpublishedFlows.balancing(published.stocks) {
            self.init(
                derived: monthly,
                error: UnpublishedFlows.seriesError,
                to: cutoff,
                basis: Self.guess(monthly, UnpublishedFlows.seriesError) + " that balance the waits"
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
                basis: Self.guess(monthly, UnpublishedFlows.snapshotError) + " by Little's law from one count"
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

    /// An invented flow, told as the range that it is.
    private static func guess(_ monthly: Double, _ error: Double) -> String {
        let spread = exp(1.96 * error)
        return "none are published: a guess of \(oneDecimal(monthly / spread)) to \(oneDecimal(monthly * spread)) a "
            + "month, the middle of it \(oneDecimal(monthly))"
    }

    /// Months without a referral that say that none come.
    private static let monthsOfNone = 3.0

    /// Requests from published years.
    private init(_ course: RequestCourse, _ spans: [FlowCount], to cutoff: Month) {
        let start = cutoff.end.inYears
        let now = course.center(at: [start], from: start, level: 0)[0]
        self.init(
            law: FlowPath(
                logLevel: rounded9(log(max(now, 1e-6))),
                logLevelError: 0,
                // The years' own spread is drawn: months stray a little from them.
                monthlySize: Self.yearlyCountsMonthlySize,
                lastMonth: cutoff,
                particles: 1
            ),
            stated: nil,
            evidence: .observed,
            basis: "\(counted(spans.count, "published count")) of years; from there as England's requests have grown, "
                + "damped year by year",
            course: course
        )
    }

    /// Referrals from published counts.
    ///
    /// Months of none before the service began, and those of a part between two declared shifts, are no level that a
    /// regression could have; where the last part is such a one, nobody comes any more.
    private init(
        counted spans: [FlowCount],
        of service: Service,
        in area: Area,
        to cutoff: Month,
        _ effort: FitEffort
    ) {
        // A shift that is declared for later was not known then.
        let shifts = service.levelShifts.filter { $0 <= cutoff }.map(\.firstDay)
        let used = Self.begun(spans, shifts: shifts)
        guard used.contains(where: { $0.count > 0 }),
            let law = FlowPath(
                fitting: used,
                levelShifts: shifts,
                season: service.season(in: area),
                key: RandomStream.serviceKey(service.id),
                particles: effort.pathDraws
            )
        else {
            self.init(noneIn: used, to: cutoff)
            return
        }
        let isLater = used.count < spans.count
        self.init(
            law: law,
            stated: nil,
            evidence: .observed,
            basis: "a level that may shift, \(service.season(in: area).words), from "
                + counted(used.count, "published count")
                + (isLater ? "; the service's referrals begin in \(used[0].first.month.name)" : ""),
            begins: isLater ? used[0].first : nil
        )
    }

    /// Published months in which nobody came: the level is that of half a referral in all of them and one month more.
    private init(noneIn spans: [FlowCount], to cutoff: Month) {
        let months = spans.reduce(0) { $0 + $1.months }
        self.init(
            law: FlowPath(
                logLevel: rounded9(log(0.5 / (months + 1))),
                logLevelError: 0.5,
                monthlySize: Self.unseenMonthlySize,
                lastMonth: cutoff,
                particles: 1
            ),
            stated: nil,
            evidence: .observed,
            basis: "none came in \(counted(spans.count, "published count"))"
        )
    }

    /// The counts since a service began, or since it last was closed: without the leading ones of 0 where later ones make as
    /// many by chance unlikely, and without those up to the last part between declared shifts that has none.
    static func begun(_ spans: [FlowCount], shifts: [Day]) -> [FlowCount] {
        var used = spans[...]
        let edges = shifts.sorted()
            .filter { edge in
                spans.contains { $0.first >= edge } && spans.contains { $0.first < edge }
            }
        for (place, edge) in edges.enumerated().reversed() {
            let later = spans.filter { $0.first >= edge && (place + 1 == edges.count || $0.first < edges[place + 1]) }
            if later.allSatisfy({ $0.count == 0 }) {
                return place + 1 == edges.count ? later : spans.filter { $0.first >= edges[place + 1] }
            }
        }
        if let first = edges.first, spans.filter({ $0.first < first }).allSatisfy({ $0.count == 0 }) {
            used = used.drop { $0.first < first }
        }
        let none = used.prefix { $0.count == 0 }
        let rest = used.dropFirst(none.count)
        let restMonths = rest.reduce(0) { $0 + $1.months }
        let level = restMonths > 0 ? rest.reduce(0) { $0 + $1.count } / restMonths : 0
        // By chance such a beginning has a probability below exp(-8), more where counts vary much.
        return Array(level * none.reduce(0) { $0 + $1.months } >= 8 ? rest : used)
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

    /// Whether they come from published counts.
    var isCounted: Bool { stated == nil && evidence == .observed }
}

extension Service {
    /// The school year that shapes its months; none where the area itself says what comes in school holidays.
    func season(in area: Area) -> SchoolYear {
        referralsInSchoolHolidays == nil ? area.schoolYear ?? .england : .none
    }
}

extension SchoolYear {
    /// What it does to a series, in words.
    fileprivate var words: String {
        switch self {
        case .england: "with the months of England's school year"
        case .scotland: "with the months of Scotland's school year"
        case .none: "with no season but its own"
        }
    }
}
