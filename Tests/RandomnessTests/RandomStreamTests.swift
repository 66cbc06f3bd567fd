import Testing

import Randomness

@Suite struct RandomStreamTests {
    static func stream(
        seed: UInt64 = 1,
        replication: UInt64 = 2,
        service: UInt64 = 3,
        stage: UInt32 = 4,
        purpose: Purpose = .arrivals,
        week: UInt64 = 5
    ) -> RandomStream {
        RandomStream(
            seed: seed,
            replication: replication,
            service: service,
            stage: stage,
            purpose: purpose,
            week: week
        )
    }

    @Test func wordsAreTheBlocksInOrder() {
        var stream = Self.stream(purpose: .capacity)
        let drawn = (0..<10).map { _ in stream.next() }
        let expected = (0..<3)
            .flatMap { block in
                let words = Philox4x64.block(
                    counter: SIMD4(UInt64(block), 5, 4 << 32 | 2, 3),
                    key: SIMD2(1, 2)
                )
                return (0..<4).map { words[$0] }
            }
        #expect(drawn == Array(expected.prefix(10)))
    }

    @Test func sameAddressSameNumbersAndAnyOtherAddressOthers() {
        func first(_ stream: RandomStream) -> UInt64 {
            var stream = stream
            return stream.next()
        }
        let all = [
            first(Self.stream()), first(Self.stream(seed: 9)), first(Self.stream(replication: 9)),
            first(Self.stream(service: 9)), first(Self.stream(stage: 9)), first(Self.stream(purpose: .order)),
            first(Self.stream(week: 9)),
        ]
        #expect(Set(all).count == all.count)
        #expect(first(Self.stream()) == all[0])
    }

    @Test func uniformStaysStrictlyInside() {
        #expect(RandomStream.unitInterval(0) == 0x1p-53)
        #expect(RandomStream.unitInterval(.max) == 1 - 0x1p-53)
        var stream = Self.stream()
        var sum = 0.0
        var squares = 0.0
        let n = 100_000
        for _ in 0..<n {
            let u = stream.uniform()
            #expect(u > 0 && u < 1)
            sum += u
            squares += u * u
        }
        // Five standard errors: 1/sqrt(12 n) for the mean, sqrt(4/45/n) for the mean square.
        #expect(abs(sum / Double(n) - 0.5) < 5 / (12 * Double(n)).squareRoot())
        #expect(abs(squares / Double(n) - 1.0 / 3) < 5 * (4.0 / 45 / Double(n)).squareRoot())
    }

    /// Published FNV-1a 64 values: RFC 9923 gives the empty string's and "foobar"'s.
    @Test func serviceKeysAreFNV1a() {
        #expect(RandomStream.serviceKey("") == 0xcbf2_9ce4_8422_2325)
        #expect(RandomStream.serviceKey("a") == 0xaf63_dc4c_8601_ec8c)
        #expect(RandomStream.serviceKey("foobar") == 0x8594_4171_f739_67e8)
    }

    @Test func purposesAreDistinct() {
        let all: [Purpose] = [
            .arrivals, .capacity, .attrition, .order, .route, .delay, .initialAges, .parameters, .effects, .classMix,
            .diversion,
        ]
        #expect(Set(all).count == all.count)
    }
}
