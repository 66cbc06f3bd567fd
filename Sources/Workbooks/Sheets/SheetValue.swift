/// What stands in a cell.
package enum SheetValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// A number that its format shows as a date.
    case date(CellDate)
    /// What a formula came to that could not be worked out: `#REF!`.
    case error(String)

    /// The value in words; a whole number without a decimal point.
    package var text: String {
        switch self {
        case .text(let text), .error(let text): text
        case .number(let number): Self.text(of: number)
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .date(let date): date.description
        }
    }

    private static func text(of number: Double) -> String {
        guard let whole = Int(exactly: number), whole.magnitude < 1 << 53 else { return "\(number)" }
        return "\(whole)"
    }
}

/// A date of a cell, with the time of that day.
package struct CellDate: Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int
    /// Seconds since midnight, to the nearest.
    package let second: Int

    /// `2023-09-30`, and the time where there is one: `2023-09-30T13:45:00`.
    package var description: String {
        let date = [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: "-")
        if second == 0 { return date }
        return date + "T" + [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
