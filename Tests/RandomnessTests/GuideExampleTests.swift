import Randomness
import Testing

/// The examples of the module's page, run.
@Suite struct GuideExampleTests {
    @Test func overview() {
        var stream = RandomStream(
            seed: 20_251,
            replication: 0,
            service: RandomStream.serviceKey("nd"),
            stage: 0,
            purpose: .arrivals,
            week: 12
        )
        let u = stream.uniform()
        let referrals = CountInversion.negativeBinomial(u, mean: 24.23, size: 15)
        let slots = CountInversion.binomial(stream.uniform(), trials: 25, probability: 0.8)
        #expect(referrals >= 0 && (0...25).contains(slots))

        let weekly = CountTable.poisson(mean: 24.23)
        let same = weekly.draw(0.5) == CountInversion.poisson(0.5, mean: 24.23)
        #expect(same)

        let inverseLog = CountInversion.inverseLogOfFailure(1.0 / 217)
        var leavers = 0
        var place = CountInversion.geometricSkips(stream.uniform(), inverseLog: inverseLog)
        while place < 1_530 {
            leavers += 1
            place += 1 + CountInversion.geometricSkips(stream.uniform(), inverseLog: inverseLog)
        }
        // Binomial with mean 7.05 and standard deviation 2.65.
        #expect(leavers < 7 + 5 * 3)
    }
}
