import Wording

/// The share of cases that take the route to an outcome (refusal to assess, no to plan).
package struct ChangeThreshold: Effect {
    /// The outcome.
    package var outcome: String
    /// Its new share.
    package var share: Figure

    package init(outcome: String, share: Figure) {
        (self.outcome, self.share) = (outcome, share)
    }

    package var kind: String { "threshold \(outcome)" }
    package var figures: [NamedFigure] { [NamedFigure(outcome, share, .share)] }
    package var isChosen: Bool { false }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "\(share.words(.share)) of cases at \(place) end as \(outcome)"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? { .endWith(outcome: outcome, share: draw(share)) }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        faults(at: target.stage, change.field)
    }

    /// What is wrong where the outcome has no share of its own at a stage, or the new one leaves no room for the others.
    package func faults(at stage: Stage, _ field: FieldPath) -> [Fault] {
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
        if !known.contains(outcome) {
            return [
                field.below("outcome")
                    .fault(
                        "names the outcome '\(shorten(outcome))', which stage '\(stage.id)' does not have",
                        remedy: known.isEmpty
                            ? "Name a stage whose routes have outcomes." : remedy(for: outcome, allowed: known)
                    )
            ]
        }
        if isRest {
            return [
                field.below("outcome")
                    .fault(
                        "names '\(outcome)', which takes the rest of stage '\(stage.id)'",
                        remedy: "Change the share of another outcome."
                    )
            ]
        }
        guard others + share.greatest > 1 + 1e-9 else { return [] }
        return [
            field.below("share")
                .fault(
                    "must leave room for the stage's other shares of \(ShareSum.percent(others)), found "
                        + ShareSum.percent(share.greatest),
                    remedy: "Lower the share."
                )
        ]
    }
}
