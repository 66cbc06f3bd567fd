/// From which day a workbook counts its dates.
enum DateSystem: Sendable {
    /// 1 is 1 January 1900, and 60 a 29 February 1900 that there never was, as spreadsheets have had it since Lotus
    /// 1-2-3.
    case from1900
    /// 0 is 1 January 1904, as old Macintosh workbooks have it.
    case from1904

    /// The date of a number; `nil`: it is none, such as a time without a date.
    ///
    /// Source: ECMA-376, part 1, 18.17.4.1. The last day is 31 December 9999.
    func date(of number: Double) -> CellDate? {
        guard number >= first, number < last + 1 else { return nil }
        // Times are kept as fractions of a day: half a second more makes up for what they lose.
        var days = Int(number.rounded(.down))
        var second = Int(((number - number.rounded(.down)) * 86_400).rounded())
        if second == 86_400 { (days, second) = (days + 1, 0) }
        let civil: (year: Int, month: Int, day: Int)
        switch self {
        case .from1904: civil = Self.civil(days - 24_107)
        case .from1900 where days == 60: civil = (1900, 2, 29)
        case .from1900: civil = Self.civil(days - (days < 60 ? 25_568 : 25_569))
        }
        return CellDate(year: civil.year, month: civil.month, day: civil.day, second: second)
    }

    private var first: Double { self == .from1900 ? 1 : 0 }
    private var last: Double { self == .from1900 ? 2_958_465 : 2_957_003 }

    /// Year, month and day by days since 1 January 1970.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`, for days after the year 0.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }
}

extension CellDate {
    /// A date as cells of type `d` have it: `2023-09-30`, `2023-09-30T13:45:00.000Z`.
    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?/),
            let year = Int(match.1), let month = Int(match.2), (1...12).contains(month),
            let day = Int(match.3), (1...31).contains(day)
        else { return nil }
        let time = [match.4, match.5, match.6].map { part in part.flatMap { Int($0) } ?? 0 }
        guard time[0] < 24, time[1] < 60, time[2] < 60 else { return nil }
        self.init(year: year, month: month, day: day, second: time[0] * 3600 + time[1] * 60 + time[2])
    }
}
