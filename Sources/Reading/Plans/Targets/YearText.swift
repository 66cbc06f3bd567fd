import Areas
import Calendar

/// Years as sentences name them: `2026`, `2026-27`, `academic year 2026-27`.
enum YearText {
    /// What a text says.
    enum Reading: Equatable {
        case year(Year)
        /// The second half does not follow the first: `2026-28`. This year does.
        case halvesApart(Year)
        /// It is no year within the years that are read.
        case none
    }

    /// For messages.
    static let expected = "a year such as 2026, 2026-27 or academic year 2026-27"

    /// The words that may stand before a year, and must before an academic one.
    private static let kinds: [(words: String, kind: Year.Kind)] = [
        ("calendar year", .calendar), ("financial year", .financial), ("academic year", .academic),
        ("school year", .academic),
    ]

    /// Reads a text whose words have single spaces between them.
    static func read(_ text: String) -> Reading {
        let named = kinds.first { text.hasPrefix($0.words + " ") }
        let number = named.map { text.dropFirst($0.words.count + 1) } ?? text[...]
        let halves = number.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = digits(halves[0], 4) else { return .none }
        if halves.count == 1 {
            return named.map { $0.kind == .calendar } ?? true ? within(Year(.calendar, first)) : .none
        }
        let kind = named?.kind ?? .financial
        guard halves.count == 2, kind != .calendar, let second = digits(halves[1], 2) else { return .none }
        let year = within(Year(kind, first))
        guard case .year(let read) = year, second != (first + 1) % 100 else { return year }
        return .halvesApart(read)
    }

    private static func digits(_ text: Substring, _ count: Int) -> Int? {
        text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }

    private static func within(_ year: Year) -> Reading {
        Limits.months.contains(year.first) && Limits.months.contains(year.last) ? .year(year) : .none
    }

    /// A regular expression of such texts; that the halves of a year follow each other it cannot say.
    static let expression: String = {
        let years = Limits.months.lowerBound.year...Limits.months.upperBound.year
        let whole = TextForm.year(years)
        let begun = TextForm.year(years.lowerBound...(years.upperBound - 1))
        let (single, double) = (words { $0 == .calendar }, words { $0 != .calendar })
        return "(?:(?:\(single))?\(whole)|(?:\(double))?\(begun)-[0-9]{2})"
    }()

    private static func words(where isMeant: (Year.Kind) -> Bool) -> String {
        kinds.filter { isMeant($0.kind) }.map { $0.words.replacing(" ", with: #"\s+"#) + #"\s+"# }
            .joined(separator: "|")
    }
}
