import Randomness
import Testing

@testable import Simulation

/// The newest three blocks of a line give up the very children that a walk along the cohorts finds.
@Suite struct YoungLineTests {
    @Test(arguments: [0, 3, 7, 8, 15, 16, 23, 30])
    func takesWhomAWalkFinds(_ current: Int) {
        var random = RandomStream(seed: 1, replication: 0, service: 0, stage: 0, purpose: .order, week: UInt64(current))
        for _ in 0..<200 {
            var list = CohortList(cohortCount: 32)
            defer { list.deallocate() }
            for cohort in 0...current { list.add(Int(3 * random.uniform()), to: cohort) }
            // The three blocks that the line holds.
            let first = max(0, (current / 8 - 2) * 8)
            var left = (first...current).map { Int(list.counts[$0]) }
            var line = YoungLine(list, current: current)
            for total in stride(from: left.reduce(0, +), to: 0, by: -1) {
                let place = Int(random.uniform() * Double(total))
                var newer = 0
                let found = left.indices.reversed()
                    .first {
                        newer += left[$0]
                        return newer > place
                    }
                #expect(line.take(at: Int32(place)) == found.map { first + $0 })
                left[found!] -= 1
            }
        }
    }
}
