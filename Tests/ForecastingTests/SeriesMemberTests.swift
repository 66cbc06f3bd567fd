import Foundation
import Testing

@testable import Forecasting

/// Members of the ensemble against their definitions, written out step by step.
@Suite struct SeriesMemberTests {
    /// 40 values with a trend, a wave and scatter.
    static let wave: [Double] = (0..<40)
        .map { (t: Int) -> Double in
            let scatter = Double((t * 37) % 11)
            return 50 + 0.4 * Double(t) + 6 * sin(Double(t)) + scatter
        }

    /// Slope and value at time 0 of the line of least squares through values at times 1, 2 and on.
    private static func line(_ values: ArraySlice<Double>) -> (start: Double, slope: Double) {
        let n = Double(values.count)
        guard n > 1 else { return (values.first ?? 0, 0) }
        let mean = values.reduce(0, +) / n
        let meanTime = (n + 1) / 2
        var (cross, squares) = (0.0, 0.0)
        for (index, value) in values.enumerated() {
            let time = Double(index + 1) - meanTime
            cross += time * (value - mean)
            squares += time * time
        }
        let slope = cross / squares
        return (mean - slope * meanTime, slope)
    }

    /// One-step forecasts of the dynamic optimised theta method from a first level, and those that follow.
    private static func theta(
        _ values: [Double],
        _ alpha: Double,
        _ theta: Double,
        first: Double,
        ahead: Int
    ) -> [Double] {
        var known = values
        var level = first
        var forecasts: [Double] = []
        for t in 1...(values.count + ahead) {
            let line = line(known[..<(t - 1)])
            let decay = pow(1 - alpha, Double(t - 1))
            let extra = decay * line.start + (1 - decay * (1 - alpha)) / alpha * line.slope
            forecasts.append(level + (1 - 1 / theta) * extra)
            if t > known.count { known.append(forecasts[t - 1]) }
            level = alpha * known[t - 1] + (1 - alpha) * level
        }
        return forecasts
    }

    private static func squares(_ values: [Double], _ forecasts: [Double], from first: Int) -> Double {
        (first..<values.count)
            .reduce(0) { sum, t in
                let error = values[t] - forecasts[t]
                return sum + error * error
            }
    }

    /// The recursion by its definition, with a line fitted anew at every value, and no better first level or start.
    @Test func optimisedThetaByDefinition() {
        let y = Self.wave
        let model = y.withUnsafeBufferPointer { OptimisedTheta($0) }
        // Forecasts are linear in the first level.
        let zero = Self.theta(y, model.alpha, model.theta, first: 0, ahead: 0)
        let one = Self.theta(y, model.alpha, model.theta, first: 1, ahead: 0)
        let unit = zip(one, zero).map { $0 - $1 }
        let cross = (2..<40).reduce(0) { $0 + unit[$1] * (y[$1] - zero[$1]) }
        let first = cross / (2..<40).reduce(0) { $0 + unit[$1] * unit[$1] }
        let forecasts = Self.theta(y, model.alpha, model.theta, first: first, ahead: 6)
        for (a, b) in zip(model.forecast(horizon: 6), forecasts[40...]) { #expect(abs(a - b) < 1e-8) }
        let least = Self.squares(y, forecasts, from: 2)
        for alpha in [0.1, 0.3, 0.5, 0.8] {
            for theta in [1.2, 2, 4, 10] {
                let other = Self.theta(y, alpha, theta, first: first, ahead: 0)
                #expect(least <= Self.squares(y, other, from: 2) + 1e-9)
            }
        }
    }

    /// The line that the theta method leans on, value by value: through 3, 5 and 4 it is 3 + t/2.
    @Test func growingLine() {
        var line = OptimisedTheta.Line()
        for value in [3.0, 5, 4] { line.add(value) }
        #expect(abs(line.slope - 0.5) < 1e-12)
        #expect(abs(line.start - 3) < 1e-12)
    }

    /// Complex smoothing by its definition, from the best first pair found by the normal equations.
    @Test func complexSmoothingByDefinition() {
        let y = Self.wave
        let model = y.withUnsafeBufferPointer { ComplexSmoothing($0) }
        let (a0, a1) = (model.real, model.imaginary)
        #expect(ComplexSmoothing.isStable(a0, a1))
        let run = { (values: [Double], first: Double, second: Double, ahead: Int) -> [Double] in
            var (l, c) = (first, second)
            return (0..<(values.count + ahead))
                .map { t in
                    let forecast = l
                    let error = t < values.count ? values[t] - l : 0
                    (l, c) = (l - (1 - a1) * c + (a0 - a1) * error, l + (1 - a0) * c + (a0 + a1) * error)
                    return forecast
                }
        }
        let zeros = [Double](repeating: 0, count: 40)
        let base = run(y, 0, 0, 0)
        let (u, v) = (run(zeros, 1, 0, 0), run(zeros, 0, 1, 0))
        let dot = { (a: [Double], b: [Double]) in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        let residual = zip(y, base).map { $0 - $1 }
        let determinant = dot(u, u) * dot(v, v) - dot(u, v) * dot(u, v)
        let first = (dot(u, residual) * dot(v, v) - dot(v, residual) * dot(u, v)) / determinant
        let second = (dot(v, residual) * dot(u, u) - dot(u, residual) * dot(u, v)) / determinant
        let forecasts = run(y, first, second, 5)
        for (a, b) in zip(model.forecast(horizon: 5), forecasts[40...]) { #expect(abs(a - b) < 1e-6) }
    }

    /// Moved to a usual mean, it does not matter where values began.
    @Test func complexSmoothingMoved() {
        let ahead = { (offset: Double) in
            Self.wave.map { $0 + offset }
                .withUnsafeBufferPointer { ComplexSmoothing($0, movedTo: 8).forecast(horizon: 4) }
        }
        for (a, b) in zip(ahead(0), ahead(1000)) { #expect(abs(b - a - 1000) < 1e-6) }
    }

    /// a0 = 1.3 and a1 = 1 are stable; a0 = 2.5 and a1 = 1 blow errors up.
    @Test func stability() {
        #expect(ComplexSmoothing.isStable(1.3, 1))
        #expect(!ComplexSmoothing.isStable(2.5, 1))
        #expect(!ComplexSmoothing.isStable(0.5, 1))
    }

    /// The weights solve the equations of Yule and Walker.
    @Test func autoregressionSolvesYuleWalker() {
        let y = Self.wave
        let model = y.withUnsafeBufferPointer { Autoregression($0) }
        let p = model.weights.count
        #expect(p >= 1)
        let d = (1..<40).map { y[$0] - y[$0 - 1] }
        let mean = d.reduce(0, +) / 39
        let centred = d.map { $0 - mean }
        let covariance = { (lag: Int) -> Double in
            (lag..<39).reduce(0) { $0 + centred[$1] * centred[$1 - lag] } / 39
        }
        for k in 1...p {
            let sum = (1...p).reduce(0) { $0 + model.weights[$1 - 1] * covariance(abs(k - $1)) }
            #expect(abs(sum - covariance(k)) < 1e-9 * covariance(0))
        }
        let ahead = (1...p).reduce(0) { $0 + model.weights[$1 - 1] * centred[39 - $1] }
        #expect(abs(model.forecast(horizon: 1)[0] - (y[39] + ahead + mean / 2)) < 1e-9)
    }

    /// A line has no changes to follow: it goes on at half its slope.
    @Test func autoregressionOfALine() {
        let line = (0..<20).map { 10 + 3 * Double($0) }
        let ahead = line.withUnsafeBufferPointer { Autoregression($0).forecast(horizon: 4) }
        for (h, value) in ahead.enumerated() { #expect(abs(value - (67 + 1.5 * Double(h + 1))) < 1e-9) }
    }

    /// Blocks end at the last value; of fourteen values there are not five blocks of three.
    @Test func paces() throws {
        let values: [Double] = [9, 1, 2, 3, 4, 5, 9]
        values.withUnsafeBufferPointer { #expect(AggregatedTrend.means($0, 3) == [2, 6]) }
        try Self.wave[..<14]
            .withUnsafeBufferPointer { few in
                let state = DampedTrend.fittedTrend(few)
                let ahead = try #require(AggregatedTrend.forecast(few, horizon: 3))
                for h in 1...3 { #expect(abs(ahead[h - 1] - state.forecast(stepsAhead: h)) < 1e-12) }
            }
    }

    /// What stays the same stays so at every pace.
    @Test func pacesOfAConstant() throws {
        let values = [Double](repeating: 7, count: 70)
        let ahead = try #require(values.withUnsafeBufferPointer { AggregatedTrend.forecast($0, horizon: 18) })
        for value in ahead { #expect(abs(value - 7) < 1e-9) }
    }

    @Test func sameSeason() {
        let values: [Double] = [1, 2, 3, 5, 6, 9]
        values.withUnsafeBufferPointer { y in
            #expect(SameSeason.forecast(y, season: 3, seasons: 1, horizon: 4) == [5, 6, 9, 5])
            #expect(SameSeason.forecast(y, season: 3, seasons: 2, horizon: 3) == [3, 4, 6])
            #expect(SameSeason.forecast(y, season: 4, seasons: 2, horizon: 3) == nil)
        }
    }

    /// Changes over a year by their definition, and errors that nothing nearby makes smaller.
    @Test func seasonalAutoregressionByDefinition() {
        let y = Self.wave
        let model = y.withUnsafeBufferPointer { SeasonalAutoregression($0, season: 12) }
        let w = (12..<40).map { y[$0] - y[$0 - 12] }
        let mean = w.reduce(0, +) / 28
        let errors = { (phi: Double, theta: Double) -> [Double] in
            var errors: [Double] = []
            for t in 0..<28 {
                let before = t > 0 ? phi * (w[t - 1] - mean) : 0
                errors.append(w[t] - mean - before + (t >= 12 ? theta * errors[t - 12] : 0))
            }
            return errors
        }
        let own = errors(model.persistence, model.reversal)
        var (z, changes) = (y, w)
        for h in 0..<14 {
            let surprise = h < 12 ? model.reversal * own[16 + h] : 0
            changes.append(mean + model.persistence * (changes[27 + h] - mean) - surprise)
            z.append(changes[28 + h] + z[28 + h])
        }
        for (a, b) in zip(model.forecast(horizon: 14), z[40...]) { #expect(abs(a - b) < 1e-9) }
        let sum = { (e: [Double]) in e.reduce(0) { $0 + $1 * $1 } }
        for phi in [0, 0.4, 0.8] {
            for theta in [0.3, 0.6, 0.8] { #expect(sum(own) <= sum(errors(phi, theta)) + 1e-9) }
        }
    }

    /// A season of offsets on a steady level is continued as it is.
    @Test func smoothedSeasonWithoutTrend() {
        let season: [Double] = [3, -1, 4, -6]
        let values = (0..<20).map { 30 + season[$0 % 4] }
        let ahead = values.withUnsafeBufferPointer {
            HoltWinters($0, firstEffects: season, hasTrend: false).forecast($0, horizon: 6)
        }
        for (h, value) in ahead.enumerated() { #expect(abs(value - (30 + season[h % 4])) < 1e-9) }
    }

    /// A season that changed four years ago is known better where old years count less; one that never changed is the same.
    @Test func recentSeason() throws {
        let old = (0..<12).map { 1 + 0.3 * sin(2 * Double.pi * Double($0) / 12) }
        let new = (0..<12).map { 1 - 0.3 * sin(2 * Double.pi * Double($0) / 12) }
        let changed = (0..<72).map { 100 * ($0 < 24 ? old : new)[$0 % 12] }
        let same = (0..<72).map { 100 * old[$0 % 12] }
        let far = { (values: [Double], shape: SeasonalProfile.Shape, truth: [Double]) throws -> Double in
            let profile = try #require(
                values.withUnsafeBufferPointer { SeasonalProfile(shape, of: $0, season: 12) }
            )
            return (0..<12).reduce(0) { $0 + abs(profile[$1] - truth[$1]) }
        }
        #expect(try far(changed, .recentFactors, new) < far(changed, .factors, new))
        #expect(try far(same, .recentFactors, old) < 1e-9)
    }
}
