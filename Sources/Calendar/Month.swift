/// A calendar month.
public struct Month: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Months since January of the year 0.
    public var number: Int

    /// The month with a number.
    public init(number: Int) {
        self.number = number
    }

    /// A month of a year.
    ///
    /// - Precondition: `month` in 1...12.
    public init(year: Int, month: Int) {
        number = year * 12 + month - 1
    }

    /// Reads `YYYY-MM`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The year.
    public var year: Int { number / 12 }

    /// The month of the year, 1...12.
    public var monthOfYear: Int { number % 12 + 1 }

    /// The first day.
    public var firstDay: Day { Day(year: year, month: monthOfYear, day: 1) }

    /// The day after the last one: the first day of the next month.
    public var end: Day { (self + 1).firstDay }

    /// How many days it has.
    public var dayCount: Int { end - firstDay }

    /// `YYYY-MM`.
    public var description: String { "\(year)-\(twoDigits(monthOfYear))" }

    /// Three letters and the year, as in "Jul 2025".
    public var name: String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(names[monthOfYear - 1]) \(year)"
    }

    /// Earlier before later.
    public static func < (first: Month, second: Month) -> Bool {
        first.number < second.number
    }

    /// The month a number of months later.
    public static func + (month: Month, months: Int) -> Month {
        Month(number: month.number + months)
    }

    /// Months from one month to another.
    public static func - (later: Month, earlier: Month) -> Int {
        later.number - earlier.number
    }
}
