import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Log-linear laws of waits")
struct WaitLawTests {
    private func exponential(_ rate: Double) -> WaitLaw {
        WaitLaw(
            pieces: [
                .init(from: 0, to: 3, height: log(rate), slope: -rate),
                .init(from: 3, to: .infinity, height: log(rate) - 3 * rate, slope: -rate),
            ]
        )
    }

    @Test func anExponentialInTwoPieces() {
        let law = exponential(0.2)
        #expect(isClose(law.total.mass, 1) && isClose(law.total.mean, 5))
        for weeks in [1.0, 3, 7] {
            #expect(isClose(law.mass(below: weeks), 1 - exp(-0.2 * weeks)))
            #expect(isClose(law.mass(from: weeks), exp(-0.2 * weeks)))
        }
        for (found, share) in zip(law.quantiles([0.1, 0.5, 0.9]), [0.1, 0.5, 0.9]) {
            #expect(isClose(found, -5 * log(1 - share)))
        }
        // Tilted by 0.1 its rate is 0.1, and beyond 4 weeks it forgets them.
        #expect(isClose(law.tilted(0.1).total.mean, 10))
        #expect(isClose(law.part(from: 4, to: .infinity).total.mean, 9))
        #expect(isClose(law.stretched(3).total.mean, 15))
    }

    /// On [0, 60] with a mean of 20 the density of greatest entropy.
    ///
    /// It is proportional to exp(z x/60) where z solves 1/(1 - e^-z) - 1/z = 20/60. Source: Jaynes (1957).
    @Test func theTruncatedExponentialOfGreatestEntropy() {
        let law = WaitLaw(pieces: [.init(from: 0, to: 60, height: 0, slope: 0)]).tilted(-2.149126 / 60)
        let (mass, mean) = law.total
        #expect(abs(mean - 20) < 1e-5)
        #expect(abs(law.mass(from: 18) / mass - 0.462087) < 5e-7)
        #expect(abs(law.mass(from: 52) / mass - 0.043792) < 5e-7)
        #expect(abs(law.quantiles([0.5])[0] - 16.2728) < 5e-5)
    }

    /// Quantiles undo masses, up steep slopes and down them.
    @Test(arguments: [-30, -1, -1e-12, 0, 1e-12, 2, 40])
    func quantilesUndoMasses(_ slope: Double) {
        let law = WaitLaw(
            pieces: [
                .init(from: 0, to: 2, height: 1, slope: slope), .init(from: 2, to: 9, height: -1, slope: -slope / 9),
            ]
        )
        let shares = (1..<50).map { Double($0) / 50 }
        for (wait, share) in zip(law.quantiles(shares), shares) {
            #expect(isClose(law.mass(below: wait), share * law.total.mass, relative: 1e-9), "\(slope) \(share)")
        }
    }

    @Test func candidatesHaveTheMeanOfOne() {
        #expect(WaitShapes.candidates.count == 512)
        for candidate in WaitShapes.candidates.prefix(100) {
            for mean in [2.0, 15, 90] {
                let (mass, found) = candidate.law(meanWeeks: mean).total
                #expect(isClose(mass, 1, relative: 1e-9) && isClose(found, 1, relative: 1e-9))
            }
        }
    }
}
