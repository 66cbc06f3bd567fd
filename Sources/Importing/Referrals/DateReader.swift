import Calendar
import Reading

/// Reads days from cells, byte by byte; what a cell holds goes into no message.
///
/// Read are `2025-06-30`, `30/06/2025`, `30-Jun-2025`, `30 June 2025`, `20250630` and years of two digits, each with a time behind it
/// or without. Whether the day or the month stands first is what the dates of the whole file show.
struct DateReader {
    /// What is taken to stand first where a date alone does not tell.
    let order: ReferralMapping.DateOrder
    /// Whether it was said, and dates must keep to it.
    let isDeclared: Bool
    /// The first lines with dates that have a day after the 12th in the first and in the second place, and with dates that
    /// could be either.
    private(set) var dayFirstLine: Int?
    private(set) var monthFirstLine: Int?
    private(set) var unclearLine: Int?

    init(_ order: ReferralMapping.DateOrder, isDeclared: Bool) {
        (self.order, self.isDeclared) = (order, isDeclared)
    }

    /// What a cell says.
    enum Reading: Equatable {
        /// A day, by its number.
        case day(Int)
        /// Nothing: an empty cell, a code, or a day that stands for none, such as 1900-01-01.
        case none
        case fault(Fault)
    }

    /// Why a cell is no day.
    enum Fault: Equatable {
        case notADate, noSuchDay, spreadsheetNumber, tooFar

        var words: String {
            switch self {
            case .notADate: "is no date"
            case .noSuchDay: "has a day or month that there is not"
            case .spreadsheetNumber: "is a number, as spreadsheets keep dates inside"
            case .tooFar: "lies too far from now"
            }
        }
    }

    /// Years that are read; systems write 1900 and 9999 where there is no date.
    private static var years: ClosedRange<Int> { 1950...2100 }

    /// Reads a cell.
    mutating func read(_ cell: DelimitedCell, line: Int) -> Reading {
        let bytes = cell.bytes
        guard !bytes.isEmpty else { return .none }
        // 2025-06-30, in nearly all files.
        if bytes.count >= 10, bytes[4] == Self.hyphen, bytes[7] == Self.hyphen,
            let year = Self.number(bytes, 0..<4), let month = Self.number(bytes, 5..<7),
            let day = Self.number(bytes, 8..<10)
        {
            return Self.isTime(bytes, from: 10) ? Self.day(year, month, day) : .fault(.notADate)
        }
        return other(bytes, line)
    }

    private static var hyphen: UInt8 { UInt8(ascii: "-") }

    /// Any other form.
    private mutating func other(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) -> Reading {
        guard bytes.count <= 40 else { return .fault(.notADate) }
        if let whole = Self.number(bytes, 0..<bytes.count) {
            if bytes.count == 8 { return Self.day(whole / 10_000, whole / 100 % 100, whole % 100) }
            return .fault(bytes.count == 5 ? .spreadsheetNumber : .notADate)
        }
        guard let first = Self.piece(bytes, 0) else { return isCode(bytes) ? .none : .fault(.notADate) }
        guard let second = Self.piece(bytes, first.next), let third = Self.piece(bytes, second.next),
            Self.isTime(bytes, from: third.end)
        else { return isCode(bytes) ? .none : .fault(.notADate) }
        switch (first.value, second.value, third.value) {
        case (.number(let year, 4), .number(let month, 1...2), .number(let day, 1...2)):
            return Self.day(year, month, day)
        case (.number(let day, 1...2), .month(let month), .number(let year, let digits)):
            return Self.day(Self.fullYear(year, digits), month, day)
        case (.number(let a, 1...2), .number(let b, 1...2), .number(let year, let digits))
        where digits == 2 || digits == 4:
            return slashed(a, b, Self.fullYear(year, digits), line)
        default: return .fault(.notADate)
        }
    }

    private mutating func slashed(_ a: Int, _ b: Int, _ year: Int, _ line: Int) -> Reading {
        if a > 12, b <= 12 {
            dayFirstLine = dayFirstLine ?? line
            return isDeclared && order == .monthFirst ? .fault(.noSuchDay) : Self.day(year, b, a)
        }
        if b > 12, a <= 12 {
            monthFirstLine = monthFirstLine ?? line
            return isDeclared && order == .dayFirst ? .fault(.noSuchDay) : Self.day(year, a, b)
        }
        if a != b { unclearLine = unclearLine ?? line }
        return order == .dayFirst ? Self.day(year, b, a) : Self.day(year, a, b)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Reading {
        guard (1...12).contains(month), (1...31).contains(day), day <= Month(year: max(year, 0), month: month).dayCount
        else { return .fault(.noSuchDay) }
        guard years.contains(year) else { return year == 9999 || year < 1950 && year >= 1753 ? .none : .fault(.tooFar) }
        return .day(Day(year: year, month: month, day: day).number)
    }

    private static func fullYear(_ year: Int, _ digits: Int) -> Int { digits == 2 ? 2000 + year : year }

    // MARK: - Pieces

    private enum Piece {
        /// A number, and how many digits it has.
        case number(Int, Int)
        case month(Int)
    }

    /// A number or a month's name, the position after it, and that after what separates it from the next.
    private static func piece(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int
    ) -> (value: Piece, end: Int, next: Int)? {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        let value: Piece
        if end > start {
            guard end - start <= 4, let number = number(bytes, start..<end) else { return nil }
            value = .number(number, end - start)
        } else {
            while end < bytes.count, isLetter(bytes[end]) { end += 1 }
            guard end - start >= 3, let month = month(bytes, start..<end) else { return nil }
            value = .month(month)
        }
        var next = end
        if next < bytes.count, [hyphen, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " ")].contains(bytes[next]) {
            next += 1
        }
        return (value, end, next)
    }

    private static let months: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    .map { Array($0.utf8) }

    private static func month(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        let word = bytes[range].map { $0 | 0x20 }
        return months.firstIndex { $0 == word || (word.count == 3 && $0.starts(with: word)) }.map { $0 + 1 }
    }

    /// Whether what follows a date is a time, or nothing.
    private static func isTime(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard start < bytes.count else { return true }
        guard bytes[start] == UInt8(ascii: " ") || bytes[start] | 0x20 == UInt8(ascii: "t"), start + 4 < bytes.count
        else { return false }
        return bytes[(start + 1)...]
            .allSatisfy { isDigit($0) || ":.+-, ".utf8.contains($0) || "zapm".utf8.contains($0 | 0x20) }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.count <= 9 else { return nil }
        var value = 0
        for index in range {
            guard isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] &- UInt8(ascii: "0"))
        }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether a cell says in words that there is no date.
    private func isCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 12 else { return false }
        return Self.codes.contains(String(decoding: bytes, as: UTF8.self).lowercased())
    }

    private static let codes: Set<String> = [
        "null", "na", "n/a", "nan", "nat", "none", "-", "--", "#n/a", "<na>", "\\n", "x", "not seen", "waiting",
    ]
}
