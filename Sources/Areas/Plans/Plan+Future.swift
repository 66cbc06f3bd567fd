extension Plan {
    /// Whether it is a possible future rather than a choice: all that it changes is the demand or a threshold.
    ///
    /// Nobody can choose such a plan instead of another, so it is not among those of which the best is looked for.
    package var isFuture: Bool { !interventions.isEmpty && interventions.allSatisfy { !$0.effect.isChosen } }
}
