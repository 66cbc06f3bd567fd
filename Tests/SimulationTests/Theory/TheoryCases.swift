import Simulation

extension TheoryCase {
    /// Every case, in the order of the table.
    static let all: [TheoryCase] = [
        .oldestFirst,
        .answeredAtOnce,
        .randomOrder("random order", .random),
        .randomOrder("mixture with kappa 1e-9", .mixture(kappa: 1e-9, psi: 0)),
        .randomOrderFromSixty,
        .earlyDisposals,
        .abandonmentFromOneThousand,
        .abandonment("oldest first", .oldestFirst),
        .abandonment("random order", .random),
        .abandonment("mixture with kappa 0.7, psi 0.3", .mixture(kappa: 0.7, psi: 0.3)),
        .bulkQueue,
        .classes,
        .taskW,
    ]
}
