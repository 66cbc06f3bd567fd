import Foundation
import Randomness
import Testing

import Simulation

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

    /// Each half of a word draws the wait that its place among the cumulative weights says.
    @Test func drawsByInversion() {
        let weights = (0..<30).map { 1 + sin(Double($0)) * 0.9 }
        let total = weights.reduce(0, +)
        var expected = Array(repeating: Int32(0), count: 30)
        var random = Self.stream(0)
        for _ in 0..<500 {
            let word = random.next()
            for half in [UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32)] {
                let u = Double(half) * 0x1p-32
                var wait = 0
                var sum = weights[0]
                while (sum / total * 0x1p32).rounded() * 0x1p-32 <= u {
                    wait += 1
                    sum += weights[wait]
                }
                expected[29 - wait] += 1
            }
        }
        #expect(Self.draw(WaitSampler(weights: weights), 1_000, room: 30) == expected)
    }
}
