import Areas
import Calendar

extension Audit {
    /// School holidays that change a service's referrals or capacity, and end well before the forecast.
    ///
    /// Well before: more than 60 days, the longest that a term of English schools goes without holidays, half-terms
    /// included, being about eight weeks.
    static func calendarEnds(_ area: Area) -> [Finding] {
        guard let last = area.calendar.schoolHolidays.map(\.upperBound).max() else { return [] }
        let end = area.origin + area.horizonMonths
        guard end.end - last > 60 else { return [] }
        return area.services.filter(\.followsSchoolHolidays)
            .map { service in
                Finding(
                    .gap,
                    .calendarEnds,
                    service: service.historyName,
                    period: last.month.description,
                    "school holidays are listed to \(last) and the forecast runs to \(end.name): after \(last) they change "
                        + "neither referrals nor capacity",
                    places: [service.place]
                )
            }
    }
}

extension Service {
    /// Whether school holidays change its referrals or its capacity.
    fileprivate var followsSchoolHolidays: Bool {
        referralsInSchoolHolidays != nil || stages.contains { $0.staffing.contains { $0.schoolHolidays != nil } }
    }
}
