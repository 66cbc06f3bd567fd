import Areas
import Wording

/// What a mapping may call the unit of a column.
enum MappedUnit {
    static let percent = "percent"
    static let words = WaitUnit.allCases.map(\.rawValue) + [percent]
}

extension TextForm {
    /// How long those have waited whom a band counts.
    static let band = TextForm(
        name: "band",
        expected: "a band such as 0 to 18 weeks, 19 to 35 completed weeks or over 52 weeks",
        example: "19 to 35 completed weeks",
        expression:
            #"(?:\#(number) +to +\#(number)|(?:over|under) +\#(number))(?: +completed)? +(?:day|week|month|year)s?"#
    )
    private static let number = #"[0-9]{1,5}(?:\.[0-9]+)?"#
}

/// A band as a mapping writes it.
struct MappedBand {
    let figure: WaitMetric.Figure

    /// Reads `0 to 18 weeks` (from 0 to below 18), `19 to 35 completed weeks` (from 19 to below 36), `over 52 weeks` and
    /// `over 52 completed weeks` (from 53); `nil` for anything else.
    init?(_ text: String) {
        var words = text.lowercased().split(separator: " ").map(String.init)
        guard words.count >= 3, let unit = WaitUnit(words.removeLast()) else { return nil }
        let isCompleted = words.last == "completed"
        if isCompleted { words.removeLast() }
        // Those who have completed 35 weeks have not completed the 36th.
        let more = isCompleted ? 1.0 : 0
        func number(_ text: String) -> Double? {
            guard let first = text.utf8.first, (48...57).contains(first), let value = Double(text), value <= 1e5 else {
                return nil
            }
            return value
        }
        if words.count == 3, words[1] == "to", let from = number(words[0]), let last = number(words[2]),
            from < last + more
        {
            figure = .band(from: from * unit.weeks, below: (last + more) * unit.weeks)
        } else if words.count == 2, words[0] == "over", let from = number(words[1]) {
            figure = .band(from: (from + more) * unit.weeks, below: nil)
        } else if words.count == 2, words[0] == "under", !isCompleted, let below = number(words[1]), below > 0 {
            figure = .band(from: 0, below: below * unit.weeks)
        } else {
            return nil
        }
    }
}

/// The metrics that a mapping may name.
enum MappedMetric {
    /// Those of which there is one each; beside them bands, percentiles and shares within so many weeks.
    static let named =
        ["waiting", "seen"] + ["mean_wait", "median_wait", "max_wait", "p90_wait"].flatMap { [$0, "seen_\($0)"] }
        + [
            "share_within_18_weeks", "seen_share_within_18_weeks", "referrals", "referrals_received",
            "referrals_accepted",
            "requests", "left", "transferred", "early_disposals", "appointments", "appointments_missed", "plans_issued",
            "plans_maintained", "refused_to_assess", "no_to_plan", "within_20_weeks",
        ]

    /// A metric's canonical name; `nil` for one that is not known.
    static func canonical(_ text: String) -> String? {
        if let metric = WaitMetric(text) { return metric.name }
        return named.contains(text) ? text : nil
    }

    /// Whether a metric is a share of children.
    static func isShare(_ name: String) -> Bool {
        if case .shareWithin = WaitMetric(name)?.figure { return true }
        return ["refused_to_assess", "no_to_plan", "within_20_weeks"].contains(name)
    }

    /// Whether it is a time, in weeks.
    static func isWait(_ name: String) -> Bool {
        switch WaitMetric(name)?.figure {
        case .mean, .median, .maximum, .percentile: true
        default: false
        }
    }
}

extension TableMapping.Figure {
    /// What its metric is counted in.
    package var unit: String {
        MappedMetric.isShare(metric) ? "share" : MappedMetric.isWait(metric) ? "weeks" : "children"
    }
}
