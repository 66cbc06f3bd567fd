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
        let (p, size) = (design.columns, Self.blockRows)
        let width = (p + 3) / 4 * 4
        var sums = [Double](repeating: 0, count: width * width)
        let work = UnsafeMutablePointer<SIMD2<Double>>.allocate(capacity: width * size / 2)
        work.initialize(repeating: .zero, count: width * size / 2)
        defer { work.deallocate() }
        score = Self.pass(design, coefficients, offset) { block, x in
            fill(block)
            work.withMemoryRebound(to: Double.self, capacity: width * size) {
                Self.scale(x, stride: design.rows, columns: p, block, into: $0)
            }
            Self.addProducts(work, width, &sums)
        }
        var result = Matrix(rows: p, columns: p)
        for j in 0..<p {
            for i in j..<p {
                result.elements[i + j * p] = sums[i + j * width]
                result.elements[j + i * p] = sums[i + j * width]
            }
        }
        gram = result
    }

    /// The score alone, of which the closure fills in no more than the scores: a third of the cost.
    package static func score(
        design: Matrix,
        coefficients: [Double],
        offset: [Double]?,
        fill: (Block) -> Void
    ) -> [Double] {
        pass(design, coefficients, offset) { block, _ in fill(block) }
    }

    /// Shows every block, with its first row in the design, to a closure that fills it in, and sums the score.
    private static func pass(
        _ design: Matrix,
        _ coefficients: [Double],
        _ offset: [Double]?,
        _ visit: (Block, UnsafePointer<Double>) -> Void
    ) -> [Double] {
        precondition(coefficients.count == design.columns && (offset ?? []).count == (offset == nil ? 0 : design.rows))
        let n = design.rows
        var sums = [Double](repeating: 0, count: design.columns)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * blockRows) { work in
            design.elements.withUnsafeBufferPointer { elements in
                guard let predictor = work.baseAddress else { return }
                let x = elements.baseAddress ?? UnsafePointer(predictor)
                for start in stride(from: 0, to: n, by: blockRows) {
                    let block = Block(
                        start: start,
                        count: min(blockRows, n - start),
                        predictor: UnsafePointer(predictor),
                        weights: predictor + blockRows,
                        scores: predictor + 2 * blockRows
                    )
                    for r in 0..<block.count { predictor[r] = offset?[start + r] ?? 0 }
                    design.addProduct(coefficients, rows: start..<start + block.count, to: predictor)
                    visit(block, x + start)
                    for c in sums.indices {
                        sums[c] += product(block.scores, x + (c * n + start), block.count)
                    }
                }
            }
        }
        return sums
    }

    /// Σ u v, in eight sums that do not wait for each other.
    private static func product(_ u: UnsafePointer<Double>, _ v: UnsafePointer<Double>, _ count: Int) -> Double {
        var (s0, s1, s2, s3) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
        var r = 0
        while r + 7 < count {
            s0 += SIMD2(u[r], u[r + 1]) * SIMD2(v[r], v[r + 1])
            s1 += SIMD2(u[r + 2], u[r + 3]) * SIMD2(v[r + 2], v[r + 3])
            s2 += SIMD2(u[r + 4], u[r + 5]) * SIMD2(v[r + 4], v[r + 5])
            s3 += SIMD2(u[r + 6], u[r + 7]) * SIMD2(v[r + 6], v[r + 7])
            r += 8
        }
        var sum = ((s0 + s1) + (s2 + s3)).sum()
        while r < count {
            sum += u[r] * v[r]
            r += 1
        }
        return sum
    }

    /// scaled := diag(sqrt w) X for one block, with rows of zeros up to a whole one; weights become their roots.
    private static func scale(
        _ x: UnsafePointer<Double>,
        stride n: Int,
        columns: Int,
        _ block: Block,
        into scaled: UnsafeMutablePointer<Double>
    ) {
        let (weights, count) = (block.weights, block.count)
        for r in 0..<count { weights[r] = weights[r].squareRoot() }
        for c in 0..<columns {
            let (column, target) = (x + c * n, scaled + c * blockRows)
            for r in 0..<count { target[r] = weights[r] * column[r] }
            for r in count..<blockRows { target[r] = 0 }
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
