import Foundation
import Regression

/// A known change of level: what the values before it would have been after it.
///
/// A Poisson regression with log link (of which the coefficients alone are used) on the values around the shift (three seasons, at least 24 periods, either
/// side, or up to the next shift) takes the step apart from a line in time (where six periods or more follow) and from
/// two harmonics of the season (where each side has one whole season). The values before are multiplied by the factor
/// found. Counts stay 0 or more but need not stay whole.
///
/// Assumes that the date is known for other reasons than the values themselves, and that it changed the level at once.
enum LevelShift {
    /// The values as if all had been at the last level.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - shifts: periods from which the level differs, increasing, inside the series.
    ///   - season: periods in a season.
    /// - Returns: the values, those before the last shift multiplied.
    /// - Throws: what the regression says when a side has nothing but zeros.
    static func adjusted(_ values: [Double], shifts: [Int], season: Int) throws -> [Double] {
        var adjusted = values
        for (index, shift) in shifts.enumerated().reversed() {
            let reach = max(3 * season, DemandModel.longSeries)
            let start = max(index > 0 ? shifts[index - 1] : 0, shift - reach)
            let end = min(values.count, shift + reach)
            // Later shifts have been taken out already: the last level holds from here to the end.
            let factor = try factor(Array(adjusted[start..<end]), shift: shift - start, season: season)
            for t in 0..<shift { adjusted[t] *= factor }
        }
        return adjusted
    }

    /// Level after over level before.
    private static func factor(_ values: [Double], shift: Int, season: Int) throws -> Double {
        let before = values[..<shift]
        let after = values[shift...]
        // A side of zeros has no logarithm: half an event is added to either side.
        guard before.contains(where: { $0 > 0 }), after.contains(where: { $0 > 0 }) else {
            return (after.reduce(0, +) + 0.5) / Double(after.count) * Double(before.count)
                / (before.reduce(0, +) + 0.5)
        }
        var columns: [(name: String, values: [Double])] = [
            ("after", values.indices.map { $0 < shift ? 0 : 1 })
        ]
        if after.count >= 6, before.count >= 6 {
            columns.append(("time", values.indices.map { (Double($0) - Double(shift)) / Double(values.count) }))
        }
        if season > 2, min(before.count, after.count) >= season {
            for k in 1...min(2, (season - 1) / 2) {
                let angle = 2 * Double.pi * Double(k) / Double(season)
                columns.append(("cos \(k)", values.indices.map { cos(angle * Double($0)) }))
                columns.append(("sin \(k)", values.indices.map { sin(angle * Double($0)) }))
            }
        }
        let fit = try GeneralizedLinearModel(family: .poisson)
            .fit(DesignMatrix(columns: columns), response: values)
        guard let place = fit.names.firstIndex(of: "after") else { return 1 }
        return rounded9(exp(fit.coefficients[place]))
    }
}
