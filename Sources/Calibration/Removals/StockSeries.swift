package import Areas
package import Calendar

/// What is known of a list at the end of a month.
package struct StockPoint: Codable, Hashable, Sendable {
    /// The month at whose end it was counted.
    package var month: Month
    /// Children waiting.
    package var number: Double
    /// Mean wait so far in weeks, when published, or when it follows from bands and the like.
    package var mean: Double?
    /// Longest wait so far in weeks, when published.
    package var maximum: Double?
    /// Everything that is published of its waits.
    package var waits: PublishedWaits?
    /// How the number is known.
    package private(set) var numberEvidence = Evidence.observed
    /// How the mean is known.
    package private(set) var meanEvidence = Evidence.observed

    /// A count of a list.
    package init(
        month: Month,
        number: Double,
        mean: Double? = nil,
        maximum: Double? = nil,
        waits: PublishedWaits? = nil
    ) {
        self.month = month
        self.number = number
        self.mean = mean
        self.maximum = maximum
        self.waits = waits
    }

    /// A count that is withheld because it is below a number: taken as the middle of what it may be.
    init(withheldBelow limit: Double, month: Month, waits: PublishedWaits?) {
        self.init(
            month: month,
            number: ((limit - 1) / 2).rounded(),
            mean: waits?.mean,
            maximum: waits?.maximum,
            waits: waits ?? PublishedWaits(numberBelow: limit)
        )
        numberEvidence = .derived
    }

    /// What is published of it.
    var published: PublishedWaits {
        var published = waits ?? PublishedWaits()
        if numberEvidence == .observed { published.number = number }
        if meanEvidence == .observed { published.mean = mean }
        published.maximum = maximum
        return published
    }

    /// Works the mean out from bands, percentiles or shares where it is not published.
    mutating func deriveMean() {
        guard mean == nil, number > 0, let waits, waits.tellsShape else { return }
        mean = (ExpectedList(published).mean * 1000).rounded() / 1000
        meanEvidence = .derived
    }
}

extension PublishedWaits {
    /// Whether it has figures from which a mean follows.
    var tellsShape: Bool { median != nil || !percentiles.isEmpty || !sharesWithin.isEmpty || !bands.isEmpty }
}

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

    /// Months between the counts.
    package var months: Int { to.month - from.month }
    /// Weeks between the counts.
    package var weeks: Double { Double(to.month.end - from.month.end) / 7 }
    /// Removals of any kind: referrals less the growth of the list.
    package var removals: Double { referrals - (to.number - from.number) }

    /// Why the step cannot be a list's own: it must have gained waits from outside, or lost its records.
    ///
    /// Removals cannot be negative, and no mean or longest wait grows faster than time passes; a week is allowed for
    /// published rounding.
    package var contradiction: Contradiction? {
        if removals < 0 { return .negativeRemovals }
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

    /// The steps between the counts of a list for which the referrals of every month between are known.
    ///
    /// - Parameters:
    ///   - points: the counts, in time order.
    ///   - referrals: referrals by month.
    ///   - assessed: children assessed by month, where published.
    ///   - assessedMeans: their mean wait in weeks by month, where published.
    /// - Returns: the steps, in time order; a step with a month of unknown referrals is left out.
    package static func between(
        _ points: [StockPoint],
        referrals: [Month: Double],
        assessed: [Month: Double] = [:],
        assessedMeans: [Month: Double] = [:]
    ) -> [Transition] {
        zip(points, points.dropFirst())
            .compactMap { from, to in
                let months = (from.month.number + 1..<to.month.number + 1).map(Month.init(number:))
                guard !months.isEmpty, months.allSatisfy({ referrals[$0] != nil }) else { return nil }
                let seen = months.compactMap { assessed[$0] }
                return Transition(
                    from: from,
                    to: to,
                    referrals: months.reduce(0) { $0 + referrals[$1, default: 0] },
                    assessed: seen.count == months.count ? seen.reduce(0, +) : nil,
                    assessedMean: months.count == 1 ? assessedMeans[months[0]] : nil
                )
            }
    }
}
