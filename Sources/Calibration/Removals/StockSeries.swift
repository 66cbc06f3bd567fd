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
