import Foundation
import Simulation
import Testing

/// Children taken off a list to go elsewhere at once: to another list with their clocks, or out with an outcome.
@Suite struct TransferTests {
    static let past = 6

    static func engine(weeks: Int, stages: Int = 2, classes: Int = 1, routes: [StageDefinition.Route] = []) -> Engine {
        let network = Network(
            weekCount: weeks,
            pastWeeks: past,
            classCount: classes,
            stages: (0..<stages).map { StageDefinition(serviceKey: UInt64($0 + 1), routes: $0 == 0 ? routes : []) },
            outcomeCount: 1
        )
        return Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: false))
    }

    /// Half of twelve children, each with probability 1/2: Binomial(12, 1/2) in the week meant, nobody in others.
    @Test func aShareOfTheListIsBinomial() {
        let engine = Self.engine(weeks: 3)
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<Self.past { inputs.initial[cohort] = 2 }
            var pass = CapacityPass(
                weekCount: 3,
                variation: .shareOfList,
                order: .random,
                destination: .stage(1),
                key: 1
            )
            pass.mean[1] = 0.5
            inputs.extraCapacity = [pass]
        }
        var counts: [Int: Int] = [:]
        var ages = Sample()
        for replication in 0..<20_000 {
            engine.run(seed: 70, replication: replication)
            let moved = (0..<3).map { engine.flows(of: 0, in: $0).transferred }
            #expect(moved[0] == 0 && moved[2] == 0 && engine.flows(of: 1, in: 1).joined == moved[1])
            #expect(engine.flows(of: 0, in: 1).seen == 0 && engine.flows(of: 0, in: 1).capacity == moved[1])
            counts[moved[1], default: 0] += 1
            if moved[1] > 0 { ages.add(engine.stock(StockMeasure.mean, of: 1, endOf: 1)) }
        }
        var law = [0: 1.0 / 4096]
        for number in 1...12 { law[number] = law[number - 1]! * Double(13 - number) / Double(number) }
        let result = chiSquare(counts, against: law, of: 20_000)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
        // Clocks of one to six weeks before week 0, two weeks on: 5 on average, whoever was moved.
        #expect(TheoryRow.mean("wait of a moved random half", ages, value: 5).agrees)
    }

    /// An exact number, oldest first, keeps its clocks: four of three who came five weeks before and four who came two.
    @Test(arguments: [false, true]) func anExactNumberKeepsItsClocks(_ backwards: Bool) {
        let engine = Self.engine(weeks: 4)
        let (from, to) = backwards ? (1, 0) : (0, 1)
        engine.withInputs(of: from) { inputs in
            inputs.initial[Self.past - 5] = 3
            inputs.initial[Self.past - 2] = 4
            var pass = CapacityPass(weekCount: 4, destination: .stage(to), key: 1)
            pass.mean[1] = 4
            inputs.extraCapacity = [pass]
        }
        engine.withInputs(of: to) { $0.capacity.mean[2] = 10 }
        engine.run(seed: 0, replication: 0)
        #expect((0..<4).map { engine.flows(of: from, in: $0).transferred } == [0, 4, 0, 0])
        #expect((0..<4).map { engine.flows(of: from, in: $0).waiting } == [7, 3, 3, 3])
        #expect((0..<4).map { engine.flows(of: to, in: $0).waiting } == [0, 4, 0, 0])
        // In week 2: three waits of 6.5 weeks and one of 3.5.
        #expect(engine.flows(of: to, in: 2).seenWaitSum == 23)
    }

    /// A tenth of those not urgent are validated off the list each week: of 100, Binomial(100, .9^10) are left after ten.
    static func validation() -> [TheoryRow] {
        let engine = engine(weeks: 10, classes: 2)
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = 100
            inputs.initial[past] = 30
            inputs.extraCapacity = [
                CapacityPass(
                    weekCount: 10,
                    mean: 0.1,
                    variation: .shareOfList,
                    order: .random,
                    access: Access(tiers: [.only(0)]),
                    destination: .outcome(0),
                    key: 1
                )
            ]
        }
        let stay: Double = pow(0.9, 10)
        var (left, square) = (Sample(), Sample())
        for replication in 0..<20_000 {
            engine.run(seed: 71, replication: replication)
            let number = Double(engine.flows(of: 0, class: 0, in: 9).waiting)
            #expect(Double((0..<10).reduce(0) { $0 + engine.count(of: 0, in: $1) }) == 100 - number)
            #expect(engine.flows(of: 0, class: 1, in: 9).waiting == 30)
            left.add(number)
            square.add((number - 100 * stay) * (number - 100 * stay))
        }
        return [
            TheoryRow("validated for ten weeks: left", value: 100 * stay, left),
            TheoryRow("validated for ten weeks: variance", value: 100 * stay * (1 - stay), square),
        ]
    }

    /// A pathway redesigned in week 10: cases then go on to a new stage 2 instead of 1, and of stage 0's referrals 60% are
    /// diverted, half of these on to stage 2 and half out.
    static func redesign() -> [TheoryRow] {
        let weeks = 20
        let engine = engine(weeks: weeks, stages: 3, classes: 2, routes: [.stage(1), .stage(2)])
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 20 }
            inputs.classShares = [0.75, 0.25]
            inputs.capacity = CapacityPass(weekCount: weeks, variation: .unlimited)
            inputs.routeShares = [Phase(from: 0, [1, 0]), Phase(from: 10, [0, 1])]
            inputs.divertedShare = (0..<weeks).map { $0 < 10 ? 0 : 0.6 }
            inputs.divertedTo = .stage(2)
            inputs.divertedOnShare = Array(repeating: 0.5, count: weeks)
        }
        var (diverted, on, onOfClass1) = (Sample(), Sample(), Sample())
        for replication in 0..<4_000 {
            engine.run(seed: 72, replication: replication)
            for week in 0..<weeks {
                let flows = engine.flows(of: 0, in: week)
                let (old, new) = (engine.flows(of: 1, in: week).joined, engine.flows(of: 2, in: week).joined)
                #expect(old == (week < 10 ? flows.seen : 0))
                #expect(week < 10 ? new == 0 : (flows.seen...flows.seen + flows.diverted).contains(new))
                guard week == 15 else { continue }
                diverted.add(Double(flows.diverted))
                on.add(Double(new - flows.seen))
                let ofClass1 =
                    engine.flows(of: 2, class: 1, in: week).joined - engine.flows(of: 0, class: 1, in: week).seen
                onOfClass1.add(Double(ofClass1))
            }
        }
        return [
            TheoryRow("redesign: diverted in a week", value: 12, diverted),
            TheoryRow("redesign: diverted on in a week", value: 6, on),
            TheoryRow("redesign: diverted on of class 1", value: 1.5, onOfClass1),
        ]
    }

}
