import Statistics
import Testing

/// Scores of forecasts in nine percentiles, and what is made of many of them.
@Suite struct ForecastScoreTests {
    /// Median 10; intervals 8 to 12, 6 to 14, 5 to 15 and 4 to 16 of 50, 80, 90 and 95%.
    private static let percentiles = [4.0, 5, 6, 8, 10, 12, 14, 15, 16]

    /// By hand, for 17: widths (4 x .5 + 8 x .2 + 10 x .1 + 12 x .05)/2 = 2.6; above the upper ends 5 + 3 + 2 + 1 = 11, and half
    /// the median's 7; over four intervals and a half.
    @Test func theScoreOfNinePercentilesIsTheFormulas() throws {
        let score = try WeightedIntervalScore(percentiles: Self.percentiles, observed: 17)
        #expect(abs(score.dispersion - 2.6 / 4.5) < 1e-12)
        #expect(abs(score.underprediction - 14.5 / 4.5) < 1e-12 && score.overprediction == 0)
        #expect(throws: ParameterError.self) { try WeightedIntervalScore(percentiles: [1, 2, 3], observed: 2) }
        #expect(throws: ParameterError.self) {
            try WeightedIntervalScore(percentiles: Self.percentiles.reversed(), observed: 2)
        }
    }

    @Test func partsErrorsAndCoverageAreMeans() throws {
        var score = ForecastScore()
        for observed in [10.0, 13, 17, 3] { try score.add(percentiles: Self.percentiles, observed: observed) }
        #expect(score.count == 4)
        #expect(score.bias == (0 - 3 - 7 + 7) / 4 && score.meanAbsoluteError == 17 / 4)
        #expect(score.coverage50 == 0.25 && score.coverage80 == 0.5 && score.coverage95 == 0.5)
        #expect(abs(score.dispersion - 2.6 / 4.5) < 1e-12)
        #expect(abs(score.wis - score.dispersion - score.overprediction - score.underprediction) < 1e-12)
        // 10 lies between the levels of 8 and 12, 13 between .75 and .9, 17 above .975 and 3 below .025.
        #expect(abs(score.pitMean - (0.5 + 0.825 + 0.9875 + 0.0125) / 4) < 1e-12)
        #expect(abs(score.pitHistogram.reduce(0, +) - 1) < 1e-12)
    }

    @Test func scoresAreJoinedAsIfAddedToOne() throws {
        var (all, some, rest) = (ForecastScore(), ForecastScore(), ForecastScore())
        for (place, observed) in [2.0, 9, 12, 30, 11].enumerated() {
            try all.add(percentiles: Self.percentiles, observed: observed, scale: 2)
            if place < 2 {
                try some.add(percentiles: Self.percentiles, observed: observed, scale: 2)
            } else {
                try rest.add(percentiles: Self.percentiles, observed: observed, scale: 2)
            }
        }
        let joined = some + rest
        #expect(joined.count == 5 && abs(joined.wis - all.wis) < 1e-12 && joined.coverage80 == all.coverage80)
        #expect(abs(joined.pitDeviation - all.pitDeviation) < 1e-12)
    }

    /// Observations drawn evenly from the forecast distribution itself, at the middles of 1,000 equal parts.
    @Test func aRightForecastIsReliable() throws {
        let normal = try Normal(mean: 50, standardDeviation: 8)
        let percentiles = Summary.levels.map { normal.quantile($0) }
        var score = ForecastScore()
        for part in 0..<1000 {
            try score.add(percentiles: percentiles, observed: normal.quantile((Double(part) + 0.5) / 1000))
        }
        #expect(score.coverage50 == 0.5 && score.coverage80 == 0.8 && score.coverage95 == 0.95)
        #expect(abs(score.pitMean - 0.5) < 1e-9)
        #expect(abs(score.pitDeviation - (1.0 / 12).squareRoot()) < 0.001)
        for share in score.pitHistogram { #expect(abs(share - 0.1) < 0.001) }
    }

    @Test func relativeScoresAreARatioOfSumsAndAGeometricMean() {
        var relative = RelativeScore()
        relative.add(2, against: 1)
        relative.add(1, against: 8)
        relative.add(0, against: 1)
        #expect(relative.ratioOfSums == 0.3)
        #expect(abs(relative.geometricMean - 0.5) < 1e-12)
        #expect(abs(relative.shareWorse - 1.0 / 3) < 1e-12)
        #expect(RelativeScore().geometricMean.isNaN)
    }

    @Test func reliabilityComparesProbabilitiesWithWhatCame() throws {
        var reliability = Reliability()
        for came in [true, false, false, false] { try reliability.add(probability: 0.25, came: came) }
        for came in [true, true] { try reliability.add(probability: 1, came: came) }
        #expect(reliability.count == 6)
        #expect(abs(reliability.brierScore - (0.75 * 0.75 + 3 * 0.0625) / 6) < 1e-12)
        #expect(reliability.brierScoreOfShare == 0.25)
        #expect(reliability.unreliability == 0)
        #expect(reliability.bins[2].meanProbability == 0.25 && reliability.bins[2].shareThatCame == 0.25)
        #expect(reliability.bins[9].count == 2)
        try reliability.add(probability: 0.95, came: false)
        #expect(reliability.unreliability > 0.04)
        #expect(throws: ParameterError.self) { try reliability.add(probability: 1.2, came: true) }
    }
}
