import Calendar

/// Takes the text of a period apart.
struct PeriodGrammar {
    /// Years that are read: others are slips.
    static let years = 1800...2200

    let text: String
    let kind: WrittenPeriod.Kind?
    let sixDigits: WrittenPeriod.SixDigits

    /// What stands between separators.
    private enum Piece {
        /// A number, and how many digits it is written with.
        case number(Int, Int)
        case month(Int)
        case quarter(Int)
    }

    /// The period.
    func period() throws(PeriodTextError) -> WrittenPeriod {
        let period = try reading()
        guard let kind, !allows(kind, period.style) else { return period }
        throw error("is \(period.style.noun), but is said to be otherwise beside it", "Correct one of the two.")
    }

    private func allows(_ kind: WrittenPeriod.Kind, _ style: SeriesCalendar.Style) -> Bool {
        switch (kind, style) {
        case (.calendarYear, .year), (.financialYear, .financialYear), (.academicYear, .academicYear),
            (.quarter, .quarter), (.month, .month), (.month, .day):
            true
        default: false
        }
    }

    private func reading() throws(PeriodTextError) -> WrittenPeriod {
        guard let (pieces, separator) = pieces() else { throw notADate }
        switch pieces.count {
        case 1: return try one(pieces[0])
        case 2: return try two(pieces[0], pieces[1], separator)
        case 3: return try three(pieces[0], pieces[1], pieces[2], separator)
        default: throw notADate
        }
    }

    // MARK: - One piece, two, three

    private func one(_ piece: Piece) throws(PeriodTextError) -> WrittenPeriod {
        guard case .number(let number, let digits) = piece else { throw notADate }
        if digits == 6, let (year, rest) = Forecasting.sixDigits(text) {
            let (canBeMonth, canBeYear) = ((1...12).contains(rest), isNext(rest, after: year))
            switch kind {
            case .academicYear where canBeYear, .financialYear where canBeYear: return try splitYear(year)
            case .month(nil) where canBeMonth: return month(year, rest)
            case nil where canBeMonth && (!canBeYear || sixDigits == .months): return month(year, rest)
            case nil where canBeMonth && canBeYear:
                throw error(
                    "may be the month \(month(year, rest).first.month) or the year \(year)/\(twoDigits(rest))",
                    "Write the month as \(month(year, rest).first.month), or \(Self.declare)"
                )
            case nil where canBeYear: return try splitYear(year)
            default: throw error("is neither a month nor a year of two parts", Self.forms)
            }
        }
        guard digits == 4, Self.years.contains(number) else { throw notADate }
        if case .month(let wanted?) = kind { return month(number, wanted) }
        return WrittenPeriod(first: Day(year: number, month: 1, day: 1), style: .year)
    }

    private func two(_ a: Piece, _ b: Piece, _ separator: Character) throws(PeriodTextError) -> WrittenPeriod {
        switch (a, b) {
        case (.number(let year, 4), .number(let rest, 2)) where Self.years.contains(year) && "-/".contains(separator):
            let canBeYear = isNext(rest, after: year)
            if canBeYear, kind == .academicYear || kind == .financialYear { return try splitYear(year) }
            guard (1...12).contains(rest) else {
                if canBeYear { return try splitYear(year) }
                throw error("has no month \(twoDigits(rest))", Self.forms)
            }
            // 2011-12 is a month as the standard writes it; 2011/12 is a school year to many.
            if canBeYear, separator == "/", kind == nil {
                throw error(
                    "may be the month \(year)-\(twoDigits(rest)) or a year of two parts",
                    "Write the month as \(year)-\(twoDigits(rest)), or \(Self.declare)"
                )
            }
            return month(year, rest)
        case (.number(let year, 4), .number(let next, 4))
        where Self.years.contains(year) && next == year + 1 && "-/".contains(separator):
            return try splitYear(year)
        case (.number(let number, 1...2), .number(let year, 4))
        where (1...12).contains(number) && Self.years.contains(year) && "-/".contains(separator):
            return month(year, number)
        case (.month(let number), .number(let year, 4)) where Self.years.contains(year),
            (.number(let year, 4), .month(let number)) where Self.years.contains(year):
            return month(year, number)
        case (.month(let number), .number(let year, 2)): return month(century(year), number)
        case (.number(let day, 1...2), .month(let number)):
            throw error(
                "may be the day \(day) or the year \(century(day))",
                "Write \(Month(year: century(day), month: number)) for the month: spreadsheets turn Apr-24 into 24-Apr."
            )
        case (.quarter(let number), .number(let year, 4)) where Self.years.contains(year),
            (.number(let year, 4), .quarter(let number)) where Self.years.contains(year):
            return WrittenPeriod(first: Day(year: year, month: 3 * number - 2, day: 1), style: .quarter)
        default: throw notADate
        }
    }

    private func three(
        _ a: Piece,
        _ b: Piece,
        _ c: Piece,
        _ separator: Character
    ) throws(PeriodTextError) -> WrittenPeriod {
        switch (a, b, c) {
        case (.number(let year, 4), .number(let number, 1...2), .number(let day, 1...2)):
            return try self.day(year, number, day)
        case (.number(let day, 1...2), .number(let number, 1...2), .number(let year, 4)):
            guard number <= 12 || day > 12 else {
                throw error(
                    "has the month before the day",
                    "Write the day first, as in \(twoDigits(number))/\(twoDigits(day))/\(year), or "
                        + "\(year)-\(twoDigits(day))-\(twoDigits(number)): the file's other dates may be read wrongly."
                )
            }
            return try self.day(year, number, day)
        case (.number(let day, 1...2), .month(let number), .number(let year, 4)):
            return try self.day(year, number, day)
        case (.number(let day, 1...2), .month(let number), .number(let year, 2)):
            return try self.day(century(year), number, day)
        case (.number(_, 1...2), .number(_, 1...2), .number(_, 1...2)):
            throw error("has a year of two digits", "Write the year in four digits, as in 30/06/2025.")
        default: throw notADate
        }
    }

    // MARK: - Parts

    /// Words and numbers, and what stands between the first two; `nil` where there is anything else.
    private func pieces() -> (pieces: [Piece], separator: Character)? {
        guard text.utf8.count <= 40 else { return nil }
        var words = text.lowercased().split { " -/.".contains($0) || $0.isWhitespace }.map(String.init)
        // Spreadsheets and databases write midnight behind a day.
        if let last = words.last, ["00:00", "00:00:00"].contains(last), words.count > 1 { words.removeLast() }
        if let last = words.last, last.hasSuffix("t00:00:00") { words[words.count - 1] = String(last.dropLast(9)) }
        words = words.flatMap(Self.quarterParts)
        let pieces = words.compactMap(Self.piece)
        guard pieces.count == words.count else { return nil }
        return (pieces, text.first { !$0.isLetter && !$0.isNumber } ?? " ")
    }

    /// `2024` and `q1` of `2024q1`.
    private static func quarterParts(_ word: String) -> [String] {
        guard let mark = word.firstIndex(of: "q"), word.utf8.count == 6 else { return [word] }
        if word.distance(from: word.startIndex, to: mark) == 4 {
            return [String(word[..<mark]), String(word[mark...])]
        }
        return mark == word.startIndex ? [String(word.prefix(2)), String(word.dropFirst(2))] : [word]
    }

    private static func piece(_ word: String) -> Piece? {
        if word.utf8.count <= 6, word.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(word) {
            return .number(number, word.utf8.count)
        }
        if let month = monthNumber(word) { return .month(month) }
        guard word.utf8.count == 2, word.first == "q", let quarter = Int(word.dropFirst()), (1...4).contains(quarter)
        else { return nil }
        return .quarter(quarter)
    }

    private func day(_ year: Int, _ number: Int, _ day: Int) throws(PeriodTextError) -> WrittenPeriod {
        guard Self.years.contains(year) else { throw notADate }
        guard (1...12).contains(number), (1...Month(year: year, month: number).dayCount).contains(day) else {
            throw error("is no day of the calendar", Self.forms)
        }
        return WrittenPeriod(first: Day(year: year, month: number, day: day), style: .day)
    }

    private func month(_ year: Int, _ number: Int) -> WrittenPeriod {
        WrittenPeriod(first: Day(year: year, month: number, day: 1), style: .month)
    }

    private func splitYear(_ year: Int) throws(PeriodTextError) -> WrittenPeriod {
        switch kind {
        case .financialYear: return WrittenPeriod(first: Day(year: year, month: 4, day: 1), style: .financialYear)
        case .academicYear: return WrittenPeriod(first: Day(year: year, month: 9, day: 1), style: .academicYear)
        default: throw error("may be a financial or an academic year", "Declare it: \(Self.declare)")
        }
    }

    /// The year of two digits: 24 is 2024, 98 is 1998.
    private func century(_ digits: Int) -> Int { digits + (digits < 70 ? 2000 : 1900) }

    // MARK: - Messages

    private static let declare =
        "add a column 'time_identifier' that says Financial year (from April) or Academic year (from September)."
    private static let forms = "Write 2025-06 for a month, 2025-06-30 for a day or 2025 for a year."

    private func error(_ message: String, _ remedy: String) -> PeriodTextError {
        PeriodTextError(message: message, remedy: remedy, isDate: true)
    }

    private var notADate: PeriodTextError {
        PeriodTextError(message: "is not a date", remedy: Self.forms, isDate: false)
    }
}

/// A number from 0 to 99 in two digits.
private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
