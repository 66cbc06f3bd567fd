import Simulation
import Testing

/// Demands that stages make on others: reviews of a stock, follow-ups, advice by route, and follow-ups of follow-ups.
@Suite struct DerivedDemandTests {
    static func engine(_ stages: [StageDefinition], weeks: Int, classes: Int = 1) -> Engine {
        let network = Network(weekCount: weeks, pastWeeks: 4, classCount: classes, stages: stages, outcomeCount: 2)
        return Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: false))
    }

    /// Yearly reviews of 520 plans: Binomial(520, 1/52) a week; in a first part week that part of them.
    static func reviews() -> [TheoryRow] {
        let weeks = 12
        let stages = [
            StageDefinition(
                serviceKey: 1,
                startWeek: 2,
                startFraction: 0.25,
                demands: [DerivedDemand(on: 1, when: .waiting)]
            ), StageDefinition(serviceKey: 2),
        ]
        let engine = engine(stages, weeks: weeks, classes: 2)
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = 320
            inputs.initial[4] = 200
            inputs.demandShares = [Phase(from: 0, [1.0 / 52])]
        }
        var (first, later, square, ofClass1) = (Sample(), Sample(), Sample(), Sample())
        for replication in 0..<4_000 {
            engine.run(seed: 80, replication: replication)
            #expect((0..<2).allSatisfy { engine.flows(of: 1, in: $0).referrals == 0 })
            first.add(Double(engine.flows(of: 1, in: 2).referrals))
            for week in 3..<weeks {
                let reviews = Double(engine.flows(of: 1, in: week).referrals)
                later.add(reviews)
                square.add((reviews - 10) * (reviews - 10))
                ofClass1.add(Double(engine.flows(of: 1, class: 1, in: week).joined))
            }
        }
        return [
            TheoryRow("reviews of 520 plans in the first quarter week", value: 2.5, first),
            TheoryRow("reviews of 520 plans in a week", value: 10, later),
            TheoryRow("variance of these", value: 10 * 51.0 / 52, square),
            TheoryRow("reviews of 200 plans of one class", value: 200.0 / 52, ofClass1),
        ]
    }

    @Test("Of 520 plans with W waiting (520 - W) / 52 ask a week: with 6 held the list rests at 520 - 52 x 6 = 208")
    func reviewsOneAtATime() {
        let weeks = 40
        // In two placements: those who wait are taken to be in both alike.
        let held = StageDefinition(
            serviceKey: 1,
            demands: [DerivedDemand(on: 2, when: .waiting, oneAtATime: true)]
        )
        let engine = Self.engine([held, held, StageDefinition(serviceKey: 2)], weeks: weeks)
        for (stage, plans) in [400, 120].enumerated() {
            engine.withInputs(of: stage) { inputs in
                inputs.initial[0] = Int32(plans)
                inputs.demandShares = [Phase(from: 0, [1.0 / 52])]
            }
        }
        engine.withInputs(of: 2) { inputs in
            inputs.initial[0] = 208
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 6)
        }
        var (due, waiting) = (Sample(), Sample())
        for replication in 0..<4_000 {
            engine.run(seed: 84, replication: replication)
            due.add(Double(engine.flows(of: 2, in: 0).referrals))
            waiting.add(Double(engine.flows(of: 2, in: weeks - 1).waiting))
        }
        let rows = [
            TheoryRow("reviews of 520 plans, 208 waiting for theirs", value: 6, due),
            TheoryRow("plans that wait for their review after 40 weeks", value: 208, waiting),
        ]
        for row in rows { #expect(row.agrees, "\(row)") }
    }

    /// Everybody taken up has a follow-up four weeks later, until the rule ends in week 6; it starts a clock of its own.
    @Test func followUpsAfterFourWeeks() {
        let stages = [
            StageDefinition(serviceKey: 1, demands: [DerivedDemand(on: 1, when: .takenUp, afterWeeks: 4)]),
            StageDefinition(serviceKey: 2),
        ]
        let engine = Self.engine(stages, weeks: 15)
        engine.withInputs(of: 0) { inputs in
            for week in 0..<15 { inputs.referralMean[week] = 6 }
            inputs.capacity = CapacityPass(weekCount: 15, mean: 5, variation: .poisson)
            inputs.demandShares = [Phase(from: 0, [1]), Phase(from: 6, [0])]
        }
        engine.run(seed: 81, replication: 0)
        for week in 0..<15 {
            let due = week >= 4 && week < 10 ? engine.flows(of: 0, in: week - 4).seen : 0
            #expect(engine.flows(of: 1, in: week).referrals == due, "week \(week)")
        }
        #expect(engine.stock(StockMeasure.longest, of: 1, endOf: 14) < 10)
    }

    /// Advice is asked for when a case takes route 1, and two weeks after its work is done: as often as the outcome.
    @Test func demandsByRoute() {
        let stages = [
            StageDefinition(
                serviceKey: 1,
                delay: [0.5, 0, 0.5],
                routes: [.outcome(0), .outcome(1)],
                classAfterwards: 1,
                demands: [
                    DerivedDemand(on: 1, when: .routes([1]), afterWeeks: 2), DerivedDemand(on: 2, when: .completed),
                ]
            ), StageDefinition(serviceKey: 2), StageDefinition(serviceKey: 3),
        ]
        let engine = Self.engine(stages, weeks: 30, classes: 2)
        engine.withInputs(of: 0) { inputs in
            for week in 0..<30 { inputs.referralMean[week] = 8 }
            inputs.capacity = CapacityPass(weekCount: 30, variation: .unlimited)
            inputs.routeShares = [Phase(from: 0, [0.7, 0.3])]
            inputs.demandShares = [Phase(from: 0, [1, 1])]
        }
        engine.run(seed: 82, replication: 0)
        for week in 0..<30 {
            let advice = engine.flows(of: 1, in: week).referrals
            #expect(advice == (week < 2 ? 0 : engine.count(of: 1, in: week - 2)), "week \(week)")
            #expect(engine.flows(of: 2, in: week).referrals == engine.flows(of: 0, in: week).completed)
            // Demands are of the case's class, not of the one that it takes on.
            #expect(engine.flows(of: 1, class: 1, in: week).joined == 0)
        }
    }

    /// A case takes on another class where it goes next.
    @Test func aClassAfterwards() {
        let stages = [
            StageDefinition(serviceKey: 1, delay: [0, 1], routes: [.stage(1)], classAfterwards: 1),
            StageDefinition(serviceKey: 2),
        ]
        let engine = Self.engine(stages, weeks: 3, classes: 2)
        engine.withInputs(of: 0) { inputs in
            inputs.initial[3] = 5
            inputs.initial[7] = 2
            inputs.capacity.mean[0] = 7
        }
        engine.run(seed: 0, replication: 0)
        #expect((0..<2).map { engine.flows(of: 0, class: $0, in: 1).completed } == [5, 2])
        #expect((0..<2).map { engine.flows(of: 1, class: $0, in: 1).joined } == [0, 7])
    }

    /// Each appointment is followed by another with probability p, and so on: load gamma (1 + p + p^2 + ...), Poisson.
    static func feedback() -> [TheoryRow] {
        let (gamma, p) = (5.0, 0.4)
        let stage = StageDefinition(serviceKey: 1, demands: [DerivedDemand(on: 0, when: .completed, afterWeeks: 1)])
        let weeks = 80
        let engine = engine([stage], weeks: weeks)
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = gamma }
            inputs.capacity = CapacityPass(weekCount: weeks, variation: .unlimited)
            inputs.demandShares = [Phase(from: 0, [p])]
        }
        let exact = gamma / (1 - p)
        var (seen, square) = (Sample(), Sample())
        for replication in 0..<20_000 {
            engine.run(seed: 83, replication: replication)
            let number = Double(engine.flows(of: 0, in: weeks - 1).seen)
            seen.add(number)
            square.add((number - exact) * (number - exact))
        }
        return [
            TheoryRow("follow-ups of follow-ups: seen in a week", value: exact, seen),
            TheoryRow("follow-ups of follow-ups: variance", value: exact, square),
        ]
    }

}
