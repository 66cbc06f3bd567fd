import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Simulation

extension ServiceBaseline {
    /// What a stage can do each week, and in which order.
    func fillCapacity(_ stage: FittedStage, _ number: Int, _ inputs: inout StageInputs) {
        switch stage.stage.order {
        case .oldestFirst: inputs.capacity.order = [Phase(from: 0, .oldestFirst)]
        case .random: inputs.capacity.order = [Phase(from: 0, .random)]
        case .fitted where draw.pathway != nil:
            // Nobody is turned away early but by the routes, and only one stage has a line.
            let kappa = isPacing(stage) ? draw.pathway?.kappa : nil
            inputs.capacity.order = [Phase(from: 0, kappa.map { .mixture(kappa: $0, psi: 0) } ?? .oldestFirst)]
        case .fitted: inputs.capacity.order = [Phase(from: 0, .mixture(kappa: draw.kappa, psi: draw.psi))]
        case .mixture(let kappa, let psi):
            inputs.capacity.order = [Phase(from: 0, .mixture(kappa: kappa.value, psi: psi.value))]
        }
        inputs.capacity.variation =
            .negativeBinomial(size: RemovalModel.monthlySize * LinkedServices.monthsPerWeek)
        let leaving = model.service.isPathway ? 0 : draw.leavingShare * monthlyReferrals
        let level: Double
        var implied: RemovalModel?
        switch stage.capacity {
        case .unlimited:
            inputs.capacity.variation = .unlimited
            return
        case .stated(let figure):
            inputs.capacity.variation = .poisson
            for week in 0..<linked.network.weekCount {
                inputs.capacity.mean[week] = draw.statedCapacity[number] ?? figure.value
            }
            return
        case .inferred:
            inputs.capacity.variation = .poisson
            inputs.capacity.mean = linked.inferredCapacity(of: model, draw)
            return
        case .staffed:
            inputs.capacity.variation = .poisson
            inputs.capacity.mean = draw.staffedCases[number]?.total ?? []
            return
        case .balanced(let error):
            level = (monthlyReferrals - leaving) * exp(error * draw.capacityNormal)
        case .implied(let removals, let tied):
            let all = exp(removals.logLevel + removals.logLevelError * draw.capacityNormal)
            // What the hazard removes is part of the removals that the flows imply.
            level = (tied ? all + monthlyReferrals - exp(model.demand.model.logLevel) : all) - leaving
            implied = removals
        }
        let weekly = draw.capacityPath.indices.map { month in
            let monthly =
                implied.map { (level + $0.correction(afterMonths: Double(month))) * exp(draw.capacityPath[month]) }
                ?? level
            return max(0, monthly) * LinkedServices.monthsPerWeek
        }
        let firstMonth = model.anchor + 1
        for week in 0..<linked.network.weekCount {
            let month = max(0, min(weekly.count - 1, linked.monthOfWeek[week] - firstMonth))
            inputs.capacity.mean[week] = weekly[month]
        }
    }

    /// Whether it is the stage that paces a pathway whose capacity is inferred.
    private func isPacing(_ stage: FittedStage) -> Bool {
        if case .inferred = stage.capacity { draw.pathway != nil } else { false }
    }
}
