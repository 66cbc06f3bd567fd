import Randomness
import Testing

@testable import Simulation

/// Vectors of every width that the processor has give the very places that the gaps lead to one week after another.
@Suite struct ReadyPlacesTests {
    private static let weeks = 3..<64
    /// From nobody who leaves to all, by way of hazards from one in a million weeks to ten a week.
    private static let hazards: [Double] = [0, 1e-6, 1.0 / 217, 0.03, 0.4, 10, .infinity]
    private static let inverseLogs: [Double] = (0..<64).map { (week: Int) -> Double in -1 / hazards[week % 7] }

    @Test(arguments: VectorWidth.available)
    func areTheSame(_ bits: Int32) {
        for seed in 0..<200 as Range<UInt64> {
            let address = StreamAddress(
                seed: seed &* 0x9e37_79b9_7f4a_7c15,
                replication: seed,
                service: ~seed,
                stage: UInt32(seed % 5),
                purpose: .attrition,
                firstWeekNumber: Int(seed) * 100 - 5_000
            )
            // Whole groups of eight, and what is left over.
            let weeks = Self.weeks.lowerBound..<Self.weeks.upperBound - Int(seed % 9)
            for batches in 1...2 {
                let found = places(address, weeks, batches, bits)
                for week in weeks {
                    let gaps = (0..<batches)
                        .map {
                            GeometricGaps.batch($0, week: week, address: address, inverseLog: Self.inverseLogs[week])
                        }
                    let wanted = GeometricGaps.places(
                        gaps[0],
                        batches == 2 ? gaps[1] : SIMD4(repeating: GeometricGaps.longest)
                    )
                    #expect(found[week].low == wanted.low && found[week].high == wanted.high)
                }
            }
        }
    }

    @Test func plainVectorsAreAlwaysThere() {
        #expect(VectorWidth.available.first == 128)
    }

    private func places(_ address: StreamAddress, _ weeks: Range<Int>, _ batches: Int, _ bits: Int32) -> [LinePlaces] {
        var found = Array(repeating: LinePlaces(low: SIMD4(), high: SIMD4()), count: 64)
        found.withUnsafeMutableBufferPointer { found in
            Self.inverseLogs.withUnsafeBufferPointer { inverseLogs in
                address.fillPlaces(
                    found.baseAddress!,
                    weeks: weeks,
                    batches: batches,
                    inverseLogs: inverseLogs.baseAddress!,
                    vectorBits: bits
                )
            }
        }
        return found
    }
}
