import Areas
import Wording
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
        guard case .outcome = destination else {
            field.report(
                "must be against an outcome, found a route that leads on",
                remedy: "Move them to the outcome that families appeal against, such as 'refused'."
            )
            return nil
        }
        guard let section = Section(field, AppealKeys.shape) else { return nil }
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
        let known = stages.map(\.stage.id)
        for stage in stages {
            for (route, field) in zip(stage.stage.routes, stage.routeFields) {
                guard let appeal = route.appeal, let appeals = field.below(RouteKeys.appeals) else { continue }
                if !hasExceptions {
                    appeals.report(
                        "needs the service to have 'exceptions', because children who return count as exceptions",
                        remedy: "Give the share of cases that are exceptions, such as 'exceptions: 5%'."
                    )
                }
                if isComplete, !known.contains(appeal.returnsTo) {
                    appeals.below(AppealKeys.returnsTo)?
                        .report(
                            "names the unknown stage '\(shorten(appeal.returnsTo))'",
                            remedy: remedy(for: appeal.returnsTo, allowed: known)
                        )
                }
            }
        }
    }
}
