import Foundation
import Randomness
import Simulation
import Testing

/// One neurodevelopmental list over three years: 1,530 waiting, waits so far exponential with mean 67 weeks truncated
/// at 200, Poisson referrals 24.23 a week, hazard 1/217 a week, 20 assessed at the start of each week, oldest first.
private enum TaskW {
    static let checkedWeeks = [52, 104, 156]

    /// Mean and standard deviation of the number waiting after each week: the immigration-death recursion.
    ///
    /// With q = exp(-theta), as long as 20 always wait,
    ///
    ///     E N' = (E N - 20) q + lambda (1 - q)/theta
    ///     V N' = V N q^2 + (E N - 20) q (1 - q) + lambda (1 - q)/theta
    ///
    /// Of those who stay after service each remains with probability q (binomial), and the week's Poisson referrals
    /// that remain are Poisson again.
    static func exact() -> [Int: (mean: Double, deviation: Double)] {
        let theta = 1.0 / 217
        let q = exp(-theta)
        var (mean, variance) = (1530.0, 0.0)
        var values: [Int: (mean: Double, deviation: Double)] = [:]
        for week in 1...156 {
            let new = 24.23 * (1 - q) / theta
            variance = variance * q * q + (mean - 20) * q * (1 - q) + new
            mean = (mean - 20) * q + new
            values[week] = (mean, variance.squareRoot())
        }
        return values
    }

    static func samples(replications: Int) -> [[Sample]] {
        let weeks = 156
        let past = 200
        let engine = Engine(
            network: singleList(weeks: weeks, past: past, service: "task-w"),
            observation: .everyWeek(weeks, thresholds: [18], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 24.23 }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 20)
            inputs.attrition = [Phase(from: 0, .constant(1.0 / 217))]
        }
        let ages = DiscreteTable(weights: (0..<past).map { (week: Int) -> Double in exp(-Double(week) / 67) })
        var samples = checkedWeeks.map { _ in Array(repeating: Sample(), count: 4) }
        for replication in 0..<replications {
            engine.withInputs(of: 0) { inputs in
                for cohort in 0..<past { inputs.initial[cohort] = 0 }
                var random = RandomStream(
                    seed: 11,
                    replication: UInt64(replication),
                    service: 1,
                    stage: 0,
                    purpose: .initialAges,
                    week: 0
                )
                for _ in 0..<1530 { inputs.initial[past - 1 - ages.draw(random.next())] += 1 }
            }
            engine.run(seed: 11, replication: replication)
            for (index, week) in checkedWeeks.enumerated() {
                let number = engine.stock(StockMeasure.number, of: 0, endOf: week - 1)
                let over = engine.stock(StockMeasure.firstThreshold, of: 0, endOf: week - 1)
                samples[index][0].add(number)
                samples[index][1].add(engine.stock(StockMeasure.mean, of: 0, endOf: week - 1))
                samples[index][2].add(engine.stock(StockMeasure.longest, of: 0, endOf: week - 1))
                samples[index][3].add(100 * (1 - over / number))
            }
        }
        return samples
    }

    /// The published values are themselves simulated and printed to two digits.
    static let published: [(mean: Double, longest: Double, under18: Double)] = [
        (32.01, 68.81, 29.86), (29.38, 61.67, 32.18), (27.42, 57.36, 34.27),
    ]
}

extension TheoryCase {
    static let taskW = TheoryCase(
        name: "Task W: 1,530 waiting, 24.23 in, 20 seen, hazard 1/217",
        source: """
            With q = exp(-theta): E N' = (E N - 20) q + lambda (1 - q)/theta, V N' = V N q^2 + (E N - 20) q (1 - q) + \
            lambda (1 - q)/theta; binomial survival, Poisson referrals.
            """
    ) {
        let exact = TaskW.exact()
        #expect(abs(exact[52]!.mean - 1401.70) < 0.005)
        #expect(abs(exact[104]!.mean - 1300.75) < 0.005)
        #expect(abs(exact[156]!.mean - 1221.30) < 0.005)
        let samples = TaskW.samples(replications: 8_000)
        return TaskW.checkedWeeks.enumerated()
            .flatMap { index, week -> [TheoryRow] in
                let published = TaskW.published[index]
                #expect(abs(samples[index][1].mean - published.mean) < 0.06)
                #expect(abs(samples[index][2].mean - published.longest) < 0.15)
                #expect(abs(samples[index][3].mean - published.under18) < 0.15)
                return [
                    .mean("number, week \(week)", samples[index][0], value: exact[week]!.mean),
                    .deviation(
                        "its standard deviation, week \(week)",
                        samples[index][0],
                        value: exact[week]!.deviation
                    ),
                ]
            }
    }
}
