import Areas

extension Grammar {
    /// A share that leaves in a year, read into 0...1.
    static let sharePerYear = Grammar(
        expected: "a share a year such as 9% a year",
        remedy: "Write a percentage and 'a year'.",
        bounds: 0...1,
        boundsText: "between 0% and 100% a year",
        parse: { text in
            for unit in ["a year", "per year"] where text.hasSuffix(unit) {
                return parsePercentage(trim(text.dropLast(unit.count)))
            }
            return nil
        }
    )

    /// Whole weeks from one thing to another.
    static func weekCount(_ bounds: ClosedRange<Double>) -> Grammar {
        var grammar = Grammar.wholeWeeks
        grammar.remedy = "The model moves in whole weeks: write them as '4 weeks'."
        grammar.bounds = bounds
        grammar.boundsText = "between \(plain(bounds.lowerBound)) and \(plain(bounds.upperBound)) weeks"
        return grammar
    }

    /// Hours that a case takes.
    static let hoursPerCase = Grammar.number(0.01...10_000, "between 0.01 and 10000", example: "4")
}

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
            greatest += share.range?.upperBound ?? share.value
        }
    }

    /// Reports shares that are more than everything, at the field that holds them.
    func check(_ field: Field) {
        if value > 1 + 1e-9 {
            field.report("must add up to at most 100%, found \(Self.percent(value))", remedy: "Lower the shares.")
        } else if greatest > 1 + 1e-9 {
            field.report(
                "must add up to at most 100% at the upper ends of their ranges, found \(Self.percent(greatest))",
                remedy: "Narrow the ranges."
            )
        }
    }

    /// Whether the shares are everything.
    var isWhole: Bool { abs(value - 1) <= 1e-9 }

    /// `61.5%`.
    static func percent(_ share: Double) -> String { "\(plain(share * 100, decimals: 2))%" }
}
