package import Areas
import Runs

/// What is asked of a run whose uncertain figures are looked at: which quantity, and what counts as better.
package struct SensitivityQuestion: Sendable {
    /// The quantity that a forecast is of.
    package enum Subject: Sendable {
        /// Weeks that children wait in the forecast's months, at all services together.
        case childWeeks
        /// A measure at a time.
        case measure(AskedMeasure)
        /// Whether a goal is met.
        case target(Target)
    }

    /// The quantity.
    package var subject: Subject
    /// Pounds that a child-week of waiting avoided is held to be worth, so that costs count; `nil`: they do not.
    package var worth: Double?

    package init(_ subject: Subject, worth: Double? = nil) {
        (self.subject, self.worth) = (subject, worth)
    }

    /// The measure asked for; `nil`: child-weeks.
    package var asked: AskedMeasure? {
        switch subject {
        case .childWeeks: nil
        case .measure(let asked): asked
        case .target(let target): AskedMeasure(target)
        }
    }

    /// The goal that a run has to count.
    var goal: Target? {
        switch subject {
        case .childWeeks: nil
        case .measure(let asked): asked.goal
        case .target(let target): target
        }
    }

    /// Whether one plan can be better than another by it.
    package var tellsPlansApart: Bool {
        if case .measure(let asked) = subject { return asked.measure.betterSide != nil }
        return true
    }

    /// What a plan brings more than no change in a replication, by the quantity under both and the plan's pounds.
    func benefit(_ value: Double, than baseline: Double, pounds: Double) -> Double {
        switch subject {
        case .childWeeks: baseline - value - (worth.map { pounds / $0 } ?? 0)
        case .measure(let asked): (asked.measure.betterSide == .atLeast ? 1 : -1) * (value - baseline)
        // Percentage points of probability.
        case .target(let target): (target.isMet(by: value) ? 100 : 0) - (target.isMet(by: baseline) ? 100 : 0)
        }
    }
}

/// How the figures of a run are looked at.
package struct SensitivitySettings: Sendable {
    /// Replications of every plan, on which everything is regressed.
    package var replications: Int
    /// The seed of all random draws.
    package var seed: UInt64
    /// Threads; they change how long it takes and nothing else.
    package var threads: Int
    /// Walks of Morris's design; 0: none.
    package var walks: Int
    /// Months to forecast; `nil`: the area's.
    package var horizonMonths: Int?
    /// Whether it is also told what the forecast of each service hangs on.
    package var tellsServices: Bool

    /// Replications of every point of a walk.
    static let replicationsOfPoint = 4
    /// Fewest replications from which curves are drawn.
    package static let fewestReplications = 200

    package init(
        replications: Int = 1_000,
        seed: UInt64 = 2025,
        threads: Int = 1,
        walks: Int = 10,
        horizonMonths: Int? = nil,
        tellsServices: Bool = true
    ) {
        (self.replications, self.seed, self.threads, self.walks) = (replications, seed, threads, walks)
        (self.horizonMonths, self.tellsServices) = (horizonMonths, tellsServices)
    }
}
