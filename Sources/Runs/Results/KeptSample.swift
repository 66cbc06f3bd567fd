package import Areas

/// A quantity whose value is kept for each replication: for joint events, and for what knowing an input would be worth.
package struct KeptQuantity: Hashable, Sendable {
    /// The plan's id.
    package var plan: String
    /// The id of the service or sum.
    package var service: String
    /// What is measured.
    package var series: MeasuredSeries
    /// The place of its period: the months reported, the origin first, then the years.
    package var period: Int

    package init(plan: String, service: String, series: MeasuredSeries, period: Int) {
        (self.plan, self.service, self.series, self.period) = (plan, service, series, period)
    }
}

/// The values of a quantity by replication; NaN where it has none.
package struct KeptSample: Equatable, Sendable {
    /// The quantity.
    package let quantity: KeptQuantity
    /// By the number of the replication.
    package private(set) var values: [Int: Float] = [:]

    init(_ quantity: KeptQuantity) {
        self.quantity = quantity
    }

    /// Notes a replication's value.
    mutating func note(_ value: Float, replication: Int) { values[replication] = value }

    mutating func merge(_ other: KeptSample) {
        values.merge(other.values) { first, _ in first }
    }

    package static func == (first: KeptSample, second: KeptSample) -> Bool {
        // NaN is no value, on either side.
        first.quantity == second.quantity
            && first.values.mapValues(\.bitPattern) == second.values.mapValues(\.bitPattern)
    }
}
