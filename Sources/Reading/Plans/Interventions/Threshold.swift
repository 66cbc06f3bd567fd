import Areas
import Wording

extension InterventionKind {
    static let threshold = InterventionKind(
        "change threshold",
        "Another share of cases ends with an outcome, such as a refusal.",
        [StepKeys.service, StepKeys.stage, outcome, share] + StepKeys.timing + StepKeys.known(.share)
    ) { step in
        let name = step.read(outcome)
        let share = step.written(share)
        guard let name, let share, step.hasRoom(for: name, share.figure) else { return nil }
        return Step.Result(ChangeThreshold(outcome: name, share: share.figure), "\(name) \(share.text)")
    }

    fileprivate static let outcome = Key.required(
        "outcome",
        .text("an outcome of the stage"),
        "The outcome whose share changes; it must have a share of its own.",
        example: "refused",
        remedy: "Name the outcome whose share changes."
    )
    fileprivate static let share = Key.required(
        "share",
        .figure(.share),
        "The new share.",
        example: "39%",
        remedy: "Give the new share, such as 39%."
    )
}

extension Step {
    /// Whether the stage has the outcome as a share of its own, and the new share leaves room for the others.
    fileprivate func hasRoom(for outcome: String, _ share: Figure) -> Bool {
        guard let stage, let field = section[InterventionKind.outcome] else { return true }
        var known: [String] = []
        var others = 0.0
        var isRest = false
        for route in stage.routes {
            if case .outcome(let name) = route.destination {
                known.append(name)
                if name == outcome {
                    isRest = route.share == nil
                    continue
                }
            }
            others += route.share?.value ?? 0
        }
        guard known.contains(outcome) else {
            field.report(
                "names the outcome '\(shorten(outcome))', which stage '\(stage.id)' does not have",
                remedy: known.isEmpty
                    ? "Name a stage whose routes have outcomes." : remedy(for: outcome, allowed: known)
            )
            return false
        }
        guard !isRest else {
            field.report(
                "names '\(outcome)', which takes the rest of stage '\(stage.id)'",
                remedy: "Change the share of another outcome."
            )
            return false
        }
        guard others + share.greatest <= 1 + 1e-9 else {
            section[InterventionKind.share]?
                .report(
                    "must leave room for the stage's other shares of \(ShareSum.percent(others)), found "
                        + ShareSum.percent(share.greatest),
                    remedy: "Lower the share."
                )
            return false
        }
        return true
    }
}
