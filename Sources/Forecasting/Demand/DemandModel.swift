package import Calendar
import Foundation
import LinearAlgebra
import Regression

/// Referrals to come, from referrals counted: negative-binomial regression with a level, a damped trend and the
/// uncertainty of both.
///
///     log E(count) = log(months) + level + shifts + slope x time
///
/// 1. Slope and its standard error: NB2 regression with log link and the log of each span's length as offset.
/// 2. Dispersion: 1/r = (n m + 0.5)/(n + 4), with m the moment estimate about that regression; a short series is
///    thereby drawn towards overdispersion, never towards Poisson.
/// 3. Level: NB2 regression on the intercept alone, older spans discounted by 0.85 a month; its standard error is the
///    sandwich for those weights, and at least 0.15 while there are fewer than 24 spans.
/// 4. Ahead, h months after the last span: log mean = level + s (d + d^2 + ... + d^h) with d = 0.85 and the slope
///    shrunk to s = slope n/(n + 12). No season is estimated.
package struct DemandModel: Codable, Sendable {
    /// log of the expected referrals in an average month, at the end of the series.
    package let logLevel: Double
    /// Its standard error.
    package let logLevelError: Double
    /// Change of the log mean a month, already shrunk.
    package let slope: Double
    /// Its standard error, shrunk alike.
    package let slopeError: Double
    /// NB2 size of an average month's count; variance = mean + mean^2/size.
    package let monthlySize: Double
    /// Spans used.
    package let observations: Int
    /// The end of the last span.
    package let end: Day

    /// Discount of a month's weight in the level.
    package static let discount = 0.85
    /// Damping of the slope a month.
    package static let damping = 0.85
    /// Least standard error of the level of a short series.
    package static let leastLevelError = 0.15
    /// Spans from which a series no longer counts as short.
    package static let longSeries = 24

    /// A model with given parameters, for referrals that are stated rather than counted.
    package init(
        logLevel: Double,
        logLevelError: Double,
        slope: Double = 0,
        slopeError: Double = 0,
        monthlySize: Double,
        observations: Int = 0,
        end: Day
    ) {
        self.logLevel = logLevel
        self.logLevelError = logLevelError
        self.slope = slope
        self.slopeError = slopeError
        self.monthlySize = monthlySize
        self.observations = observations
        self.end = end
    }

    /// Fits counted spans, in time order.
    ///
    /// - Parameters:
    ///   - spans: one or more; they may differ in length.
    ///   - levelShifts: first days from which the level is known to differ.
    /// - Throws: what the regression says when the counts cannot be fitted (all zero, say).
    package init(fitting spans: [FlowCount], levelShifts: [Day] = []) throws {
        precondition(!spans.isEmpty)
        let n = Double(spans.count)
        let end = spans.map(\.end).max()!
        let counts = spans.map(\.count)
        let offset = spans.map { log($0.months) }
        // Months from the middle of each span to the end of the series; negative, so that the level is at the end.
        let time = spans.map { Double(($0.first - end) + ($0.end - end)) / 2 / averageMonthDays }
        let shifts = levelShifts.filter { day in
            spans.contains { $0.first >= day } && spans.contains { $0.first < day }
        }
        let shiftColumns = shifts.map { day in
            (name: "before \(day)", values: spans.map { $0.first < day ? 1.0 : 0.0 })
        }
        let usesSlope = spans.count >= 4 + shifts.count
        let level = try Self.levelDesign(shiftColumns, count: spans.count)
        let trend = usesSlope ? try DesignMatrix(columns: [(name: "time", values: time)] + shiftColumns) : level
        let poisson = try GeneralizedLinearModel(family: .poisson).fit(trend, response: counts, offset: offset)
        let size = Self.size(counts: counts, fitted: poisson.fitted, parameters: poisson.parameterCount)

        let shrinkage = n / (n + 12)
        if usesSlope {
            let fit = try GeneralizedLinearModel(family: .negativeBinomial(theta: size))
                .fit(trend, response: counts, offset: offset)
            let index = fit.names.firstIndex(of: "time")
            slope = index.map { rounded9(fit.coefficients[$0] * shrinkage) } ?? 0
            slopeError = index.map { rounded9(fit.standardErrors[$0] * shrinkage) } ?? 0
        } else {
            slope = 0
            slopeError = 0
        }
        let weights = time.map { pow(Self.discount, -$0) }
        let fit = try GeneralizedLinearModel(family: .negativeBinomial(theta: size))
            .fit(level, response: counts, weights: weights, offset: offset)
        logLevel = rounded9(fit.coefficients[0])
        // Var of the weighted mean of independent log-scale errors, with Var = 1/mu + 1/r each.
        let sum = weights.reduce(0, +)
        let variance = zip(weights, fit.fitted)
            .reduce(0) { total, pair in
                total + pair.0 * pair.0 * (1 / max(pair.1, 0.5) + 1 / size)
            }
        let error = variance.squareRoot() / sum
        logLevelError = rounded9(spans.count < Self.longSeries ? max(error, Self.leastLevelError) : error)
        monthlySize = rounded9(size / spans.map(\.months).reduce(0, +) * n)
        observations = spans.count
        self.end = end
    }

    /// The design of a level with declared shifts; an intercept alone has no column to tell it how many rows there are.
    private static func levelDesign(
        _ shifts: [(name: String, values: [Double])],
        count: Int
    ) throws -> DesignMatrix {
        try shifts.isEmpty
            ? DesignMatrix(columns: [("(Intercept)", Array(repeating: 1, count: count))], intercept: false)
            : DesignMatrix(columns: shifts)
    }

    /// The shrunk dispersion's size r.
    static func size(counts: [Double], fitted: [Double], parameters: Int) -> Double {
        let n = Double(counts.count)
        let excess = zip(counts, fitted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.1 }
        let squares = fitted.reduce(0) { $0 + $1 * $1 }
        let freedom = max(1, n - Double(parameters))
        let moment = max(0, excess / squares * n / freedom)
        return (n + 4) / (n * moment + 0.5)
    }

    /// The expected referrals in an average month, `months` after the end of the series (negative: before it, without
    /// trend), for standard normal draws of level and slope.
    package func monthlyMean(monthsAhead months: Double, levelNormal: Double = 0, slopeNormal: Double = 0) -> Double {
        let drift = slope + slopeError * slopeNormal
        let d = Self.damping
        let steps = months <= 0 ? 0 : d * (1 - pow(d, months)) / (1 - d)
        return exp(logLevel + logLevelError * levelNormal + drift * steps)
    }
}
