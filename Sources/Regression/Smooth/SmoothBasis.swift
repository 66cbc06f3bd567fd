import Foundation
import LinearAlgebra

/// What is expected of a response at each value of an explanatory one: a smooth curve whose freedom the data choose.
///
/// The curve minimises Σ (y - f(x))² + λ ∫ f''², with λ where generalised cross-validation is least:
///
///     GCV(λ) = n RSS(λ) / (n - edf(λ))²
///
/// The design is turned once into orthonormal columns in which the penalty is diagonal (Demmler and Reinsch), so that each
/// further response costs one product with the columns, and λ is found from the coefficients alone. What is fitted is what
/// R's `gam(y ~ s(x, bs = "cr", k = 10), method = "GCV.Cp")` fits.
///
/// Sources: Wood, Generalized Additive Models (2nd edition, 2017), sections 4.2 and 6.5; Craven and Wahba (1979), Numerische
/// Mathematik 31, 377-403.
public struct SmoothBasis: Sendable {
    /// How many values there are.
    public let count: Int
    /// Orthonormal columns over the values.
    let columns: [[Double]]
    /// How rough each column is: 0 where the penalty leaves it free.
    let roughness: [Double]
    /// The columns as sums of those of the design.
    private let turn: Matrix
    /// What an explanatory value, or several, are in the design's columns.
    private let row: @Sendable ([Double]) -> [Double]

    /// A smooth curve over one explanatory variable: a straight line where it has only two values.
    ///
    /// - Parameters:
    ///   - values: the values of the variable.
    ///   - knotCount: how many knots the curve has at most.
    /// - Throws: ``RegressionError`` where the values are no numbers or all the same.
    public init(of values: [Double], knotCount: Int = 10) throws(RegressionError) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        guard most > least, (most - least).isFinite else {
            throw RegressionError(.rankDeficient, "A curve needs two different values; leave out what never changes.")
        }
        // On a scale of its own, whatever its unit: from 0 to 1.
        let scaled = values.map { ($0 - least) / (most - least) }
        guard Set(scaled).count > 2 else {
            try self.init(scaled.map { [1, $0] }, penalty: Matrix(rows: 2, columns: 2)) {
                [1, ($0[0] - least) / (most - least)]
            }
            return
        }
        let spline = try CubicRegressionSpline(for: scaled, knotCount: knotCount)
        try self.init(scaled.map { spline.weights(at: $0) }, penalty: spline.penalty) {
            spline.weights(at: ($0[0] - least) / (most - least))
        }
    }

    /// A quadratic surface over a few explanatory variables, whose terms other than the constant are shrunk together.
    ///
    /// - Parameter variables: the values of each; one that never changes is left out.
    /// - Throws: ``RegressionError`` where none of them changes.
    public init(ofGroup variables: [[Double]]) throws(RegressionError) {
        let standard = variables.map { values -> (mean: Double, deviation: Double) in
            let mean = values.reduce(0, +) / Double(max(1, values.count))
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (mean, (squares / Double(max(1, values.count))).squareRoot())
        }
        let row = { @Sendable (values: [Double]) -> [Double] in
            let scaled = zip(values, standard).map { $1.deviation > 0 ? ($0 - $1.mean) / $1.deviation : 0 }
            var terms = [1.0] + scaled
            for one in scaled.indices { for other in one..<scaled.count { terms.append(scaled[one] * scaled[other]) } }
            return terms
        }
        let count = variables.first?.count ?? 0
        let rows = (0..<count).map { place in row(variables.map { $0[place] }) }
        let termCount = rows.first?.count ?? 0
        var penalty = Matrix.identity(termCount)
        if termCount > 0 { penalty[0, 0] = 0 }
        try self.init(rows, penalty: penalty, row)
    }

    /// Turns a design so that its columns are orthonormal and the penalty diagonal.
    private init(_ rows: [[Double]], penalty: Matrix, _ row: @escaping @Sendable ([Double]) -> [Double])
        throws(RegressionError)
    {
        let size = penalty.rows
        guard rows.count > size else {
            throw RegressionError(.rankDeficient, "A curve of \(size) terms needs more values, found \(rows.count).")
        }
        let (turn, roughness) = try algebra { () throws(LinearAlgebraError) in
            let design = try Matrix(rows: rows)
            let spread = try SymmetricEigenvalues(try Self.product(design, design))
            let kept = spread.values.indices.filter { spread.values[$0] > 1e-11 * (spread.values.last ?? 0) }
            var white = Matrix(rows: size, columns: kept.count)
            for (place, one) in kept.enumerated() {
                let scale = 1 / spread.values[one].squareRoot()
                for i in 0..<size { white[i, place] = spread.vectors[i, one] * scale }
            }
            let bent = try SymmetricEigenvalues(try Self.product(white, try penalty.times(white)))
            let least = 1e-10 * max(bent.values.last ?? 0, 0)
            return (try white.times(bent.vectors), bent.values.map { $0 > least ? $0 : 0 })
        }
        let columns = (0..<turn.columns)
            .map { column -> [Double] in
                let weights = turn.column(column)
                return rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
            }
        (count, self.turn, self.roughness, self.columns, self.row) = (rows.count, turn, roughness, columns, row)
    }

    /// A' B.
    private static func product(_ one: Matrix, _ other: Matrix) throws(LinearAlgebraError) -> Matrix {
        var columns: [[Double]] = []
        for column in 0..<other.columns { columns.append(try one.transposeTimes(other.column(column))) }
        return try Matrix(columns: columns)
    }

    /// The curve through a response, as smooth as cross-validation wants it.
    ///
    /// - Precondition: as many responses as there are values.
    public func fit(_ response: [Double]) -> SmoothFit {
        precondition(response.count == count, "one response for each value")
        let mean = response.reduce(0, +) / Double(count)
        let centred = response.map { $0 - mean }
        let products = columns.map { column in zip(column, centred).reduce(0) { $0 + $1.0 * $1.1 } }
        let squares = centred.reduce(0) { $0 + $1 * $1 }
        let kept = smoothing(products, squares)
        return SmoothFit(self, mean: mean, products: products, kept: kept, squares: squares)
    }

    /// How much of each column is kept where generalised cross-validation is least.
    private func smoothing(_ products: [Double], _ squares: Double) -> [Double] {
        let rough = roughness.filter { $0 > 0 }
        guard let least = rough.first, let most = rough.last, squares > 0 else { return roughness.map { _ in 1 } }
        let score = { (logarithm: Double) -> Double in
            let lambda = exp(logarithm)
            var (left, free) = (squares, Double(count))
            for (product, rough) in zip(products, roughness) {
                let kept = 1 / (1 + lambda * rough)
                left -= product * product * kept * (2 - kept)
                free -= kept
            }
            return max(left, 0) / (free * free)
        }
        // From all but no penalty to all but a straight line.
        let (low, high) = (log(1e-5 / most), log(1e7 / least))
        let steps = 60
        let width = (high - low) / Double(steps)
        let scores = (0...steps).map { score(low + width * Double($0)) }
        let best = scores.indices.min { scores[$0] < scores[$1] } ?? 0
        let logarithm = Self.least(of: score, low + width * Double(best - 1), low + width * Double(best + 1))
        let lambda = exp(min(max(logarithm, low), high))
        return roughness.map { 1 / (1 + lambda * $0) }
    }

    /// Where a function of one dip is least, by the golden section.
    private static func least(of value: (Double) -> Double, _ low: Double, _ high: Double) -> Double {
        let golden = (5.0.squareRoot() - 1) / 2
        var (low, high) = (low, high)
        var (left, right) = (high - golden * (high - low), low + golden * (high - low))
        var (atLeft, atRight) = (value(left), value(right))
        for _ in 0..<36 {
            if atLeft <= atRight {
                (high, right, atRight) = (right, left, atLeft)
                left = high - golden * (high - low)
                atLeft = value(left)
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + golden * (high - low)
                atRight = value(right)
            }
        }
        return (low + high) / 2
    }

    /// Sums of the columns, one for each value.
    func sums(_ coefficients: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        for (column, coefficient) in zip(columns, coefficients) where coefficient != 0 {
            for place in sums.indices { sums[place] += coefficient * column[place] }
        }
        return sums
    }

    /// The orthonormal columns at explanatory values.
    func columns(at values: [Double]) -> [Double] {
        let terms = row(values)
        return (0..<turn.columns).map { column in terms.indices.reduce(0) { $0 + terms[$1] * turn[$1, column] } }
    }
}
