package import Calendar

/// Which holidays an area gives, readable or not.
package struct GivenHolidays: Sendable {
    /// Whether it gives bank holidays.
    package var bankHolidays: Bool
    /// Whether it gives school holidays.
    package var schoolHolidays: Bool

    /// Holidays that are given.
    package init(bankHolidays: Bool, schoolHolidays: Bool) {
        self.bankHolidays = bankHolidays
        self.schoolHolidays = schoolHolidays
    }

    /// The holidays that a calendar has.
    package init(_ calendar: WorkCalendar) {
        self.init(bankHolidays: calendar.hasBankHolidays, schoolHolidays: !calendar.schoolHolidays.isEmpty)
    }

    /// What a value for bank holidays needs.
    package func bankHolidayFaults(at field: FieldPath) -> [Fault] {
        if bankHolidays { return [] }
        return [
            field.fault(
                "needs the area's bank holidays",
                remedy: "Give 'calendar:' with 'bank holidays: England' in the area file."
            )
        ]
    }

    /// What a value for school holidays needs.
    package func schoolHolidayFaults(at field: FieldPath) -> [Fault] {
        if schoolHolidays { return [] }
        return [
            field.fault(
                "needs the area's school holidays",
                remedy: "Give 'calendar:' with 'school holidays:' and their first and last days in the area file."
            )
        ]
    }
}

extension WorkCalendar {
    /// What is wrong with a calendar over the months of a forecast.
    func faults(origin: Month, horizonMonths: Int, at field: FieldPath) -> [Fault] {
        (hasBankHolidays
            ? Self.bankHolidayFaults(origin: origin, horizonMonths: horizonMonths, at: field.below("bank holidays"))
            : []) + Self.overlapFaults(schoolHolidays, at: field.below("school holidays"))
    }

    /// What is wrong with bank holidays in the months of a forecast: the days of some years are not known.
    package static func bankHolidayFaults(origin: Month, horizonMonths: Int, at field: FieldPath) -> [Fault] {
        let years = BankHolidays.years
        guard let wrong = [origin, origin + horizonMonths].first(where: { !years.contains($0.year) }) else {
            return []
        }
        return [
            field.fault(
                "must be left out: the days are known from \(years.lowerBound) to \(years.upperBound), and the "
                    + "forecast reaches \(wrong)",
                remedy: "Leave the key out, or correct the origin or the horizon."
            )
        ]
    }

    /// School holidays that overlap with one before them.
    ///
    /// - Parameters:
    ///   - holidays: First and last days; `nil`: an item that could not be read.
    ///   - written: Each as the file writes it, if they were read from one.
    ///   - field: The list.
    /// - Returns: A fault for each that shares a day with one before it.
    package static func overlapFaults(
        _ holidays: [ClosedRange<Day>?],
        written: [String]? = nil,
        at field: FieldPath
    ) -> [Fault] {
        func text(_ index: Int, _ days: ClosedRange<Day>) -> String {
            if let written { return written[index] }
            return days.lowerBound < days.upperBound ? "\(days.lowerBound) to \(days.upperBound)" : "\(days.lowerBound)"
        }
        var sound: [(days: ClosedRange<Day>, text: String)] = []
        var faults: [Fault] = []
        for case (let index, let days?) in holidays.enumerated() {
            let own = text(index, days)
            if let other = sound.first(where: { $0.days.overlaps(days) }) {
                faults.append(
                    field.item(index)
                        .fault("overlaps with \(other.text), found \(own)", remedy: "Give every day once.")
                )
            } else {
                sound.append((days, own))
            }
        }
        return faults
    }
}
