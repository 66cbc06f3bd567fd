/// A smooth curve through a response: see ``SmoothBasis``.
public struct SmoothFit: Sendable {
    /// Effective number of parameters, the constant among them.
    public let effectiveParameters: Double
    /// The generalised cross-validation score.
    public let crossValidation: Double
    /// Residual sum of squares over n less the effective parameters.
    public let dispersion: Double
    /// The mean of the response.
    public let mean: Double
    /// Its sum of squares about the mean.
    public let squares: Double
    /// Coefficients of the orthonormal columns, beside the mean.
    let coefficients: [Double]
    /// How much of each column is kept: in the basis the curve's posterior covariance is the dispersion times these.
    let kept: [Double]
    private let basis: SmoothBasis

    init(_ basis: SmoothBasis, mean: Double, products: [Double], kept: [Double], squares: Double) {
        (self.basis, self.mean, self.kept, self.squares) = (basis, mean, kept, squares)
        coefficients = zip(products, kept).map { $0 * $1 }
        let left = zip(products, kept).reduce(squares) { $0 - $1.0 * $1.0 * $1.1 * (2 - $1.1) }
        let count = Double(basis.count)
        effectiveParameters = kept.reduce(0, +)
        let free = max(count - effectiveParameters, 1)
        dispersion = max(left, 0) / free
        crossValidation = count * max(left, 0) / (free * free)
    }

    /// The curve at each value.
    public var fitted: [Double] { basis.sums(coefficients).map { $0 + mean } }

    /// The curve at explanatory values.
    public func expected(at values: [Double]) -> Double {
        zip(basis.columns(at: values), coefficients).reduce(mean) { $0 + $1.0 * $1.1 }
    }

    /// The share of the response's variance that the curve takes up, as it lies in the sample: noise is in it too.
    public var takenUp: Double {
        squares > 0 ? coefficients.reduce(0) { $0 + $1 * $1 } / squares : 0
    }

    /// The same less what pure noise would give: the share that the explanatory variable explains.
    ///
    /// A coefficient that is all noise has an expected square of the dispersion times its kept share squared; the constant is no
    /// part of it.
    public var explained: Double {
        guard squares > 0 else { return 0 }
        let noise = dispersion * max(0, kept.reduce(0) { $0 + $1 * $1 } - 1)
        return min(1, max(0, takenUp - noise / squares))
    }

    /// The large-sample standard error of ``explained``: 2 R (1 - R²) / √n.
    ///
    /// Source: Olkin and Finn (1995), Psychological Bulletin 118, 155-164.
    public var explainedError: Double {
        2 * explained.squareRoot() * (1 - explained) / Double(basis.count).squareRoot()
    }

    /// Curves that the data might as well have come from: what is added to the one fitted, one for each value.
    ///
    /// In the basis the coefficients are independent normal with variance dispersion x kept, the Bayesian covariance of a
    /// penalised regression (Wood 2017, section 6.10); several responses' curves are drawn together from normal numbers
    /// that go together as the residuals do.
    ///
    /// - Parameter normals: one number for each of the basis' columns, with variance 1 times the dispersion.
    /// - Returns: What is added to each fitted value.
    public func strays(_ normals: [Double]) -> [Double] {
        basis.sums(zip(normals, kept).map { $0 * $1.squareRoot() })
    }

    /// How many numbers ``strays(_:)`` takes.
    public var termCount: Int { kept.count }
}
