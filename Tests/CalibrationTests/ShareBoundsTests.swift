import Areas
import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Bounds of shares, whatever the shape")
struct ShareBoundsTests {
    /// A mean with so many decimals that its rounding is next to nothing.
    private func bounds(
        _ weeks: Double,
        number: Double = 1_000_000,
        mean: Double? = nil,
        maximum: Double? = nil,
        bands: [PublishedWaits.WaitBand] = []
    ) -> ClosedRange<Double>? {
        ShareBounds.within(
            weeks,
            of: PublishedWaits(number: number, mean: mean, maximum: maximum, bands: bands)
        )
    }

    /// Markov's inequality: at least 1 - m/t; and at most all but one, who makes up the mean.
    @Test func aMeanAlone() throws {
        let beyond = try #require(bounds(40, mean: 20.125))
        #expect(abs(beyond.lowerBound - (1 - 20.125 / 40)) < 2e-5 && beyond.upperBound == 1)
        let below = try #require(bounds(18, mean: 20.125))
        #expect(below.lowerBound == 0 && below.upperBound == 1 - 1e-6)
    }

    /// With a longest wait M: at most (M - m)/(M - t).
    @Test func aMeanAndALongestWait() throws {
        let found = try #require(bounds(18, mean: 40.125, maximum: 100))
        #expect(found.lowerBound == 0)
        #expect(abs(found.upperBound - (100 - 40.125) / (100 - 18)) < 2e-5)
        #expect(bounds(18, mean: 10, maximum: 15) == 1...1)
    }

    /// Bands of 40, 30 and 30 from 0, 10 and 20 weeks: linear between edges by counts alone.
    @Test func bandsAlone() {
        let bands = [(0.0, 10.0, 40.0), (10, 20, 30), (20, .infinity, 30)]
            .map { PublishedWaits.WaitBand(from: $0.0, below: $0.1 == .infinity ? nil : $0.1, count: $0.2...$0.2) }
        #expect(bounds(10, number: 100, bands: bands) == 0.4...0.4)
        #expect(bounds(15, number: 100, bands: bands) == 0.4...0.7)
        #expect(bounds(25, number: 100, bands: bands) == 0.7...1)
        // A mean of 11.005: the least there can be is 9, if all stand where their bands begin. 200.5 child-weeks more
        // bring 20 of the second band to 15 weeks and 20 of the third to 25, 1 with what is left.
        #expect(bounds(15, number: 100, mean: 11.005, bands: bands) == 0.4...0.7)
        #expect(bounds(25, number: 100, mean: 9.505, bands: bands) == 0.9...1)
        #expect(bounds(15, number: 100, mean: 9.505, bands: bands) == 0.6...0.7)
    }

    /// All lists of four children whose waits are tenths of a week, up to twelve: by enumeration.
    @Test(arguments: [3.0, 5, 7.5, 10])
    func enumeration(_ weeks: Double) throws {
        for mean in [2.0, 4, 6, 9] {
            var shares: Set<Double> = []
            let limit = Int(weeks * 10)
            for a in 0...120 {
                for b in a...120 {
                    for c in b...120 where abs(a + b + c + 120 - Int(mean) * 40) <= 20 {
                        let below = (a < limit ? 1 : 0) + (b < limit ? 1 : 0) + (c < limit ? 1 : 0)
                        shares.insert(Double(below) / 4)
                    }
                }
            }
            // One has waited twelve weeks; a mean of two is impossible with it.
            guard let least = shares.min(), let most = shares.max() else {
                #expect(mean == 2)
                continue
            }
            let found = try #require(bounds(weeks, number: 4, mean: mean, maximum: 12))
            #expect(found.lowerBound == least && found.upperBound == most, "\(weeks), \(mean): \(found)")
        }
    }

    @Test func nothingWithoutANumber() {
        #expect(ShareBounds.within(18, of: PublishedWaits(numberBelow: 5)) == nil)
        #expect(bounds(18, number: 0) == nil)
        #expect(bounds(18, number: 10) == 0...1)
    }
}
