// Lists of 520 with 10 in and 10 out a week, oldest first. Service stands at week starts, so a child seen has waited half
// a week less than where service goes on all the time.

import Simulation
import Testing

extension TheoryCase {
    /// Wait 52, mean age 26, P(< 18) = 18/52, 92nd percentile 47.84 (fluid).
    ///
    /// By weeks the ages are the same, and a child is seen at 51.5 on average.
    static let oldestFirst = TheoryCase(
        name: "Oldest first: 520 waiting, 10 a week",
        source: "Fluid limit: everybody waits N/c = 52 weeks, and ages are even on [0, 52] (Little 1961)."
    ) {
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
        func stock(_ index: Int, _ week: Int) -> Double { list.stock(index, endOf: week) }
        for week in 0..<120 {
            #expect(stock(StockMeasure.number, week) == 520)
            #expect(abs(stock(StockMeasure.mean, week) - 26) < 1e-9)
            #expect(abs(1 - stock(StockMeasure.firstThreshold, week) / 520 - 0.346154) < 5e-7)
            #expect(abs(stock(StockMeasure.percentile92, week) - 47.84) < 1e-9)
            let flows = list.engine.flows(of: 1, in: week)
            #expect(abs(flows.seenWaitSum / Double(flows.seen) - 51.5) < 1e-9)
            // The expected place of the earliest of ten even arrivals in the last week.
            #expect(abs(stock(StockMeasure.longest, week) - (52 - 1.0 / 11)) < 1e-9)
        }
        let last = list.engine.flows(of: 1, in: 119)
        return [
            .exact("mean age (26)", stock(StockMeasure.mean, 119), value: 26),
            .exact("share under 18 weeks", 1 - stock(StockMeasure.firstThreshold, 119) / 520, value: 18.0 / 52),
            .exact("92nd percentile", stock(StockMeasure.percentile92, 119), value: 47.84),
            .exact(
                "longest: the earliest of ten even arrivals",
                stock(StockMeasure.longest, 119),
                value: 52 - 1.0 / 11
            ),
            .exact("wait of those seen (52)", last.seenWaitSum / Double(last.seen), value: 51.5),
        ]
    }

    /// Where 40% are answered at once, the other 6 a week wait 520/6 = 86.6667 with mean age 43.3333 (fluid).
    ///
    /// For 86 weeks only children of the first list are seen, so after 52 weeks the expected sum of ages is exact:
    /// 6 x sum of (k + 1/2), k = 0...85, and 4 children at 86.5, over 520: 43.3346.
    static let answeredAtOnce = TheoryCase(
        name: "Oldest first, four in ten answered at once",
        source: """
            Fluid limit: the other 6 of 10 a week wait 520/6 weeks, with ages even up to there. By weeks: the sum of the \
            ages of 6 children in each of 86 weeks and 4 in the one before.
            """
    ) {
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
        #expect(wait.deviation < 1e-9)
        return [
            .mean("number (520)", number, value: 520),
            .mean("mean age (43.3333)", ages, value: 43.334_615_384_615),
            .mean("number under 18 weeks", young, value: 108),
            // The six seen in week 51 are known beforehand: four at 86.5 weeks and two at 85.5, half a week short of
            // 86.6667.
            .exact("wait of those seen (86.6667)", wait.mean, value: (4 * 86.5 + 2 * 85.5) / 6),
        ]
    }
}
