import Statistics
import TestSupport
import Testing

/// Values at x of the log density, P(X <= x) and P(X > x), computed by mpmath 1.3 with 50 digits from the textbook
/// formulas: `gammainc` and `betainc` with `regularized=True`, `loggamma`, `ncdf`, on the exact binary values of the
/// parameters shown.
@Suite struct ContinuousDistributionTests {
    private func check(
        _ distribution: some ContinuousDistribution,
        _ rows: [(x: Double, logDensity: Double, cdf: Double, survival: Double)]
    ) throws {
        for row in rows {
            let name = "\(distribution) at \(row.x)"
            #expect(isClose(distribution.logDensity(row.x), row.logDensity, relative: 1e-12), "\(name)")
            #expect(isClose(distribution.cdf(row.x), row.cdf, relative: 2e-12), "\(name)")
            #expect(isClose(distribution.survival(row.x), row.survival, relative: 2e-12), "\(name)")
            // Where P(X <= x) still tells x apart from its neighbours.
            if row.survival > 1e-3 {
                let spread = row.cdf / max(distribution.density(row.x), 1e-300)
                #expect(abs(distribution.quantile(row.cdf) - row.x) <= 1e-11 * max(abs(row.x), spread), "\(name)")
            }
        }
        for p in [1e-12, 0.01, 0.3, 0.5, 0.8, 0.999] {
            #expect(isClose(distribution.cdf(distribution.quantile(p)), p, relative: 1e-11), "\(distribution) \(p)")
        }
        #expect(distribution.quantile(-0.1).isNaN)
        #expect(distribution.quantile(1.1).isNaN)
        #expect(distribution.cdf(.infinity) == 1)
        #expect(distribution.cdf(-.infinity) == 0)
        #expect(distribution.cdf(.nan).isNaN)
    }

    @Test func normal() throws {
        try check(
            Normal(mean: 10, standardDeviation: 2.5),
            [
                (-20.0, -73.835229265078828, 1.776482112077679e-33, 1.0),
                (7.5, -2.3352292650788278, 0.15865525393145705, 0.84134474606854295),
                (10.0, -1.8352292650788278, 0.5, 0.5),
                (30.0, -33.835229265078828, 0.99999999999999938, 6.2209605742717841e-16),
            ]
        )
    }

    @Test func logNormal() throws {
        try check(
            LogNormal(logMean: 3, logStandardDeviation: 0.4),
            [
                (2.0, -17.325701014885866, 4.0315937408620234e-9, 0.99999999596840626),
                (20.0, -2.9984369920376899, 0.4957436394522108, 0.5042563605477892),
                (200.0, -21.808036159679498, 0.99999999542545232, 4.5745476761577912e-9),
            ]
        )
    }

    @Test func studentT() throws {
        try check(
            StudentT(degreesOfFreedom: 4),
            [
                (-30.0, -14.532166751192441, 3.6764280488306611e-6, 0.99999632357195117),
                (-0.01, -0.98089175223048926, 0.49625007812294927, 0.50374992187705073),
                (2.776, -3.6653847646639443, 0.97498861084001179, 0.025011389159988206),
            ]
        )
        try check(
            StudentT(degreesOfFreedom: 0.7),
            [
                (-1000.0, -13.268371853240796, 0.0024690021703500874, 0.99753099782964991),
                (0.5, -1.4815879837419534, 0.63479915665883499, 0.36520084334116501),
                (40.0, -7.7966541496411253, 0.97650163306061742, 0.023498366939382578),
            ]
        )
        try check(
            StudentT(degreesOfFreedom: 12345.6),
            [
                (-8.0, -32.838885121859318, 6.7743988865486819e-16, 0.99999999999999932),
                (0.3, -0.96396226431904084, 0.61790889674542939, 0.38209110325457061),
                (1.96, -2.8396155577127281, 0.97499087423784973, 0.025009125762150268),
            ]
        )
    }

    /// Three degrees of freedom have a way of their own: beside mpmath's to 40 digits and the way of all others.
    @Test(arguments: [1e-300, 1e-12, 2e-5, 3e-5, 0.025, 0.2, 0.499, 0.5, 0.501, 0.8, 0.975, 0.995, 1 - 1e-12])
    func studentTOfThree(_ p: Double) throws {
        let three = try StudentT(degreesOfFreedom: 3)
        let other = try StudentT(degreesOfFreedom: 3.0.nextUp)
        #expect(abs(three.quantile(p) - other.quantile(p)) <= 1e-11 * abs(other.quantile(p)) + 1e-14)
        #expect(isClose(three.quantile(0.975), 3.18244630528370844, relative: 1e-14))
        #expect(isClose(three.quantile(0.995), 5.84090930973335726, relative: 1e-13))
        #expect(three.quantile(0) == -.infinity && three.quantile(1) == .infinity)
    }

    @Test func chiSquared() throws {
        try check(
            ChiSquared(degreesOfFreedom: 1),
            [
                (0.001, 2.5344391062863958, 0.025227120630039612, 0.97477287936996039),
                (3.84, -3.5116747165044904, 0.9499564787512949, 0.050043521248705103),
                (90.0, -48.168843368369805, 1.0, 2.3816001643962988e-21),
            ]
        )
        try check(
            ChiSquared(degreesOfFreedom: 37),
            [
                (5.0, -22.10137514963905, 7.806090671579626e-11, 0.99999999992193909),
                (37.0, -3.0754751459618783, 0.53092555417942087, 0.46907444582057913),
                (120.0, -23.985433118550001, 0.99999999989282037, 1.0717962899824501e-10),
            ]
        )
    }

    @Test func f() throws {
        try check(
            FDistribution(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 16),
            [
                (0.001, -2.68166907551016, 4.566506706259689e-5, 0.9999543349329374),
                (1.0, -0.85858779379367053, 0.58176241600409961, 0.41823758399590039),
                (25.0, -14.130144891188461, 0.99999719940457318, 2.8005954268243941e-6),
            ]
        )
        try check(
            FDistribution(numeratorDegreesOfFreedom: 200, denominatorDegreesOfFreedom: 5),
            [
                (0.1, -12.788496065801904, 1.4809063967342163e-8, 0.99999998519093603),
                (1.0, -0.50632267208764353, 0.41889248647153646, 0.58110751352846354),
                (40.0, -10.950450459779655, 0.99971398713416656, 0.00028601286583343975),
            ]
        )
    }

    @Test func gamma() throws {
        try check(
            Gamma(shape: 2, scale: 20),
            [
                (0.5, -6.7096117276679273, 0.00030734017095901466, 0.99969265982904099),
                (40.0, -4.3025850929940457, 0.59399415029016192, 0.40600584970983808),
                (400.0, -20.0, 0.99999995671577393, 4.3284226071209714e-8),
            ]
        )
        try check(
            Gamma(shape: 0.05, scale: 3),
            [
                (1e-12, 23.225660244646651, 0.24423397536419831, 0.75576602463580169),
                (0.1, -0.86968731047412625, 0.86521098508333701, 0.13478901491666299),
                (30.0, -16.254947328064184, 0.99999975942244131, 2.4057755868722072e-7),
            ]
        )
        try check(
            Gamma(shape: 54321, scale: 0.01),
            [
                (530.0, -18.068039775131811, 5.549039916975551e-9, 0.99999999445096008),
                (543.0, -1.7687765515783654, 0.46466669217108328, 0.53533330782891672),
                (556.0, -16.613291671316678, 0.99999997432817752, 2.5671822475321265e-8),
            ]
        )
    }

    @Test func beta() throws {
        try check(
            Beta(alpha: 1.5, beta: 2.5),
            [
                (0.001, -1.8275195536010628, 0.00010727237099363247, 0.99989272762900637),
                (0.4, 0.40347503480431748, 0.5731324201681521, 0.4268675798318479),
                (0.999, -8.7342743322496149, 0.99999993560162062, 6.439837937838549e-8),
            ]
        )
        try check(
            Beta(alpha: 0.2, beta: 0.3),
            [
                (1e-08, 12.689047727837732, 0.016208895062272496, 0.9837911049377275),
                (0.5, -1.007776103484242, 0.60582931824733267, 0.39417068175266733),
                (0.99, 1.1841625245503046, 0.8917401841503532, 0.1082598158496468),
            ]
        )
        try check(
            Beta(alpha: 5000, beta: 300),
            [
                (0.92, -17.26556012041171, 1.8393478418529841e-11, 0.99999999998160652),
                (0.943, 4.8191755338952466, 0.44349566236910928, 0.55650433763089072),
                (0.96, -11.761054628274496, 0.99999999667770989, 3.3222901088621979e-9),
            ]
        )
    }

    @Test func weibull() throws {
        try check(
            Weibull(shape: 0.7, scale: 30),
            [
                (0.01, -1.3596434732232694, 0.0036746498064768589, 0.99632535019352314),
                (30.0, -4.7578723256008878, 0.63212055882855768, 0.36787944117144232),
                (900.0, -15.592194515229681, 0.99997988335497969, 2.0116645020314106e-5),
            ]
        )
        try check(
            Weibull(shape: 3, scale: 12),
            [
                (0.5, -7.7424743597787448, 7.2335346635607125e-5, 0.99992766465336439),
                (12.0, -2.3862943611198906, 0.63212055882855768, 0.36787944117144232),
                (40.0, -36.015385789505056, 0.99999999999999992, 8.2227898053160471e-17),
            ]
        )
    }

    @Test func exponential() throws {
        try check(
            Exponential(rate: 0.02),
            [
                (0.0, -3.912023005428146, 0.0, 1.0),
                (50.0, -4.9120230054281461, 0.63212055882855769, 0.36787944117144231),
                (2000.0, -43.912023005428147, 1.0, 4.2483542552915855e-18),
            ]
        )
    }
}
