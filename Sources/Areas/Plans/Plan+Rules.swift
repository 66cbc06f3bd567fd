import Wording

import Wording

extension Plan {
    /// What breaks the rules that a plan's interventions keep together.
    package var problems: [Problem] {
        guard interventions.count <= Limits.interventions else {
            return [
                Problem(
                    at: interventions[0].place,
                    "plan '\(id)' has \(interventions.count) steps, at most \(Limits.interventions) are allowed",
                    remedy: "Put steps together, each service of 'all' being one."
                )
            ]
        }
        return nameProblems + redirectionProblems + stackedTooHigh.map(\.problem)
    }

    /// What breaks the rules of a plan in an area: those over its interventions together, of each in its place, and of its
    /// targets.
    ///
    /// Of a plan that was read from a file the reader has told all of this before, with the lines of the fields.
    package func problems(in area: Area) -> [Problem] {
        let services = Dictionary(area.services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = KnownNames(area.services.map(\.id))
        return problems
            + interventions.flatMap { change -> [Fault] in
                guard let service = services[change.service] else {
                    return ids.serviceFaults(change.service, at: change.field.below("service"))
                }
                let stages = service.stages
                guard let stage = change.stage.map({ id in stages.first { $0.id == id } }) ?? stages.first else {
                    return KnownNames(stages.map(\.id))
                        .stageFaults(change.stage ?? "", at: change.field.below("stage"))
                }
                return change.faults(at: EffectTarget(service, stage, in: area))
            }
            .map(\.problem)
            + targetFaults(in: area).map(\.problem)
    }

    private func targetFaults(in area: Area) -> [Fault] {
        let list = FieldPath(["targets"], at: Place(file: file, line: 1))
        return Target.faults(targets, in: area, at: list)
            + JointTarget.faults(jointTargets, among: area.targets + targets, at: list)
    }

    /// The name of "no change" is taken.
    private var nameProblems: [Problem] {
        guard id == Plan.noChange.id, let first = interventions.first else { return [] }
        return [
            Problem(
                at: first.place,
                "the plan '\(id)' has interventions, but that name stands for what every plan is compared with",
                remedy: "Rename its file."
            )
        ]
    }

    /// A stage knows one place to which its referrals are sent on.
    private var redirectionProblems: [Problem] {
        var destinations: [String: String] = [:]
        return interventions.compactMap { change in
            guard let to = change.effect.referralsSentTo,
                let other = destinations.updateValue(to, forKey: change.service), other != to
            else { return nil }
            return Problem(
                at: change.place,
                "plan '\(id)' sends referrals of '\(change.service)' to '\(to)' and to '\(other)'",
                remedy: "Name one of them, or give the other its share in a plan of its own."
            )
        }
    }
}

extension Plan.Stacked {
    /// The changes as a problem, with the lines of the first of them.
    fileprivate var problem: Problem {
        var lines: [Int] = []
        for place in places where lines.last != place.line { lines.append(place.line) }
        let named = lines.prefix(6).map(String.init).joined(separator: ", ")
        let others = lines.count > 6 ? " and \(lines.count - 6) more" : ""
        let most = "\(Int(Limits.timesOfFlow))"
        return Problem(
            at: places[0],
            "the changes in lines \(named)\(others) act together and multiply \(flow) by "
                + (times < 1e12 ? "\(Int(times.rounded()))" : "more than 1000000000000"),
            remedy:
                "All changes to one flow at one time may multiply it by \(most) at most: lower them, or leave some out."
        )
    }
}
