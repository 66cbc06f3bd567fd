import Wording

/// What shares add up to.
///
/// Shares come from decimal texts, and a billionth forgives the rounding of their sum.
package struct ShareSum: Hashable, Sendable {
    /// Of the most likely values.
    package private(set) var value = 0.0
    /// Of the upper ends of the ranges.
    package private(set) var greatest = 0.0

    /// The sum of shares.
    package init(_ shares: [Figure]) {
        for share in shares {
            value += share.value
            greatest += share.greatest
        }
    }

    private static let rounding = 1e-9

    /// Whether the shares are more than everything.
    package var isAboveWhole: Bool { value > 1 + Self.rounding }
    /// Whether they may be, by the upper ends of their ranges.
    package var mayBeAboveWhole: Bool { greatest > 1 + Self.rounding }
    /// Whether they leave something out.
    package var isBelowWhole: Bool { value < 1 - Self.rounding }
    /// Whether they are everything.
    package var isWhole: Bool { abs(value - 1) <= Self.rounding }
    /// Whether they may be everything or more.
    package var mayBeWhole: Bool { greatest >= 1 - Self.rounding }

    /// What is wrong with shares of which some may be left over.
    package func faults(at field: FieldPath) -> [Fault] {
        if isAboveWhole {
            return [
                field.fault("must add up to at most 100%, found \(Self.percent(value))", remedy: "Lower the shares.")
            ]
        }
        guard mayBeAboveWhole else { return [] }
        return [
            field.fault(
                "must add up to at most 100% at the upper ends of their ranges, found \(Self.percent(greatest))",
                remedy: "Narrow the ranges."
            )
        ]
    }

    /// `61.5%`.
    package static func percent(_ share: Double) -> String { "\(plain(share * 100, decimals: 2))%" }
}
