/// The normal equations of a weighted regression, formed in one pass over the rows.
///
/// With η = X β + offset computed block by block, a closure turns each block of η into weights w and scores v, and the
/// pass sums G = X' diag(w) X and s = X' v while the block is still in the cache. Every iteration of a generalised
/// linear model is one such pass. Cost n p^2; blocks of rows are summed apart, which also keeps rounding errors small.
package struct NormalEquations {
    /// G = X' diag(w) X.
    package let gram: Matrix
    /// s = X' v.
    package let score: [Double]

    /// One block of rows, seen by the closure.
    ///
    /// All pointers start at the block's first row.
    package struct Block {
        /// The first row of the block.
        package let start: Int
        /// How many rows it has.
        package let count: Int
        /// X β + offset.
        package let predictor: UnsafePointer<Double>
        /// To be filled with the weights, none negative.
        package let weights: UnsafeMutablePointer<Double>
        /// To be filled with the scores.
        package let scores: UnsafeMutablePointer<Double>
    }

    private static let blockRows = 128

    /// Equations that are known already.
    package init(gram: Matrix, score: [Double]) {
        self.gram = gram
        self.score = score
    }

    /// Passes over the rows of a design.
    ///
    /// The vector β has one number a column, the offset one a row.
    package init(design: Matrix, coefficients: [Double], offset: [Double]?, fill: (Block) -> Void) {
        precondition(coefficients.count == design.columns && (offset ?? []).count == (offset == nil ? 0 : design.rows))
        let (n, p, size) = (design.rows, design.columns, Self.blockRows)
        let width = (p + 3) / 4 * 4
        var sums = [Double](repeating: 0, count: width * width)
        var scoreSums = [Double](repeating: 0, count: p)
        let work = UnsafeMutablePointer<SIMD2<Double>>.allocate(capacity: (width + 3) * size / 2)
        work.initialize(repeating: .zero, count: (width + 3) * size / 2)
        defer { work.deallocate() }
        work.withMemoryRebound(to: Double.self, capacity: (width + 3) * size) { scaled in
            let predictor = scaled + width * size
            let (weights, scores) = (predictor + size, predictor + 2 * size)
            design.elements.withUnsafeBufferPointer { x in
                var start = 0
                while start < n {
                    let count = min(size, n - start)
                    Self.predict(x, n, p, coefficients, offset, start, count, predictor)
                    let block = Block(
                        start: start,
                        count: count,
                        predictor: UnsafePointer(predictor),
                        weights: weights,
                        scores: scores
                    )
                    fill(block)
                    for r in count..<size { weights[r] = 0 }
                    Self.scale(x, n, p, start, count, weights, scores, scaled, &scoreSums)
                    Self.addProducts(work, width, &sums)
                    start += count
                }
            }
        }
        var result = Matrix(rows: p, columns: p)
        for j in 0..<p {
            for i in j..<p {
                result.elements[i + j * p] = sums[i + j * width]
                result.elements[j + i * p] = sums[i + j * width]
            }
        }
        gram = result
        score = scoreSums
    }

    /// predictor := offset + X β for one block.
    private static func predict(
        _ x: UnsafeBufferPointer<Double>,
        _ n: Int,
        _ p: Int,
        _ coefficients: [Double],
        _ offset: [Double]?,
        _ start: Int,
        _ count: Int,
        _ predictor: UnsafeMutablePointer<Double>
    ) {
        for r in 0..<count { predictor[r] = 0 }
        if let offset {
            for r in 0..<count { predictor[r] = offset[start + r] }
        }
        for c in 0..<p {
            guard let base = x.baseAddress else { return }
            let column = base + (c * n + start)
            let factor = coefficients[c]
            for r in 0..<count { predictor[r] += factor * column[r] }
        }
    }

    /// scaled := diag(sqrt w) X for one block (weights become their roots), and the scores are summed.
    private static func scale(
        _ x: UnsafeBufferPointer<Double>,
        _ n: Int,
        _ p: Int,
        _ start: Int,
        _ count: Int,
        _ weights: UnsafeMutablePointer<Double>,
        _ scores: UnsafeMutablePointer<Double>,
        _ scaled: UnsafeMutablePointer<Double>,
        _ sums: inout [Double]
    ) {
        guard let base = x.baseAddress else { return }
        for r in 0..<count { weights[r] = weights[r].squareRoot() }
        for c in 0..<p {
            let column = base + (c * n + start)
            let target = scaled + c * blockRows
            for r in 0..<count { target[r] = weights[r] * column[r] }
            for r in count..<blockRows { target[r] = 0 }
            var (even, odd) = (0.0, 0.0)
            var r = 0
            while r + 1 < count {
                even += scores[r] * column[r]
                odd += scores[r + 1] * column[r + 1]
                r += 2
            }
            if r < count { even += scores[r] * column[r] }
            sums[c] += even + odd
        }
    }

    /// Adds scaled' scaled, lower triangle by tiles of four columns by two: the most that 16 registers hold.
    private static func addProducts(_ scaled: UnsafePointer<SIMD2<Double>>, _ width: Int, _ sums: inout [Double]) {
        let length = blockRows / 2
        sums.withUnsafeMutableBufferPointer { sums in
            for j in stride(from: 0, to: width, by: 2) {
                let (y0, y1) = (scaled + j * length, scaled + (j + 1) * length)
                for i in stride(from: j / 4 * 4, to: width, by: 4) {
                    let (x0, x1) = (scaled + i * length, scaled + (i + 1) * length)
                    let (x2, x3) = (scaled + (i + 2) * length, scaled + (i + 3) * length)
                    var (a0, a1, a2, a3) = (
                        SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero
                    )
                    var (b0, b1, b2, b3) = (
                        SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero
                    )
                    for k in 0..<length {
                        let (u, v) = (y0[k], y1[k])
                        a0 += x0[k] * u
                        b0 += x0[k] * v
                        a1 += x1[k] * u
                        b1 += x1[k] * v
                        a2 += x2[k] * u
                        b2 += x2[k] * v
                        a3 += x3[k] * u
                        b3 += x3[k] * v
                    }
                    sums[i + j * width] += a0.sum()
                    sums[i + 1 + j * width] += a1.sum()
                    sums[i + 2 + j * width] += a2.sum()
                    sums[i + 3 + j * width] += a3.sum()
                    sums[i + (j + 1) * width] += b0.sum()
                    sums[i + 1 + (j + 1) * width] += b1.sum()
                    sums[i + 2 + (j + 1) * width] += b2.sum()
                    sums[i + 3 + (j + 1) * width] += b3.sum()
                }
            }
        }
    }
}
