import Statistics
import TestSupport
import Testing

/// Values at x of the log probability, P(X <= x) and P(X > x), computed by mpmath 1.3 with 50 digits from the textbook
/// formulas: `gammainc` and `betainc` with `regularized=True`, `loggamma`, on the exact binary values of the
/// parameters shown; for the binomial with a million trials, the sum of its terms.
@Suite struct DiscreteDistributionTests {
    private func check(
        _ distribution: some DiscreteDistribution,
        _ rows: [(k: Int, logProbability: Double, cdf: Double, survival: Double)]
    ) throws {
        for row in rows {
            let name = "\(distribution) at \(row.k)"
            #expect(isClose(distribution.logProbability(row.k), row.logProbability, relative: 1e-12), "\(name)")
            #expect(isClose(distribution.cdf(row.k), row.cdf, relative: 2e-12), "\(name)")
            #expect(isClose(distribution.survival(row.k), row.survival, relative: 2e-12), "\(name)")
        }
        for p in [1e-9, 0.01, 0.3, 0.5, 0.8, 0.999] {
            let k = distribution.quantile(p)
            #expect(distribution.cdf(k) >= p && distribution.cdf(k - 1) < p, "\(distribution) \(p)")
        }
        #expect(distribution.cdf(-1) == 0)
        #expect(distribution.probability(-1) == 0)
        #expect(distribution.quantile(0) == 0)
    }

    @Test func poisson() throws {
        try check(
            Poisson(mean: 24.23),
            [
                (0, -24.23, 2.9994712494008524e-11, 0.99999999997000529),
                (24, -2.5125325622298945, 0.53534319932215518, 0.46465680067784482),
                (80, -42.895801499418954, 1.0, 9.9465339680586445e-20),
            ]
        )
        try check(
            Poisson(mean: 1e6),
            [
                (995000, -20.345073198466499, 2.8148203838965314e-7, 0.99999971851796161),
                (1_000_000, -7.8266938955201431, 0.50026596148628365, 0.49973403851371635),
                (1_006_000, -25.793792543610464, 0.99999999898057025, 1.0194297537713864e-9),
            ]
        )
    }

    @Test func negativeBinomial() throws {
        try check(
            NegativeBinomial(mean: 10, size: 5),
            [
                (0, -5.4930614433405485, 0.0041152263374485597, 0.99588477366255144),
                (9, -2.5699648736200202, 0.52449953156710821, 0.47550046843289179),
                (60, -16.45899570120875, 0.99999982691019954, 1.7308980046398597e-7),
            ]
        )
        try check(
            NegativeBinomial(mean: 24.2, size: 1e7),
            [
                (0, -24.199970718047241, 3.0909092549420052e-11, 0.99999999996909091),
                (24, -2.5122674002075269, 0.53777543080056007, 0.46222456919943993),
                (80, -42.964761951332831, 1.0, 9.2675655001740198e-20),
            ]
        )
        try check(
            NegativeBinomial(mean: 3, size: 0.05),
            [
                (0, -0.20554369320866557, 0.81420451858201803, 0.18579548141798197),
                (4, -4.5636754569763753, 0.89924713867346912, 0.10075286132653088),
                (500, -17.34299907761525, 0.99999840529746732, 1.5947025326789606e-6),
            ]
        )
    }

    @Test func binomial() throws {
        try check(
            Binomial(trials: 20, probability: 0.3),
            [
                (0, -7.1334988787746473, 0.00079792266297612026, 0.99920207733702388),
                (6, -1.6521419750931667, 0.60800981220092401, 0.39199018779907599),
                (19, -20.236425952577526, 0.99999999996513216, 3.4867844009999974e-11),
            ]
        )
        try check(
            Binomial(trials: 1_000_000, probability: 0.25),
            [
                (248000, -17.672739961971923, 1.9041844312369635e-6, 0.99999809581556876),
                (250000, -6.9897059565120851, 0.50053743506992825, 0.49946256493007175),
                (252500, -23.622856121130263, 0.99999999600016559, 3.999834408838021e-9),
            ]
        )
    }

    /// Mean 10 and size 5: P0 is (5/15)^5 = 1/243; and the 2.5, 50 and 97.5% quantiles.
    @Test func knownNegativeBinomial() throws {
        let distribution = try NegativeBinomial(mean: 10, size: 5)
        #expect(isClose(distribution.probability(0), 0.004_115_23, relative: 1e-6))
        #expect([0.025, 0.5, 0.975].map(distribution.quantile) == [2, 9, 23])
        #expect(distribution.variance == 30)
    }

    @Test func edges() throws {
        let never = try Binomial(trials: 7, probability: 0)
        let always = try Binomial(trials: 7, probability: 1)
        #expect(never.quantile(0.9) == 0 && always.quantile(0.1) == 7)
        #expect(never.probability(0) == 1 && always.probability(7) == 1)
        #expect(try Binomial(trials: 7, probability: 0.5).quantile(1) == 7)
        #expect(try Poisson(mean: 0).quantile(1) == 0)
        #expect(try Poisson(mean: 3).quantile(1) == .max)
        #expect(try Poisson(mean: 0).probability(0) == 1)
        let poisson = try Poisson(mean: 24)
        let limit = try NegativeBinomial(mean: 24, size: .infinity)
        #expect(limit.probability(20) == poisson.probability(20) && limit.cdf(20) == poisson.cdf(20))
    }
}
