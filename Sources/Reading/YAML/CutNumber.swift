import Areas
import Wording
import Yams

// In braces and brackets a comma ends a value: `{number: 3,000}` is a number 3 and a key 000 without a value.

extension Field {
    /// Whether what follows this value, on the same line, is the rest of a number with separators between thousands.
    func cutsNumber(before key: Field, _ value: Field) -> Bool {
        guard let start = scalarText, let rest = key.scalarText, key.place.line == place.line, value.scalarText == nil,
            case .scalar = value.node
        else { return false }
        let digits = start.reversed().prefix { $0.isASCII && $0.isNumber }.count
        return (1...3).contains(digits) && startsWithThreeDigits(rest)
    }

    /// Reports a number that was cut in two.
    func reportCutNumber(_ rest: Field) {
        let (start, end) = (scalarText ?? "", rest.scalarText ?? "")
        report(
            "must be a number without separators between thousands, found '\(shorten("\(start),\(end)"))'",
            remedy: "Write \(shorten(start + end)): in braces a comma ends the value."
        )
    }
}

/// Whether a text begins like the groups after the first of a number such as 3,000: three digits and no fourth.
func startsWithThreeDigits(_ text: String) -> Bool {
    text.utf8.prefix { (48...57).contains($0) }.count == 3
}
