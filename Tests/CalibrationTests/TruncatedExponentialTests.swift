import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Truncated exponential of greatest entropy")
struct TruncatedExponentialTests {
    /// On [0, 60] with mean 20, z solves 1/(1 - e^-z) - 1/z = 20/60.
    @Test func aMeanOfAThirdOfTheLimit() {
        let law = TruncatedExponential(limit: 60, mean: 20)
        #expect(abs(law.z - -2.149126) < 5e-7)
        #expect(abs(1 - law.cdf(18) - 0.462087) < 5e-7)
        #expect(abs(1 - law.cdf(52) - 0.043792) < 5e-7)
        // The median: F^-1(1/2) = limit log(1 + (e^z - 1)/2)/z.
        #expect(abs(60 * log1p(expm1(law.z) / 2) / law.z - 16.2728) < 5e-5)
        #expect(abs(law.cdf(16.2728) - 0.5) < 2e-6)
    }

    @Test func aMeanInTheMiddleIsUniform() {
        let law = TruncatedExponential(limit: 8, mean: 4)
        #expect(abs(law.z) < 1e-12)
        #expect(isClose(law.cdf(2), 0.25))
    }

    /// Shares of the limit from very short to nearly the limit itself.
    @Test(arguments: [0.0005, 0.01, 0.2, 0.4999, 0.5001, 0.8, 0.99, 0.9995])
    func itsMeanIsTheOneAskedFor(_ share: Double) {
        let law = TruncatedExponential(limit: 100, mean: 100 * share)
        // The mean is the integral of 1 - F, by Simpson's rule on a grid fine enough for the steepest law here.
        let steps = 400_000
        let width = 100 / Double(steps)
        var sum = 0.0
        for step in 0...steps {
            let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
            sum += weight * (1 - law.cdf(Double(step) * width))
        }
        #expect(isClose(sum * width / 3, 100 * share, relative: 1e-6), "\(sum * width / 3)")
    }

    @Test(arguments: [0.0005, 0.3, 0.7, 0.9995])
    func itIsADistribution(_ share: Double) {
        let law = TruncatedExponential(limit: 40, mean: 40 * share)
        #expect(law.cdf(-1) == 0)
        #expect(law.cdf(0) == 0)
        #expect(law.cdf(40) == 1)
        #expect(law.cdf(50) == 1)
        var before = 0.0
        for step in 1...400 {
            let now = law.cdf(Double(step) / 10)
            #expect(now >= before && now <= 1)
            before = now
        }
    }

    /// A mean at a share m of the limit and one at 1 - m are mirror images.
    @Test func mirrorImages() {
        let short = TruncatedExponential(limit: 10, mean: 3)
        let long = TruncatedExponential(limit: 10, mean: 7)
        #expect(isClose(short.z, -long.z, relative: 1e-9))
        for x in [0.5, 2, 5, 9.0] { #expect(isClose(short.cdf(x), 1 - long.cdf(10 - x), relative: 1e-9)) }
    }
}
