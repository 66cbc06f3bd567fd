/// One pass of exponential smoothing over a series, with the first level, trend and season of least squares.
///
/// Level, trend and season are held as linear functions of the first ones, so that a single pass gives the errors of all of
/// them, and normal equations the best.
struct SmoothingPass {
    /// The weights of a pass.
    struct Weights {
        var alpha: Double
        var beta: Double
        var gamma: Double
        var damping: Double
    }

    /// Where a pass ends.
    struct End: Equatable, Sendable {
        var level: Double
        var trend: Double
        /// By place in the season.
        var season: [Double]
        /// The place of the first value ahead.
        var place: Int
    }

    private let values: [Double?]
    private let form: ExponentialSmoothing.Form
    private let m: Int
    /// First values that are free: a level, a trend, and all places of a season but the last, which add up to 0.
    private let free: Int
    /// Level, trend and season by place, each a constant and a factor for every free first value.
    private var state: [Double]
    private var error: [Double]
    /// Normal equations: the upper triangle, and last the constants.
    private var normal: [Double]

    init(_ values: [Double?], _ form: ExponentialSmoothing.Form, season m: Int) {
        (self.values, self.form, self.m) = (values, form, m)
        free = 1 + (form.hasTrend ? 1 : 0) + (form.hasSeason ? m - 1 : 0)
        state = Array(repeating: 0, count: (2 + (form.hasSeason ? m : 0)) * (free + 1))
        error = Array(repeating: 0, count: free + 1)
        normal = Array(repeating: 0, count: (free + 1) * (free + 1))
    }

    /// The least sum of squared errors; infinite where first values cannot be told.
    mutating func squares(_ weights: Weights) -> Double {
        run(weights)
        return solved()?.squares ?? .infinity
    }

    /// Where the pass with the best first values ends.
    mutating func end(_ weights: Weights) -> End? {
        run(weights)
        guard let first = solved()?.first else { return nil }
        let (width, state, free) = (free + 1, state, free)
        let value = { (row: Int) in
            (0..<free).reduce(state[row * width]) { $0 + state[row * width + 1 + $1] * first[$1] }
        }
        return End(
            level: value(0),
            trend: value(1),
            season: form.hasSeason ? (0..<m).map { value(2 + $0) } : [],
            place: values.count % m
        )
    }

    /// Smooths, and sums up the normal equations.
    private mutating func run(_ weights: Weights) {
        let width = free + 1
        for index in state.indices { state[index] = 0 }
        for index in normal.indices { normal[index] = 0 }
        state[1] = 1
        if form.hasTrend { state[width + 2] = 1 }
        if form.hasSeason {
            let first = form.hasTrend ? 3 : 2
            for place in 0..<m - 1 {
                state[(2 + place) * width + first + place] = 1
                state[(1 + m) * width + first + place] = -1
            }
        }
        for (t, value) in values.enumerated() {
            let place = (2 + t % m) * width
            if form.hasTrend {
                for i in 0..<width {
                    state[width + i] *= weights.damping
                    state[i] += state[width + i]
                }
            }
            guard let value else { continue }
            for i in 0..<width { error[i] = -state[i] - (form.hasSeason ? state[place + i] : 0) }
            error[0] += value
            for i in 0..<width {
                let one = error[i]
                for j in i..<width { normal[i * width + j] += one * error[j] }
                state[i] += weights.alpha * one
                if form.hasTrend { state[width + i] += weights.beta * one }
                if form.hasSeason { state[place + i] += weights.gamma * one }
            }
        }
    }

    /// The first values of least squares by elimination, and what remains; `nil` where the values do not tell them.
    private func solved() -> (first: [Double], squares: Double)? {
        let width = free + 1
        var matrix = normal
        for i in 0..<width { for j in 0..<i { matrix[i * width + j] = matrix[j * width + i] } }
        // Rows 1... are the equations of the free values, column 0 their constants: errors are constant + factors x first.
        for pivot in 1..<width {
            let size = matrix[pivot * width + pivot]
            guard size > 1e-10 * normal[pivot * width + pivot], size > 0 else { return nil }
            for row in 0..<width where row != pivot {
                let factor = matrix[row * width + pivot] / size
                guard factor != 0 else { continue }
                for column in 0..<width { matrix[row * width + column] -= factor * matrix[pivot * width + column] }
            }
        }
        let first = (1..<width).map { -matrix[$0 * width] / matrix[$0 * width + $0] }
        return (first, max(0, matrix[0]))
    }
}
