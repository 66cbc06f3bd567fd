import Foundation
import Randomness
import Simulation
import Testing

@Suite struct WaitSamplerTests {
    static func stream(_ replication: UInt64) -> RandomStream {
        RandomStream(seed: 30, replication: replication, service: 1, stage: 0, purpose: .initialAges, week: 0)
    }

    static func draw(_ sampler: WaitSampler, _ children: Int, room: Int) -> [Int32] {
        var list = Array(repeating: Int32(0), count: room)
        var random = stream(0)
        list.withUnsafeMutableBufferPointer { sampler.add(children, to: $0, random: &random) }
        return list
    }

    /// Counts follow the weights: truncated exponential, and weights with holes and very unlike sizes.
    @Test(arguments: [
        (0..<200).map { exp(-Double($0) / 67) }, [0, 3, 0, 0, 1e-3, 5, 0], [1], [0, 0, 2], [1e-9, 1, 1e-9],
    ])
    func countsFollowTheWeights(_ weights: [Double]) {
        let children = 400_001
        let list = Self.draw(WaitSampler(weights: weights), children, room: weights.count + 3)
        #expect(list.reduce(0, +) == Int32(children))
        let total = weights.reduce(0, +)
        var counts: [Int: Int] = [:]
        var law: [Int: Double] = [:]
        for (wait, weight) in weights.enumerated() {
            counts[wait] = Int(list[list.count - 1 - wait])
            if weight == 0 { #expect(counts[wait] == 0) } else { law[wait] = weight / total }
        }
        let result = chiSquare(counts, against: law, of: children)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// Each quarter of a word draws the wait that its place among the cumulative weights says, and another word decides
    /// where its sixteen bits leave more than one.
    @Test func drawsByInversion() {
        let weights = (0..<30).map { 1 + sin(Double($0)) * 0.9 }
        let total = weights.reduce(0, +)
        func wait(_ u: Double) -> Int {
            var wait = 0
            var sum = weights[0]
            while sum / total <= u {
                wait += 1
                sum += weights[wait]
            }
            return wait
        }
        var expected = Array(repeating: Int32(0), count: 30)
        var random = Self.stream(0)
        var further = 0
        for _ in 0..<5_000 {
            let word = random.next()
            for quarter in 0..<4 {
                let number = word >> UInt64(16 * quarter) & 0xffff
                var u = Double(number) * 0x1p-16
                if wait(u) != wait(u + 0x1p-16 - 0x1p-53) {
                    u += Double(random.next() >> 16) * 0x1p-64
                    further += 1
                }
                expected[29 - wait(u)] += 1
            }
        }
        #expect(further > 0)
        #expect(Self.draw(WaitSampler(weights: weights), 20_000, room: 30) == expected)
    }
}
