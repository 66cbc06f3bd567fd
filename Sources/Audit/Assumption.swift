package import Areas
import Wording

/// A figure that is not a published one, with what it rests on.
package struct Assumption: Hashable, Sendable {
    /// The plan's id; empty for the area's own figures.
    package var plan: String
    /// The service's id.
    package var service: String
    /// What it is, in the words of the file: `stage advice, capacity`.
    package var item: String
    /// The value with its unit, and its range if it has one: `10 a week (9 to 12)`.
    package var value: String
    /// Derived or assumed.
    package var evidence: Evidence
    /// Where it comes from.
    package var source: String
    /// Where it stands.
    package var place: Place
}

extension Audit {
    /// Every assumed or derived figure of an area and of plans, in the order of the files: what of the registers of figures
    /// and of the history nobody has published.
    package static func assumptions(of area: Area, plans: [Plan] = []) -> [Assumption] {
        area.figures.compactMap { Assumption($0) } + fromHistory(area) + plans.flatMap { assumptions(of: $0) }
    }

    /// Every assumed or derived figure of a plan.
    package static func assumptions(of plan: Plan) -> [Assumption] {
        plan.figuresByStep.flatMap { figures in
            // No lag and no ramp is what a plan without them says, not a guess.
            figures.filter { $0.isOfTheEffect || $0.figure.value > 0 }.compactMap { Assumption($0, plan: plan.id) }
        }
    }

    private static func fromHistory(_ area: Area) -> [Assumption] {
        area.history.observations.filter { $0.evidence != .observed }
            .map { row in
                Assumption(
                    plan: "",
                    service: row.service,
                    item: "\(metricWords(row.metric)), \(row.period.text)",
                    value: valueWords(row),
                    evidence: row.evidence,
                    source: sourceWords(row),
                    place: row.place
                )
            }
    }
}

extension Assumption {
    /// A figure of a register; `nil` for one that is published.
    fileprivate init?(_ one: PlacedFigure<some Hashable & Sendable>, plan: String = "") {
        guard one.figure.evidence != .observed else { return nil }
        self.init(
            plan: plan,
            service: one.service,
            item: one.item,
            value: one.figure.words(one.unit),
            evidence: one.figure.evidence,
            source: one.figure.source,
            place: one.place
        )
    }
}

extension StepFigure {
    fileprivate var isOfTheEffect: Bool { role != .lag && role != .ramp }
}
