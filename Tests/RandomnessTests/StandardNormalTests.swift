import Randomness
import TestSupport
import Testing

@Suite struct StandardNormalTests {
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
}
