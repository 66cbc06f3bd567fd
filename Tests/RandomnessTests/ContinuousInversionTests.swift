import Randomness
import TestSupport
import Testing

@Suite struct ContinuousInversionTests {
    /// Computed by mpmath 1.3 (25 digits): the root z of log(ncdf(z)) = log(p), p the nearest double.
    @Test(arguments: [
        (1e-300, -37.0470962993611992), (1e-20, -9.26234008979840758), (0.001, -3.09023230616781354),
        (0.025, -1.95996398454005421), (0.075, -1.43953147093845593), (0.3, -0.524400512708040816),
        (0.6, 0.253347103135799741), (0.975, 1.95996398454005386), (0.999999, 4.75342430881708777),
    ])
    func normalQuantiles(_ p: Double, _ z: Double) {
        #expect(isClose(StandardNormal.quantile(p), z, relative: 1e-15))
    }

    @Test func normalEdges() {
        #expect(StandardNormal.quantile(0.5) == 0)
        #expect(StandardNormal.quantile(0) == -.infinity)
        #expect(StandardNormal.quantile(1) == .infinity)
        #expect(StandardNormal.quantile(-0.1).isNaN)
        #expect(StandardNormal.quantile(.nan).isNaN)
    }

    @Test func triangularQuantiles() {
        // The area of the two triangles by hand: base 2 of 10, then base 8.
        #expect(Triangular.quantile(0, low: -2, mode: 0, high: 8) == -2)
        #expect(isClose(Triangular.quantile(0.05, low: -2, mode: 0, high: 8), -1, relative: 1e-15))
        #expect(abs(Triangular.quantile(0.2, low: -2, mode: 0, high: 8)) < 1e-15)
        #expect(isClose(Triangular.quantile(0.8, low: -2, mode: 0, high: 8), 4, relative: 1e-15))
        #expect(Triangular.quantile(1, low: -2, mode: 0, high: 8) == 8)
        #expect(Triangular.quantile(0.3, low: 4, mode: 4, high: 4) == 4)
        #expect(Triangular.quantile(0.25, low: 0, mode: 0, high: 1) == 1 - 0.75.squareRoot())
    }
}
