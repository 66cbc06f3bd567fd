import Foundation

/// Polynomials orthonormal over given points, by the three-term recurrence, as R's `poly`.
///
/// p₀ = 1, p₁ = x - a₀, pₖ₊₁ = (x - aₖ) pₖ - (‖pₖ‖² / ‖pₖ₋₁‖²) pₖ₋₁; each is then divided by its norm, so that new points
/// can be evaluated by the constants learnt from the old ones.
/// Source: Kennedy and Gentle, Statistical Computing (1980), pages 343-344.
struct OrthogonalPolynomial: Sendable, Equatable {
    let degree: Int
    private let centres: [Double]
    private let squaredNorms: [Double]

    /// Learns the constants; the points must take more different values than the degree.
    init(points: [Double], degree: Int) throws(RegressionError) {
        let distinct = Set(points).count
        guard degree >= 1, degree < distinct else {
            throw RegressionError(
                .invalidValue,
                "A polynomial over \(distinct) different values needs a degree from 1 to \(distinct - 1), found \(degree)."
            )
        }
        self.degree = degree
        let middle = points.reduce(0, +) / Double(points.count)
        var (previous, current) = ([Double](repeating: 0, count: points.count), points.map { _ in 1.0 })
        var (centres, norms): ([Double], [Double]) = ([], [1])
        for _ in 0...degree {
            let norm = current.reduce(0) { $0 + $1 * $1 }
            let moment = zip(points, current).reduce(0) { $0 + ($1.0 - middle) * $1.1 * $1.1 }
            let centre = middle + moment / norm
            let ratio = norm / norms[norms.count - 1]
            let next = points.indices.map { (points[$0] - centre) * current[$0] - ratio * previous[$0] }
            centres.append(centre)
            norms.append(norm)
            (previous, current) = (current, next)
        }
        self.centres = centres
        squaredNorms = norms
    }

    /// The columns of degrees 1 to `degree` at any points.
    func columns(at points: [Double]) -> [[Double]] {
        var (previous, current) = ([Double](repeating: 0, count: points.count), points.map { _ in 1.0 })
        var result: [[Double]] = []
        for k in 0..<degree {
            let ratio = k == 0 ? 0 : squaredNorms[k + 1] / squaredNorms[k]
            let next = points.indices.map { (points[$0] - centres[k]) * current[$0] - ratio * previous[$0] }
            let norm = squaredNorms[k + 2].squareRoot()
            result.append(next.map { $0 / norm })
            (previous, current) = (current, next)
        }
        return result
    }
}
