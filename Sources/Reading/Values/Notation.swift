import Calendar

/// How a value is written: a number alone, or with a unit behind it.
enum Notation: Sendable {
    case number, wholeNumber
    /// `15%`, read into 0.15.
    case percentage
    /// `9% a year`, read into 0.09.
    case percentageAYear
    /// A length of time, read into weeks.
    case weeks, wholeWeeks
    /// A length of time, read into months.
    case wholeMonths
    /// A rate, read into so many a week or a month.
    case perWeek, perMonth
    /// A rate of recruiting, read into so many in three months.
    case perQuarter

    /// Reads a text into the unit of the result; `nil` if it is not written so.
    func parse(_ text: String) -> Double? {
        switch self {
        case .number: parseNumber(text)
        case .wholeNumber: whole(parseNumber(text))
        case .percentage: parsePercentage(text)
        case .percentageAYear: parsePercentageAYear(text)
        case .weeks: parseWeeks(text)
        case .wholeWeeks: whole(parseWeeks(text))
        case .wholeMonths: whole(parseMonthCount(text))
        case .perWeek: parsePerWeek(text)
        case .perMonth: parsePerMonth(text)
        case .perQuarter: parsePerQuarter(text)
        }
    }

    private func whole(_ value: Double?) -> Double? {
        value.flatMap { $0.rounded() == $0 ? $0 : nil }
    }

    /// Whether it is a number alone, which YAML knows as such.
    var isNumber: Bool {
        switch self {
        case .number, .wholeNumber: true
        default: false
        }
    }

    /// Whether only whole values are read.
    var isWhole: Bool {
        switch self {
        case .wholeNumber, .wholeWeeks, .wholeMonths: true
        default: false
        }
    }

    /// The units that may follow the number, for messages.
    var units: [String] {
        switch self {
        case .number, .wholeNumber, .percentage, .percentageAYear, .wholeMonths: []
        case .weeks, .wholeWeeks: ["weeks", "week", "months", "month", "days", "day", "years", "year"]
        case .perWeek, .perMonth: ["a week", "a month", "a year", "per week", "per month", "per year"]
        case .perQuarter: ["a quarter", "a month", "a year", "per quarter", "per month", "per year"]
        }
    }

    /// A regular expression of the texts that are read into a value within bounds, for schemas.
    ///
    /// Bounds that have no short decimal in a unit are cut off after four digits; a number of days is let pass that is not
    /// whole weeks, because an expression cannot divide by seven.
    func expression(_ bounds: ClosedRange<Double>) -> String {
        func number(_ factor: Double) -> String { NumberExpression.decimal(bounds, times: factor) }
        func whole(_ factor: Double) -> String { NumberExpression.whole(bounds, times: factor) }
        let monthsPerWeek = 1 / averageMonthWeeks
        switch self {
        case .number: return number(1)
        case .wholeNumber: return whole(1)
        case .percentage: return number(100) + #"\s*%"#
        case .percentageAYear: return number(100) + #"\s*%\s*(?:a|per) year"#
        case .weeks:
            return Self.oneOf([
                number(1) + #"\s+weeks?"#, number(monthsPerWeek) + #"\s+months?"#, number(7) + #"\s+days?"#,
                number(monthsPerWeek / 12) + #"\s+years?"#,
            ])
        case .wholeWeeks:
            let none = bounds.contains(0) ? [#"\+?0+(?:\.0+)?\s+(?:month|year)s?"#] : []
            return Self.oneOf([whole(1) + #"\s+weeks?"#, whole(7) + #"\s+days?"#] + none)
        case .wholeMonths:
            return Self.oneOf([
                whole(1) + #"\s+months?"#, NumberExpression.quarters(bounds, times: 1 / 12) + #"\s+years?"#,
            ])
        case .perWeek: return Self.rate(number(1), number(averageMonthWeeks), number(12 * averageMonthWeeks))
        case .perMonth: return Self.rate(number(monthsPerWeek), number(1), number(12))
        case .perQuarter:
            return Self.rate([("quarter", number(1)), ("month", number(1.0 / 3)), ("year", number(4))])
        }
    }

    private static func rate(_ week: String, _ month: String, _ year: String) -> String {
        rate([("week", week), ("month", month), ("year", year)])
    }

    private static func rate(_ units: [(name: String, number: String)]) -> String {
        oneOf(units.map { $0.number + #"\s+(?:a|per)\s+"# + $0.name })
    }

    private static func oneOf(_ expressions: [String]) -> String { "(?:" + expressions.joined(separator: "|") + ")" }
}
