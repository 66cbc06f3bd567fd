import Foundation
public import LinearAlgebra

/// How the covariance of the coefficients is estimated.
public enum CovarianceKind: Sendable, Equatable {
    /// φ (X' W X)⁻¹: right when the variance function is.
    case modelBased
    /// White's sandwich B M B, with B = (X' W X)⁻¹ and M = Σ sᵢ sᵢ', sᵢ being the scores: right under any variances.
    case hc0
    /// HC0 times n / (n - p).
    case hc1
    /// Scores divided by √(1 - hᵢ), hᵢ being the leverage; refused, as HC3 is, where a leverage is 1.
    case hc2
    /// Scores divided by 1 - hᵢ: the best for small samples.
    case hc3
    /// The sandwich with M = Γ₀ + Σ (1 - l / (L + 1)) (Γₗ + Γₗ'), Γₗ = Σ sₜ sₜ₋ₗ', for rows in order of time: right under
    /// any variances and under autocorrelation that dies out. L is floor(4 (n / 100)^(2/9)) when nil; the result is
    /// multiplied by n / (n - p) when corrected for size.
    case neweyWest(lag: Int?, sizeCorrected: Bool = true)
}

extension GeneralizedLinearFit {
    /// The covariance of the coefficients, estimated in one of several ways.
    ///
    /// Source: White (1980), Econometrica 48, 817-838; MacKinnon and White (1985), Journal of Econometrics 29, 305-325;
    /// Newey and West (1987), Econometrica 55, 703-708, and (1994), Review of Economic Studies 61, 631-653.
    public func covariance(_ kind: CovarianceKind) throws(RegressionError) -> Matrix {
        let n = Double(observationCount)
        let correction = n / (n - Double(coefficients.count))
        // Sandwiches are made of residuals: of none, there is nothing in them.
        if isExact, kind != .modelBased { return Matrix(rows: names.count, columns: names.count) }
        switch kind {
        case .modelBased: return covariance
        case .hc0: return try sandwich(Self.outerProducts(scores(), lag: 0))
        case .hc1: return try sandwich(Self.outerProducts(scores(), lag: 0)).scaled(by: correction)
        case .hc2, .hc3:
            let leverages = try leverages()
            if let row = leverages.firstIndex(where: { 1 - $0 < Self.leverageRounding }) {
                throw RegressionError(
                    .invalidValue,
                    "Row \(row + 1) has a leverage of 1: a coefficient is fitted to that row alone, so that its residual is "
                        + "0 whatever it holds, and hc2 and hc3 would divide 0 by 0. Use hc1, or leave out the row together "
                        + "with what it alone estimates."
                )
            }
            let shrink = leverages.map { kind == .hc2 ? 1 / (1 - $0).squareRoot() : 1 / (1 - $0) }
            return try sandwich(Self.outerProducts(scores(shrink), lag: 0))
        case .neweyWest(let lag, let sizeCorrected):
            let reach = lag ?? Int((4 * pow(n / 100, 2.0 / 9)).rounded(.down))
            guard reach >= 0, reach < fitted.count else {
                throw RegressionError(
                    .invalidValue,
                    "The lag must be from 0 to \(fitted.count - 1), the rows less one, found \(reach)."
                )
            }
            return try sandwich(Self.outerProducts(scores(), lag: reach)).scaled(by: sizeCorrected ? correction : 1)
        }
    }

    /// How far from 1 a leverage of 1 may come out.
    private static let leverageRounding = 1e-12

    /// The scores sᵢ = uᵢ xᵢ, one row an observation, times a factor for each.
    private func scores(_ factors: [Double]? = nil) -> Matrix {
        let weights = model.workingWeights(linearPredictors, fitted)
        let residuals = model.workingResiduals(linearPredictors, fitted)
        var result = model.design
        for r in 0..<result.rows {
            let u = weights[r] == 0 ? 0 : weights[r] * residuals[r] * (factors?[r] ?? 1)
            for c in 0..<result.columns { result[r, c] *= u }
        }
        return result
    }

    /// Σ over lags of the weighted products of rows with earlier and later rows.
    ///
    /// Each column is first replaced by its weighted sum over the lags: n p (lag + p) operations instead of n p² lag.
    private static func outerProducts(_ scores: Matrix, lag: Int) -> Matrix {
        let (n, p) = (scores.rows, scores.columns)
        let columns = (0..<p).map { scores.column($0) }
        var sum = Matrix(rows: p, columns: p)
        for j in 0..<p {
            var smoothed = columns[j]
            for l in stride(from: 1, through: lag, by: 1) {
                let weight = 1 - Double(l) / Double(lag + 1)
                for t in l..<n {
                    smoothed[t] += weight * columns[j][t - l]
                    smoothed[t - l] += weight * columns[j][t]
                }
            }
            for i in j..<p {
                sum[i, j] = dotProduct(columns[i], smoothed)
                sum[j, i] = sum[i, j]
            }
        }
        return sum
    }

    private func sandwich(_ middle: Matrix) throws(RegressionError) -> Matrix {
        try algebra { () throws(LinearAlgebraError) in
            try unscaledCovariance.times(middle).times(unscaledCovariance)
        }
    }
}
