/// A recovery plan: what is done, from when, and how sure its effect is.
package struct Plan: Sendable {
    /// A short name without spaces: the file's name.
    package var id: String
    /// The name people use.
    package var name: String
    /// What is done; empty for "no change".
    package var interventions: [Intervention] {
        didSet { index = PlanIndex(interventions) }
    }
    /// Goals of this plan, beside the area's.
    package var targets: [Target]
    /// Goals of this plan that are met together.
    package var jointTargets: [JointTarget]
    /// Why, for the reader.
    package var note: String
    /// The file that it stands in, as the user named it.
    package var file: String
    /// The ids of the plans that it has all steps of; `nil`: its own.
    package var wholes: [String]?
    /// Where its interventions stand by what they name.
    private(set) var index: PlanIndex

    package init(
        id: String,
        name: String,
        interventions: [Intervention] = [],
        targets: [Target] = [],
        jointTargets: [JointTarget] = [],
        note: String = "",
        file: String = ""
    ) {
        self.id = id
        self.name = name
        self.interventions = interventions
        self.targets = targets
        self.jointTargets = jointTargets
        self.note = note
        self.file = file
        index = PlanIndex(interventions)
    }

    /// Nothing changes: what every plan is compared with.
    package static let noChange = Plan(id: "no-change", name: "No change")
}
