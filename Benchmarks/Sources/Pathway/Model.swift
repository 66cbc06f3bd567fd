import Randomness
import Simulation

/// The pathway: triage, then assessment, for urgent and routine children.
enum Model {
    static let weeks = 104
    static let past = 20
    static let triage = 0
    static let assessment = 1
    static let urgent = 0
    static let routine = 1

    static let network = Network(
        weekCount: weeks,
        pastWeeks: past,
        classCount: 2,
        stages: [
            StageDefinition(
                serviceKey: RandomStream.serviceKey("pathway"),
                number: 0,
                delay: [0.2, 0.3, 0.3, 0.2],
                routes: [.stage(assessment), .outcome(0)]
            ),
            StageDefinition(
                serviceKey: RandomStream.serviceKey("pathway"),
                number: 1,
                delay: [0.25, 0.5, 0.25],
                routes: [.outcome(1), .stage(assessment), .stage(triage)]
            ),
        ],
        outcomeCount: 2
    )

    static func engine() -> Engine {
        let engine = Engine(
            network: network,
            observation: ObservationPlan(
                weekCount: weeks,
                weeks: Figures.weeks.map { $0 - 1 },
                thresholds: [18],
                percentiles: false
            )
        )
        engine.withInputs(of: triage) { inputs in
            // Of each of the ten weeks before the start.
            for cohort in past - 10..<past {
                inputs.initial[urgent * past + cohort] = 2
                inputs.initial[routine * past + cohort] = 7
            }
            for week in 0..<weeks { inputs.referralMean[week] = 12 }
            inputs.classShares = [0.2, 0.8]
            inputs.attrition = [Phase(from: 0, .constant(0.02))]
            inputs.routeShares = [Phase(from: 0, [0.7, 0.3])]
            inputs.capacity = clinics(of: 11)
        }
        engine.withInputs(of: assessment) { inputs in
            for cohort in 0..<past {
                inputs.initial[urgent * past + cohort] = 1
                inputs.initial[routine * past + cohort] = 6
            }
            inputs.attrition = [Phase(from: 0, .constant(0.01))]
            inputs.routeShares = [Phase(from: 0, [0.75, 0.2, 0.05])]
            inputs.capacity = clinics(of: 8)
        }
        return engine
    }

    /// So many slots at the start of each week but the first: urgent children first, then the oldest clock.
    private static func clinics(of slots: Double) -> CapacityPass {
        let urgentFirst = Access(tiers: [.only(urgent), .all])
        var pass = CapacityPass(weekCount: weeks, mean: slots, order: .oldestFirst, access: urgentFirst)
        pass.mean[0] = 0
        return pass
    }
}
