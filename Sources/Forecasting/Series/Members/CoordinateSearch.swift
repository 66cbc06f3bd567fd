/// The least value of a function of up to four bounded numbers, by steps along one of them at a time.
///
/// A step that helps is kept and made longer by 0.3; one that helps in neither direction is halved. Starting points are
/// visited first, so that a valley is missed only if none of them lies in it. Deterministic; nothing is allocated.
struct CoordinateSearch {
    /// Where the least value was found.
    private(set) var best: SIMD4<Double>
    /// The least value found.
    private(set) var value = Double.infinity
    private let lower: SIMD4<Double>
    private let upper: SIMD4<Double>

    /// A search between bounds.
    init(lower: SIMD4<Double>, upper: SIMD4<Double>) {
        self.lower = lower
        self.upper = upper
        best = lower
    }

    /// Evaluates a point and keeps it if it is the best so far.
    @discardableResult
    @inline(__always)
    mutating func visit(_ point: SIMD4<Double>, _ function: (SIMD4<Double>) -> Double) -> Bool {
        let found = function(point)
        guard found < value else { return false }
        value = found
        best = point
        return true
    }

    /// Steps along each of the first `dimensions` numbers in turn, for a number of rounds.
    @inline(__always)
    mutating func refine(
        steps: SIMD4<Double>,
        dimensions: Int,
        rounds: Int,
        _ function: (SIMD4<Double>) -> Double
    ) {
        var steps = steps
        for _ in 0..<rounds {
            for i in 0..<dimensions {
                var up = best
                up[i] = min(upper[i], best[i] + steps[i])
                var down = best
                down[i] = max(lower[i], best[i] - steps[i])
                let helped = visit(up, function) || visit(down, function)
                steps[i] *= helped ? 1.3 : 0.5
            }
        }
    }
}
