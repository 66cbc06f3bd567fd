import Calendar
import Forecasting
import Reading

/// What a month's waits from referral to treatment are of.
enum RTTPart: String, CaseIterable {
    /// Treated after being admitted, in the month.
    case admitted
    /// Treated without being admitted, in the month.
    case nonAdmitted
    /// Waiting at the month's end.
    case incomplete
    /// Of those waiting, the ones for whom it is decided that they will be admitted: a part of `incomplete`.
    case toBeAdmitted
    /// Clocks started in the month.
    case starts

    /// Reads `Part_1A`, `nonadmitted`; `nil` for what is not known.
    init?(_ text: String) {
        switch text.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "part1a", "admitted": self = .admitted
        case "part1b", "nonadmitted": self = .nonAdmitted
        case "part2", "incomplete": self = .incomplete
        case "part2a", "incompletedta": self = .toBeAdmitted
        case "part3", "newperiods", "newrttperiods": self = .starts
        default: return nil
        }
    }

    /// As files name it.
    var words: String {
        switch self {
        case .admitted: "part 1A, completed and admitted"
        case .nonAdmitted: "part 1B, completed without admission"
        case .incomplete: "part 2, incomplete"
        case .toBeAdmitted: "part 2A, incomplete with a decision to admit"
        case .starts: "part 3, new periods"
        }
    }
}

/// Where a table of waits from referral to treatment has what.
///
/// There are two: NHS England's own, a row for each provider, commissioner and treatment function with single weeks to 104; and
/// tables of earlier years put in order, a row for each organisation with single weeks to 52.
struct RTTLayout {
    /// Whose rows they are, and who commissions, by code and name.
    let organisation: (code: Int, name: Int?)
    let commissioner: Int?
    let month: Int
    let part: Int
    let treatment: (code: Int, name: Int?)
    /// The column of each week, from the first; and of all weeks from there on.
    let weeks: [Int]
    let beyond: Int
    let unknownStart: Int?
    /// Of those whose start is known, and of all; the second where there are no bands.
    let total: (known: Int?, all: Int?)

    /// Finds the columns; `nil` if it is no such table.
    init?(_ file: DelimitedFile) {
        if let code = file.column("Provider Org Code"), let part = file.column("RTT Part Type"),
            let month = file.column("Period"), let treatment = file.column("Treatment Function Code"),
            let bands = Self.bands(file.names, single: Self.published)
        {
            organisation = (code, file.column("Provider Org Name"))
            commissioner = file.column("Commissioner Org Code")
            (self.month, self.part) = (month, part)
            self.treatment = (treatment, file.column("Treatment Function Name"))
            (weeks, beyond) = bands
            unknownStart = file.column("Patients with unknown clock start date")
            total = (file.column("Total"), file.column("Total All"))
        } else if let code = file.column("org_code"), let part = file.column("part"), let month = file.column("month"),
            let treatment = file.column("tf_code"), let bands = Self.bands(file.names, single: Self.tidy)
        {
            organisation = (code, file.column("org_name"))
            commissioner = nil
            (self.month, self.part) = (month, part)
            self.treatment = (treatment, file.column("tf_name"))
            (weeks, beyond) = bands
            unknownStart = file.column("unknown_start")
            total = (file.column("published_total"), nil)
        } else {
            return nil
        }
    }

    /// The columns of single weeks in their order, and of the open band after them; `nil` if a week is missing.
    private static func bands(
        _ names: [String],
        single: (String) -> (from: Int, below: Int?)?
    ) -> (weeks: [Int], beyond: Int)? {
        var weeks: [Int] = []
        var beyond: Int?
        for (column, name) in names.enumerated() {
            guard let band = single(name) else { continue }
            if let below = band.below {
                guard band.from == weeks.count, below == band.from + 1, beyond == nil else { return nil }
                weeks.append(column)
            } else {
                guard beyond == nil, band.from == weeks.count else { return nil }
                beyond = column
            }
        }
        return weeks.isEmpty ? nil : beyond.map { (weeks, $0) }
    }

    /// `Gt 17 To 18 Weeks SUM 1` and `Gt 104 Weeks SUM 1`.
    private static func published(_ name: String) -> (from: Int, below: Int?)? {
        let words = name.lowercased().split(separator: " ")
        guard words.count > 2, words[0] == "gt", let from = Int(words[1]) else { return nil }
        if words[2] == "weeks" { return (from, nil) }
        guard words.count > 4, words[2] == "to", words[4] == "weeks", let below = Int(words[3]) else { return nil }
        return (from, below)
    }

    /// `w17_18` and `w52plus`.
    private static func tidy(_ name: String) -> (from: Int, below: Int?)? {
        let name = name.lowercased()
        guard name.hasPrefix("w") else { return nil }
        if name.hasSuffix("plus") { return Int(name.dropFirst().dropLast(4)).map { ($0, nil) } }
        let edges = name.dropFirst().split(separator: "_", omittingEmptySubsequences: false)
        guard edges.count == 2, let from = Int(edges[0]), let below = Int(edges[1]) else { return nil }
        return (from, below)
    }

    /// The month of `RTT-November-2024` or `2015-04`; `nil` for anything else.
    static func month(_ text: String) -> Month? {
        var text = text
        if text.lowercased().hasPrefix("rtt-") { text = String(text.dropFirst(4)).replacing("-", with: " ") }
        guard let period = try? WrittenPeriod(text), period.style == .month || period.style == .day else { return nil }
        return period.first.month
    }

    /// The code of a treatment function without what says which part it is of: `C_502` and `AP502` are `502`.
    static func treatment(_ code: String) -> String {
        for prefix in ["C_", "AP", "NP", "IP", "DTA"] where code.hasPrefix(prefix) {
            let rest = code.dropFirst(prefix.count)
            let digits = rest.hasPrefix("X") ? rest.dropFirst() : rest
            if (2...3).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) { return String(rest) }
        }
        return code
    }

    /// Whether a treatment function is all of them together.
    static func isTotal(_ code: String) -> Bool { code == "999" }
}
