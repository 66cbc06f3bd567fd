import Statistics
import TestSupport
import Testing

/// Values computed by mpmath 1.3 with 60 digits, on the exact binary values of the arguments shown.
@Suite struct SpecialFunctionTests {
    /// `gammainc(a, 0, x, regularized=True)` and `gammainc(a, x, regularized=True)`.
    @Test(arguments: [
        (0.01, 1e-10, 0.79886109143360521, 0.20113890856639479),
        (0.01, 2, 0.99950333546278147, 0.0004966645372185268),
        (0.5, 0.1, 0.34527915398142298, 0.65472084601857702),
        (0.5, 9, 0.99997790950300141, 2.2090496998585441e-5),
        (1, 0.3, 0.25918177931828213, 0.74081822068171787),
        (2.5, 2.5, 0.58411981300449208, 0.41588018699550792),
        (10, 3, 0.0011024881301154797, 0.99889751186988452),
        (10, 30, 0.99999287824913718, 7.1217508628155771e-6),
        (100, 99.5, 0.49332666031996355, 0.50667333968003645),
        (100, 160, 0.99999985579775495, 1.4420224505352737e-7),
        (1000, 900, 0.00054990226571178292, 0.99945009773428822),
        (1e4, 1e4, 0.5013298083399552, 0.4986701916600448),
        (1e4, 10500, 0.99999957241275449, 4.2758724550596473e-7),
        (1e6, 1_001_000, 0.84134478636834029, 0.15865521363165971),
        (30, 500, 1, 1.5930996276176763e-170),
        (2e10, 2e10, 0.50000094031597258, 0.49999905968402742),
        (2e10, 20_000_300_000, 0.98305222635838845, 0.016947773641611545),
        (2e10, 19_999_200_000, 7.7053491720757441e-9, 0.99999999229465083),
        (1e12, 1_000_002_000_000, 0.97724981406088128, 0.022750185939118725),
    ])
    func incompleteGamma(_ a: Double, _ x: Double, _ p: Double, _ q: Double) {
        let tolerance = a < 1e5 ? 1e-13 : 1e-12
        #expect(isClose(SpecialFunctions.regularizedGammaP(a, x), p, relative: tolerance))
        #expect(isClose(SpecialFunctions.regularizedGammaQ(a, x), q, relative: 10 * tolerance))
        if p < 0.9 { #expect(isClose(SpecialFunctions.inverseRegularizedGammaP(a, p), x, relative: 1e-11)) }
        #expect(isClose(SpecialFunctions.inverseRegularizedGammaQ(a, q), x, relative: 1e-11))
    }

    /// `betainc(a, b, 0, x, regularized=True)` and `betainc(b, a, 0, 1 - x, regularized=True)`.
    @Test(arguments: [
        (0.5, 0.5, 0.5, 0.5, 0.5),
        (1e-6, 0.1, 3, 0.29012283008975524, 0.70987716991024476),
        (0.2, 2, 3, 0.18080000000000002, 0.81919999999999998),
        (0.9, 2, 3, 0.9963, 0.0036999999999999976),
        (0.3, 40, 60, 0.017592508468930076, 0.98240749153106992),
        (0.5, 40, 60, 0.9780623532064924, 0.021937646793507603),
        (0.45, 1000, 1200, 0.33466234267154132, 0.66533765732845868),
        (0.01, 5, 900, 0.94720227663543456, 0.052797723364565437),
        (0.02, 5, 900, 0.99992944708897061, 7.0552911029393354e-5),
        (0.001, 0.01, 0.02, 0.62237591132777534, 0.37762408867222466),
        (0.001, 1.5, 100_000, 1, 4.0126616535033125e-43),
    ])
    func incompleteBeta(_ x: Double, _ a: Double, _ b: Double, _ lower: Double, _ upper: Double) throws {
        #expect(isClose(SpecialFunctions.regularizedBeta(x, a, b), lower, relative: 1e-13))
        #expect(isClose(try Beta(alpha: a, beta: b).survival(x), upper, relative: 1e-12))
        if lower < 0.9 {
            // The answer moves by its error in p times dx/dp.
            let inverse = SpecialFunctions.inverseRegularizedBeta(lower, a, b)
            #expect(isClose(inverse, x, relative: a < 0.2 ? 1e-10 : 1e-12))
        }
    }

    /// `digamma(x)`, `psi(1, x)` and `log(abs(gamma(x)))`.
    @Test(arguments: [
        (1e-5, -100000.57719921567, 10000000001.644908, 11.512919692895826),
        (0.1, -10.423754940411076, 101.43329915079275, 2.2527126517342059),
        (0.5, -1.9635100260214235, 4.9348022005446793, 0.57236494292470009),
        (1, -0.57721566490153286, 1.6449340668482264, 0),
        (2, 0.42278433509846714, 0.64493406684822644, 0),
        (3.7, 1.1671535393615114, 0.3100378576700383, 1.4280723266653881),
        (10, 2.2517525890667211, 0.10516633568168575, 12.80182748008147),
        (123.456, 4.8118293238289854, 0.0081329458342781978, 469.60554712992948),
        (1e6, 13.815510057964191, 1.0000005000001667e-6, 12815504.569147612),
        (-0.5, 0.036489973978576521, 8.9348022005446793, 1.2655121234846454),
        (-3.3, 3.6203534605921258, 14.817739525515929, -0.82435580501742646),
    ])
    func gammaFamily(_ x: Double, _ digamma: Double, _ trigamma: Double, _ logGamma: Double) {
        #expect(abs(SpecialFunctions.digamma(x) - digamma) < 4e-15 * max(1, abs(digamma)))
        #expect(isClose(SpecialFunctions.trigamma(x), trigamma, relative: x > 0 ? 2e-15 : 2e-14))
        #expect(abs(SpecialFunctions.logGamma(x) - logGamma) < 4e-15 * max(1, abs(logGamma)))
    }

    /// `log(beta(a, b))`.
    @Test(arguments: [
        (0.5, 0.5, 1.1447298858494002), (2, 3, -2.4849066497880003), (0.1, 1e6, 0.87116164093778441),
        (5, 12, -9.9914984298588413), (1e6, 2e6, -1909548.290968533), (0.5, 1e9, -9.7892679754235055),
        (9, 11, -13.630868711378729),
    ])
    func logBeta(_ a: Double, _ b: Double, _ value: Double) {
        #expect(isClose(SpecialFunctions.logBeta(a, b), value, relative: 2e-15))
        #expect(SpecialFunctions.logBeta(a, b) == SpecialFunctions.logBeta(b, a))
    }

    /// `erfinv(y)`.
    @Test(arguments: [
        (1e-10, 8.8622692545275805e-11), (0.1, 0.088855990494257692), (0.49, 0.46586860023505734),
        (0.51, 0.48812205051595882), (0.9, 1.1630871536766742), (-0.7, -0.73286907795921678),
    ])
    func inverseErrorFunction(_ y: Double, _ x: Double) {
        #expect(isClose(SpecialFunctions.inverseErrorFunction(y), x, relative: 4e-16))
    }

    /// `findroot` on `log(erfc(x)) - log(y)`.
    @Test(arguments: [
        (1e-300, 26.209469960516124), (1e-20, 6.6015806223551426), (0.01, 1.8213863677184497),
        (0.3, 0.73286907795921687), (0.7, 0.2724627147267544), (1.5, -0.47693627620446987),
    ])
    func inverseComplementaryErrorFunction(_ y: Double, _ x: Double) {
        #expect(isClose(SpecialFunctions.inverseComplementaryErrorFunction(y), x, relative: 4e-16))
    }

    @Test func outsideTheDomainIsNaN() {
        #expect(SpecialFunctions.regularizedGammaP(-1, 2).isNaN)
        #expect(SpecialFunctions.regularizedGammaP(1, -2).isNaN)
        #expect(SpecialFunctions.regularizedBeta(1.5, 1, 1).isNaN)
        #expect(SpecialFunctions.regularizedBeta(0.5, 0, 1).isNaN)
        #expect(SpecialFunctions.inverseRegularizedGammaP(2, 1.5).isNaN)
        #expect(SpecialFunctions.inverseRegularizedBeta(-0.5, 2, 2).isNaN)
        #expect(SpecialFunctions.digamma(-2).isNaN)
        #expect(SpecialFunctions.inverseComplementaryErrorFunction(2.5).isNaN)
        #expect(SpecialFunctions.inverseErrorFunction(1) == .infinity)
    }
}
