import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Simulation

extension ServiceBaseline {
    /// What a stage can do each week, and in which order.
    func fillCapacity(_ stage: FittedStage, _ number: Int, _ inputs: inout StageInputs) {
        inputs.capacity.order = [Phase(from: 0, order(of: stage))]
        inputs.capacity.variation =
            .negativeBinomial(size: RemovalModel.monthlySize * LinkedServices.monthsPerWeek)
        if number == 0, fillAssessed(stage, &inputs) { return }
        let leaving = model.service.isPathway ? 0 : draw.leavingShare * monthlyReferrals
        switch stage.capacity {
        case .unlimited:
            inputs.capacity.variation = .unlimited
        case .stated(let figure):
            inputs.capacity.variation = .poisson
            let pace = stage.stage.capacityKeepsPace ? monthlyReferrals / exp(model.demand.law.logLevel) : 1
            for week in 0..<linked.network.weekCount {
                inputs.capacity.mean[week] = (draw.statedCapacity[number] ?? figure.value) * pace
            }
        case .inferred:
            inputs.capacity.variation = .poisson
            inputs.capacity.mean = linked.inferredCapacity(of: model, draw)
        case .staffed:
            inputs.capacity.variation = .poisson
            inputs.capacity.mean = draw.staffedCases[number]?.total ?? []
        case .balanced(let error):
            let level = max(0, (monthlyReferrals - leaving) * exp(error * draw.capacityNormal))
            for week in 0..<linked.network.weekCount {
                inputs.capacity.mean[week] = level * LinkedServices.monthsPerWeek
            }
        case .implied(let removals, let tied):
            fillImplied(removals, tiedShare: tied ? 1 : removals.expectedShare, leaving: leaving, &inputs)
        }
    }

    /// The order of a stage's own capacity.
    ///
    /// What is stated or built from staff is clinics: all of it sees children, and what else leaves the list early is no part
    /// of it. So a fitted order has its weights alone there.
    private func order(of stage: FittedStage) -> OrderOfService {
        switch stage.stage.order {
        case .oldestFirst: .oldestFirst
        case .random: .random
        // Nobody is turned away early but by the routes of a pathway, and only one of its stages has a line.
        case .fitted where draw.pathway != nil:
            isPacing(stage) ? .mixture(kappa: draw.pathway?.kappa ?? 0, psi: 0) : .oldestFirst
        case .fitted: .mixture(kappa: draw.kappa, psi: stage.stage.hasOwnCapacity ? 0 : draw.psi)
        case .mixture(let kappa, let psi): .mixture(kappa: kappa.value, psi: psi.value)
        }
    }

    /// Removals as the flows of the list imply them.
    ///
    /// What of their level rests on expected referrals moves with the referrals that are drawn: if more come than expected,
    /// more must have been removed. Where assessments are published, those who are seen start from them, whatever else is
    /// removed; the unexplained part of the list's changes falls on the others.
    private func fillImplied(
        _ removals: RemovalModel,
        tiedShare: Double,
        leaving: Double,
        _ inputs: inout StageInputs
    ) {
        let all = exp(removals.logLevel + removals.logLevelError * draw.capacityNormal)
        let tied = tiedShare * (monthlyReferrals - exp(model.demand.law.logLevel))
        // What the hazard removes is part of the removals that the flows imply.
        let level = all + tied - leaving
        guard !removals.isAtLeast else {
            // Nobody is there to leave an empty list.
            let least = max(all + tied, monthlyReferrals) * exp(Self.headroom * abs(draw.capacityNormal))
            for week in 0..<linked.network.weekCount {
                inputs.capacity.mean[week] = max(0, least) * LinkedServices.monthsPerWeek
            }
            return
        }
        let expected = exp(removals.logLevel)
        let seenShare = removals.assessedLevel.map { min(1, $0 / max(expected - leaving, 1e-9)) }
        let followsAssessed = seenShare != nil && model.stages[0].stage.order == .fitted
        let firstMonth = model.anchor + 1
        var phases: [Phase<OrderOfService>] = []
        var last = -1
        for week in 0..<linked.network.weekCount {
            let month = max(0, min(draw.capacityPath.count - 1, linked.monthOfWeek[week] - firstMonth))
            let path = exp(draw.capacityPath[month])
            let monthly = max(0, (level + removals.correction(afterMonths: Double(month))) * path)
            inputs.capacity.mean[week] = monthly * LinkedServices.monthsPerWeek
            guard followsAssessed, let seenShare, month != last else { continue }
            last = month
            let seen = min(monthly, max(0, level * seenShare * path))
            let psi = monthly > 0 ? 1 - seen / monthly : 0
            phases.append(Phase(from: phases.isEmpty ? 0 : week, .mixture(kappa: draw.kappa, psi: psi)))
        }
        if followsAssessed { inputs.capacity.order = phases }
    }

    /// Standard deviation, on the log scale, of what a service can do beyond the most that it had to.
    static let headroom = 0.25

    /// Whether it is the stage that paces a pathway whose capacity is inferred.
    private func isPacing(_ stage: FittedStage) -> Bool {
        if case .inferred = stage.capacity { draw.pathway != nil } else { false }
    }
}
