import Randomness

/// Walks through the ranges of several figures, one figure a step: Morris's design of elementary effects.
///
/// Places are percentiles: 1/8, 3/8, 5/8 and 7/8 of what is thought possible of each figure. Every walk begins somewhere on
/// that grid and moves each figure once, in an order of chance, by half of its range. With k figures it has k + 1 points.
///
/// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33 (1991), 161-174.
package struct MorrisDesign: Sendable {
    /// A walk.
    package struct Walk: Sendable {
        /// Where each figure is, by point and then by figure.
        package let points: [[Double]]
        /// The figure that moves from each point to the next.
        package let moved: [Int]
    }

    /// The walks.
    package let walks: [Walk]
    /// How far a figure moves: half of its range.
    static let step = 0.5

    /// So many walks through so many figures.
    package init(figures: Int, walks count: Int) {
        walks = (0..<count)
            .map { number in
                var stream = Chance.stream(number, for: .trajectory)
                var point = (0..<figures).map { _ in (2 * min((stream.uniform() * 4).rounded(.down), 3) + 1) / 8 }
                let order = Chance.order(of: figures, &stream)
                var points = [point]
                for figure in order {
                    point[figure] += point[figure] < 0.5 ? Self.step : -Self.step
                    points.append(point)
                }
                return Walk(points: points, moved: order)
            }
    }

    /// What a quantity's values at all points say of each figure.
    ///
    /// - Parameter values: by walk and then by point.
    /// - Returns: by figure.
    package func effects(_ values: [[Double]]) -> [ElementaryEffects] {
        let count = walks.first?.moved.count ?? 0
        var found = [[Double]](repeating: [], count: count)
        for (walk, values) in zip(walks, values) {
            for (place, figure) in walk.moved.enumerated() {
                let moved = walk.points[place + 1][figure] - walk.points[place][figure]
                // The last digits of sums are no effect.
                let change = values[place + 1] - values[place]
                let isNothing = abs(change) <= 1e-10 * max(abs(values[place]), abs(values[place + 1]))
                found[figure].append(isNothing ? 0 : change / moved)
            }
        }
        return found.map(ElementaryEffects.init)
    }
}

/// What moving a figure does to a quantity at several places: effects of its whole range, as if they went on as in the half
/// that was walked.
package struct ElementaryEffects: Equatable, Sendable {
    /// The mean effect, with its sign.
    package let mean: Double
    /// The mean of the effects without their signs: how much the figure matters.
    package let meanSize: Double
    /// The standard deviation of the effects: whether it matters in a straight line and by itself, or not.
    package let deviation: Double

    /// Of effects, those that are numbers.
    init(_ effects: [Double]) {
        let effects = effects.filter(\.isFinite)
        let count = Double(max(1, effects.count))
        let mean = effects.reduce(0, +) / count
        self.mean = mean
        meanSize = effects.reduce(0) { $0 + abs($1) } / count
        deviation = (effects.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
    }
}
