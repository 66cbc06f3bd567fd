import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Simulation

/// One service in one replication, if nothing changes: what its stages start with, what comes, and what they can do.
struct ServiceBaseline {
    let linked: LinkedServices
    /// The service's number among the linked ones.
    let index: Int
    let model: FittedService
    let draw: ServiceDraw
    /// Probability of each of the network's classes for a referral.
    let classes: [Double]
    /// Expected referrals in an average month at the anchor.
    let monthlyReferrals: Double
    /// Requests of an average month in each week, where a course of years is drawn.
    let requestRates: [Double]?
    /// When the simulation of the service begins, in weeks from the start of week 0.
    let startTime: Double

    /// A service with what was drawn for it.
    init(_ linked: LinkedServices, _ index: Int, _ draw: ServiceDraw) {
        (self.linked, self.index, self.draw) = (linked, index, draw)
        model = linked.services[index]
        classes = linked.classShares(of: model.service, draw)
        let course = linked.requestRates(of: model, draw)
        requestRates = course?.weeks
        monthlyReferrals =
            course?.start ?? draw.statedMonthlyDemand
            ?? model.demand.model.monthlyMean(monthsAhead: 0, levelNormal: draw.demandLevelNormal)
        startTime = linked.grid.time(of: model.anchor.end)
    }

    /// Fills the inputs of every stage of the service, and of those that the area file only implies.
    func fill(_ inputs: inout NetworkInputs) {
        fillReferrals(&inputs.stages[linked.stageNumbers[index][0]])
        let open = model.stages.indices.reduce(0) { $0 + model.openCases(in: $1) }
        // The hazard removes the stated share of today's referrals from today's open cases.
        let hazard = open > 0 ? draw.leavingShare * monthlyReferrals * LinkedServices.monthsPerWeek / open : 0
        let attrition = attrition(hazard)
        for (number, stage) in model.stages.enumerated() {
            fill(stage, number, attrition, &inputs.stages[linked.stageNumbers[index][number]])
        }
        fillAppeals(&inputs)
        fillStock(&inputs)
    }

    private func fillReferrals(_ inputs: inout StageInputs) {
        let demand = model.demand.model
        let drift = demand.slope + demand.slopeError * draw.demandSlopeNormal
        let weeklySize = demand.monthlySize * LinkedServices.monthsPerWeek
        let inSchoolHolidays = model.service.referralsInSchoolHolidays
            .map { draw.value(of: $0, .referralsInSchoolHolidays) }
        let damped = linked.dampedMonths[index]
        let growth = model.service.growthPerYear.map { log1p(draw.value(of: $0, .growth)) }
        let start = linked.grid.time(of: model.anchor.end)
        for week in 0..<linked.network.weekCount {
            let grown =
                growth.map { exp($0 * max(0, Double(week) + 0.5 - start) * 7 / 365.2425) }
                ?? exp(drift * damped[week])
            let monthly = growth == nil ? requestRates?[week] : nil
            inputs.referralMean[week] = (monthly ?? monthlyReferrals * grown) * LinkedServices.monthsPerWeek
            inputs.referralSize[week] = weeklySize
            if let share = inSchoolHolidays {
                inputs.referralMean[week] *= linked.workWeeks.referralFactor(inSchoolHolidays: share, week: week)
            }
        }
        inputs.classShares = classes
    }

    private func fill(_ stage: FittedStage, _ number: Int, _ attrition: AttritionHazard, _ inputs: inout StageInputs) {
        inputs.divertedShare = []
        inputs.divertedTo = nil
        inputs.divertedOnShare = []
        inputs.extraCapacity = []
        inputs.routeShares = linked.routeShares(of: number, service: index, draw)
            .map { Phase(from: $0.from, linked.parted($0.value, of: number, service: index, draw)) }
        inputs.demandShares = [
            Phase(
                from: 0,
                stage.stage.couplings.enumerated()
                    .map { draw.value(of: $1.share, .couplingShare($0, stage: number)) }
            )
        ]
        inputs.capacity.access = [Phase(from: 0, linked.access(stage.stage.precedence, number, draw))]
        fillList(stage, number, &inputs)
        inputs.attrition = [Phase(from: 0, attrition)]
        fillCapacity(stage, number, &inputs)
    }

    /// The hazard of leaving by time waited whose mean over the list at the start is `hazard`.
    private func attrition(_ hazard: Double) -> AttritionHazard {
        let bands = model.service.leavingByWait
        guard model.service.leavingDependsOnWait else { return .constant(hazard) }
        var relative = bands.enumerated()
            .map { item, band in
                AttritionHazard.Band(
                    fromWeeks: band.fromWeeks,
                    weekly: max(0, draw.value(of: band.times, .leavingTimes(item)))
                )
            }
        if bands[0].fromWeeks > 0 { relative.insert(AttritionHazard.Band(fromWeeks: 0, weekly: 1), at: 0) }
        var (children, weight) = (0.0, 0.0)
        for list in model.stages.map({ $0.list(draw) }) {
            for (wait, count) in zip(list.weeks, list.children) {
                let number = Double(count)
                children += number
                weight += number * (relative.last { Float($0.fromWeeks) <= wait }?.weekly ?? 0)
            }
        }
        let scale = weight > 0 ? hazard * children / weight : hazard
        for index in relative.indices { relative[index].weekly *= scale }
        return AttritionHazard(bands: relative)
    }
}
