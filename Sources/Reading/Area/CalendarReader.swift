import Areas
import Calendar
import Wording
import Yams

/// Reads an area's calendar: the bank holidays that it keeps, and its school holidays.
enum CalendarReader {
    /// What was read.
    struct Result {
        var calendar: WorkCalendar
        /// Which holidays the area gives.
        var given: GivenHolidays

        /// An area without a calendar.
        static var absent: Result {
            Result(calendar: .none, given: GivenHolidays(bankHolidays: false, schoolHolidays: false))
        }
    }

    /// Reads a calendar, with everything wrong reported.
    static func read(_ field: Field, origin: Month?, horizonMonths: Int) -> Result {
        guard let section = Section(field, CalendarKeys.shape) else {
            return Result(calendar: .none, given: GivenHolidays(bankHolidays: true, schoolHolidays: true))
        }
        let hasBankHolidays =
            section.read(CalendarKeys.bankHolidays) != nil
            && isKnown(origin, horizonMonths, section[CalendarKeys.bankHolidays])
        let holidays = schoolHolidays(section)
        return Result(
            calendar: WorkCalendar(hasBankHolidays: hasBankHolidays, schoolHolidays: holidays),
            given: GivenHolidays(
                bankHolidays: section.mentions(CalendarKeys.bankHolidays),
                schoolHolidays: section.mentions(CalendarKeys.schoolHolidays)
            )
        )
    }

    /// Whether the bank holidays of the whole forecast are known.
    private static func isKnown(_ origin: Month?, _ horizonMonths: Int, _ field: Field?) -> Bool {
        guard let field, let origin else { return true }
        return field.keeps { WorkCalendar.bankHolidayFaults(origin: origin, horizonMonths: horizonMonths, at: $0) }
    }

    private static func schoolHolidays(_ calendar: Section) -> [ClosedRange<Day>] {
        guard let items = calendar.read(CalendarKeys.schoolHolidays) else { return [] }
        let days = items.map { $0.days() }
        let texts = items.map { $0.scalarText ?? "" }
        calendar[CalendarKeys.schoolHolidays]?.keeps { WorkCalendar.overlapFaults(days, written: texts, at: $0) }
        return days.compactMap { $0 }
    }
}

extension Field {
    /// First and last day, such as `2025-07-24 to 2025-09-02`, or one day; anything else is reported.
    func days() -> ClosedRange<Day>? {
        let expected = TextForm.days.expected
        let advice = "Write year, month and day of both, with hyphens, and 'to' between them."
        guard let text = text(expected, remedy: advice) else { return nil }
        let words = text.split(separator: " ").map(String.init)
        let ends = [words.first, words.last].compactMap { $0.flatMap(parseDay) }
        guard words.count == 1 || (words.count == 3 && words[1] == "to"), ends.count == 2 else {
            report("must be \(expected), found '\(shorten(text))'", remedy: advice)
            return nil
        }
        guard ends[0] <= ends[1] else {
            report("must run from the first to the last day, found \(text)", remedy: "Exchange the two days.")
            return nil
        }
        return ends[0]...ends[1]
    }
}

/// Reads `2025-07-24`; `nil` for anything else, and for days that do not exist or lie outside 1900 to 2200.
func parseDay(_ text: String) -> Day? {
    guard text.utf8.count == 10, let month = Month(text.prefix(7)), (1900...2200).contains(month.year) else {
        return nil
    }
    let rest = text.dropFirst(7)
    guard rest.first == "-", rest.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }),
        let day = Int(rest.dropFirst()), (1...month.dayCount).contains(day)
    else { return nil }
    return month.firstDay + (day - 1)
}
