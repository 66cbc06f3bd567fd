/// Which days are worked as usual: an area's bank holidays and school holidays.
///
/// Nothing is assumed: without either every Monday to Friday is a working day in term.
public struct WorkCalendar: Codable, Hashable, Sendable {
    /// Whether the bank holidays of England are no working days.
    public let hasBankHolidays: Bool
    /// The school holidays from first to last day, in order and apart from one another.
    public let schoolHolidays: [ClosedRange<Day>]

    /// A calendar.
    ///
    /// - Parameters:
    ///   - hasBankHolidays: whether England's ``BankHolidays`` are kept.
    ///   - schoolHolidays: first and last days, in any order.
    public init(hasBankHolidays: Bool = false, schoolHolidays: [ClosedRange<Day>] = []) {
        self.hasBankHolidays = hasBankHolidays
        self.schoolHolidays = schoolHolidays.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Every Monday to Friday is worked.
    public static let none = WorkCalendar()

    /// Whether a day is a bank holiday that the area keeps.
    public func isBankHoliday(_ day: Day) -> Bool {
        hasBankHolidays && BankHolidays.contains(day)
    }

    /// Whether a day lies in the school holidays.
    public func isSchoolHoliday(_ day: Day) -> Bool {
        schoolHolidays.contains { $0.contains(day) }
    }

    /// Working days of the week that begins on a Monday: Monday to Friday, less the bank holidays; 0 to 5.
    public func workingDays(inWeekOf monday: Day) -> Int {
        (0..<5).count { !isBankHoliday(monday + $0) }
    }

    /// The Mondays to Fridays of a week, by what they are.
    public func weekdays(inWeekOf monday: Day) -> Weekdays {
        var weekdays = Weekdays()
        for day in (0..<5).map({ monday + $0 }) {
            switch (isSchoolHoliday(day), isBankHoliday(day)) {
            case (false, false): weekdays.term += 1
            case (false, true): weekdays.bankHolidaysInTerm += 1
            case (true, false): weekdays.schoolHolidays += 1
            case (true, true): weekdays.bankHolidaysInSchoolHolidays += 1
            }
        }
        return weekdays
    }
}

/// The five weekdays of a calendar week, counted by what they are.
public struct Weekdays: Hashable, Sendable {
    /// Working days in term.
    public var term = 0
    /// Working days in the school holidays.
    public var schoolHolidays = 0
    /// Bank holidays in term.
    public var bankHolidaysInTerm = 0
    /// Bank holidays in the school holidays.
    public var bankHolidaysInSchoolHolidays = 0

    /// None yet.
    public init() {}

    /// What is done in the week as a share of a usual week of five working days in term.
    ///
    /// - Parameters:
    ///   - share: what is done on a day of the school holidays, as a share of a day in term.
    ///   - closed: whether nothing is done on bank holidays; otherwise they are days like others.
    /// - Returns: 0 for nothing, 1 for a usual week.
    public func share(inSchoolHolidays share: Double, closedOnBankHolidays closed: Bool) -> Double {
        let inTerm = term + (closed ? 0 : bankHolidaysInTerm)
        let inHolidays = schoolHolidays + (closed ? 0 : bankHolidaysInSchoolHolidays)
        return (Double(inTerm) + share * Double(inHolidays)) / 5
    }
}
