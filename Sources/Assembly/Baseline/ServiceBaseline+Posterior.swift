import Areas
import Calendar
import Calibration
import Foundation
import Simulation

/// A list whose working is known by draws: what its capacity assesses, and who leaves otherwise.
///
/// Assessments alone are capacity. Early disposals and attrition are hazards: of referrals a share e leaves at an
/// exponential age of mean tau, which in law is a hazard h(a) = (e/tau) exp(-a/tau) / (1 - e + e exp(-a/tau)) by age a.
extension ServiceBaseline {
    /// Fills the capacity of a list whose flows imply it, or which is taken to keep pace; false for any other.
    ///
    /// Assessments that are published go on as they have; where they are not, the list at first keeps half of its own drift, since
    /// what a month's flows do not explain does not last.
    func fillAssessed(_ stage: FittedStage, _ inputs: inout StageInputs) -> Bool {
        guard let particle = draw.particle, let posterior = model.posterior else { return false }
        let monthsPerWeek = LinkedServices.monthsPerWeek
        // Of a list that is always empty only the least capacity is known.
        if case .implied(let removals, _) = stage.capacity, removals.isAtLeast { return false }
        let firstMonth = model.anchor + 1
        if let assessments = draw.assessments {
            inputs.capacity.variation =
                .negativeBinomial(size: assessments.monthlySize * LinkedServices.monthsPerWeek)
            for week in 0..<linked.network.weekCount {
                let month = linked.monthOfWeek[week]
                let ahead = max(0, min(assessments.months.count - 1, month - firstMonth))
                inputs.capacity.mean[week] = assessments.months[ahead] * 7 / Double(month.dayCount)
            }
            return true
        }
        var level = exp(particle.logAssessed)
        var imbalance = 0.0
        switch stage.capacity {
        case .implied(let removals, _):
            let open = Double(stage.list(draw).number)
            let others = particle.earlyShare * monthlyReferrals + particle.attritionPerWeek * open / monthsPerWeek
            imbalance = monthlyReferrals - others - level - removals.drift
        case .balanced(let error):
            // As many as come, less those who leave otherwise, whichever referrals are drawn.
            let leaving = min(particle.earlyShare + posterior.attritionShare(of: particle), 0.9)
            level = monthlyReferrals * (1 - leaving) * exp(error * draw.capacityNormal)
        case .stated, .inferred, .staffed, .unlimited:
            return false
        }
        let weekly = draw.capacityPath.indices.map { month -> Double in
            guard case .implied(let removals, _) = stage.capacity else { return max(0, level) * monthsPerWeek }
            let back = removals.returning(imbalance, afterMonths: Double(month))
            return max(0, (level + back) * exp(draw.capacityPath[month])) * monthsPerWeek
        }
        for week in 0..<linked.network.weekCount {
            let month = max(0, min(weekly.count - 1, linked.monthOfWeek[week] - firstMonth))
            inputs.capacity.mean[week] = weekly[month]
        }
        return true
    }

    /// The hazard of leaving other than assessed.
    ///
    /// Where nothing but a stated capacity and a stated share is known, that share is all who leave.
    ///
    /// - Parameter hazard: the weekly hazard that removes the stated share.
    /// - Returns: the hazard by the time waited.
    func leaving(_ hazard: Double) -> AttritionHazard {
        guard !leavesAsStated, let particle = draw.particle else { return attrition(hazard) }
        return attrition(particle.attritionPerWeek)
            .adding(earlyShare: particle.earlyShare, meanWeeks: particle.earlyAgeWeeks)
    }

    /// Whether who leaves is known from what the area states alone.
    var leavesAsStated: Bool {
        guard draw.particle != nil, let posterior = model.posterior else { return true }
        return posterior.basis.months == 0 && model.service.stages[0].hasOwnCapacity
    }
}

extension AttritionHazard {
    /// Waits at which the hazard of early disposal changes, in weeks.
    private static let earlyWeeks = [0, 1, 2, 3, 4, 6, 8, 10, 13, 17, 22, 30, 40, 52, 78]

    /// The same with early disposals beside: of a band the mean hazard over it.
    func adding(earlyShare: Double, meanWeeks: Double) -> AttritionHazard {
        guard earlyShare > 0, meanWeeks > 0 else { return self }
        // Those who are left of the referrals of a week, by age.
        let left = { (weeks: Double) in 1 - earlyShare + earlyShare * exp(-weeks / meanWeeks) }
        let end = Double(Self.earlyWeeks.first { Double($0) >= 7 * meanWeeks } ?? 104)
        let edges = Set(Self.earlyWeeks.filter { Double($0) < end } + [Int(end)] + bands.map(\.fromWeeks)).sorted()
        return AttritionHazard(
            bands: edges.enumerated()
                .map { index, from in
                    let own = bands.last { $0.fromWeeks <= from }?.weekly ?? 0
                    guard Double(from) < end, index + 1 < edges.count else { return Band(fromWeeks: from, weekly: own) }
                    let below = min(Double(edges[index + 1]), end)
                    let early = log(left(Double(from)) / left(below)) / (below - Double(from))
                    let all = own + max(0, early)
                    return Band(fromWeeks: from, weekly: all, earlyShare: all > 0 ? max(0, early) / all : 0)
                }
        )
    }

    /// The same without the early disposals that were added.
    func removingEarly() -> AttritionHazard {
        AttritionHazard(
            bands: bands.map { Band(fromWeeks: $0.fromWeeks, weekly: $0.weekly * (1 - $0.earlyShare)) }
        )
    }
}
