import Areas
import Calendar
import Wording

extension Field {
    /// A value of a grammar; anything else is reported.
    func value(_ grammar: Grammar) -> Double? {
        guard let text = scalarText else {
            report("must be \(grammar.expected), found \(kind)", remedy: grammar.remedy)
            return nil
        }
        guard let value = grammar.parse(text) else {
            report("must be \(grammar.expected), found '\(shorten(text))'", remedy: hint(text, grammar))
            return nil
        }
        guard grammar.bounds.contains(value) else {
            report("must be \(grammar.boundsText), found \(shorten(text))", remedy: grammar.remedy)
            return nil
        }
        return value
    }

    /// What was probably meant by a text that could not be read.
    private func hint(_ text: String, _ grammar: Grammar) -> String {
        if let number = withoutThousandsSeparators(text) {
            return "Write \(number), without a separator between thousands."
        }
        let (amount, unit) = splitNumber(text)
        if let amount, !unit.isEmpty, let match = nearestMatch(to: unit, in: grammar.notation.units), match != unit {
            return "Did you mean '\(plain(amount)) \(match)'?"
        }
        if let number = parseNumber(text), grammar.parse("\(text)%") != nil {
            let share = abs(number) <= 1 && number != 0 && text.contains(".")
            return "Did you mean \(share ? plain(number * 100) : text)%? \(grammar.remedy)"
        }
        return grammar.remedy
    }

    /// A month; anything else is reported.
    func month() -> Month? {
        guard let text = scalarText else {
            report("must be a month such as 2025-10, found \(kind)", remedy: "Write the year, a hyphen and two digits.")
            return nil
        }
        guard let month = Month(text) else {
            report(
                "must be a month such as 2025-10, found '\(shorten(text))'",
                remedy: "Write the year, a hyphen and the month in two digits, from 01 to 12."
            )
            return nil
        }
        guard Limits.months.contains(month) else {
            let (first, last) = (Limits.months.lowerBound, Limits.months.upperBound)
            report("must lie between \(first) and \(last), found \(month)", remedy: "Correct the year.")
            return nil
        }
        return month
    }

    /// How a figure is known; anything but the three words is reported.
    func evidence() -> Evidence? {
        let words = Evidence.allCases.map(\.rawValue)
        guard let text = scalarText else {
            report(
                "must be one of \(words.joined(separator: ", ")), found \(kind)",
                remedy: "Say how the value is known."
            )
            return nil
        }
        guard let evidence = Evidence(rawValue: text) else {
            report(
                "must say how the value is known, found '\(shorten(text))'",
                remedy: remedy(for: text, allowed: words)
            )
            return nil
        }
        return evidence
    }

    /// A short name for results: lower case letters, digits and hyphens.
    func identifier() -> String? {
        let advice = "Use lower case letters, digits and hyphens, beginning with a letter."
        guard let text = text("a short name such as nd-assessment", remedy: advice) else { return nil }
        guard isIdentifier(text) else {
            report("must be a short name such as nd-assessment, found '\(shorten(text))'", remedy: advice)
            return nil
        }
        return text
    }
}

/// Whether a text can name a service, a stage or a plan in results.
func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 60 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
}
