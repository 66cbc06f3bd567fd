import Calendar

/// An area's calendar over the weeks of a run.
struct WorkWeeks: Sendable {
    /// The weekdays of each week, by what they are.
    let weekdays: [Weekdays]
    /// Share of weekdays in the school holidays, over the 52 weeks from the first of those listed.
    let holidayShareOfYear: Double
    /// The weeks from the first to the last school holiday listed.
    let listed: Range<Int>

    /// The calendar of the weeks of a grid.
    init(_ calendar: WorkCalendar, _ grid: WeekGrid) {
        weekdays = (0..<grid.weekCount).map { calendar.weekdays(inWeekOf: grid.start(of: $0)) }
        guard let first = calendar.schoolHolidays.first, let last = calendar.schoolHolidays.map(\.upperBound).max()
        else {
            (holidayShareOfYear, listed) = (0, 0..<0)
            return
        }
        let monday = first.lowerBound.monday
        let holidays = (0..<52 * 7).map { monday + $0 }.count { $0.weekday < 5 && calendar.isSchoolHoliday($0) }
        holidayShareOfYear = Double(holidays) / (52 * 5)
        let bounds = 0...grid.weekCount
        let from = min(max(grid.week(of: first.lowerBound), bounds.lowerBound), bounds.upperBound)
        listed = from..<min(max(grid.week(of: last) + 1, from), bounds.upperBound)
    }

    /// Referrals of a week as a multiple of the year's level, when those of the school holidays are a share of those of
    /// term.
    ///
    /// With h the week's share of school holidays and H the year's, (1 - (1 - share) h) / (1 - (1 - share) H): a year has
    /// as many referrals as its level says. Beyond the holidays that the area lists it is 1, because nothing says where
    /// those are.
    func referralFactor(inSchoolHolidays share: Double, week: Int) -> Double {
        guard listed.contains(week) else { return 1 }
        let usual = 1 - (1 - share) * holidayShareOfYear
        guard usual > 0 else { return 1 }
        return weekdays[week].share(inSchoolHolidays: share, closedOnBankHolidays: false) / usual
    }
}
