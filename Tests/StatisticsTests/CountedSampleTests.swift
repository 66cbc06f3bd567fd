import Foundation
import Testing

@testable import Statistics

@Suite("Counted samples")
struct CountedSampleTests {
    private static let tenths = Resolution(stepsPerUnit: 10)

    /// Values of many sizes, of either sign, with ties.
    private static func values(_ count: Int, _ seed: Int, scale: Double) -> [Float] {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
        return (0..<count)
            .map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let unit = Double(state >> 11) * 0x1p-53
                return Float((unit - 0.3) * scale * (unit > 0.9 ? 50 : 1))
            }
    }

    private static func counted(_ values: [Float], _ resolution: Resolution = tenths) -> CountedSample {
        var sample = CountedSample(resolution)
        add(values, to: &sample)
        return sample
    }

    private static func add(_ values: [Float], to sample: inout CountedSample) {
        values.withUnsafeBufferPointer { sample.add($0) }
    }

    /// Against the summary of the values themselves: mean and standard deviation to the grid of the sums, percentiles to the
    /// resolution.
    @Test(arguments: [0.5, 30, 900, 20_000, 3_000_000])
    func summariesAreThoseOfTheValues(_ scale: Double) throws {
        for count in [1, 2, 9, 10, 57, 1_000] {
            let values = Self.values(count, count, scale: scale)
            let exact = Summary(of: values.map(Double.init))
            let found = try #require(Self.counted(values).summary)
            #expect(found.count == count)
            #expect(abs(found.mean - exact.mean) <= 1e-5)
            #expect(abs(found.standardDeviation - exact.standardDeviation) <= 1e-4)
            for (one, other) in zip(found.percentiles, exact.percentiles) {
                // Two values are interpolated between.
                let most = values.map { abs(Double($0)) }.max()!
                #expect(abs(one - other) <= Self.tenths.error(at: min(most, 2 * abs(other) + scale)) + 1e-9)
            }
            #expect((found.meanError == nil) == (count < 2) && (found.medianError == nil) == (count < 10))
        }
    }

    /// Whole numbers and tenths are kept to the digit up to 6,553.6, and percentiles with them.
    @Test func tenthsAreExact() throws {
        let values = (0..<500).map { Float($0 * 37 % 60_000) / 10 }
        let exact = Summary(of: values.map { (Double($0) * 10).rounded() / 10 })
        let found = try #require(Self.counted(values).summary)
        for (one, other) in zip(found.percentiles, exact.percentiles) { #expect(abs(one - other) < 1e-9) }
    }

    /// Keys grow with values, each value is within the stated error of its step, and steps are their own.
    @Test func steps() {
        var last = Int.min
        for exponent in stride(from: -3.0, through: 8.0, by: 0.001) {
            let value = pow(10, exponent)
            let key = Self.tenths.key(value)
            #expect(key >= last)
            last = key
            #expect(abs(Self.tenths.value(key) - value) <= Self.tenths.error(at: value) + 1e-12)
            #expect(Self.tenths.key(Self.tenths.value(key)) == key)
            #expect(Self.tenths.key(-value) == -key && Self.tenths.value(-key) == -Self.tenths.value(key))
        }
        #expect(Self.tenths.key(6_553.6) == 65_536 && Self.tenths.key(6_553.8) == 65_536)
        #expect(Self.tenths.key(6_560) == 65_537)
    }

    /// However values are dealt out, in whatever order they are put together.
    @Test(arguments: [1, 2, 7, 64])
    func mergingIsExact(_ pieces: Int) {
        let values = Self.values(640, 3, scale: 40) + [.infinity, 5, .infinity]
        let whole = Self.counted(values)
        var atOnce = CountedSample(Self.tenths)
        var parts = (0..<pieces).map { _ in CountedSample(Self.tenths) }
        for piece in 0..<pieces {
            let dealt = values.indices.filter { $0 % pieces == piece }.map { values[$0] }
            Self.add(dealt, to: &atOnce)
            Self.add(dealt, to: &parts[piece])
        }
        #expect(atOnce == whole)
        var merged = CountedSample(Self.tenths)
        for part in parts.reversed() { merged.merge(part) }
        #expect(merged == whole && merged.infiniteCount == 2)
    }

    @Test func whatIsBeyondIsInfinite() throws {
        let values = (1...8).map { Float($0) } + [.infinity, .infinity]
        let found = try #require(Self.counted(values).summary)
        #expect(found.mean == .infinity && found.standardDeviation.isNaN)
        #expect(found.p50 == 5.5 && found.p75 == 7.75 && found.p90 == .infinity && found.p97_5 == .infinity)
    }

    /// Values with weights are as if each stood there as often; the error of the mean is that of a ratio.
    @Test func weights() throws {
        let pairs = [(3.0, 4), (1.5, 2), (9, 1), (3, 1), (7, 0)]
        var sample = CountedSample(Self.tenths)
        sample.add(weighted: [pairs[0]].map { (value: $0.0, weight: $0.1) })
        sample.add(weighted: pairs.dropFirst().map { (value: $0.0, weight: $0.1) })
        let found = try #require(sample.summary)
        let exact = Summary(of: [1.5, 1.5, 3, 3, 3, 3, 3, 9])
        #expect(found.mean == exact.mean && found.percentiles == exact.percentiles)
        #expect(abs(found.standardDeviation - exact.standardDeviation) < 1e-6)
        #expect(found.count == 4 && found.medianError == nil)
        let spread = pairs.reduce(0.0) { $0 + pow(Double($1.1) * ($1.0 - exact.mean), 2) }
        #expect(abs(found.meanError! - spread.squareRoot() / 8) < 1e-6)
    }

    @Test func bytes() throws {
        var weighted = CountedSample(Self.tenths)
        weighted.add(weighted: [(4.5, 3), (-2, 1)])
        let samples = [
            CountedSample(Self.tenths), Self.counted([-3, 8, 8, 20_000_000, .infinity]),
            Self.counted(Self.values(300, 5, scale: 2_000)), weighted,
        ]
        var bytes: [UInt8] = []
        for sample in samples { sample.write(to: &bytes) }
        bytes.withUnsafeBytes { input in
            var place = 0
            for sample in samples {
                #expect(CountedSample(Self.tenths, reading: input, at: &place) == sample)
            }
            #expect(place == input.count)
            // Nothing that is cut short is taken for a sample.
            for length in 0..<60 {
                var (place, found) = (0, 0)
                let cut = UnsafeRawBufferPointer(rebasing: input[..<length])
                while CountedSample(Self.tenths, reading: cut, at: &place) != nil { found += 1 }
                #expect(found < samples.count)
            }
        }
        #expect(samples[2].summary?.count == 300)
    }
}
