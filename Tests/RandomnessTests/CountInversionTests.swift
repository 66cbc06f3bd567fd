import Randomness
import Testing

/// Quantiles by scipy 1.17 at these probabilities: `scipy.stats.poisson.ppf(u, m)`, `nbinom.ppf(u, r, r/(r + m))`,
/// `binom.ppf(u, n, p)` and `hypergeom.ppf(u, population, marked, draws)`.
///
/// One differs: for a Poisson mean of 1e7 and u = 1 - 1e-9 scipy gives 10,018,972, of which mpmath's
/// `gammainc(k + 1, m, regularized=True)` says that 1.0001e-9 still lies above; the answer is one more.
private let probabilities = [1e-12, 1e-6, 0.025, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9]

@Suite struct CountInversionTests {
    static let poisson: [(Double, [Int])] = [
        (0.01, [0, 0, 0, 0, 0, 0, 1, 3]),
        (1, [0, 0, 0, 0, 1, 2, 5, 11]),
        (9.7, [0, 0, 4, 8, 10, 14, 21, 34]),
        (24.23, [0, 5, 15, 22, 24, 31, 41, 59]),
        (60, [14, 27, 45, 56, 60, 70, 85, 112]),
        (499, [350, 396, 456, 487, 499, 528, 569, 639]),
        (501, [352, 398, 458, 489, 501, 530, 572, 641]),
        (5000, [4511, 4668, 4862, 4963, 5000, 5091, 5220, 5430]),
        (1e7, [9_977_763, 9_984_972, 9_993_803, 9_998_342, 10_000_000, 10_004_053, 10_009_774, 10_018_973]),
    ]

    @Test(arguments: poisson)
    func poissonQuantiles(_ mean: Double, _ expected: [Int]) {
        #expect(probabilities.map { CountInversion.poisson($0, mean: mean) } == expected)
        let table = CountTable.poisson(mean: mean)
        #expect(probabilities.map { table.draw($0) } == expected)
    }

    static let negativeBinomial: [(Double, Double, [Int])] = [
        (10, 5, [0, 0, 2, 7, 9, 17, 34, 75]),
        (24.23, 15, [0, 1, 11, 20, 24, 35, 55, 98]),
        (3, 0.2, [0, 0, 0, 0, 0, 9, 63, 262]),
        (60, 0.01, [0, 0, 0, 0, 0, 0, 9055, 80898]),
        (400, 2, [0, 0, 48, 219, 336, 779, 1850, 4799]),
        (501, 300, [278, 343, 431, 481, 500, 548, 620, 746]),
        (501, 15, [30, 98, 277, 425, 490, 675, 1004, 1716]),
        (1e4, 0.5, [0, 0, 10, 1485, 4549, 27056, 108_278, 373_258]),
        (1e7, 15, [726_417, 2_066_759, 5_596_921, 8_502_585, 9_778_677, 13_418_677, 19_901_029, 33_898_936]),
        (1e7, 1e6, [9_926_391, 9_950_221, 9_979_454, 9_994_498, 9_999_997, 10_013_443, 10_032_441, 10_063_028]),
        (30, 1e9, [1, 8, 20, 27, 30, 37, 48, 68]),
    ]

    @Test(arguments: negativeBinomial)
    func negativeBinomialQuantiles(_ mean: Double, _ size: Double, _ expected: [Int]) {
        #expect(probabilities.map { CountInversion.negativeBinomial($0, mean: mean, size: size) } == expected)
        let table = CountTable.negativeBinomial(mean: mean, size: size)
        #expect(probabilities.map { table.draw($0) } == expected)
    }

    static let binomial: [(Int, Double, [Int])] = [
        (1, 0.5, [0, 0, 0, 0, 0, 1, 1, 1]),
        (20, 0.1, [0, 0, 0, 1, 2, 4, 7, 13]),
        (20, 0.97, [9, 13, 18, 19, 20, 20, 20, 20]),
        (1530, 0.0046, [0, 0, 2, 6, 7, 11, 16, 28]),
        (1530, 0.4, [479, 522, 575, 602, 612, 637, 671, 728]),
        (5000, 0.5, [2251, 2332, 2431, 2481, 2500, 2545, 2609, 2712]),
        (5000, 0.9, [4345, 4396, 4458, 4489, 4500, 4527, 4564, 4622]),
        (
            100_000_000, 0.1,
            [9_978_903, 9_985_743, 9_994_120, 9_998_427, 10_000_000, 10_003_845, 10_009_272, 10_017_998]
        ),
        (
            10_000_000, 0.99995,
            [9_999_335, 9_999_390, 9_999_456, 9_999_488, 9_999_500, 9_999_529, 9_999_568, 9_999_628]
        ),
    ]

    @Test(arguments: binomial)
    func binomialQuantiles(_ trials: Int, _ probability: Double, _ expected: [Int]) {
        #expect(
            probabilities.map { CountInversion.binomial($0, trials: trials, probability: probability) } == expected
        )
    }

    static let hypergeometric: [([Int], [Int])] = [
        ([20, 7, 12], [0, 0, 2, 4, 4, 6, 7, 7]),
        ([1530, 300, 20], [0, 0, 1, 3, 4, 6, 10, 16]),
        ([1530, 1500, 700], [670, 674, 681, 685, 686, 690, 694, 700]),
        ([100_000, 50_000, 20_000], [9555, 9699, 9876, 9967, 10000, 10081, 10195, 10379]),
        (
            [10_000_000, 1_000_000, 5_000_000],
            [496_663, 497_745, 499_070, 499_751, 500_000, 500_608, 501_466, 502_845]
        ),
        ([50, 49, 49], [48, 48, 48, 48, 48, 48, 49, 49]),
    ]

    @Test(arguments: hypergeometric)
    func hypergeometricQuantiles(_ law: [Int], _ expected: [Int]) {
        #expect(
            probabilities.map { CountInversion.hypergeometric($0, population: law[0], marked: law[1], draws: law[2]) }
                == expected
        )
    }

    @Test func edges() {
        #expect(CountInversion.poisson(0.5, mean: 0) == 0)
        #expect(CountInversion.poisson(1, mean: 3) < 60)
        #expect(CountInversion.negativeBinomial(0.5, mean: 0, size: 1) == 0)
        #expect(
            CountInversion.negativeBinomial(0.3, mean: 24, size: .infinity) == CountInversion.poisson(0.3, mean: 24)
        )
        #expect(CountInversion.binomial(1, trials: 7, probability: 0.2) == 7)
        #expect(CountInversion.binomial(0.999, trials: 7, probability: 0) == 0)
        #expect(CountInversion.binomial(0.001, trials: 7, probability: 1) == 7)
        #expect(CountInversion.binomial(0.5, trials: 0, probability: 0.5) == 0)
        #expect(CountInversion.hypergeometric(0.5, population: 10, marked: 10, draws: 4) == 4)
        #expect(CountInversion.hypergeometric(0.5, population: 0, marked: 0, draws: 0) == 0)
        // Support far from 0, where nearly everybody is drawn and nearly everybody is marked.
        #expect(
            CountInversion.hypergeometric(0.5, population: 10_000_000, marked: 9_999_999, draws: 9_999_990) == 9_999_989
        )
    }

    @Test func skipsAreGeometric() {
        let tenth = CountInversion.inverseLogOfFailure(0.1)
        // P(X = 0) = 0.1 and P(X <= 1) = 0.19.
        #expect(CountInversion.geometricSkips(0.0999, inverseLog: tenth) == 0)
        #expect(CountInversion.geometricSkips(0.1001, inverseLog: tenth) == 1)
        #expect(CountInversion.geometricSkips(0.1899, inverseLog: tenth) == 1)
        #expect(CountInversion.geometricSkips(0.1901, inverseLog: tenth) == 2)
        #expect(CountInversion.geometricSkips(0.5, inverseLog: CountInversion.inverseLogOfFailure(0)) == .max)
        #expect(CountInversion.geometricSkips(1 - 0x1p-53, inverseLog: CountInversion.inverseLogOfFailure(1)) == 0)
    }

    /// More luck or a larger mean never gives fewer, across the border between the two methods as well.
    @Test func drawsIncreaseInTheNumberAndInTheMean() {
        var stream = RandomStreamTests.stream(purpose: .capacity)
        for _ in 0..<2_000 {
            let (a, b) = (stream.uniform(), stream.uniform())
            let (low, high) = (min(a, b), max(a, b))
            let mean = 520 * stream.uniform()
            let more = mean + 20 * stream.uniform()
            let size = 0.1 + 20 * stream.uniform()
            #expect(CountInversion.poisson(low, mean: mean) <= CountInversion.poisson(high, mean: mean))
            #expect(CountInversion.poisson(low, mean: mean) <= CountInversion.poisson(low, mean: more))
            #expect(
                CountInversion.negativeBinomial(low, mean: mean, size: size)
                    <= CountInversion.negativeBinomial(high, mean: mean, size: size)
            )
            #expect(
                CountInversion.negativeBinomial(low, mean: mean, size: size)
                    <= CountInversion.negativeBinomial(low, mean: more, size: size)
            )
            #expect(
                CountInversion.binomial(low, trials: 1000, probability: mean / 540)
                    <= CountInversion.binomial(low, trials: 1000, probability: more / 540)
            )
            #expect(
                CountInversion.hypergeometric(low, population: 900, marked: 300, draws: Int(mean))
                    <= CountInversion.hypergeometric(low, population: 900, marked: 300, draws: Int(more))
            )
        }
    }

    @Test func fourAtOnceAreTheSameAsOneByOne() {
        var stream = RandomStreamTests.stream(purpose: .parameters)
        for _ in 0..<5_000 {
            let u = SIMD4((0..<4).map { _ in stream.uniform() })
            let means = SIMD4((0..<4).map { _ in 60 * stream.uniform() })
            let sizes = SIMD4((0..<4).map { _ in 20 * stream.uniform() })
            let four = CountInversion.negativeBinomials(u, means: means, sizes: sizes)
            for lane in 0..<4 {
                let one = CountInversion.negativeBinomial(u[lane], mean: means[lane], size: sizes[lane])
                #expect(four.map { Int($0[lane]) } == one)
            }
        }
    }

    @Test func fourAtOnceWhereTheyCannotBeAddedUp() {
        func isFound(_ u: Double, _ mean: Double, _ size: Double) -> Bool {
            let (means, sizes) = (SIMD4(5, mean, 5, 5), SIMD4(2, size, 2, 2))
            return CountInversion.negativeBinomials(SIMD4(0.5, u, 0.5, 0.5), means: means, sizes: sizes) != nil
        }
        #expect(isFound(0.5, 500, 2))
        #expect(!isFound(0.5, 501, 2))
        #expect(!isFound(0.5, 0, 2))
        #expect(!isFound(0.5, 5, .infinity))
        #expect(!isFound(1 - 0x1p-53, 400, 0.1))
        #expect(isFound(1, 5, 2))
    }
}
