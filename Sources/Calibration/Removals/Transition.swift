package import Calendar

/// What happened to a list between two counts of it.
package struct Transition: Codable, Hashable, Sendable {
    /// The earlier count.
    package var from: StockPoint
    /// The later count.
    package var to: StockPoint
    /// Referrals between them.
    package var referrals: Double
    /// Children assessed between them, when published.
    package var assessed: Double?

    /// Mean wait of those children when they were assessed, in weeks, when published.
    package var assessedMean: Double?

    /// Part of the referrals that nobody has published: as many as are expected in months without a count.
    package var expectedReferrals = 0.0
    /// Whether far more children were removed than in the other months: a validation or a transfer, not capacity.
    package var isOneOff = false

    /// Months between the counts.
    package var months: Int { to.month - from.month }
    /// Weeks between the counts.
    package var weeks: Double { Double(to.month.end - from.month.end) / 7 }
    /// Removals of any kind: referrals less the growth of the list.
    package var removals: Double { referrals - (to.number - from.number) }

    /// Whether nobody waited at the end, and hardly anybody at the start: all who came were seen.
    package var isCleared: Bool { to.number == 0 && from.number <= max(1, 0.1 * removals) }

    /// Why the step cannot be a list's own: it must have gained waits from outside, or lost its records.
    ///
    /// Removals cannot be negative, and no mean or longest wait grows faster than time passes; a week is allowed for
    /// published rounding. Where referrals are only expected, more of them explain a list that grows.
    package var contradiction: Contradiction? {
        if removals < 0 && expectedReferrals == 0 { return .negativeRemovals }
        if let before = from.mean, let after = to.mean, after - before > weeks + 1 { return .meanGrowsTooFast }
        if let before = from.maximum, let after = to.maximum, after - before > weeks + 1 { return .maximumGrowsTooFast }
        return nil
    }

    /// What is impossible about a step.
    package enum Contradiction: Sendable {
        /// More children joined the list than were referred.
        case negativeRemovals
        /// The mean wait grew by more than the time that passed.
        case meanGrowsTooFast
        /// The longest wait grew by more than the time that passed.
        case maximumGrowsTooFast
    }

    /// The steps between the counts of a list for which the referrals of every month between are known or expected.
    ///
    /// - Parameters:
    ///   - points: the counts, in time order.
    ///   - referrals: referrals by month.
    ///   - expected: referrals expected in months of which none are published.
    ///   - assessed: children assessed by month, where published.
    ///   - assessedMeans: their mean wait in weeks by month, where published.
    /// - Returns: the steps, in time order; a step with a month of which nothing is known or expected is left out.
    package static func between(
        _ points: [StockPoint],
        referrals: [Month: Double],
        expected: [Month: Double] = [:],
        assessed: [Month: Double] = [:],
        assessedMeans: [Month: Double] = [:]
    ) -> [Transition] {
        zip(points, points.dropFirst())
            .compactMap { from, to in
                let months = (from.month.number + 1..<to.month.number + 1).map(Month.init(number:))
                let counts = months.compactMap { referrals[$0] ?? expected[$0] }
                guard !months.isEmpty, counts.count == months.count else { return nil }
                let seen = months.compactMap { assessed[$0] }
                return Transition(
                    from: from,
                    to: to,
                    referrals: counts.reduce(0, +),
                    assessed: seen.count == months.count ? seen.reduce(0, +) : nil,
                    assessedMean: months.count == 1 ? assessedMeans[months[0]] : nil,
                    expectedReferrals: months.reduce(0) { $0 + (referrals[$1] == nil ? expected[$1, default: 0] : 0) }
                )
            }
    }
}
