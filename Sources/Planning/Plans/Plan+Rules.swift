extension Plan {
    /// What breaks the rules that a plan's interventions keep together.
    package var problems: [Problem] { nameProblems + redirectionProblems }

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
            guard case .redirect(let to, _) = change.effect,
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
