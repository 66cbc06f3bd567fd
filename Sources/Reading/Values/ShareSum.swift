import Areas
import Wording

/// What shares add up to: shares come from decimal texts, and a billionth forgives the rounding of their sum.
struct ShareSum {
    /// Of the most likely values.
    var value = 0.0
    /// Of the upper ends of the ranges.
    var greatest = 0.0

    /// The sum of shares.
    init(_ shares: [Figure]) {
        for share in shares {
            value += share.value
            greatest += share.greatest
        }
    }

    /// Reports shares that are more than everything, at the field that holds them; whether they are not.
    @discardableResult func check(_ field: Field) -> Bool {
        if value > 1 + 1e-9 {
            field.report("must add up to at most 100%, found \(Self.percent(value))", remedy: "Lower the shares.")
        } else if greatest > 1 + 1e-9 {
            field.report(
                "must add up to at most 100% at the upper ends of their ranges, found \(Self.percent(greatest))",
                remedy: "Narrow the ranges."
            )
        } else {
            return true
        }
        return false
    }

    /// Whether the shares are everything.
    var isWhole: Bool { abs(value - 1) <= 1e-9 }

    /// `61.5%`.
    static func percent(_ share: Double) -> String { "\(plain(share * 100, decimals: 2))%" }
}
