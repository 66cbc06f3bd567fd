import Foundation
import Simulation
import Testing

@testable import Assembly

@Suite("Early disposals as a hazard")
struct EarlyDisposalTests {
    /// The share of a cohort that is left at an age.
    private func left(_ hazard: AttritionHazard, at weeks: Double) -> Double {
        var integral = 0.0
        for (index, band) in hazard.bands.enumerated() {
            let end = index + 1 < hazard.bands.count ? Double(hazard.bands[index + 1].fromWeeks) : .infinity
            integral += band.weekly * max(0, min(end, weeks) - Double(band.fromWeeks))
        }
        return exp(-integral)
    }

    /// Of referrals a share e leaves at an exponential age: at the edges of bands as many are left as that law says.
    @Test(arguments: [(0.3, 3.0), (0.55, 1.0), (0.1, 9.0)])
    func theLawIsExactAtEdges(share: Double, age: Double) {
        let hazard = AttritionHazard.constant(0.004).adding(earlyShare: share, meanWeeks: age)
        for band in hazard.bands.dropFirst() where Double(band.fromWeeks) <= 7 * age {
            let weeks = Double(band.fromWeeks)
            let expected = (1 - share + share * exp(-weeks / age)) * exp(-0.004 * weeks)
            #expect(abs(left(hazard, at: weeks) - expected) < 1e-9, "\(weeks)")
        }
        // In the end all of the share has left, but for a thousandth of it.
        let end = left(hazard, at: 200) / exp(-0.8)
        #expect(abs(end - (1 - share)) < 1e-3 * share + 1e-9, "\(end)")
    }

    /// Taking them away again leaves what was there.
    @Test func theyCanBeTakenAway() {
        let bands = [AttritionHazard.Band(fromWeeks: 0, weekly: 0.01), .init(fromWeeks: 26, weekly: 0.03)]
        let before = AttritionHazard(bands: bands)
        let after = before.adding(earlyShare: 0.4, meanWeeks: 4).removingEarly()
        for weeks in [1.0, 5, 20, 26, 60] {
            #expect(abs(left(after, at: weeks) - left(before, at: weeks)) < 1e-9)
        }
        #expect(before.adding(earlyShare: 0, meanWeeks: 4) == before)
    }
}
