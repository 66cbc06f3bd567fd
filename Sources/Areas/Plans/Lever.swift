import Calendar

/// An intervention whose size is open: what `waitcast solve` looks for the least of.
package struct Lever: Sendable {
    /// As it was asked for: `recruit specialist clinician at nd-dhcft from 2026-04`.
    package let text: String
    /// What a size is counted in, behind a number: ` WTE`, ` cases a month`, `%`.
    package let unit: String
    /// The plan that it is at a size.
    package let plan: @Sendable (_ size: Double) throws(InputErrors) -> Plan

    /// A lever.
    package init(
        text: String,
        unit: String,
        plan: @escaping @Sendable (_ size: Double) throws(InputErrors) -> Plan
    ) {
        (self.text, self.unit, self.plan) = (text, unit, plan)
    }
}

extension Lever {
    /// The staff group whom it recruits, as the area describes it; `nil`: it recruits nobody whom the area knows.
    package func group(in area: Area) throws(InputErrors) -> StaffGroup? {
        guard let change = try plan(1).interventions.first, !change.staff.isEmpty else { return nil }
        return area.services.first { $0.id == change.service }?.staff.first { $0.name == change.staff }
    }

    /// The lever as posts that are filled a few at a time: the first from its first month on, the next three months later.
    ///
    /// - Parameter perQuarter: whole-time equivalents that can be recruited in three months.
    /// - Returns: the lever with the same sizes, of which each is reached in time.
    package func recruited(perQuarter: Double) -> Lever {
        let whole = plan
        return Lever(text: text, unit: unit) { size throws(InputErrors) in
            var plan = try whole(size)
            var interventions: [Intervention] = []
            var left = size
            while left > 1e-9 {
                let quarter = interventions.count
                for change in try whole(min(left, perQuarter)).interventions {
                    var later = change
                    later.from = change.from + 3 * quarter
                    interventions.append(later)
                }
                left -= perQuarter
            }
            plan.interventions = interventions.filter { change in change.until.map { $0 >= change.from } ?? true }
            return plan
        }
    }
}
