package import Areas

extension Costs {
    /// Lines that name a plan or a step which none of an area's plans has: they are never paid.
    package func unmet(by plans: [Plan]) -> [CostLine] {
        lines.filter { line in
            guard let cause = line.cause else { return false }
            return !plans.contains { plan in
                cause.plan ?? plan.id == plan.id
                    && (cause.kind == nil
                        || plan.interventions.contains { change in
                            change.keyword == cause.kind && line.service ?? change.service == change.service
                        })
            }
        }
    }
}
