import Simulation
import TestSupport
import Testing

/// Runs the examples of the module's documentation, and holds them to the figures shown there.
struct DocumentationTests {
    @Test func overview() {
        let network = Network(weekCount: 4, pastWeeks: 52, stages: [StageDefinition(serviceKey: 1)])
        let engine = Engine(
            network: network,
            observation: .everyWeek(4, thresholds: [18, 52], percentiles: true)
        )
        engine.withInputs(of: 0) { inputs in
            inputs.initial = Array(repeating: 10, count: 52)  // ten children from each of the last 52 weeks
            inputs.referralMean = Array(repeating: 9.5, count: 4)
            inputs.referralSize = Array(repeating: 4, count: 4)  // negative binomial: busy weeks and quiet ones
            inputs.capacity = CapacityPass(weekCount: 4, mean: 12)
        }
        engine.run(seed: 2025, replication: 0)
        let waiting = engine.flows(of: 0, in: 3).waiting
        let longest = engine.stock(StockMeasure.longest, of: 0, endOf: 3)  // 51.2 weeks: four cohorts are gone

        // The same weeks with one child more seen in each.
        engine.withInputs(of: 0) { $0.capacity = CapacityPass(weekCount: 4, mean: 13) }
        engine.run(seed: 2025, replication: 0)
        let fewer = waiting - engine.flows(of: 0, in: 3).waiting  // 4, whatever the referrals were
        #expect(isClose(longest, 52 - 9.0 / 11) && fewer == 4)
    }

    @Test func latentFlows() {
        let network = Network(weekCount: 12, pastWeeks: 20, stages: [StageDefinition(serviceKey: 1)])
        let engine = Engine(network: network, observation: .everyWeek(12, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            inputs.initial = Array(repeating: 5, count: 20)  // a hundred children
            inputs.referralMean = Array(repeating: 6, count: 12)
            inputs.capacity = CapacityPass(weekCount: 12, mean: 5)
            inputs.path = NumberPath([NumberPath.Point(week: 5, number: 90), NumberPath.Point(week: 11, number: 84.7)])
        }
        engine.run(seed: 2025, replication: 0)
        let waiting = [5, 11].map { engine.flows(of: 0, in: $0).waiting }  // 90 and 85
        let noted = engine.latentFlows(of: 0, in: 5)

        // The same weeks with one child more seen in each, from the same path.
        engine.withInputs(of: 0) { $0.capacity = CapacityPass(weekCount: 12, mean: 6) }
        engine.replaysLatentFlows = true
        engine.run(seed: 2025, replication: 0)
        let fewer = waiting[1] - engine.flows(of: 0, in: 11).waiting  // 12
        let isSame = engine.latentFlows(of: 0, in: 5) == noted  // true
        #expect(waiting == [90, 85] && fewer == 12 && isSame)
    }

    @Test func pathways() {
        let (refused, issued) = (0, 1)
        let (decision, assessment, held, reviews) = (0, 1, 2, 3)
        let network = Network(
            weekCount: 40,
            pastWeeks: 4,
            stages: [
                StageDefinition(
                    serviceKey: 1,
                    delay: [0, 0, 0, 0.5, 0.5],  // three weeks or four
                    routes: [.outcome(refused), .stage(assessment)],
                    dueWeeks: 6
                ),
                StageDefinition(
                    serviceKey: 1,
                    number: 1,
                    delay: Array(repeating: 0, count: 10) + [1],
                    routes: [.outcomeAndReferral(issued, held)],
                    dueWeeks: 20
                ),
                StageDefinition(
                    serviceKey: 1,
                    number: 2,
                    demands: [DerivedDemand(on: reviews, when: .waiting, oneAtATime: true)]
                ),
                StageDefinition(serviceKey: 2),
            ],
            outcomeCount: 2
        )
        let engine = Engine(network: network, observation: .everyWeek(40, thresholds: [], percentiles: false))
        engine.withInputs(of: decision) { inputs in
            inputs.referralMean = Array(repeating: 5, count: 40)
            inputs.capacity = CapacityPass(weekCount: 40, mean: 6)
            inputs.routeShares = [Phase(from: 0, [0.3, 0.7]), Phase(from: 20, [0.2, 0.8])]  // fewer are refused
        }
        engine.withInputs(of: assessment) { $0.capacity = CapacityPass(weekCount: 40, mean: 4) }
        engine.withInputs(of: held) { inputs in
            inputs.initial[3] = 1_800
            inputs.attrition = [Phase(from: 0, .constant(0.0018))]  // 9% a year
            inputs.demandShares = [Phase(from: 0, [1.0 / 52])]  // a review a year
        }
        engine.withInputs(of: reviews) { $0.capacity = CapacityPass(weekCount: 40, variation: .unlimited) }
        engine.run(seed: 2025, replication: 0)
        let plans = (0..<40).map { engine.count(of: issued, in: $0) }.reduce(0, +)
        let ceased = (0..<40).map { engine.flows(of: held, in: $0).left }.reduce(0, +)
        let number = engine.flows(of: held, in: 39).waiting  // 1,800 + plans - ceased
        let aWeek = (1..<40).map { Double(engine.flows(of: reviews, in: $0).referrals) }.reduce(0, +) / 39  // about 35
        #expect(plans > 50 && number == 1_800 + plans - ceased)
        let decisions = (0..<40).map { engine.flows(of: decision, in: $0).completed }.reduce(0, +)
        let outcomes = (0..<40).map { engine.count(of: refused, in: $0) }.reduce(0, +)
        #expect(decisions == outcomes + (0..<40).map { engine.flows(of: assessment, in: $0).joined }.reduce(0, +))
        // Binomial: five standard errors of a mean of 39 weeks.
        #expect(abs(aWeek - 35) < 5 * (35.0 / 39).squareRoot())
    }

    @Test func ordersOfService() {
        let (others, urgent) = (0, 1)
        let network = Network(weekCount: 6, pastWeeks: 2, classCount: 2, stages: [StageDefinition(serviceKey: 1)])
        let engine = Engine(network: network, observation: .everyWeek(6, thresholds: [], percentiles: false))
        func seen(_ childClass: Int, releasing: Bool) -> [Int] {
            let half = Access.CarveOut(classes: .only(urgent), share: 0.5, releasesUnused: releasing)
            engine.withInputs(of: 0) { inputs in
                inputs.initial = [11, 0, 0, 5]  // by class and then by week of clock start
                inputs.capacity = CapacityPass(weekCount: 6, mean: 4, access: Access(carveOuts: [half]))
            }
            engine.run(seed: 2025, replication: 0)
            return (0..<6).map { engine.flows(of: 0, class: childClass, in: $0).seen }
        }
        let kept = seen(others, releasing: false)  // 2, 2, 2, 2, 2, 1
        let released = seen(others, releasing: true)  // 2, 2, 3, 4, 0, 0
        #expect(kept == [2, 2, 2, 2, 2, 1] && released == [2, 2, 3, 4, 0, 0])
        #expect(seen(urgent, releasing: true) == [2, 2, 1, 0, 0, 0])

        let lists = Network(
            weekCount: 3,
            pastWeeks: 6,
            stages: [StageDefinition(serviceKey: 1), StageDefinition(serviceKey: 2)]
        )
        let move = Engine(network: lists, observation: .everyWeek(3, thresholds: [], percentiles: false))
        move.withInputs(of: 0) { inputs in
            inputs.initial[1] = 3  // three children from five weeks before
            inputs.initial[4] = 4  // and four from two
            var pass = CapacityPass(weekCount: 3, destination: .stage(1), key: 1)
            pass.mean[1] = 4
            inputs.extraCapacity = [pass]
        }
        move.run(seed: 2025, replication: 0)
        let left = (0..<3).map { move.flows(of: 0, in: $0).waiting }  // 7, 3, 3
        let moved = move.stock(StockMeasure.mean, of: 1, endOf: 1)  // 5.75 weeks: three waits of 6.5 and one of 3.5
        #expect(left == [7, 3, 3] && moved == 5.75)
    }

    @Test func staffPools() {
        let network = Network(
            weekCount: 4,
            pastWeeks: 10,
            stages: [StageDefinition(serviceKey: 1), StageDefinition(serviceKey: 2)],
            pools: [StaffPool(key: 3, stages: [0, 1])]
        )
        let engine = Engine(network: network, observation: .everyWeek(4, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { $0.initial[9] = 5 }
        engine.withInputs(of: 1) { $0.initial[5] = 12 }
        func seen(_ rule: SharingRule) -> [[Int]] {
            engine.withInputs(ofPool: 0) { inputs in
                inputs.capacity = CapacityPass(weekCount: 4, mean: 20)
                inputs.unitsPerCase = [2.5, 5]
                inputs.sharing = [Phase(from: 0, rule)]
            }
            engine.run(seed: 2025, replication: 0)
            return (0..<2).map { stage in (0..<4).map { engine.flows(of: stage, in: $0).seen } }
        }
        let inTurn = seen(.inTurn)  // 5, 0, 0, 0 and 1, 4, 4, 3
        let equally = seen(.shares([1, 1]))
        let byWork = seen(.byWork)
        let byWait = seen(.longestWait)
        #expect(inTurn == [[5, 0, 0, 0], [1, 4, 4, 3]])
        #expect(equally == [[4, 1, 0, 0], [2, 3, 4, 3]])
        #expect(byWork == [[1, 1, 2, 1], [3, 3, 3, 3]])
        #expect(byWait == [[0, 0, 0, 5], [4, 4, 4, 0]])
    }

    @Test func journeys() throws {
        let weeks = 52
        let network = Network(weekCount: weeks, pastWeeks: 52, stages: [StageDefinition(serviceKey: 1)])
        var observation = ObservationPlan.everyWeek(weeks, thresholds: [18], percentiles: false)
        observation.journeys = JourneyPlan(stages: [0], groups: [48..<52])
        observation.passes = true
        let engine = Engine(network: network, observation: observation)
        engine.withInputs(of: 0) { inputs in
            inputs.initial = Array(repeating: 10, count: 52)
            inputs.referralMean = Array(repeating: 10, count: weeks)
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 9)
            inputs.extraCapacity = [CapacityPass(weekCount: weeks, mean: 1, key: 1)]
        }
        engine.run(seed: 2025, replication: 0)
        let isTooEarly = engine.journey(of: 0, group: 0).isBeyond()  // true: nobody of them has been seen
        let followed = engine.followJourneys()  // about a year
        let journey = engine.journey(of: 0, group: 0)
        let wait = journey.meanWait  // about 51.5 weeks
        let nearlyAll = engine.journeyWait(0.92, of: 0, group: 0)
        let byExtra = engine.flows(of: 0, pass: .extra(0), in: 10).seen  // 1
        #expect(isTooEarly && !journey.isBeyond() && byExtra == 1)
        // The number on the list has a standard deviation of sqrt(520) by then, 2.3 weeks of ten.
        #expect(abs(followed - 52) < 10)
        let mean = try #require(wait)
        #expect(abs(mean - 51.5) < 10 && (nearlyAll ?? 0) > mean)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Simulation").isEmpty)
    }
}
