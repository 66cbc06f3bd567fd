package import Calendar

/// The periods of a regular series: how long they are, when the first began, and how they are written.
package struct SeriesCalendar: Equatable, Sendable {
    /// How often there is a value.
    package enum Frequency: String, CaseIterable, Sendable {
        /// Every day.
        case daily
        /// Every seven days.
        case weekly
        /// Every month.
        case monthly
        /// Every three months.
        case quarterly
        /// Every year.
        case yearly

        /// Periods in the season that is usual for it.
        package var season: Int {
            switch self {
            case .daily: 7
            case .weekly: 52
            case .monthly: 12
            case .quarterly: 4
            case .yearly: 1
            }
        }

        /// One period, in words.
        package var noun: String {
            switch self {
            case .daily: "day"
            case .weekly: "week"
            case .monthly: "month"
            case .quarterly: "quarter"
            case .yearly: "year"
            }
        }

        /// Days in a period, where all have as many.
        var days: Int? {
            switch self {
            case .daily: 1
            case .weekly: 7
            default: nil
            }
        }

        /// Months in a period, where it is made of months.
        var months: Int? {
            switch self {
            case .monthly: 1
            case .quarterly: 3
            case .yearly: 12
            default: nil
            }
        }
    }

    /// How a period is written.
    package enum Style: Sendable {
        /// `2025-06-30`.
        case day
        /// `2025-06`.
        case month
        /// `2025-Q2`: of the calendar year.
        case quarter
        /// `2025`.
        case year
        /// `2024/25`, from April.
        case financialYear
        /// `2024/25`, from September.
        case academicYear

        /// Such a period, in words.
        package var noun: String {
            switch self {
            case .day: "a day"
            case .month: "a month"
            case .quarter: "a quarter"
            case .year: "a calendar year"
            case .financialYear: "a financial year"
            case .academicYear: "an academic year"
            }
        }
    }

    /// How often there is a value.
    package let frequency: Frequency
    /// The date of the first period.
    package let first: Day
    /// How periods are written.
    package let style: Style
    /// Whether dates are the last days of their months.
    let isMonthEnd: Bool

    /// A calendar.
    package init(_ frequency: Frequency, first: Day, style: Style = .month, isMonthEnd: Bool = false) {
        self.frequency = frequency
        self.first = first
        self.style = style
        self.isMonthEnd = isMonthEnd
    }

    /// Months from the first one given.
    package init(monthlyFrom month: Month) {
        self.init(.monthly, first: month.firstDay)
    }

    /// The periods from a later one on.
    func dropFirst(_ periods: Int) -> SeriesCalendar {
        SeriesCalendar(frequency, first: date(of: periods), style: style, isMonthEnd: isMonthEnd)
    }

    /// The date of a period, counted from 0; it may lie outside the series.
    package func date(of period: Int) -> Day {
        if let days = frequency.days { return first + days * period }
        let month = first.month + (frequency.months ?? 1) * period
        return isMonthEnd ? month.end + -1 : month.firstDay + (min(first.civil.day, month.dayCount) - 1)
    }

    /// The first day of a period: of its first month, where it is made of months.
    package func start(of period: Int) -> Day {
        frequency.days == nil ? date(of: period).month.firstDay : date(of: period)
    }

    /// The period that holds a day, or the month whose first day it is; negative before the first.
    package func period(of day: Day) -> Int {
        if let days = frequency.days { return floorDivide(day - first, days) }
        return floorDivide(day.month - first.month, frequency.months ?? 1)
    }

    /// A period as the series writes it.
    package func label(of period: Int) -> String { style.label(of: date(of: period)) }

    private func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
}

extension SeriesCalendar.Style {
    /// The period that begins with a day.
    package func label(of first: Day) -> String {
        let month = first.month
        switch self {
        case .day: return first.description
        case .month: return month.description
        case .quarter: return "\(month.year)-Q\((month.monthOfYear + 2) / 3)"
        case .year: return "\(month.year)"
        case .financialYear, .academicYear:
            let next = (month.year + 1) % 100
            return "\(month.year)/\(next < 10 ? "0" : "")\(next)"
        }
    }
}
