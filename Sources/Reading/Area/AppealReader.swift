import Areas
import Yams

/// Reads appeals against an outcome, in the mapping form of a route.
enum AppealReader {
    /// Whether a route takes the rest, in its mapping form.
    static func takesRest(_ route: Field) -> Bool {
        guard route.below(FigureKeys.value(RouteKeys.share))?.scalarText == RouteKeys.rest else { return false }
        Section(route, RouteKeys.mapping)?[BesideKeys.range(RouteKeys.share)]?
            .report("cannot stand beside 'rest'", remedy: "The rest is what the other shares leave: remove the range.")
        return true
    }

    /// The appeals of a route; `nil` if it has none or they cannot be used.
    static func read(_ route: Field, _ destination: Route.Destination) -> Appeal? {
        guard let field = route.below(RouteKeys.appeals) else { return nil }
        guard field.keeps({ Appeal.destinationFaults(destination, at: $0) }),
            let section = Section(field, AppealKeys.shape)
        else { return nil }
        let share = section.read(AppealKeys.share)
        let delay = section.read(AppealKeys.decidedAfter)
        let upheld = section.read(AppealKeys.upheld)
        let stage = section.read(AppealKeys.returnsTo)
        guard let share, let delay, let upheld, let stage else { return nil }
        return Appeal(share: share, delay: delay, upheld: upheld, returnsTo: stage)
    }

    /// Holds the appeals of a service's routes against the service.
    ///
    /// - Parameters:
    ///   - stages: Its stages.
    ///   - isComplete: Whether all of them could be read.
    ///   - hasExceptions: Whether the service says what share are exceptions.
    static func check(_ stages: [StageReader.Result], isComplete: Bool, hasExceptions: Bool) {
        let known = KnownNames(stages.map(\.stage.id))
        for stage in stages {
            for (route, field) in zip(stage.stage.routes, stage.routeFields) {
                guard let appeal = route.appeal, let appeals = field.below(RouteKeys.appeals) else { continue }
                appeals.keeps { Appeal.exceptionFaults(hasExceptions: hasExceptions, at: $0) }
                if isComplete {
                    appeals.below(AppealKeys.returnsTo)?.keeps { known.stageFaults(appeal.returnsTo, at: $0) }
                }
            }
        }
    }
}
