/// A year of twelve whole months, of one of the kinds that services are counted by.
public struct Year: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// A kind of year.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// January to December.
        case calendar
        /// April to March.
        case financial
        /// September to August.
        case academic

        /// The month of the year with which it begins.
        fileprivate var firstMonth: Int {
            switch self {
            case .calendar: 1
            case .financial: 4
            case .academic: 9
            }
        }
    }

    /// Its kind.
    public let kind: Kind
    /// The calendar year in which it begins.
    public let number: Int

    /// The year of a kind that begins in a calendar year.
    public init(_ kind: Kind, _ number: Int) {
        (self.kind, self.number) = (kind, number)
    }

    /// The year of a kind that holds a month.
    public init(_ kind: Kind, containing month: Month) {
        self.init(kind, month.monthOfYear >= kind.firstMonth ? month.year : month.year - 1)
    }

    /// The first month.
    public var first: Month { Month(year: number, month: kind.firstMonth) }

    /// The last month.
    public var last: Month { first + 11 }

    /// All twelve months.
    public var months: [Month] { (0..<12).map { first + $0 } }

    /// The day at whose end it is counted who waits and what is held: 31 December, 31 March, and census day for schools.
    ///
    /// Census day is the third Thursday of January, the day of England's spring school census and of its SEN2 return.
    ///
    /// Source: Department for Education, "School census" and "Special educational needs survey (SEN2)", guides for 2022 to
    /// 2025: 20 January 2022, 19 January 2023, 18 January 2024, 16 January 2025.
    public var countDay: Day {
        switch kind {
        case .calendar, .financial: last.end + -1
        case .academic: Day(year: number + 1, month: 1, day: 4).monday + 17
        }
    }

    /// `2026`, or `2026-27` of a year that begins in one calendar year and ends in the next.
    public var description: String {
        kind == .calendar ? "\(number)" : "\(number)-\(twoDigits((number + 1) % 100))"
    }

    /// Earlier before later; of those that begin together, calendar before financial before academic.
    public static func < (first: Year, second: Year) -> Bool {
        (first.first.number, first.order) < (second.first.number, second.order)
    }

    private var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}
