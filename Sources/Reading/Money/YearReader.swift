import Areas
import Calendar
import Wording
import Yams

/// Reads a mapping from financial years to figures.
struct YearReader {
    /// How each figure is written.
    let grammar: Grammar
    /// Whether a word may stand for all years that follow.
    let hasLater: Bool

    /// The word for all years that follow.
    static let later = "later"

    /// What was read.
    struct Result {
        /// In the order of the years.
        var years: [(year: Year, figure: Figure)] = []
        var later: Figure?
    }

    /// The figures by year; `nil` if any of them cannot be used.
    func read(_ field: Field, _ above: Beside) -> Result? {
        let example = "Write years and values: {2025-26: \(grammar.example), 2026-27: \(grammar.example)}."
        guard case .mapping(let mapping) = field.node else {
            field.report("must be a mapping of financial years, found \(field.kind)", remedy: example)
            return nil
        }
        var entries: [(key: String, field: Field, value: Field)] = []
        var isSound = true
        for (keyNode, valueNode) in mapping {
            let key = field.child(keyNode, "")
            guard let text = key.scalarText else {
                key.renamed(field.path).report("has a key that is \(key.kind)", remedy: example)
                isSound = false
                continue
            }
            entries.append((text, key, key.value(valueNode, join(field.path, text))))
        }
        func beside(_ key: String) -> Field? { entries.first { $0.key == key }?.value }
        let around = Beside(
            evidence: beside(BesideKeys.evidence.name).flatMap { $0.evidence() } ?? above.evidence,
            source: beside(BesideKeys.source.name).flatMap { $0.text() } ?? above.source
        )
        var result = Result()
        let words = (hasLater ? [Self.later] : []) + BesideKeys.all.map(\.name)
        for (key, keyField, value) in entries where !BesideKeys.all.contains(where: { $0.name == key }) {
            guard let year = Field.financialYear(key) else {
                if hasLater, key == Self.later {
                    result.later = value.figure(grammar, beside: around)
                    isSound = isSound && result.later != nil
                    continue
                }
                field.diagnostics.report(
                    keyField.place,
                    "\(field.subject) has the key '\(shorten(key))', which is no financial year",
                    remedy: "\(nearestMatch(to: key, in: words).map { "Did you mean '\($0)'? " } ?? "")"
                        + "Allowed: \((["years such as 2025-26"] + words).joined(separator: ", "))."
                )
                isSound = false
                continue
            }
            guard let figure = value.figure(grammar, beside: around) else {
                isSound = false
                continue
            }
            result.years.append((year, figure))
        }
        if isSound, result.years.isEmpty, result.later == nil {
            field.report("is empty", remedy: example)
            isSound = false
        }
        result.years.sort { $0.year < $1.year }
        return isSound ? result : nil
    }
}
