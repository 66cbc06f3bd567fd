import Areas
import Yams

/// Reads appeals against an outcome, in the mapping form of a route.
enum AppealReader {
    /// The key of a route under which they stand.
    static let routeKeys = ["appeals"]
    /// The keys of appeals.
    static let keys = ["share", "decided after", "upheld", "returns to"] + Beside.keys

    /// Whether a route takes the rest, in its mapping form.
    static func takesRest(_ route: Field) -> Bool {
        guard route.below("value")?.scalarText == "rest" else { return false }
        Section(route, keys: ["value", "range"] + Beside.keys + routeKeys)?["range"]?
            .report("cannot stand beside 'rest'", remedy: "The rest is what the other shares leave: remove the range.")
        return true
    }

    /// The appeals of a route; `nil` if it has none or they cannot be used.
    static func read(_ route: Field, _ destination: Route.Destination) -> Appeal? {
        guard let field = route.below("appeals") else { return nil }
        guard case .outcome = destination else {
            field.report(
                "must be against an outcome, found a route that leads on",
                remedy: "Move them to the outcome that families appeal against, such as 'refused'."
            )
            return nil
        }
        guard let section = Section(field, keys: keys) else { return nil }
        let beside = section.beside
        let share = section.required(
            "share",
            remedy: "Give the share of those with the outcome who appeal, such as 5%."
        )?
        .figure(.share, beside: beside)
        let delay = section.required("decided after", remedy: "Give how long a decision takes, such as 40 weeks.")
            .flatMap { StageReader.delay($0, beside: beside) }
        let upheld = section.required("upheld", remedy: "Give the share of appeals upheld or conceded, such as 90%.")?
            .figure(.share, beside: beside)
        let stage =
            section.required("returns to", remedy: "Name the stage to which children with an upheld appeal come.")
            .flatMap { $0.text("a stage's id") }
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
                guard let appeal = route.appeal, let appeals = field.below("appeals") else { continue }
                if !hasExceptions {
                    appeals.report(
                        "needs the service to have 'exceptions', because children who return count as exceptions",
                        remedy: "Give the share of cases that are exceptions, such as 'exceptions: 5%'."
                    )
                }
                if isComplete, !known.contains(appeal.returnsTo) {
                    appeals.below("returns to")?
                        .report(
                            "names the unknown stage '\(shorten(appeal.returnsTo))'",
                            remedy: remedy(for: appeal.returnsTo, allowed: known)
                        )
                }
            }
        }
    }
}
