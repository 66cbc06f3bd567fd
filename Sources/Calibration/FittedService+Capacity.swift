import Areas
import Calendar
import Wording

extension FittedStage {
    /// A stage with its list, and its capacity from the surest there is: as stated, else built from posts, else implied by
    /// the flows of the list, else assumed.
    ///
    /// - Parameters:
    ///   - stage: the stage.
    ///   - list: its list at the start.
    ///   - steps: the steps between the counts of the service's list.
    ///   - isFirst: whether the service's referrals come to it; flows are published of such a stage only.
    ///   - tiedToDemand: whether referrals were worked out from the same list.
    ///   - notes: gets a sentence for the months that are set aside.
    init(
        _ stage: Stage,
        list: StartingList,
        steps: [Transition],
        isFirst: Bool,
        tiedToDemand: Bool,
        notes: inout [String]
    ) {
        self.stage = stage
        waits = list.variants
        shares = list.shares
        contradictions = list.contradictions
        listEvidence = list.evidence
        if let stated = stage.capacityPerWeek {
            capacity = .stated(stated)
            capacityEvidence = stated.evidence
            basis = stated.statement
        } else if !stage.staffing.isEmpty {
            capacity = .staffed(stage.staffing)
            capacityEvidence = stage.staffing.map(\.evidence).max() ?? .assumed
            let wte = stage.staffing.reduce(0) { $0 + $1.wte.value }
            basis = "built from staff: \(words(wte)) WTE established"
        } else if isFirst, let model = RemovalModel(fitting: steps) {
            capacity = .implied(model, tiedToDemand: tiedToDemand)
            capacityEvidence = .derived
            basis = "removals implied by \(counted(model.observations, "month")) of referrals and list"
            notes += model.setAside.sentences
        } else {
            capacity = isFirst ? .balanced(error: FittedService.snapshotImbalance) : .unlimited
            capacityEvidence = .assumed
            basis = isFirst ? "assumed to keep pace with referrals" : "assumed without limit"
        }
    }
}
