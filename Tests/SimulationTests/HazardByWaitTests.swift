import Foundation
import Simulation
import Testing

/// Lists without service, from which children leave by a hazard h(a) at wait a: M/G/infinity, with patience for the stay.
///
///     E N(t) = lambda integral from 0 to t of S(a) da,   S(a) = exp(-H(a)),   N(t) Poisson
///
/// Exact in weekly steps. Source: Eick, Massey and Whitt, "The physics of the M(t)/G/infinity queue" (1993).
@Suite struct HazardByWaitTests {
    typealias Band = AttritionHazard.Band
    static let perWeek = 10.0

    static let hazards: [(name: String, hazard: AttritionHazard)] = [
        ("one hazard", .constant(0.1)),
        ("equal bands", AttritionHazard(bands: [Band(fromWeeks: 0, weekly: 0.1), Band(fromWeeks: 8, weekly: 0.1)])),
        ("two bands", AttritionHazard(bands: [Band(fromWeeks: 0, weekly: 0.04), Band(fromWeeks: 10, weekly: 0.5)])),
        (
            "three bands",
            AttritionHazard(
                bands: [
                    Band(fromWeeks: 0, weekly: 0.6), Band(fromWeeks: 2, weekly: 0), Band(fromWeeks: 9, weekly: 0.15),
                ]
            )
        ),
    ]

    /// The integral of the survival function between two waits.
    static func stay(_ hazard: AttritionHazard, from: Double, to: Double) -> Double {
        var (integral, survival) = (0.0, 1.0)
        for (index, band) in hazard.bands.enumerated() {
            let start = Double(band.fromWeeks)
            let end = index + 1 < hazard.bands.count ? Double(hazard.bands[index + 1].fromWeeks) : .infinity
            let (low, high) = (max(start, from), min(end, to))
            if low < high {
                let atLow = survival * exp(-band.weekly * (low - start))
                let spell = high - low
                integral += atLow * (band.weekly > 0 ? -expm1(-band.weekly * spell) / band.weekly : spell)
            }
            if end < .infinity { survival *= exp(-band.weekly * (end - start)) }
        }
        return integral
    }

    static func engine(weeks: Int, _ phases: [Phase<AttritionHazard>], thresholds: [Int] = []) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 1, classes: 2),
            observation: .everyWeek(weeks, thresholds: thresholds, percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = perWeek }
            inputs.classShares = [0.7, 0.3]
            inputs.attrition = phases
        }
        return engine
    }

    /// Numbers after five and sixty weeks, their variance, and those who have waited twelve weeks or more.
    static func answers(_ index: Int) -> [TheoryRow] {
        let (name, hazard) = hazards[index]
        let engine = engine(weeks: 60, [Phase(from: 0, hazard)], thresholds: [12])
        let exact = [5.0, 60].map { perWeek * stay(hazard, from: 0, to: $0) }
        let long = perWeek * stay(hazard, from: 12, to: 60)
        var samples = Array(repeating: Sample(), count: 5)
        for replication in 0..<10_000 {
            engine.run(seed: 50, replication: replication)
            let last = engine.stock(StockMeasure.number, of: 0, endOf: 59)
            samples[0].add(engine.stock(StockMeasure.number, of: 0, endOf: 4))
            samples[1].add(last)
            samples[2].add((last - exact[1]) * (last - exact[1]))
            samples[3].add(engine.stock(StockMeasure.firstThreshold, of: 0, endOf: 59))
            samples[4].add(Double(engine.flows(of: 0, class: 1, in: 59).waiting))
        }
        let values = [exact[0], exact[1], exact[1], long, 0.3 * exact[1]]
        let names = ["after 5 weeks", "after 60 weeks", "variance", "beyond 12 weeks", "of class 1"]
        return names.indices.map {
            TheoryRow("hazard by wait, \(name): \(names[$0])", value: values[$0], samples[$0])
        }
    }

    /// In the steady state the number is Poisson: of its values, not of its mean alone.
    @Test func theLawIsPoisson() {
        let hazard = Self.hazards[3].hazard
        let engine = Self.engine(weeks: 60, [Phase(from: 0, hazard)])
        let mean = Self.perWeek * Self.stay(hazard, from: 0, to: 60)
        var law: [Int: Double] = [:]
        for number in 0..<200 { law[number] = exp(Double(number) * log(mean) - mean - lgamma(Double(number) + 1)) }
        var counts: [Int: Int] = [:]
        for replication in 0..<20_000 {
            engine.run(seed: 51, replication: replication)
            counts[engine.flows(of: 0, in: 59).waiting, default: 0] += 1
        }
        let result = chiSquare(counts, against: law, of: 20_000)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// Bands until week 20, then one hazard of .05 for all: E N(t) = E N(20) exp(-.05 (t - 20)) + new.
    static func phases() -> [TheoryRow] {
        let first = hazards[2].hazard
        let engine = engine(weeks: 40, [Phase(from: 0, first), Phase(from: 20, .constant(0.05))])
        let decay = exp(-0.05 * 20)
        let exact = perWeek * (stay(first, from: 0, to: 20) * decay + (1 - decay) / 0.05)
        var number = Sample()
        for replication in 0..<10_000 {
            engine.run(seed: 52, replication: replication)
            number.add(engine.stock(StockMeasure.number, of: 0, endOf: 39))
        }
        return [TheoryRow("hazard that changes in week 20", value: exact, number)]
    }

    /// Those who leave go where the shares of the leaving routes say: to another list with their clock, or out.
    @Test func leavingRoutes() {
        let network = Network(
            weekCount: 30,
            pastWeeks: 5,
            stages: [
                StageDefinition(serviceKey: 1, leavingRoutes: [.stage(1), .outcome(0), .newReferral(2)]),
                StageDefinition(serviceKey: 2), StageDefinition(serviceKey: 3),
            ],
            outcomeCount: 1
        )
        let engine = Engine(network: network, observation: .everyWeek(30, thresholds: [30], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = 200
            inputs.attrition = [Phase(from: 0, Self.hazards[2].hazard)]
            inputs.leavingShares = [0.5, 0.3, 0.2]
        }
        var counts: [Int: Int] = [:]
        for replication in 0..<200 {
            engine.run(seed: 53, replication: replication)
            for week in 0..<30 {
                let left = engine.flows(of: 0, in: week).left
                let (joined, out) = (engine.flows(of: 1, in: week).joined, engine.count(of: 0, in: week))
                // A new referral comes when the week's own referrals have joined.
                let anew = week < 29 ? engine.flows(of: 2, in: week + 1).referrals : left - joined - out
                #expect(left == joined + out + anew)
                counts[0, default: 0] += joined
                counts[1, default: 0] += out
                counts[2, default: 0] += anew
            }
            // All of them came five weeks before week 0 and brought their clocks.
            let over30 = engine.stock(StockMeasure.firstThreshold, of: 1, endOf: 29)
            #expect(over30 == Double(engine.flows(of: 1, in: 29).waiting))
        }
        let result = chiSquare(counts, against: [0: 0.5, 1: 0.3, 2: 0.2], of: counts.values.reduce(0, +))
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }
}
