import Calendar
import Foundation

/// What a series of two years and more shows of its own calendar months, beyond a pooled profile.
enum OwnSeason {
    /// Deviations of the calendar months, January to December, that sum to 0.
    ///
    /// Residuals about a running mean of 13 months; a month's median residual (of one or two years the mean, clipped at 2.5
    /// robust deviations) is shrunk by n p^2/(n p^2 + s^2) with p the prior deviation and s the residuals' own.
    static func deviations(_ values: [(month: Month, value: Double)], prior: Double) -> [Double] {
        var residuals: [(month: Int, value: Double)] = []
        for one in values {
            let near = values.filter { abs($0.month - one.month) <= 6 }
            guard near.count >= 7 else { continue }
            let level = near.reduce(0) { $0 + $1.value } / Double(near.count)
            residuals.append((one.month.monthOfYear - 1, one.value - level))
        }
        guard residuals.count >= 12 else { return Array(repeating: 0, count: 12) }
        let sizes = residuals.map { abs($0.value) }.sorted()
        let spread = max(1.4826 * sizes[sizes.count / 2], 0.01)
        var shrunk = Array(repeating: 0.0, count: 12)
        for month in 0..<12 {
            let own = residuals.filter { $0.month == month }
            guard !own.isEmpty else { continue }
            let n = Double(own.count)
            shrunk[month] =
                Self.centre(own.map(\.value).sorted(), clip: 2.5 * spread) * n * prior * prior
                / (n * prior * prior + spread * spread)
        }
        let mean = shrunk.reduce(0, +) / 12
        return shrunk.map { $0 - mean }
    }

    private static func centre(_ sorted: [Double], clip: Double) -> Double {
        let half = sorted.count / 2
        guard sorted.count < 3 else {
            return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
        }
        return sorted.reduce(0) { $0 + min(max($1, -clip), clip) } / Double(sorted.count)
    }
}
