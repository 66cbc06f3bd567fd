import Wording

/// A metric's name in words: `mean_wait` is "mean wait".
package func metricWords(_ metric: String) -> String {
    if let wait = WaitMetric(metric), let words = wait.words { return words }
    return switch metric {
    case Metric.waiting.rawValue: "number waiting"
    case Metric.maxWait.rawValue: "longest wait"
    default: String(metric.map { $0 == "_" ? " " : $0 })
    }
}

extension WaitMetric {
    /// What a name with numbers in it says; `nil` for the others.
    fileprivate var words: String? {
        let who = population == .seen ? "seen" : "waiting"
        return switch figure {
        case .band(let from, nil): "number \(who) for \(Wording.words(from)) weeks or more"
        case .band(0, let below?): "number \(who) for less than \(counted(Wording.words(below), "week"))"
        case .band(let from, let below?):
            "number \(who) for \(Wording.words(from)) to less than \(Wording.words(below)) weeks"
        case .shareWithin(let weeks): "share \(who) for less than \(counted(Wording.words(weeks), "week"))"
        case .percentile(let share): "wait that \(Wording.words(share * 100))% of those \(who) have not reached"
        case .mean, .median, .maximum: population == .seen ? figureWords + " of those seen" : nil
        case .number: nil
        }
    }

    private var figureWords: String {
        switch figure {
        case .mean: "mean wait"
        case .median: "median wait"
        default: "longest wait"
        }
    }
}

/// A row's value with its unit: `24 weeks`, `47.5%`; as it was written where that differs: `14 weeks (published as 98 days)`.
package func valueWords(_ row: Observation) -> String {
    let value = valueInUnit(row)
    return row.written.isEmpty ? value : "\(value) (published as \(row.written))"
}

private func valueInUnit(_ row: Observation) -> String {
    var isShare = row.unit == "share"
    if case .shareWithin = WaitMetric(row.metric)?.figure { isShare = true }
    if isShare || row.unit.hasPrefix("share ") { return "\(words(row.value * 100))%" }
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
