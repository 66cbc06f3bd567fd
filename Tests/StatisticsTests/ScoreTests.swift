import Statistics
import TestSupport
import Testing

@Suite struct ScoreTests {
    /// Of N(0, 1) at y: y (2 Phi(y) - 1) + 2 phi(y) - 1/sqrt(pi) (Gneiting and Raftery, 2007).
    @Test func continuousRankedProbabilityScoreOfANormal() throws {
        #expect(isClose(CRPS.normal(.standard, observed: 0), 0.233_695, relative: 1e-6))
        #expect(isClose(CRPS.normal(.standard, observed: 1), 0.602_441, relative: 1e-6))
        // In units: scaling and shifting the problem scales the score.
        let scaled = try Normal(mean: 40, standardDeviation: 3)
        #expect(isClose(CRPS.normal(scaled, observed: 43), 3 * CRPS.normal(.standard, observed: 1), relative: 1e-14))
    }

    /// By hand, for the sample 1, 2, 4 and 3: errors 2, 1, 1; distances 1, 3, 2 between pairs.
    @Test func continuousRankedProbabilityScoreOfASample() {
        #expect(isClose(CRPS.sample([4, 1, 2], observed: 3), 4.0 / 3 - 6.0 / 9, relative: 1e-15))
        #expect(isClose(CRPS.sample([4, 1, 2], observed: 3, fair: true), 4.0 / 3 - 6.0 / 6, relative: 1e-15))
        #expect(CRPS.sample([5], observed: 3) == 2)
        #expect(CRPS.sample([], observed: 3).isNaN)
    }

    @Test func aLargeSampleScoresAsItsDistribution() {
        let n = 4000
        let sample = (0..<n).map { Normal.standard.quantile((Double($0) + 0.5) / Double(n)) }
        #expect(abs(CRPS.sample(sample, observed: 0.7) - CRPS.normal(.standard, observed: 0.7)) < 1e-4)
    }

    /// Median 10, 50% [8, 12], 90% [5, 15], y = 16: (6/2 + 0.25 (4 + 4 * 4) + 0.05 (10 + 20 * 1))/2.5 = 3.8.
    @Test func weightedIntervalScore() throws {
        let intervals = [
            try WeightedIntervalScore.Interval(coverage: 0.5, lower: 8, upper: 12),
            try WeightedIntervalScore.Interval(coverage: 0.9, lower: 5, upper: 15),
        ]
        let above = WeightedIntervalScore(median: 10, intervals: intervals, observed: 16)
        #expect(isClose(above.total, 3.8, relative: 1e-14))
        // Widths: (0.25 * 4 + 0.05 * 10)/2.5; below: (6/2 + 4 + 1)/2.5.
        #expect(isClose(above.dispersion, 0.6, relative: 1e-14))
        #expect(isClose(above.underprediction, 3.2, relative: 1e-14))
        #expect(above.overprediction == 0)
        // Seen in a mirror, the parts change places.
        let below = WeightedIntervalScore(median: 10, intervals: intervals, observed: 4)
        #expect(below.overprediction == above.underprediction && below.underprediction == 0)
        #expect(throws: ParameterError.self) {
            try WeightedIntervalScore.Interval(coverage: 0.9, lower: 5, upper: 4)
        }
    }

    /// With many intervals the score tends to the CRPS (Bracher et al., 2021).
    @Test func manyIntervalsTendToTheRankedScore() throws {
        var intervals: [WeightedIntervalScore.Interval] = []
        for i in 1..<1000 {
            let coverage = Double(i) / 1000
            let half = Normal.standard.quantile(0.5 + coverage / 2)
            intervals.append(try .init(coverage: coverage, lower: -half, upper: half))
        }
        // The ranked score is twice the integral of the quantile score, of which the interval score takes the mean.
        let score = WeightedIntervalScore(median: 0, intervals: intervals, observed: 0.8)
        #expect(abs(score.total - CRPS.normal(.standard, observed: 0.8)) < 2e-3)
    }

    @Test func coverage() throws {
        let result = try Calibration.coverage(
            of: [(0, 1), (0, 1), (2, 3), (5, 9)].map { (lower: $0.0, upper: $0.1) },
            observed: [0.5, 1.5, 3, 9.5]
        )
        #expect(result.value == 0.5)
        #expect(throws: ParameterError.self) { try Calibration.coverage(of: [(lower: 0, upper: 1)], observed: []) }
    }

    @Test func transforms() throws {
        let continuous = Calibration.Transform(Normal.standard, observed: 0)
        #expect(continuous.lower == 0.5 && continuous.value(0.3) == 0.5)
        let poisson = try Poisson(mean: 2)
        let count = Calibration.Transform(poisson, observed: 1)
        #expect(count.lower == poisson.cdf(0) && count.upper == poisson.cdf(1))
        let sample = Calibration.Transform(sample: [1, 2, 2, 3], observed: 2)
        #expect(sample.lower == 0.25 && sample.upper == 0.75 && sample.value(0.5) == 0.5)
    }

    @Test func histogram() {
        let even = (0..<10).map { Calibration.Transform(Uniform(), observed: (Double($0) + 0.5) / 10) }
        #expect(Calibration.histogram(even).allSatisfy { isClose($0, 0.1) })
        // One wide interval is spread over the bins it covers.
        let spread = Calibration.histogram([Calibration.Transform(sample: [1, 2, 2, 3], observed: 2)], bins: 4)
        #expect(spread == [0, 0.5, 0.5, 0])
        let end = Calibration.histogram([Calibration.Transform(Uniform(), observed: 1)], bins: 4)
        #expect(end == [0, 0, 0, 1])
    }

    /// By hand: errors 1 and 3; the history 1, 3, 2, 6 changes by 2, 1, 4, and by 1, 3 over two steps.
    @Test func scaledErrors() throws {
        let (forecast, observed, history) = ([5.0, 9.0], [6.0, 6.0], [1.0, 3.0, 2.0, 6.0])
        #expect(try PointScores.meanAbsoluteError(forecast: forecast, observed: observed) == 2)
        let naive = try PointScores.meanAbsoluteScaledError(forecast: forecast, observed: observed, history: history)
        #expect(isClose(naive, 2 / (7.0 / 3), relative: 1e-15))
        let seasonal = try PointScores.meanAbsoluteScaledError(
            forecast: forecast,
            observed: observed,
            history: history,
            season: 2
        )
        #expect(seasonal == 1)
        #expect(throws: ParameterError.self) {
            try PointScores.meanAbsoluteScaledError(forecast: [1], observed: [1], history: [2, 2, 2])
        }
        #expect(throws: ParameterError.self) {
            try PointScores.meanAbsoluteScaledError(forecast: [1], observed: [1], history: [2], season: 1)
        }
    }

    private struct Uniform: ContinuousDistribution {
        let mean = 0.5
        let variance = 1.0 / 12
        func logDensity(_ x: Double) -> Double { 0 }
        func cdf(_ x: Double) -> Double { x }
        func survival(_ x: Double) -> Double { 1 - x }
        func quantile(_ p: Double) -> Double { p }
    }
}
