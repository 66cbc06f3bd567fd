import Areas
import Calendar
import Foundation
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
            basis = Self.account(of: model, steps)
            notes += model.setAside.sentences
        } else {
            capacity = isFirst ? .balanced(error: FittedService.snapshotImbalance) : .unlimited
            capacityEvidence = .assumed
            basis = isFirst ? Self.guessedBalance : "assumed without limit"
        }
    }

    /// What is inferred of removals, beside what is published of them.
    private static func account(of model: RemovalModel, _ steps: [Transition]) -> String {
        let months = counted(model.observations, "month")
        guard !model.isAtLeast else {
            return
                "at least \(told(exp(model.logLevel))) a month, the most of \(months) after which nobody waited; what more "
                + "could be done has not been needed"
        }
        let monthly = told(exp(model.logLevel))
        guard model.expectedShare < 1 else {
            return "about \(monthly) a month leave the list, a guess that goes with that of the referrals"
        }
        let expected = steps.count { $0.expectedReferrals > 0 && $0.expectedReferrals == $0.referrals }
        return "about \(monthly) a month leave the list, inferred from \(months) of referrals and list"
            + (model.assessedLevel.map { "; \(told($0)) are published as assessed" } ?? "")
            + (expected > 0 ? "; the referrals of \(counted(expected, "month")) are expected, none are published" : "")
    }

    /// Capacity that is assumed, with the range in which it is drawn.
    private static var guessedBalance: String {
        let spread = exp(1.96 * FittedService.snapshotImbalance)
        return
            "a guess: as many as are referred, from \(words(100 / spread, decimals: 0))% to \(words(100 * spread, decimals: 0))% of them"
    }

    /// Without decimals where they would feign precision.
    private static func told(_ monthly: Double) -> String { words(monthly, decimals: monthly < 10 ? 1 : 0) }
}
