import Wording

/// A metric's name in words: `mean_wait` is "mean wait".
package func metricWords(_ metric: String) -> String {
    switch metric {
    case Metric.waiting.rawValue: "number waiting"
    case Metric.maxWait.rawValue: "longest wait"
    default: String(metric.map { $0 == "_" ? " " : $0 })
    }
}

/// A row's value with its unit: `24 weeks`, `47.5%`.
package func valueWords(_ row: Observation) -> String {
    if row.unit == "share" || row.unit.hasPrefix("share ") { return "\(words(row.value * 100))%" }
    guard !row.unit.isEmpty else { return words(row.value) }
    let singular = row.unit == "children" ? "child" : row.unit.hasSuffix("s") ? String(row.unit.dropLast()) : row.unit
    return counted(words(row.value), singular, plural: row.unit)
}

/// Where a row was published: `000_x.txt, Finding 2`.
package func sourceWords(_ row: Observation) -> String {
    [row.source, row.section].filter { !$0.isEmpty }.joined(separator: ", ")
}

/// A value with where it was published in brackets.
package func cited(_ row: Observation) -> String {
    let source = sourceWords(row)
    return source.isEmpty ? valueWords(row) : "\(valueWords(row)) (\(source))"
}

extension ServiceHistory.Choice {
    /// Why this row is used, in a few words.
    package var reason: String {
        if !used.provider.isEmpty, others.allSatisfy({ $0.provider.isEmpty }) { return "the provider's own" }
        if others.allSatisfy({ $0.place.file == used.place.file && $0.source == used.source }) {
            return "the first of its source"
        }
        return "from the last source"
    }

    /// What is used and what is not, with its reason.
    package var sentence: String {
        "\(metricWords(used.metric)) in \(used.period.text): \(cited(used)) is used, \(reason), and not "
            + joined(others.map(cited))
    }
}
