package import Areas
import Foundation

/// Delays in whole weeks.
extension Delay {
    /// Probability of 0, 1, 2 and more weeks: the triangular density gathered at the nearest whole week.
    package var weeklyProbabilities: [Double] {
        switch self {
        case .none:
            return [1]
        case .fixed(let weeks):
            let whole = max(0, Int(weeks.value.rounded()))
            return Array(repeating: 0, count: whole) + [1]
        case .between(let least, let mostLikely, let most, _, _):
            guard most > least else { return Delay.fixed(weeks: Figure(least, evidence: .assumed)).weeklyProbabilities }
            let cdf = { (x: Double) -> Double in
                if x <= least { return 0 }
                if x >= most { return 1 }
                return x < mostLikely
                    ? (x - least) * (x - least) / ((most - least) * (mostLikely - least))
                    : 1 - (most - x) * (most - x) / ((most - least) * (most - mostLikely))
            }
            return (0...Int(most.rounded())).map { cdf(Double($0) + 0.5) - cdf(Double($0) - 0.5) }
        }
    }

    /// Expected weeks.
    package var meanWeeks: Double {
        weeklyProbabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }
}
