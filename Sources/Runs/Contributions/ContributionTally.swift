package import Statistics

/// What replications have given of the steps of a plan, counted: tallies of different replications merge exactly.
package struct ContributionTally: Equatable, Sendable {
    /// By quantity and then by term: changes from no change.
    package internal(set) var terms: [[CountedSample]]
    /// By intervention of the plan and then by kind: hundredths of what it delivers.
    package internal(set) var delivered: [[CountedSample]]

    /// A tally of no replications.
    init(_ layout: ContributionLayout, interventions: Int) {
        let empty = CountedSample(Resolution(stepsPerUnit: 1))
        let count = ContributionTerm.all(steps: layout.steps).count
        terms = layout.quantities.map { _ in Array(repeating: empty, count: count) }
        delivered = Array(
            repeating: Array(repeating: empty, count: StepsDelivered.kinds.count),
            count: interventions
        )
    }

    /// Adds what other replications of the same plan have given.
    package mutating func merge(_ other: ContributionTally) {
        for (place, samples) in other.terms.enumerated() {
            for (term, sample) in samples.enumerated() { terms[place][term].merge(sample) }
        }
        for (place, samples) in other.delivered.enumerated() {
            for (kind, sample) in samples.enumerated() { delivered[place][kind].merge(sample) }
        }
    }
}

/// A part of what a plan changes.
///
/// In every replication
///
///     together = the sum of all steps alone + interaction + what the plan has as a whole
///     together = the sum of all steps in the plan's order + what the plan has as a whole
package enum ContributionTerm: Hashable, Sendable {
    /// A step without the others.
    case alone(Int)
    /// What a step adds to those before it in the plan.
    case inOrder(Int)
    /// What all steps do together beyond the sum of each alone.
    case interaction
    /// Lines of costs that are of the plan and of no step.
    case plan
    /// The whole plan.
    case together

    /// All terms of a plan, in order.
    static func all(steps: Int) -> [ContributionTerm] {
        (0..<steps).map { .alone($0) } + (0..<steps).map { .inOrder($0) } + [.interaction, .plan, .together]
    }
}
