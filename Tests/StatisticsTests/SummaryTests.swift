import Foundation
@testable import Statistics
import TestSupport
import Testing

@Suite struct SummaryTests {
    /// A fixed sequence without a generator: fractional parts of multiples of the golden ratio.
    static func sequence(_ n: Int, _ transform: (Double) -> Double = { $0 }) -> [Double] {
        (0..<n).map { transform((Double($0) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)) }
    }

    /// By hand: 0, 1, ..., 100 has its p-th percentile at p, mean 50 and variance 101 * 102 / 12.
    @Test func oneToAHundred() {
        let summary = Summary(of: (0...100).reversed().map(Double.init))
        #expect(summary.count == 101)
        #expect(summary.mean == 50)
        #expect(isClose(summary.standardDeviation, (101.0 * 102 / 12).squareRoot(), relative: 1e-15))
        for (value, level) in zip(summary.percentiles, Summary.levels) {
            #expect(isClose(value, 100 * level, relative: 1e-14))
        }
        #expect(summary.p50 == 50 && summary.p97_5 == 97.5)
    }

    /// R's and NumPy's example of type 7: the quartiles of 1, 2, 3, 4 are 1.75, 2.5 and 3.25.
    @Test func interpolation() {
        let summary = Summary(of: [4, 1, 3, 2])
        #expect([summary.p25, summary.p50, summary.p75] == [1.75, 2.5, 3.25])
        #expect(Quantile.of([4, 1, 3, 2], 0.25) == 1.75)
        #expect(Quantile.of([4, 1, 3, 2], 1) == 4)
        #expect(Quantile.of([], 0.5).isNaN)
    }

    @Test(arguments: [1, 2, 3, 17, 18, 100, 1000, 4321])
    func sortingKeysAgreesWithSwifts(_ n: Int) {
        let samples: [[Double]] = [
            Self.sequence(n), Self.sequence(n) { ($0 * 10).rounded(.down) }, Self.sequence(n) { _ in 7 },
            Self.sequence(n) { 300 - 600 * $0 }, (0..<n).map(Double.init), (0..<n).map { -Double($0) },
            Self.sequence(n) { (70_000 * $0).rounded() - 35_000 }, Self.sequence(n) { 2e9 - 4e9 * $0 },
        ]
        for sample in samples {
            var keys = sample.map { Int32($0) }
            let sorted = keys.sorted()
            var spare = keys
            keys.withUnsafeMutableBufferPointer { keys in
                spare.withUnsafeMutableBufferPointer {
                    KeySort.sort(keys.baseAddress!, spare: $0.baseAddress!, count: keys.count)
                }
            }
            #expect(keys == sorted)
        }
    }

    /// Normal theory: the standard error of a median is sqrt(pi/2) = 1.2533 times that of the mean.
    @Test func medianErrorOfNormalValues() throws {
        let n = 10_000
        let values = (0..<n).map { Normal.standard.quantile((Double($0) + 0.5) / Double(n)) }
        let summary = Summary(of: values)
        let theory = (Double.pi / 2).squareRoot() / Double(n).squareRoot()
        #expect(isClose(try #require(summary.medianError), theory, relative: 1e-3))
        #expect(isClose(try #require(summary.meanError), 0.01, relative: 1e-3))
    }

    /// The error told is how far the medians of many samples differ.
    ///
    /// For exponential values it is 1/sqrt(n), since the density at their median is a half.
    @Test(arguments: [40, 250])
    func medianErrorIsTheSpreadOfMedians(_ n: Int) throws {
        let samples = 1500
        let uniform = Self.scrambled(samples * n)
        let summaries = (0..<samples).map { k in Summary(of: uniform[k * n..<(k + 1) * n].map { -log($0) }) }
        let medians = Summary(of: summaries.map(\.p50))
        let told = Summary(of: try summaries.map { try #require($0.medianError) })
        let theory = 1 / Double(n).squareRoot()
        // Five Monte Carlo errors of a standard deviation, and what a density that is not flat adds to small samples.
        let tolerance = 5 / (2 * Double(samples)).squareRoot() + 1 / Double(n)
        #expect(isClose(medians.standardDeviation, theory, relative: tolerance))
        #expect(isClose(told.mean, theory, relative: tolerance))
    }

    @Test func medianErrorOfFewAndEqualValues() {
        #expect(Summary(of: [3.0]).meanError == nil && Summary(of: [3.0]).medianError == nil)
        #expect(Summary(of: (0..<9).map(Double.init)).medianError == nil)
        #expect(Summary(of: (0..<10).map(Double.init)).medianError != nil)
        #expect(Summary(of: [Double](repeating: 7, count: 50)).medianError == 0)
    }

    /// Numbers between 0 and 1 by SplitMix64.
    private static func scrambled(_ count: Int) -> [Double] {
        (1...UInt64(count))
            .map { index in
                var z = index &* 0x9e37_79b9_7f4a_7c15
                z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
                z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
                return (Double((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53
            }
    }

    @Test func singlePrecisionAndOneValue() {
        #expect(Summary(of: [Float(3), 1, 2]).percentiles == Summary(of: [3.0, 1, 2]).percentiles)
        let one = Summary(of: [5.0])
        #expect(one.standardDeviation == 0 && one.percentiles.allSatisfy { $0 == 5 })
    }

    /// NIST's advice for the standard deviation: a large mean must not spoil it (Chan, Golub and LeVeque, 1983).
    @Test func largeMean() {
        let summary = Summary(of: [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
        #expect(summary.mean == 1e9 + 10)
        #expect(isClose(summary.standardDeviation, 30.0.squareRoot(), relative: 1e-15))
    }

    @Test func weights() throws {
        let sample = try WeightedSample([3, 1, 2, 9], weights: [1, 2, 1, 0])
        #expect(sample.values == [1, 2, 3, 9])
        #expect(sample.mean == 1.75)
        #expect(sample.variance == 0.6875)
        #expect(isClose(sample.effectiveSize, 16.0 / 6, relative: 1e-15))
        #expect([0, 0.5, 0.51, 0.75, 0.76, 1].map(sample.quantile) == [1, 1, 2, 2, 3, 3])
        #expect(throws: ParameterError.self) { try WeightedSample([1], weights: [1, 2]) }
        #expect(throws: ParameterError.self) { try WeightedSample([1, 2], weights: [0, 0]) }
        #expect(throws: ParameterError.self) { try WeightedSample([1, .nan], weights: [1, 1]) }
    }

    /// scipy 1.17: `scipy.stats.binomtest(k, n).proportion_ci(0.95, "wilson")`.
    @Test(arguments: [
        (830, 1000, (0.805465935038086, 0.8520084043614475)), (0, 20, (0.0, 0.16112515805281935)),
        (20, 20, (0.8388748419471808, 1.0)), (3, 10, (0.10779126740630102, 0.6032218525388546)),
    ])
    func wilson(_ k: Int, _ n: Int, _ expected: (Double, Double)) throws {
        let estimate = try ProportionEstimate(successes: k, trials: n)
        let (lower, upper) = estimate.interval()
        #expect(isClose(lower, expected.0, relative: 1e-12))
        #expect(isClose(upper, expected.1, relative: 1e-12))
        #expect(isClose(estimate.standardError, (estimate.value * (1 - estimate.value) / Double(n)).squareRoot()))
    }

    @Test func errorsSayWhatIsWrong() {
        #expect(throws: ParameterError("the number of trials", 0, mustBe: "a finite number above 0")) {
            try ProportionEstimate(successes: 0, trials: 0)
        }
        #expect(
            ParameterError("degrees of freedom", -2, mustBe: "above 0").description
                == "degrees of freedom must be above 0, found -2"
        )
        #expect(throws: ParameterError.self) { try StudentT(degreesOfFreedom: .nan) }
    }
}
