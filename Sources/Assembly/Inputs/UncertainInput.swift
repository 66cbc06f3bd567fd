package import Areas

/// One input of a run: what it is, what is known of it, and how it is drawn.
package struct UncertainInput: Sendable {
    /// Its name for machines, unique in the register: `nd/leaving-without-being-seen`.
    package let path: String
    /// The plan's id; empty for what all plans share.
    package let plan: String
    /// The service's id.
    package let service: String
    /// What it is, in the words of the file: `stage advice, capacity`.
    package let item: String
    /// The figure as stated; `nil` for what is estimated.
    package let stated: Figure?
    /// Its unit.
    package let unit: Figure.Unit
    /// What it may lie between.
    package let bounds: ClosedRange<Double>
    /// How it is spread over replications.
    package let distribution: InputDistribution
    /// How it is known.
    package let evidence: Evidence
    /// Where it comes from.
    package let source: String
    /// Where it stands; of an estimate, the service.
    package let place: Place
    /// From which random numbers it is drawn.
    package let draw: InputDraw
    /// What its values are.
    package let shape: Shape
    let drawn: @Sendable (Replication) -> [Double]

    /// What the values of an input are.
    package enum Shape: Hashable, Sendable {
        /// One number.
        case number
        /// Several numbers, by name.
        case named([String])
        /// One number for the end of each month, from the anchor or the month after it on.
        case months
        /// One number for each week of a run.
        case weeks
    }

    /// What it is in a replication, without a run; nothing for what is put to no use.
    package func values(in replication: Replication) -> [Double] { drawn(replication) }

    /// Whether replications differ in it.
    package var isUncertain: Bool { draw != .none && distribution.isSpread }
}

extension UncertainInput {
    /// A stated figure.
    init(
        _ one: PlacedFigure<some Hashable & Sendable>,
        plan: String = "",
        distribution: InputDistribution,
        draw: InputDraw,
        drawn: @escaping @Sendable (Replication) -> Double
    ) {
        self.init(
            path: one.path,
            plan: plan,
            service: one.service,
            item: one.item,
            stated: one.figure,
            unit: one.unit,
            bounds: one.bounds,
            distribution: distribution,
            evidence: one.figure.evidence,
            source: one.figure.source,
            place: one.place,
            draw: draw,
            shape: .number,
            drawn: { [drawn($0)] }
        )
    }
}

extension Figure {
    /// How it is drawn.
    var distribution: InputDistribution {
        range.map { .triangular(low: $0.lowerBound, mode: value, high: $0.upperBound) } ?? .fixed(value)
    }
}
