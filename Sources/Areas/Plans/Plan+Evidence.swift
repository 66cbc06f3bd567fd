extension Plan {
    /// The least sure of the figures with which a plan changes services that act on one another; `nil` when it changes
    /// nothing there.
    package func evidence(for services: [String]) -> Evidence? {
        services.flatMap { interventions(at: $0) }.map { $0.evidence }.max()
    }
}

extension Intervention {
    /// The least sure of its figures; a change of rule without figures is a decision, and takes effect as assumed.
    package var evidence: Evidence { effect.figures.map(\.figure.evidence).max() ?? .assumed }
}
