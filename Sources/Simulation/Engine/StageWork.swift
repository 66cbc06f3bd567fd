import Foundation
import Randomness

/// What a stage's week needs at hand: constants of the stage, and probabilities worked out once a replication.
struct StageWork {
    let startWeek: Int
    let startFraction: Double
    let serviceKey: UInt64
    let stageNumber: UInt32
    let dueWeeks: Int
    /// P(delay <= d), by d.
    let delayCumulative: [Double]
    /// Whether children leave without a delay, a route to choose or a due time, and so in bulk.
    let isPlain: Bool
    let routes: [StageDefinition.Route]

    /// 1/log(1 - q), where q is the probability that a waiting child leaves in a whole week, in the first (part) week,
    /// and in the week of its referral.
    private(set) var inverseLogWeek = -Double.infinity
    private(set) var inverseLogFirstWeek = -Double.infinity
    private(set) var inverseLogNew = -Double.infinity
    private(set) var inverseLogNewFirstWeek = -Double.infinity

    var referralMemo = CountMemo()
    var capacityMemo = CountMemo()

    init(definition: StageDefinition) {
        startWeek = definition.startWeek
        startFraction = definition.startFraction
        serviceKey = definition.serviceKey
        stageNumber = definition.number
        dueWeeks = definition.dueWeeks ?? .max
        var sum = 0.0
        delayCumulative = definition.delay.map { probability in
            sum += probability
            return sum
        }
        routes = definition.routes
        isPlain = definition.delay.count == 1 && routes.isEmpty && definition.dueWeeks == nil
    }

    mutating func begin(inputs: borrowing StageInputs, definition: borrowing StageDefinition) {
        let hazard = inputs.attritionHazard
        guard hazard > 0 else {
            (inverseLogWeek, inverseLogFirstWeek) = (-.infinity, -.infinity)
            (inverseLogNew, inverseLogNewFirstWeek) = (-.infinity, -.infinity)
            return
        }
        // log(1 - q) of a whole week is -hazard itself.
        inverseLogWeek = -1 / hazard
        inverseLogFirstWeek = -1 / (hazard * startFraction)
        inverseLogNew = Self.inverseLogOfNew(hazard: hazard)
        inverseLogNewFirstWeek = Self.inverseLogOfNew(hazard: hazard * startFraction)
    }

    /// A referral at an even moment of a span with hazard h in all stays with probability (1 - exp(-h))/h.
    private static func inverseLogOfNew(hazard: Double) -> Double {
        1 / log(-expm1(-hazard) / hazard)
    }

    /// The share of a week that the stage is there for.
    @inline(__always)
    func fraction(of week: Int) -> Double {
        week == startWeek ? startFraction : 1
    }

    /// The moment of a week, from 0 to 1, at which its capacity takes children up.
    @inline(__always)
    func momentOfService(in week: Int) -> Double {
        1 - fraction(of: week)
    }
}
