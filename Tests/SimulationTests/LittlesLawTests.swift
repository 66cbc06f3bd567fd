import Foundation
import Testing

import Simulation

/// Little's law: time waited by the children is time that the list was long.
@Suite struct LittlesLawTests {
    /// In a finite window, exactly.
    ///
    /// Counted by child: waits of those seen, plus waits so far of those still waiting, less waits so far at the
    /// start. Counted by week: those left after service for a whole week, and the week's referrals for half of it.
    /// No removals by hazard, whose moments are not kept.
    ///
    /// Source: Little and Graves, "Little's law" (2008), the finite-window form.
    @Test(arguments: [OrderOfService.oldestFirst, .random, .mixture(kappa: 1.5, psi: 0)], [0, 3])
    func finiteWindow(_ order: OrderOfService, startWeek: Int) {
        let weeks = 60
        let network = Network(
            weekCount: weeks,
            pastWeeks: 30,
            stages: [
                StageDefinition(serviceKey: 3, startWeek: startWeek, startFraction: startWeek == 0 ? 1 : 0.3)
            ]
        )
        let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<30 { inputs.initial[cohort] = 5 }
            for week in 0..<weeks {
                inputs.referralMean[week] = 9
                inputs.referralSize[week] = 3
            }
            inputs.divertedShare = Array(repeating: 0.1, count: weeks)
            var capacity = CapacityPass(weekCount: weeks, mean: 8.4, variation: .negativeBinomial(size: 5))
            capacity.order = [Phase(from: 0, order)]
            inputs.capacity = capacity
            inputs.extraCapacity = [CapacityPass(weekCount: weeks, mean: 2.5, order: .random, key: 1)]
        }
        for replication in 0..<50 {
            engine.run(seed: 8, replication: replication)
            var byChild =
                -engine.stockAtStart(StockMeasure.number, of: 0) * engine.stockAtStart(StockMeasure.mean, of: 0)
            var byWeek = 0.0
            var waiting = engine.stockAtStart(StockMeasure.number, of: 0)
            for week in startWeek..<weeks {
                let flows = engine.flows(of: 0, in: week)
                let span = week == startWeek && startWeek > 0 ? 0.3 : 1
                byChild += flows.seenWaitSum
                byWeek += (waiting - Double(flows.seen)) * span + Double(flows.referrals - flows.diverted) * span / 2
                waiting = Double(flows.waiting)
            }
            let last = weeks - 1
            byChild +=
                engine.stock(StockMeasure.number, of: 0, endOf: last)
                * engine.stock(StockMeasure.mean, of: 0, endOf: last)
            // Referrals of a first part week are held as if spread over the whole of it.
            let blur = startWeek > 0 ? Double(engine.flows(of: 0, in: startWeek).referrals) : 0
            #expect(abs(byChild - byWeek) <= 1e-6 + blur * 0.5)
        }
    }

    /// In steady state: 8 referrals a week, Poisson, and room for 10.
    ///
    /// The number at week ends is the exact chain N' = max(0, N - 10) + Poisson(8); mean wait x 8 is the mean
    /// number over time.
    @Test func steadyState() {
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
        let exactAtEnd = chance.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        let exactAfter = chance.enumerated().reduce(0) { $0 + Double(max(0, $1.offset - 10)) * $1.element }

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
        expect(atEnd, equals: exactAtEnd, "bulk queue: number at week ends")
        // Over time: after service for the week, plus half the week's 8.
        expect(wait, equals: exactAfter + 4, "bulk queue: waits begun a week, by Little's law")
    }
}
