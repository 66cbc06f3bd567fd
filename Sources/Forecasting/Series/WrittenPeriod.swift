package import Calendar

/// A day, month, quarter or year as people write it: the one grammar of dates in series and histories.
///
/// Read are `2025-06-30`, `30/06/2025` (the day first) and `30 Jun 2025`; `2025-06`, `06/2025`, `202506`, `Jun-25` and
/// `June 2025`; `2025-Q2` and `Q2 2025`; `2025`; and `2024/25`, `2024-25` or `202425` where it is declared which kind of
/// year that is. Names of months are English, in full or by three letters, in either case.
package struct WrittenPeriod: Hashable, Sendable {
    /// The first day.
    package let first: Day
    /// What kind of period it is.
    package let style: SeriesCalendar.Style

    /// What is declared of a column's years and months, as in a column `time_identifier`.
    package enum Kind: Hashable, Sendable {
        case calendarYear, financialYear, academicYear, quarter
        /// Months, or one month, 1...12, of the year that is given.
        case month(Int?)

        /// Reads `Academic year`, `Financial year`, `Calendar year`, `Month`, `Quarter` or a month's name; `nil` for others.
        package init?(_ text: String) {
            let words = text.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: " ")
            switch words {
            case "calendar year", "year": self = .calendarYear
            case "financial year": self = .financialYear
            case "academic year": self = .academicYear
            case "month", "monthly": self = .month(nil)
            case "quarter", "quarterly": self = .quarter
            default:
                guard let month = monthNumber(words) else { return nil }
                self = .month(month)
            }
        }

        /// What it may say, for messages.
        package static let allowed = "Calendar year, Financial year, Academic year, Quarter, Month or a month's name"
    }

    /// What six digits such as 201011 mean in a column where nothing declares it.
    package enum SixDigits: Sendable {
        /// November 2010: other values of the column can only be months.
        case months
        /// Nothing tells.
        case unknown

        /// Looks through a column's values.
        package init(_ texts: some Sequence<String>) {
            var (months, years) = (false, false)
            for text in texts {
                guard let (year, rest) = sixDigits(text) else { continue }
                let (canBeMonth, canBeYear) = ((1...12).contains(rest), isNext(rest, after: year))
                months = months || (canBeMonth && !canBeYear)
                years = years || (canBeYear && !canBeMonth)
            }
            self = months && !years ? .months : .unknown
        }
    }

    /// The day after the last one.
    package var end: Day {
        switch style {
        case .day: first + 1
        case .month: first.month.end
        case .quarter: (first.month + 3).firstDay
        case .year, .financialYear, .academicYear: (first.month + 12).firstDay
        }
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: Without surrounding spaces.
    ///   - kind: What is declared of it.
    ///   - sixDigits: What the rest of its column says.
    /// - Throws: What is wrong with it, or what it may mean.
    package init(
        _ text: String,
        kind: Kind? = nil,
        sixDigits: SixDigits = .unknown
    ) throws(PeriodTextError) {
        self = try PeriodGrammar(text: text, kind: kind, sixDigits: sixDigits).period()
    }

    init(first: Day, style: SeriesCalendar.Style) {
        self.first = first
        self.style = style
    }
}

/// Why a text is no period.
package struct PeriodTextError: Error, Hashable, Sendable {
    /// What is wrong, after the text itself: `is not a date`.
    package let message: String
    /// What to write, as a sentence.
    package let remedy: String
    /// Whether it looks like a date all the same: it has two meanings, or a month that there is not.
    package let isDate: Bool

    package init(message: String, remedy: String, isDate: Bool) {
        self.message = message
        self.remedy = remedy
        self.isDate = isDate
    }
}

/// The number of a month by its English name, in full or by three letters (`sept` too), in lower case.
func monthNumber(_ name: some StringProtocol) -> Int? {
    let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    if name == "sept" { return 9 }
    return names.firstIndex { $0 == name || (name.utf8.count == 3 && $0.hasPrefix(name)) }.map { $0 + 1 }
}

/// The year and what follows it in `202425`.
func sixDigits(_ text: String) -> (year: Int, rest: Int)? {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
        PeriodGrammar.years.contains(number / 100)
    else { return nil }
    return (number / 100, number % 100)
}

/// Whether two digits are those of the year after.
func isNext(_ digits: Int, after year: Int) -> Bool { (year + 1) % 100 == digits }
