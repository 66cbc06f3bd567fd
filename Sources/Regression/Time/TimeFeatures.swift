import Foundation

/// Columns that describe time in a regression on a regular series.
///
/// Times are plain numbers in the unit of the series (months, say), usually 1, 2, 3 ...
public enum TimeFeatures {
    /// The times 1 to `count`.
    public static func trend(count: Int) -> [Double] {
        (0..<count).map { Double($0 + 1) }
    }

    /// A level shift: 0 before `start`, 1 from it on.
    public static func levelShift(_ times: [Double], start: Double) -> [Double] {
        times.map { $0 >= start ? 1 : 0 }
    }

    /// A change of slope: 0 up to `start`, then the time since it.
    public static func slopeChange(_ times: [Double], start: Double) -> [Double] {
        times.map { max(0, $0 - start) }
    }

    /// Sines and cosines of the harmonics 1 to `order` of a period: sin(2πkt/period), cos(2πkt/period).
    ///
    /// The last sine is left out where 2 x order = period, since it is zero at every whole time.
    public static func fourier(
        _ times: [Double],
        period: Double,
        order: Int
    ) -> [(name: String, values: [Double])] {
        (1...max(1, order))
            .flatMap { k -> [(name: String, values: [Double])] in
                let angles = times.map { 2 * Double.pi * Double(k) * $0 / period }
                let cosine = (name: "cos\(k)", values: angles.map { cos($0) })
                return 2 * Double(k) == period ? [cosine] : [("sin\(k)", angles.map { sin($0) }), cosine]
            }
    }

    /// The month of the year, 1 to 12, of `count` months from a first one.
    public static func months(from first: Int, count: Int) -> [Int] {
        (0..<count).map { (first - 1 + $0) % 12 + 1 }
    }

    /// Working days in a month of the Gregorian calendar: Monday to Friday, less the holidays that fall on those.
    ///
    /// Holidays are days of the month.
    public static func workingDays(year: Int, month: Int, holidays: Set<Int> = []) -> Int {
        (1...daysInMonth(year: year, month: month))
            .count { day in
                weekday(year: year, month: month, day: day) < 5 && !holidays.contains(day)
            }
    }

    /// Days in a month of the Gregorian calendar.
    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// The day of the week, 0 for Monday, by Sakamoto's method.
    static func weekday(year: Int, month: Int, day: Int) -> Int {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let y = month < 3 ? year - 1 : year
        let sunday = (y + y / 4 - y / 100 + y / 400 + shifts[month - 1] + day) % 7
        return (sunday + 6) % 7
    }
}
