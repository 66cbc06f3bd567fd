/// What people call a metric, made the one name that Waitcast knows it by, with the unit that their name implies.
package struct MetricName: Hashable, Sendable {
    /// The canonical name, or the name as written where it is none that is known.
    package var name: String
    /// What the name says that waits are written in: days in `mean_wait_days`.
    package var unit: WaitUnit?

    /// A metric's name in a file.
    package init(_ written: String) {
        let words = written.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
        var name = String(words)
        if Self.isKnown(name) {
            self.init(name: WaitMetric(name)?.name ?? name, unit: nil)
            return
        }
        if let alias = Self.canonical(name) {
            self.init(name: alias, unit: nil)
            return
        }
        // `mean_wait_days`.
        if let end = name.lastIndex(of: "_"), let unit = WaitUnit(String(name[name.index(after: end)...])) {
            name = String(name[..<end])
            if let alias = Self.canonical(name), WaitMetric(alias)?.figure.isWait ?? false {
                self.init(name: alias, unit: unit)
                return
            }
        }
        self.init(name: written, unit: nil)
    }

    private init(name: String, unit: WaitUnit?) {
        (self.name, self.unit) = (name, unit)
    }

    private static func isKnown(_ name: String) -> Bool {
        Metric(rawValue: name) != nil || WaitMetric(name) != nil
    }

    /// The canonical name of one that people use; `nil` for one that is not known.
    private static func canonical(_ name: String) -> String? {
        if isKnown(name) { return WaitMetric(name)?.name ?? name }
        if let alias = aliases[name] { return alias }
        // Of those seen: `assessed_mean_wait`, `treated_0_to_18_weeks`, `average_wait_seen`.
        for word in seenWords where name.hasPrefix(word + "_") {
            let rest = String(name.dropFirst(word.count + 1))
            if let alias = canonical("seen_" + (aliases[rest] ?? rest)) { return alias }
        }
        if name.hasSuffix("_seen"), let figure = canonical(String(name.dropLast(5))),
            let metric = WaitMetric(figure), metric.figure.isWait
        {
            return WaitMetric(.seen, metric.figure).name
        }
        // Bands as they are spoken: `waiting_under_18_weeks`, `waiting_18_weeks_or_more`.
        for (under, over) in [("_under_", "_over_"), ("_below_", "_above_"), ("_less_than_", "_more_than_")] {
            let asBand = name.replacing(under, with: "_0_to_").replacing(over, with: "_over_")
            if asBand != name, let metric = WaitMetric(asBand) { return metric.name }
        }
        return nil
    }

    private static let seenWords = ["assessed", "treated", "completed"]

    private static let aliases: [String: String] = {
        let names: [String: [String]] = [
            Metric.waiting.rawValue: [
                "number_waiting", "children_waiting", "patients_waiting", "total_waiting", "waiting_list", "list_size",
                "on_list", "incomplete",
            ],
            Metric.meanWait.rawValue: ["average_wait", "avg_wait", "mean_waiting_time", "average_waiting_time"],
            "median_wait": ["median_waiting_time", "p50_wait"],
            Metric.maxWait.rawValue: ["longest_wait", "maximum_wait", "max_waiting_time", "longest_waiting_time"],
            Metric.referrals.rawValue: ["new_referrals", "clock_starts", "referrals_in"],
            Metric.referralsReceived.rawValue: ["received_referrals", "referrals_made"],
            Metric.referralsAccepted.rawValue: ["accepted_referrals"],
            Metric.seen.rawValue: [
                "assessed", "treated", "completed", "children_seen", "patients_seen", "children_assessed",
                "first_contacts",
            ],
            Metric.left.rawValue: [
                "removals_other", "removed_other", "other_removals", "removals_other_than_treatment",
                "left_without_being_seen", "removed_without_being_seen", "rott",
            ],
            Metric.appointmentsMissed.rawValue: [
                "missed_appointments", "dna", "dnas", "did_not_attend", "did_not_attends", "not_attended",
                "was_not_brought",
            ],
        ]
        var aliases: [String: String] = [:]
        for (name, others) in names {
            for other in others { aliases[other] = name }
        }
        return aliases
    }()
}

extension WaitMetric.Figure {
    /// Whether it is a time, in weeks.
    package var isWait: Bool {
        switch self {
        case .mean, .median, .maximum, .percentile: true
        case .number, .shareWithin, .band: false
        }
    }

    /// Whether it is a number of children.
    package var isCount: Bool {
        switch self {
        case .number, .band: true
        case .mean, .median, .maximum, .percentile, .shareWithin: false
        }
    }
}
