package import Areas
package import Calibration
import Statistics

/// What each step of a plan contributes: alone, in the order of the plan, and what the steps do together beyond that.
///
/// Beside the whole plan each step is run alone, and so are the first two steps, the first three and so on, all in the same
/// replications and each step with the luck that it has in the whole. Services that a step leaves as they are need not be
/// simulated again for it.
package struct ContributionStudy: Sendable {
    /// The plan.
    package let plan: Plan
    /// The places of each step's interventions: an entry of the file is a step, at however many services.
    package let steps: [Range<Int>]
    /// Runs the whole plan and its parts.
    let runner: Runner
    let layout: ContributionLayout

    /// Prepares the parts of a plan of two steps or more.
    ///
    /// - Parameters:
    ///   - fitted: the area as estimated.
    ///   - plan: the plan, for which ``ContributionStudy/hasParts(_:_:)`` holds.
    ///   - settings: how the run is made.
    /// - Throws: ``InputErrors`` as the run of a plan does.
    package init(_ fitted: FittedArea, _ plan: Plan, settings: RunSettings) throws(InputErrors) {
        let plan = Self.known(plan, fitted)
        let entries = plan.entries
        precondition(entries.count > 1, "a plan of two steps or more")
        (self.plan, steps) = (plan, entries)
        var settings = settings
        settings.followsReferrals = false
        settings.countsSteps = true
        var whole = plan
        whole.jointTargets = []
        let count = entries.count
        let alone = entries.enumerated().map { plan.only($1, id: "\(plan.id)/\($0 + 1)") }
        let first = (2..<count).map { plan.only(0..<entries[$0 - 1].upperBound, id: "\(plan.id)/1-\($0)") }
        runner = try Runner(fitted, plans: [whole] + alone + first, settings: settings)
        layout = ContributionLayout(runner, steps: count)
    }

    /// Whether a plan has steps to tell apart.
    package static func hasParts(_ plan: Plan, _ fitted: FittedArea) -> Bool {
        known(plan, fitted).entries.count > 1
    }

    /// A plan without what it does to services that could not be estimated.
    private static func known(_ plan: Plan, _ fitted: FittedArea) -> Plan {
        fitted.leftOut.isEmpty ? plan : plan.within(fitted.area)
    }

    /// Runs all replications.
    ///
    /// - Parameter progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: what each step contributes.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func run(progress: (Double) -> Void = { _ in }) throws(InputErrors) -> ContributionResult {
        result(of: try tally(0..<runner.settings.replications, progress: progress))
    }
}
