/// A day of the proleptic Gregorian calendar, counted from Thursday 1 January 1970 (day 0).
///
/// The conversions are Howard Hinnant's ("chrono-compatible low-level date algorithms", 2013); no time zone, no clock.
public struct Day: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1 January 1970.
    public var number: Int

    /// The day with a number.
    public init(number: Int) {
        self.number = number
    }

    /// The day of a date.
    ///
    /// - Precondition: `month` in 1...12 and `day` a day of that month.
    public init(year: Int, month: Int, day: Int) {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1...12) and day of the month.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since Monday: 0 for Monday to 6 for Sunday.
    public var weekday: Int {
        let remainder = (number + 3) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }

    /// The Monday on or before this day.
    public var monday: Day {
        Day(number: number - weekday)
    }

    /// The month that holds this day.
    public var month: Month {
        let date = civil
        return Month(year: date.year, month: date.month)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let date = civil
        return "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    }

    /// Earlier before later.
    public static func < (first: Day, second: Day) -> Bool {
        first.number < second.number
    }

    /// The day a number of days later.
    public static func + (day: Day, days: Int) -> Day {
        Day(number: day.number + days)
    }

    /// Days from one day to another.
    public static func - (later: Day, earlier: Day) -> Int {
        later.number - earlier.number
    }
}

/// A number from 0 to 99 in two digits.
func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
