import Statistics
import Testing

/// The examples of the module's page, run, and the results shown there.
@Suite struct GuideExampleTests {
    @Test func distributions() throws {
        let referrals = try NegativeBinomial(mean: 10, size: 5)
        #expect(abs(referrals.probability(0) - 0.0041) < 5e-5)
        #expect(referrals.quantile(0.975) == 23)
        #expect(referrals.variance == 30)
        let t = try StudentT(degreesOfFreedom: 16)
        #expect(abs(2 * t.survival(2.12) - 0.05) < 5e-5)
    }

    @Test func samples() throws {
        let summary = Summary(of: [12.0, 15, 11, 19, 14])
        #expect(abs(summary.mean - 14.2) < 1e-12)
        #expect(summary.p50 == 14)
        #expect(abs(summary.p97_5 - 18.6) < 1e-12)
        let met = try ProportionEstimate(successes: 830, trials: 1_000)
        #expect(met.value == 0.83)
        let (lower, upper) = met.interval()
        #expect(abs(lower - 0.805) < 5e-4 && abs(upper - 0.852) < 5e-4)
    }

    @Test func scores() throws {
        let fifty = try WeightedIntervalScore.Interval(coverage: 0.5, lower: 8, upper: 12)
        let ninety = try WeightedIntervalScore.Interval(coverage: 0.9, lower: 5, upper: 15)
        let score = WeightedIntervalScore(median: 10, intervals: [fifty, ninety], observed: 16)
        #expect(abs(score.total - 3.8) < 1e-12)
        #expect(abs(score.underprediction - 3.2) < 1e-12)
    }
}
