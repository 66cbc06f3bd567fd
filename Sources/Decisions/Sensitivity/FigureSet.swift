import Calibration
import Regression

/// A figure, or several that are known together, as what something is explained by.
struct FigureSet: Sendable {
    /// Their places among the figures.
    let members: [Int]
    let basis: SmoothBasis

    /// Every figure alone, then those that are parts of one input together.
    ///
    /// Of one figure the curve is a cubic regression spline of ten knots, of several a quadratic surface.
    static func all(of figures: [UncertainFigure]) -> [FigureSet] {
        let singles = figures.indices.compactMap { place in
            (try? SmoothBasis(of: figures[place].values)).map { FigureSet(members: [place], basis: $0) }
        }
        var inputs: [String] = []
        for figure in figures where !inputs.contains(figure.input) { inputs.append(figure.input) }
        let groups = inputs.compactMap { input -> FigureSet? in
            let members = figures.indices.filter { figures[$0].input == input }
            guard members.count > 1, let basis = try? SmoothBasis(ofGroup: members.map { figures[$0].values })
            else { return nil }
            return FigureSet(members: members, basis: basis)
        }
        return singles + groups
    }
}

/// Orders of the replications in which what is explained has nothing to do with any figure.
///
/// A statistic of the best of many figures is large by chance alone. Of each order the largest over all figures is taken; a
/// figure tells when its own is beyond what these reach: the chance that any of them is told where none tells is then the
/// level. Source: Westfall and Young, Resampling-Based Multiple Testing (1993), section 2.3.
struct Shuffles: Sendable {
    /// Chance that anything is told where there is nothing.
    static let level = 0.05
    static let usualCount = 199

    private let orders: [[Int]]

    init(of count: Int, shuffles: Int = Self.usualCount) {
        orders = (0..<shuffles).map { Chance.order(of: count, number: $0, for: .shuffle) }
    }

    /// The probability, for each set, of as large a statistic among all sets if nothing told.
    ///
    /// - Parameters:
    ///   - sets: how many sets there are.
    ///   - observed: the statistic of each as it is.
    ///   - statistic: the statistic of a set with what is explained in another order.
    /// - Returns: a probability for each set.
    func probabilities(
        sets: Int,
        observed: [Double],
        _ statistic: @Sendable (_ set: Int, _ order: [Int]) -> Double
    ) -> [Double] {
        guard sets > 0 else { return [] }
        let largest = concurrentMap(orders.count) { number in
            (0..<sets).map { statistic($0, orders[number]) }.max() ?? 0
        }
        return observed.map { one in Double(1 + largest.count { $0 >= one }) / Double(1 + orders.count) }
    }
}
