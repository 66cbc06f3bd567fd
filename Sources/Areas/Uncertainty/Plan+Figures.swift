extension Plan {
    /// The figures of a plan's steps, by step in the order of the file: those of the effect, then lag and ramp.
    ///
    /// Paths are unique in the plan and hold its id: `plan/combined/nd/recruit/wte`. A second step of the same kind at the
    /// same place is `recruit-2`.
    package var figuresByStep: [[StepFigure]] {
        var taken: Set<String> = []
        return interventions.map { change in
            let stage = change.stage.map { "/stage/\($0)" } ?? ""
            let start = "plan/\(id)/\(change.service)\(stage)/\(PathName.of(change.effect.kind))"
            return change.figures(path: PathName.unique(start, &taken))
        }
    }
}

extension Intervention {
    fileprivate func figures(path: String) -> [StepFigure] {
        var roles = effect.figures.enumerated().map { (StepRole.figure($0), $1) }
        roles.append((.lag, NamedFigure("lag", lagWeeks, .weeks)))
        roles.append((.ramp, NamedFigure("ramp", rampWeeks, .weeks)))
        let names = PathName.of(roles.map(\.1.name))
        return zip(roles, names)
            .map { role, name in
                PlacedFigure(
                    role: role.0,
                    path: "\(path)/\(name)",
                    service: service,
                    item: "\(label): \(role.1.name)",
                    figure: role.1.figure,
                    unit: role.1.unit,
                    bounds: role.1.bounds,
                    place: place
                )
            }
    }
}
