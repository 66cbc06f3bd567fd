import Testing

import Simulation

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
