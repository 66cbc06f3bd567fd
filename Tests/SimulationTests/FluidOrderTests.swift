import Foundation
import Randomness
import Testing

import Simulation

/// Lists of 520 with 10 in and 10 out a week, where the order of service decides how long children wait.
///
/// The textbook values hold when service goes on all the time. Here it stands at week starts, so a child seen has waited
/// half a week less, and a list in random order keeps (51/52)^k rather than exp(-k/52) of a cohort: each test states
/// both values and is held to the exact one.
@Suite struct FluidOrderTests {
    /// Oldest first: wait 52, mean age 26, P(< 18) = 18/52, 92nd percentile 47.84 (fluid).
    ///
    /// By weeks the ages are the same, and a child is seen at 51.5 on average.
    @Test func oldestFirst() {
        let list = FedList(
            weeks: 120,
            past: 60,
            perWeek: 10,
            initial: (0..<52).map { ($0, 10) },
            order: .oldestFirst,
            thresholds: [18],
            percentiles: true
        )
        list.engine.run(seed: 1, replication: 0)
        for week in 0..<120 {
            #expect(list.stock(StockMeasure.number, endOf: week) == 520)
            #expect(abs(list.stock(StockMeasure.mean, endOf: week) - 26) < 1e-9)
            #expect(abs(1 - list.stock(StockMeasure.firstThreshold, endOf: week) / 520 - 0.346154) < 5e-7)
            #expect(abs(list.stock(StockMeasure.percentile92, endOf: week) - 47.84) < 1e-9)
            // The expected place of the earliest of ten even arrivals in the last week.
            #expect(abs(list.stock(StockMeasure.longest, endOf: week) - (52 - 1.0 / 11)) < 1e-9)
            let flows = list.engine.flows(of: 1, in: week)
            #expect(abs(flows.seenWaitSum / Double(flows.seen) - 51.5) < 1e-9)
        }
    }

    /// Where 40% are answered at once, the other 6 a week wait 520/6 = 86.6667 with mean age 43.3333 (fluid).
    ///
    /// For 86 weeks only children of the first list are seen, so after 52 weeks the expected sum of ages is exact:
    /// 6 x sum of (k + 1/2), k = 0...85, and 4 children at 86.5, over 520: 43.3346.
    @Test func fourInTenLeaveAtOnce() {
        let (weeks, past) = (52, 90)
        let engine = Engine(
            network: singleList(weeks: weeks, past: past),
            observation: ObservationPlan(weekCount: weeks, weeks: [51], thresholds: [18], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for waited in 0..<86 { inputs.initial[past - 1 - waited] = 6 }
            inputs.initial[past - 1 - 86] = 4
            for week in 0..<weeks { inputs.referralMean[week] = 10 }
            inputs.divertedShare = Array(repeating: 0.4, count: weeks)
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 6)
        }
        var number = Sample()
        var ages = Sample()
        var young = Sample()
        var wait = Sample()
        for replication in 0..<4_000 {
            engine.run(seed: 2, replication: replication)
            let waiting = engine.stock(StockMeasure.number, of: 0, endOf: 51)
            number.add(waiting)
            ages.add(waiting * engine.stock(StockMeasure.mean, of: 0, endOf: 51) / 520)
            young.add(waiting - engine.stock(StockMeasure.firstThreshold, of: 0, endOf: 51))
            let flows = engine.flows(of: 0, in: 51)
            wait.add(flows.seenWaitSum / Double(flows.seen))
        }
        expect(number, equals: 520, "psi at once: number")
        expect(ages, equals: 43.334_615_384_615, "psi at once: mean age (fluid 43.3333)")
        expect(young, equals: 108, "psi at once: under 18 weeks")
        // The six seen in week 51 are known beforehand: four at 86.5 weeks and two at 85.5, half a week short of 86.6667.
        #expect(abs(wait.mean - (4 * 86.5 + 2 * 85.5) / 6) < 1e-9 && wait.deviation < 1e-9)
    }

    /// Random order: each service keeps 51 in 52 of every cohort.
    ///
    /// - mean age 1/2 + 51 = 51.5 (continuous 52);
    /// - P(age >= 52) = (51/52)^52 = .364329 (continuous .367879).
    @Test(arguments: [OrderOfService.random, .mixture(kappa: 1e-9, psi: 0)])
    func randomOrder(_ order: OrderOfService) {
        let weeks = 600
        let observed = [599]
        let list = FedList(
            weeks: weeks,
            past: 1,
            perWeek: 10,
            initial: [(0, 520)],
            order: order,
            observed: observed,
            thresholds: [52, 131]
        )
        var mean = Sample()
        var over52 = Sample()
        var over131 = Sample()
        var oldest = Sample()
        for replication in 0..<1_500 {
            list.engine.run(seed: 3, replication: replication)
            mean.add(list.stock(StockMeasure.mean, endOf: 599))
            over52.add(list.stock(StockMeasure.firstThreshold, endOf: 599) / 520)
            over131.add(list.stock(StockMeasure.firstThreshold + 1, endOf: 599) / 520)
            oldest.add(list.stock(StockMeasure.longest, endOf: 599).rounded(.down))
        }
        let keep = 51.0 / 52
        // The first list, half a week old on average, has not quite gone after 600 weeks: of each cohort k = 0...599
        // ten times keep^k are left, and of the first list 520 keep^600, at age 600.5.
        let ages = (0..<600).reduce(0) { $0 + 10 * pow(keep, Double($1)) * (Double($1) + 0.5) }
        let exactMean = (ages + 520 * pow(keep, 600) * 600.5) / 520
        let name = order == .random ? "random order" : "kappa 1e-9"
        expect(mean, equals: exactMean, "\(name): mean age (continuous 52)")
        expect(over52, equals: pow(keep, 52), "\(name): share from 52 weeks (continuous .3679)")
        expect(over131, equals: pow(keep, 131), "\(name): share from 131 weeks (continuous .0805)")
        expect(
            oldest,
            equals: Self.expectedOldest(weeks: 600),
            "\(name): whole weeks of the longest (continuous 355.264)"
        )
    }

    /// Expected whole weeks of the longest wait: the sum over k of P(somebody who was there k weeks ago still is).
    ///
    /// Of M who remain of the 520 of that time, each service takes a hypergeometric number: 10 of 520. An exact Markov
    /// chain on M.
    static func expectedOldest(weeks: Int) -> Double {
        var chance = Array(repeating: 0.0, count: 521)
        chance[520] = 1
        func logChoose(_ n: Int, _ k: Int) -> Double {
            lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
        }
        let transitions = (0...520)
            .map { remaining in
                (0...10)
                    .map { taken -> Double in
                        guard taken <= remaining, 10 - taken <= 520 - remaining else { return 0 }
                        return exp(
                            logChoose(remaining, taken) + logChoose(520 - remaining, 10 - taken) - logChoose(520, 10)
                        )
                    }
            }
        var expected = 0.0
        for _ in 0..<weeks {
            var next = Array(repeating: 0.0, count: 521)
            for remaining in 0...520 where chance[remaining] > 0 {
                for taken in 0...min(10, remaining) {
                    next[remaining - taken] += chance[remaining] * transitions[remaining][taken]
                }
            }
            chance = next
            expected += 1 - chance[0]
        }
        return expected
    }

    /// From mean age 60, after 26 weeks of random order: 52 + 8 exp(-1/2) = 56.852 in continuous time.
    ///
    /// By weeks a' = 51/52 (a + 1) + 1/2 x 1/52, so 51.5 + 8.5 (51/52)^26 = 56.631.
    @Test func meanAgeReturnsTowardsItsLevel() {
        let initial = (0..<120).map { (waitedWeeks: $0, children: $0 == 59 || $0 == 60 ? 24 : 4) }
        let list = FedList(weeks: 26, past: 120, perWeek: 10, initial: initial, order: .random, observed: [25])
        var mean = Sample()
        for replication in 0..<4_000 {
            list.engine.run(seed: 4, replication: replication)
            #expect(abs(list.engine.stockAtStart(StockMeasure.mean, of: 1) - 60) < 1e-9)
            mean.add(list.stock(StockMeasure.mean, endOf: 25))
        }
        expect(
            mean,
            equals: 51.5 + 8.5 * pow(51.0 / 52, 26),
            "random order: mean age 26 weeks from 60 (continuous 56.852)"
        )
    }

    /// The mixture with kappa 0 is random order to the last bit, and the mean age falls towards oldest first's 26 as
    /// kappa grows.
    @Test func kappaRunsFromRandomToOldestFirst() {
        func run(_ order: OrderOfService) -> (all: [Double], mean: Double, longest: Double) {
            let list = FedList(weeks: 300, past: 52, perWeek: 10, initial: (0..<52).map { ($0, 10) }, order: order)
            list.engine.run(seed: 5, replication: 0)
            return (
                everything(list.engine, stages: 1..<2), list.stock(StockMeasure.mean, endOf: 299),
                list.stock(StockMeasure.longest, endOf: 299)
            )
        }
        #expect(run(.random).all == run(.mixture(kappa: 0, psi: 0)).all)
        let means = [0, 1, 3, 10, 30, 1_000].map { run(.mixture(kappa: $0, psi: 0)).mean }
        for (less, more) in zip(means, means.dropFirst()) { #expect(more < less) }
        let near = run(.mixture(kappa: 30, psi: 0))
        #expect(near.mean > 26 && near.mean < 26.5)
        #expect(near.longest < 60)
        #expect(abs(means[5] - 26) < 1e-3)
        #expect(run(.mixture(kappa: -2, psi: 0)).mean > means[0])
    }
}
