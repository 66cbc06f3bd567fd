import Simulation
import Testing

/// Inputs that cannot mean anything stop the program, rather than give a forecast.
@Suite struct MisuseTests {
    static func run(_ change: (inout StageInputs) -> Void) {
        let engine = MonotonicityTests.engine(.random, change: change)
        engine.run(seed: 1, replication: 0)
    }

    @Test func theInputsAreFineAsTheyAre() {
        Self.run { _ in }
    }

    @Test func weeksAreMissing() async {
        await #expect(processExitsWith: .failure) { Self.run { $0.referralMean.removeLast() } }
        await #expect(processExitsWith: .failure) { Self.run { $0.capacity.mean.append(1) } }
        await #expect(processExitsWith: .failure) { Self.run { $0.divertedShare = [0.5] } }
    }

    @Test func probabilitiesAreNone() async {
        await #expect(processExitsWith: .failure) { Self.run { $0.classShares = [0.5] } }
        await #expect(processExitsWith: .failure) { Self.run { $0.attrition = [Phase(from: 0, .constant(-0.1))] } }
        await #expect(processExitsWith: .failure) {
            Self.run { $0.capacity.order = [Phase(from: 0, .mixture(kappa: 1, psi: 1.5))] }
        }
        await #expect(processExitsWith: .failure) {
            Self.run { $0.capacity.order = [Phase(from: 0, .mixture(kappa: .nan, psi: 0.5))] }
        }
    }

    @Test func noOrderHoldsFromTheStart() async {
        await #expect(processExitsWith: .failure) { Self.run { $0.capacity.order = [] } }
        await #expect(processExitsWith: .failure) { Self.run { $0.capacity.order = [Phase(from: 3, .random)] } }
    }

    @Test func rulesOfAccessWithoutSense() async {
        await #expect(processExitsWith: .failure) { Self.run { $0.capacity.access = [] } }
        await #expect(processExitsWith: .failure) {
            Self.run { inputs in
                let half = Access.CarveOut(classes: .only(0), share: 0.6, releasesUnused: true)
                inputs.capacity.access[0].value.carveOuts = [half, half]
            }
        }
        await #expect(processExitsWith: .failure) { Self.run { $0.capacity.destination = .stage(1) } }
    }

    @Test func hazardsAndWorkWithoutSense() async {
        await #expect(processExitsWith: .failure) { _ = AttritionHazard(bands: [.init(fromWeeks: 3, weekly: 0.1)]) }
        await #expect(processExitsWith: .failure) {
            _ = AttritionHazard(bands: [.init(fromWeeks: 0, weekly: 0.1), .init(fromWeeks: 0, weekly: 0.2)])
        }
        // Nobody can be in work where work takes no week.
        await #expect(processExitsWith: .failure) {
            Self.run { $0.initialInWork = [InWork(children: 1, cohort: 0, weeksLeft: 0)] }
        }
    }

    @Test func poolsWithoutSense() async {
        await #expect(processExitsWith: .failure) {
            let engine = StaffPoolTests.engine(weeks: 1, [[], []], units: [1, 0], time: 1, .inTurn)
            engine.run(seed: 0, replication: 0)
        }
        await #expect(processExitsWith: .failure) {
            let engine = StaffPoolTests.engine(weeks: 1, [[], []], units: [1, 1], time: 1, .shares([1]))
            engine.run(seed: 0, replication: 0)
        }
        await #expect(processExitsWith: .failure) {
            let stage = StageDefinition(serviceKey: 1)
            let pools = [StaffPool(key: 1, stages: [0]), StaffPool(key: 2, stages: [0])]
            _ = Network(weekCount: 1, pastWeeks: 1, stages: [stage], pools: pools)
        }
    }

    @Test func journeysWithoutSense() async {
        await #expect(processExitsWith: .failure) { _ = JourneyPlan(stages: [0], groups: [0..<4, 3..<5]) }
        await #expect(processExitsWith: .failure) {
            var observation = ObservationPlan.everyWeek(4, thresholds: [], percentiles: false)
            observation.journeys = JourneyPlan(stages: [0], groups: [3..<5])
            _ = Engine(network: singleList(weeks: 4, past: 1), observation: observation)
        }
        // Neither was asked for.
        await #expect(processExitsWith: .failure) {
            let engine = MonotonicityTests.engine(.random)
            engine.run(seed: 1, replication: 0)
            engine.followJourneys()
        }
        await #expect(processExitsWith: .failure) {
            let engine = MonotonicityTests.engine(.random)
            engine.run(seed: 1, replication: 0)
            _ = engine.flows(of: 0, pass: .own, in: 0)
        }
    }

    @Test func networksWithoutSense() async {
        await #expect(processExitsWith: .failure) {
            _ = Network(weekCount: 0, pastWeeks: 1, stages: [StageDefinition(serviceKey: 1)])
        }
        await #expect(processExitsWith: .failure) {
            _ = Network(weekCount: 5, pastWeeks: 1, stages: [StageDefinition(serviceKey: 1, routes: [.stage(1)])])
        }
        await #expect(processExitsWith: .failure) { _ = StageDefinition(serviceKey: 1, delay: [0.5, 0.4]) }
    }
}
