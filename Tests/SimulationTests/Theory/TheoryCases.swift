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
        .hazardByWait(0), .hazardByWait(1), .hazardByWait(2), .hazardByWait(3),
        .hazardThatChanges,
        .infiniteServers(0), .infiniteServers(1),
        .jackson(0), .jackson(1), .jackson(2), .jackson(3),
        .cobham("urgent first", urgentFirst: true),
        .cobham("urgent first, at random within a class", urgentFirst: true, order: .random),
        .cobham("no priorities", urgentFirst: false),
        .keptPlaces,
        .validation,
        .redesign,
        .reviews,
        .followUps,
        .luckOfPasses,
    ]
}
