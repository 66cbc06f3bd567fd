import Calendar

/// An intervention whose size is open: what `waitcast solve` looks for the least of.
package struct Lever: Sendable {
    /// As it was asked for: `recruit specialist clinician at nd-dhcft from 2026-04`.
    package let text: String
    /// What a size is counted in, behind a number: ` WTE`, ` cases a month`, `%`.
    package let unit: String
    /// What one of its sizes buys, where they are counted in money; `nil`: they are not.
    package private(set) var buys: Purchase?
    /// The plan that it is at a size.
    package let plan: @Sendable (_ size: Double) throws(InputErrors) -> Plan

    /// So much of a lever as a thousand pounds buy.
    package struct Purchase: Sendable {
        /// Sizes of the lever for a thousand pounds.
        package let sizes: Double
        /// What these are counted in.
        package let unit: String
    }

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
    /// The same lever, with sizes counted in thousands of pounds.
    ///
    /// - Parameter pounds: what one of its own sizes costs.
    /// - Returns: the lever, of which a size is so many thousands of pounds.
    package func inMoney(poundsPerSize pounds: Double) -> Lever {
        let own = plan
        var lever = Lever(text: text, unit: " thousand pounds") { size throws(InputErrors) in
            try own(size * 1_000 / pounds)
        }
        lever.buys = Purchase(sizes: 1_000 / pounds, unit: unit)
        return lever
    }

    /// The staff group whom it recruits, as the area describes it; `nil`: it recruits nobody whom the area knows.
    package func group(in area: Area) throws(InputErrors) -> StaffGroup? {
        guard let change = try plan(1).interventions.first, !change.staff.isEmpty else { return nil }
        return area.services.first { $0.id == change.service }?.staff.first { $0.name == change.staff }
    }

    /// The lever as posts that are filled a few at a time: the first from its first month on, the next three months later.
    ///
    /// - Parameter perQuarter: sizes that can be recruited in three months.
    /// - Returns: the lever with the same sizes, of which each is reached in time.
    package func recruited(perQuarter: Double) -> Lever {
        let whole = plan
        var lever = Lever(text: text, unit: unit) { size throws(InputErrors) in
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
        lever.buys = buys
        return lever
    }
}
