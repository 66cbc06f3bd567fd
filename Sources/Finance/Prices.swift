package import Areas
package import Calendar

/// An area's costs with their figures numbered, so that a replication's draws are a list of numbers.
package struct NumberedCosts: Sendable {
    /// The costs; the value of each figure is its number in the list.
    let costs: Costs
    /// The figures as the file states them, by number.
    package let figures: [AreaFigure]

    /// Numbers the figures of costs.
    package init(_ costs: Costs) {
        figures = costs.figures
        var number = 0.0
        self.costs = costs.drawn { _, _ in
            defer { number += 1 }
            return number
        }
    }

    /// What every figure most likely is.
    package var mostLikely: [Double] { figures.map(\.figure.value) }
}

/// What prices rise and fall with in one replication, for present values.
package struct Prices: Sendable {
    private let costs: NumberedCosts
    private let values: [Double]

    /// The prices that a replication has drawn, by the numbers of their figures.
    package init(_ costs: NumberedCosts, _ values: [Double]) {
        (self.costs, self.values) = (costs, values)
    }

    /// What a figure is.
    func value(_ figure: Figure) -> Double { values[Int(figure.value)] }

    /// What an amount of a year is worth at the origin: in the origin's prices by the stated index, then discounted.
    ///
    ///     amount / rises of prices since / (1 + rate)^years
    ///
    /// Source: HM Treasury, The Green Book (2022), A1 and A6: costs in real terms, discounted by 3.5% a year, those of the
    /// first year not at all.
    package func presentValue(of amount: Double, in year: Year, at origin: Year) -> Double {
        let rises = costs.costs.priceInflation?.factor(to: year, from: origin, value) ?? 1
        let rate = value(costs.costs.discountRate)
        var worth = amount / rises
        for _ in 0..<max(0, year.number - origin.number) { worth /= 1 + rate }
        return worth
    }
}
