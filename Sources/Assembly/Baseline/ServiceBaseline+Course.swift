import Areas
import Calibration
import Foundation
import Simulation

/// What a list's own size does to those who leave it, and to removals of which nobody knows a clinic.
extension ServiceBaseline {
    /// A list counts as small below this share of what it is at the start.
    private static let smallShare = 0.5

    /// Holds two things to the list's size, the same for every plan.
    ///
    /// - **Leaving.** Known is a share of referrals, not a hazard. With a constant one those who leave would grow with the
    ///   list, until it holds itself. So the hazard at the start is multiplied by the referrals over those at the start, and
    ///   divided by the list, as it is expected to go if nothing changes, over that at the start: then the stated share leaves,
    ///   whether the list grows or shrinks, down to half. Under a plan as many more or fewer leave as more or fewer wait than
    ///   if nothing changed.
    /// - **Removals that flows imply, or that are assumed to keep pace**, are no clinics that stand ready: below half of
    ///   what the list was they fall with it, so that it does not run empty of itself.
    func followList(hazard: Double, _ attrition: AttritionHazard, _ inputs: inout StageInputs) {
        let start = Double(model.stages[0].list(draw).number)
        let small = start * Self.smallShare
        inputs.capacity.inFullFrom = model.stages[0].removalsFollowList ? Int(small.rounded(.up)) : 0
        guard start > 0, hazard > 0 else { return }
        let first = max(0, Int(startTime.rounded(.down)))
        let atStart = monthlyReferrals * LinkedServices.monthsPerWeek
        var list = start
        var times = 1.0
        for week in first..<linked.network.weekCount {
            let referrals = expectedReferrals(in: week)
            if week > first && linked.monthOfWeek[week] != linked.monthOfWeek[week - 1] {
                times = referrals / atStart * start / max(list, small)
                inputs.attrition.append(Phase(from: week, attrition.times(times)))
            }
            let part = week == first ? 1 - (startTime - startTime.rounded(.down)) : 1
            let isFull = list >= Double(inputs.capacity.inFullFrom)
            let cases = inputs.capacity.mean[week] * (isFull ? 1 : list / Double(inputs.capacity.inFullFrom))
            let seen = inputs.capacity.variation == .unlimited ? list : cases
            list = max(0, list + (referrals - seen - hazard * times * list) * part)
        }
    }
}

extension FittedStage {
    /// Whether its removals are worked out or assumed, not stated, and so fall with a list that is small.
    fileprivate var removalsFollowList: Bool {
        switch capacity {
        case .implied(let removals, _): !removals.isAtLeast
        case .balanced: true
        case .stated, .inferred, .staffed, .unlimited: false
        }
    }
}

extension AttritionHazard {
    /// The hazard multiplied.
    fileprivate func times(_ factor: Double) -> AttritionHazard {
        AttritionHazard(bands: bands.map { Band(fromWeeks: $0.fromWeeks, weekly: $0.weekly * factor) })
    }
}
