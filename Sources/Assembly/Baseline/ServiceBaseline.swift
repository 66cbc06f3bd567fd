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
        monthlyReferrals = course?.start ?? draw.monthlyReferrals
        startTime = linked.grid.time(of: model.anchor.end)
    }

    /// Fills the inputs of every stage of the service, and of those that the area file only implies.
    func fill(_ inputs: inout NetworkInputs) {
        fillReferrals(&inputs.stages[linked.stageNumbers[index][0]])
        let open = model.stages.indices.reduce(0) { $0 + model.openCases(in: $1, draw) }
        // The hazard removes the stated share of today's referrals from today's open cases.
        let hazard = open > 0 ? draw.leavingShare * monthlyReferrals * LinkedServices.monthsPerWeek / open : 0
        let attrition = leaving(hazard)
        for (number, stage) in model.stages.enumerated() {
            fill(stage, number, attrition, &inputs.stages[linked.stageNumbers[index][number]])
        }
        let first = linked.stageNumbers[index][0]
        fillPath(&inputs.stages[first])
        // Draws of how a list is worked have a hazard of their own.
        if !model.service.isPathway, leavesAsStated {
            followList(hazard: hazard, attrition, &inputs.stages[first])
        }
        fillAppeals(&inputs)
        fillStock(&inputs)
    }

    private func fillReferrals(_ inputs: inout StageInputs) {
        let inSchoolHolidays = model.service.referralsInSchoolHolidays
            .map { draw.value(of: $0, .referralsInSchoolHolidays) }
        for week in 0..<linked.network.weekCount {
            inputs.referralMean[week] = expectedReferrals(in: week)
            inputs.referralSize[week] = draw.monthlyReferralSize * LinkedServices.monthsPerWeek
            if let share = inSchoolHolidays {
                inputs.referralMean[week] *= linked.workWeeks.referralFactor(inSchoolHolidays: share, week: week)
            }
        }
        inputs.classShares = classes
    }

    /// Referrals in a week, without what school holidays make of them.
    func expectedReferrals(in week: Int) -> Double {
        if let growth = model.service.growthPerYear.map({ log1p(draw.value(of: $0, .growth)) }) {
            let years = max(0, Double(week) + 0.5 - startTime) * 7 / 365.2425
            return monthlyReferrals * exp(growth * years) * LinkedServices.monthsPerWeek
        }
        if let requestRates { return requestRates[week] * LinkedServices.monthsPerWeek }
        let month = linked.monthOfWeek[week]
        let ahead = month - model.demand.law.lastMonth
        guard ahead > 0 else { return monthlyReferrals * LinkedServices.monthsPerWeek }
        let monthly = draw.referralPath[min(ahead, draw.referralPath.count) - 1]
        // What is counted is of calendar months, what is stated of average ones.
        let isCounted = model.demand.law.observations > 0
        return monthly * (isCounted ? 7 / Double(month.dayCount) : LinkedServices.monthsPerWeek)
    }

    private func fill(_ stage: FittedStage, _ number: Int, _ attrition: AttritionHazard, _ inputs: inout StageInputs) {
        inputs.divertedShare = []
        inputs.divertedTo = nil
        inputs.divertedOnShare = []
        inputs.extraCapacity = []
        inputs.capacity.inFullFrom = 0
        inputs.routeShares = linked.routeShares(of: number, service: index, draw)
            .map { Phase(from: $0.from, linked.parted($0.value, of: number, service: index, draw)) }
        inputs.demandShares = [
            Phase(
                from: 0,
                stage.stage.couplings.enumerated()
                    .map { draw.value(of: $1.share, .couplingShare($0, stage: number)) }
                    + linked.layout.waiting.filter { $0.service == index && $0.stage == number }
                    .map { draw.value(of: $0.rule.probability, .money($0.path)) }
            )
        ]
        inputs.capacity.access = [Phase(from: 0, linked.access(stage.stage.precedence, number, draw))]
        fillList(stage, number, &inputs)
        inputs.attrition = [Phase(from: 0, attrition)]
        fillCapacity(stage, number, &inputs)
    }

    /// The hazard of leaving by time waited whose mean over the list at the start is `hazard`.
    func attrition(_ hazard: Double) -> AttritionHazard {
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
