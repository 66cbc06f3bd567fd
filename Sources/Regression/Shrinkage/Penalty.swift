import LinearAlgebra

/// Normal priors on coefficients, as the iteration sees them: precisions times the dispersion, and centres.
struct Penalty: Sendable {
    /// φ / sd² for each column; zero where there is no prior.
    let precisions: [Double]
    /// The prior means.
    let centres: [Double]

    /// Adds the priors to the normal equations about some coefficients.
    func applied(to equations: NormalEquations, at coefficients: [Double]) -> NormalEquations {
        var gram = equations.gram
        for i in precisions.indices { gram[i, i] += precisions[i] }
        return NormalEquations(gram: gram, score: applied(to: equations.score, at: coefficients))
    }

    /// Adds the priors to the score at some coefficients.
    func applied(to score: [Double], at coefficients: [Double]) -> [Double] {
        score.indices.map { score[$0] + precisions[$0] * (centres[$0] - coefficients[$0]) }
    }

    /// What the priors add to the deviance.
    func deviance(_ coefficients: [Double]) -> Double {
        var sum = 0.0
        for i in precisions.indices {
            let distance = coefficients[i] - centres[i]
            sum += precisions[i] * distance * distance
        }
        return sum
    }

    /// A design with one more row for each column, an identity matrix below it.
    func extended(_ design: Matrix) -> Matrix {
        let (n, p) = (design.rows, design.columns)
        var result = Matrix(rows: n + p, columns: p)
        for c in 0..<p {
            for r in 0..<n { result[r, c] = design[r, c] }
            result[n + c, c] = 1
        }
        return result
    }

    /// The priors of some of the columns.
    func selecting(_ columns: [Int]) -> Penalty {
        Penalty(precisions: columns.map { precisions[$0] }, centres: columns.map { centres[$0] })
    }
}
