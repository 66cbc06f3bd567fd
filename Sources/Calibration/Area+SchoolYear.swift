import Areas
import Calendar
import Forecasting
import Foundation

extension Area {
    /// The school year that the published referrals and assessments of all services fit best, together with how usual each
    /// one is.
    ///
    /// It is that of a country, so that all services have it in common: what one of them leaves open another says.
    func schoolYearOfCounts(to cutoff: Month) -> SchoolYear {
        let flows = services.filter { !$0.isPathway && $0.referralsInSchoolHolidays == nil }
            .map { service in
                let published = PublishedFigures(
                    ServiceHistory(service, in: history),
                    referrals: service.referralMetric,
                    to: cutoff
                )
                return (
                    referrals: published.referrals,
                    seen: published.assessed.sorted { $0.key < $1.key }.map { FlowCount($0.key, $0.value) },
                    shifts: service.levelShifts.filter { $0 <= cutoff }.map(\.firstDay)
                )
            }
        let support = Self.usual.map { year, probability in
            flows.reduce(log(probability)) { sum, flow in
                sum + year.logEvidence(of: flow.referrals, levelShifts: flow.shifts, kind: .referrals)
                    + year.logEvidence(of: flow.seen, levelShifts: flow.shifts, kind: .seen)
            }
        }
        // Of those that are as likely the most usual, which comes first.
        let best = support.indices.max { support[$0] < support[$1] || (support[$0] == support[$1] && $0 > $1) }
        return best.map { Self.usual[$0].year } ?? .england
    }

    /// How usual each school year is among areas that state none: assumed.
    private static let usual: [(year: SchoolYear, probability: Double)] = [
        (.england, 0.75), (.none, 0.2), (.scotland, 0.05),
    ]
}
