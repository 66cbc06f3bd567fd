import Foundation
import Simulation
import Testing

extension TheoryCase {
    /// 8 referrals a week, Poisson, and room for 10, in steady state.
    ///
    /// The number at week ends is the exact chain N' = max(0, N - 10) + Poisson(8); mean wait x 8 is the mean
    /// number over time.
    static let bulkQueue = TheoryCase(
        name: "Queue with bulk service: 8 in, room for 10",
        source: """
            The chain N' = max(0, N - 10) + Poisson(8) (Bailey 1954), by its matrix. Waits by Little's law (1961): \
            the number after service, and half of the week's 8.
            """
    ) {
        let exact = limits()
        let weeks = 260
        let engine = Engine(
            network: singleList(weeks: weeks, past: 20),
            observation: .everyWeek(weeks, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 8 }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 10)
        }
        var atEnd = Sample()
        var wait = Sample()
        for replication in 0..<4_000 {
            engine.run(seed: 9, replication: replication)
            // The first year settles.
            var number = 0
            var seenWait = 0.0
            for week in 60..<weeks {
                number += engine.flows(of: 0, in: week).waiting
                seenWait += engine.flows(of: 0, in: week).seenWaitSum
            }
            atEnd.add(Double(number) / 200)
            wait.add(seenWait / 200)
        }
        return [
            .mean("number at week ends", atEnd, value: exact.atEnd),
            .mean("sum of the waits of those seen in a week", wait, value: exact.afterService + 4),
        ]
    }

    /// The expected number at week ends, and after a week's service.
    private static func limits() -> (atEnd: Double, afterService: Double) {
        var chance = Array(repeating: 0.0, count: 400)
        chance[0] = 1
        let arrivals = (0..<60).map { exp(-8 + Double($0) * log(8.0) - lgamma(Double($0) + 1)) }
        for _ in 0..<2_000 {
            var next = Array(repeating: 0.0, count: chance.count)
            for (number, probability) in chance.enumerated() where probability > 1e-18 {
                for (new, share) in arrivals.enumerated() where max(0, number - 10) + new < next.count {
                    next[max(0, number - 10) + new] += probability * share
                }
            }
            chance = next
        }
        let atEnd = chance.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        return (atEnd, chance.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - 10)) * $1.element })
    }
}
