package import Calendar

/// What a published total says of its parts: a weighted sum of monthly figures, some of them published and some not, and the
/// value that it has.
///
/// "105 referrals a month on average for the eleven months to June" of three lists together is one such sum, with a weight of
/// one eleventh for each list and month. Less what the parts publish it says what the months that nobody published were in all.
package struct LinearEvidence: Hashable, Sendable {
    /// A monthly figure and what it counts with.
    package struct Term: Hashable, Sendable {
        package var service: String
        package var metric: String
        package var month: Month
        package var weight: Double
        /// The published figure; `nil` where there is none.
        package var row: Observation?
    }

    /// The published total.
    package var total: Observation
    /// What it is the sum of.
    package var terms: [Term]
    /// By how much the value may be off either way: half of its last digit.
    package var rounding: Double
    /// Parts that publish nothing of the kind at all, and are taken to be none of it.
    package var silent: [String]

    /// The terms that are published.
    package var known: [Term] { terms.filter { $0.row != nil } }
    /// The terms that are not.
    package var unknown: [Term] { terms.filter { $0.row == nil } }

    /// What the unpublished figures come to: their weighted sum, by the total less the published ones.
    package var remainder: Double { total.value - known.reduce(0) { $0 + $1.weight * ($1.row?.value ?? 0) } }

    /// The mean of the unpublished figures, and by how much rounding may put it off; `nil` where all are published.
    package var impliedMean: (value: Double, within: Double)? {
        let weight = unknown.reduce(0) { $0 + $1.weight }
        return weight > 0 ? (remainder / weight, rounding / weight) : nil
    }
}

extension Area {
    /// What the published totals of the area say of its parts, in the order of the history: of numbers and flows of months, and of flows
    /// of spans of months, as sums (`referrals`) or as monthly means (`referrals_mean`).
    ///
    /// A part that never publishes a metric is no part of the total of it.
    package var linearEvidence: [LinearEvidence] {
        totals.keys.sorted()
            .flatMap { total in history.rows(of: total).compactMap { evidence($0, of: totals[total] ?? []) } }
    }

    private func evidence(_ total: Observation, of parts: [String]) -> LinearEvidence? {
        let suffix = "_mean"
        let isMean = total.metric.hasSuffix(suffix)
        let metric = isMean ? String(total.metric.dropLast(suffix.count)) : total.metric
        guard let months = total.period.wholeMonths, LinearEvidence.adds(metric, months.count) else { return nil }
        // A mean is published rounded to its last digit, a count as it is.
        let isWhole = total.value.rounded() == total.value
        var terms: [LinearEvidence.Term] = []
        var silent: [String] = []
        for part in parts {
            let rows = history.rows(of: part).filter { $0.metric == metric }
            guard !rows.isEmpty else {
                silent.append(part)
                continue
            }
            let byMonth = Dictionary(
                rows.compactMap { row in row.period.month.map { ($0, row) } },
                uniquingKeysWith: { first, _ in first }
            )
            for month in months {
                terms.append(
                    LinearEvidence.Term(
                        service: part,
                        metric: metric,
                        month: month,
                        weight: isMean ? 1 / Double(months.count) : 1,
                        row: byMonth[month]
                    )
                )
            }
        }
        guard !terms.isEmpty else { return nil }
        return LinearEvidence(
            total: total,
            terms: terms,
            rounding: isMean ? (isWhole ? 0.5 : 0.05) : 0,
            silent: silent
        )
    }
}

extension LinearEvidence {
    /// Whether figures of a metric add up over services, and over so many months.
    fileprivate static func adds(_ metric: String, _ months: Int) -> Bool {
        if let wait = WaitMetric(metric) {
            return wait.figure.isCount && (wait.population == .seen || months == 1)
        }
        return Metric(rawValue: metric) != nil
    }
}

extension Period {
    /// The months that it is made of; `nil` unless it begins and ends with one.
    package var wholeMonths: [Month]? {
        guard first.month.firstDay == first, end.month.firstDay == end, first < end else { return nil }
        return (first.month.number..<end.month.number).map { Month(number: $0) }
    }
}
