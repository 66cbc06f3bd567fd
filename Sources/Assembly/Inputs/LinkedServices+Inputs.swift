package import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Randomness
package import Simulation
import Wording

/// Filling an engine for one replication: what happens if nothing changes.
extension LinkedServices {
    /// Days of a week over days of an average month.
    static let monthsPerWeek = 1 / averageMonthWeeks

    /// For each week, how many months of its slope a service's demand has gone, each month's step a damped one.
    static func dampedMonths(of demand: DemandModel, _ grid: WeekGrid) -> [Double] {
        let monthsToGrid = Double(grid.firstMonday - demand.end) / averageMonthDays
        return (0..<grid.weekCount)
            .map { week in
                let ahead = max(0, monthsToGrid + (Double(week) + 0.5) * monthsPerWeek)
                return DemandModel.damping * (1 - pow(DemandModel.damping, ahead)) / (1 - DemandModel.damping)
            }
    }

    /// Fills the inputs of every stage of a service and gives back what was drawn.
    package func fill(_ engine: Engine, service index: Int, seed: UInt64, replication: Int) -> ServiceDraw {
        let model = services[index]
        var draw = ServiceDraw(model, seed: seed, replication: replication, months: months.last! - model.anchor + 1)
        draw.staffedCases = staffedCases(service: index, seed: seed, replication: replication)
        let demand = model.demand.model
        let startOfStage = grid.time(of: model.anchor.end)
        let monthly0 =
            draw.statedMonthlyDemand ?? demand.monthlyMean(monthsAhead: 0, levelNormal: draw.demandLevelNormal)
        let drift = demand.slope + demand.slopeError * draw.demandSlopeNormal
        let weeklySize = demand.monthlySize * Self.monthsPerWeek
        let inSchoolHolidays = model.service.referralsInSchoolHolidays
            .map { draw.value(of: $0, .referralsInSchoolHolidays) }
        let classes = classShares(of: model.service, draw)
        let open = model.stages.indices.reduce(0) { $0 + openCases(in: $1, of: model) }
        for (number, stage) in model.stages.enumerated() {
            engine.withInputs(of: stageNumbers[index][number]) { inputs in
                if number == 0 {
                    let damped = dampedMonths[index]
                    for week in 0..<network.weekCount {
                        inputs.referralMean[week] = monthly0 * exp(drift * damped[week]) * Self.monthsPerWeek
                        inputs.referralSize[week] = weeklySize
                        if let share = inSchoolHolidays {
                            inputs.referralMean[week] *= workWeeks.referralFactor(inSchoolHolidays: share, week: week)
                        }
                    }
                    inputs.classShares = classes
                }
                inputs.divertedShare = []
                inputs.divertedTo = nil
                inputs.divertedOnShare = []
                inputs.extraCapacity = []
                let shares = draw.routeShares[number].isEmpty ? [1] : draw.routeShares[number]
                inputs.routeShares = [Phase(from: 0, parted(shares, of: number, service: index, draw))]
                inputs.demandShares = [
                    Phase(
                        from: 0,
                        stage.stage.couplings.enumerated()
                            .map { draw.value(of: $1.share, .couplingShare, stage: number, item: $0) }
                    )
                ]
                inputs.capacity.access = [Phase(from: 0, access(stage.stage.precedence, number, draw))]
                start(
                    stage,
                    number: number,
                    draw: draw,
                    classes,
                    startTime: startOfStage,
                    service: index,
                    into: &inputs
                )
                // The hazard removes the stated share of today's referrals from today's open cases.
                let hazard = open > 0 ? draw.leavingShare * monthly0 * Self.monthsPerWeek / open : 0
                inputs.attrition = [Phase(from: 0, attrition(hazard, model, draw))]
                fillCapacity(stage, number: number, draw: draw, model: model, monthly0: monthly0, into: &inputs)
            }
        }
        fillImplied(engine, service: index, draw: draw, classes, startTime: startOfStage)
        return draw
    }

    /// Lets early disposals follow referrals, once a plan has changed them, and leaves bookings as they were.
    ///
    /// With f the referrals that join over those of the months that the level comes from, a level L of which a share psi
    /// are early disposals becomes L (1 - psi) + L psi f, and psi becomes psi f / (1 - psi + psi f). Of the referrals that
    /// join, those that belong to what other services make, `counted` by week or none, are taken as they are today.
    package func settleEarlyDisposals(_ engine: Engine, service index: Int, counted: [Double]) {
        let stage = services[index].stages[0]
        guard case .implied(let removals, _) = stage.capacity, stage.stage.order == .fitted, removals.referralLevel > 0
        else { return }
        engine.withInputs(of: stageNumbers[index][0]) { inputs in
            let before = inputs.capacity.order
            var current = 0
            inputs.capacity.order = (0..<network.weekCount)
                .map { week in
                    while current + 1 < before.count && before[current + 1].from <= week { current += 1 }
                    guard case .mixture(let kappa, let psi) = before[current].value else {
                        return Phase(from: week, before[current].value)
                    }
                    let diverted = inputs.divertedShare.isEmpty ? 0 : inputs.divertedShare[week]
                    let joining =
                        inputs.referralMean[week] * (1 - diverted) + (counted.isEmpty ? 0 : counted[week])
                    let early = psi * joining / (removals.referralLevel * Self.monthsPerWeek)
                    let all = 1 - psi + early
                    inputs.capacity.mean[week] *= all
                    return Phase(from: week, .mixture(kappa: kappa, psi: all > 0 ? min(1, early / all) : 0))
                }
        }
    }

    /// Fills an engine for one replication of a plan.
    package func prepare(_ engine: Engine, under plan: Plan, seed: UInt64, replication: Int) {
        let draws = services.indices.map { fill(engine, service: $0, seed: seed, replication: replication) }
        let counted = takeOutCounted(engine)
        let pooled = pooledTimes(engine, seed: seed, replication: replication)
        for index in services.indices {
            apply(plan, to: engine, service: index, draw: draws[index], seed: seed, replication: replication)
            settleEarlyDisposals(engine, service: index, counted: counted[index])
        }
        poolCapacities(engine, under: plan, pooled, seed: seed, replication: replication)
    }

    /// Whether a week's referrals and places to be seen are few enough to be counted.
    package func isCountable(_ engine: Engine) -> Bool {
        let most = Double(Limits.childrenInRun)
        let isWithin = { (means: [Double]) in means.allSatisfy { $0 <= most } }
        return network.stages.indices.allSatisfy { stage in
            engine.withInputs(of: stage) { inputs in
                isWithin(inputs.referralMean) && isWithin(inputs.capacity.mean)
                    && inputs.extraCapacity.allSatisfy { isWithin($0.mean) }
            }
        }
    }

    private func fillCapacity(
        _ stage: FittedStage,
        number: Int,
        draw: ServiceDraw,
        model: FittedService,
        monthly0: Double,
        into inputs: inout StageInputs
    ) {
        switch stage.stage.order {
        case .oldestFirst: inputs.capacity.order = [Phase(from: 0, .oldestFirst)]
        case .random: inputs.capacity.order = [Phase(from: 0, .random)]
        case .fitted: inputs.capacity.order = [Phase(from: 0, .mixture(kappa: draw.kappa, psi: draw.psi))]
        case .mixture(let kappa, let psi):
            inputs.capacity.order = [Phase(from: 0, .mixture(kappa: kappa.value, psi: psi.value))]
        }
        inputs.capacity.variation = .negativeBinomial(size: RemovalModel.monthlySize * Self.monthsPerWeek)
        let leaving = model.service.isPathway ? 0 : draw.leavingShare * monthly0
        let level: Double
        var implied: RemovalModel?
        switch stage.capacity {
        case .unlimited:
            inputs.capacity.variation = .unlimited
            return
        case .stated(let figure):
            inputs.capacity.variation = .poisson
            for week in 0..<network.weekCount {
                inputs.capacity.mean[week] = draw.statedCapacity[number] ?? figure.value
            }
            return
        case .staffed:
            inputs.capacity.variation = .poisson
            inputs.capacity.mean = draw.staffedCases[number]?.total ?? []
            return
        case .balanced(let error):
            level = (monthly0 - leaving) * exp(error * draw.capacityNormal)
        case .implied(let removals, let tied):
            let all = exp(removals.logLevel + removals.logLevelError * draw.capacityNormal)
            // What the hazard removes is part of the removals that the flows imply.
            level = (tied ? all + monthly0 - exp(model.demand.model.logLevel) : all) - leaving
            implied = removals
        }
        let firstMonth = model.anchor + 1
        let weekly = draw.capacityPath.indices.map { month in
            let monthly =
                implied.map { (level + $0.correction(afterMonths: Double(month))) * exp(draw.capacityPath[month]) }
                ?? level
            return max(0, monthly) * Self.monthsPerWeek
        }
        for week in 0..<network.weekCount {
            inputs.capacity.mean[week] = weekly[max(0, min(weekly.count - 1, monthOfWeek[week] - firstMonth))]
        }
    }

    /// Puts the children who wait or are in work at the anchor into their cohorts.
    private func start(
        _ stage: FittedStage,
        number: Int,
        draw: ServiceDraw,
        _ classes: [Double],
        startTime: Double,
        service: Int,
        into inputs: inout StageInputs
    ) {
        for index in inputs.initial.indices { inputs.initial[index] = 0 }
        for index in inputs.initialRecent.indices { inputs.initialRecent[index] = 0 }
        inputs.initialInWork = []
        var owed = classes.map { $0 / 2 }
        let list = stage.list(draw)
        for (point, wait) in list.weeks.enumerated() {
            let cohort = cohort(ofWait: wait, at: startTime)
            for _ in 0..<list.children(at: point) {
                let childClass = Self.next(of: classes, &owed)
                if cohort < pastWeeks {
                    inputs.initial[childClass * pastWeeks + cohort] += 1
                } else {
                    inputs.initialRecent[childClass * network.weekCount + cohort - pastWeeks] += 1
                }
            }
        }
        guard stage.stage.delay.weeklyProbabilities.count > 1 else { return }
        inputs.initialInWork = inWork(stage, number: number, service: service, startTime: startTime, classes)
    }

    private func cohort(ofWait wait: Double, at time: Double) -> Int {
        max(0, min(Int((time - wait).rounded(.down)) + pastWeeks, Int(time) + pastWeeks))
    }

    /// Cases in work at the anchor; or as many as the area says, in the same proportions.
    private func inWork(
        _ stage: FittedStage,
        number: Int,
        service: Int,
        startTime: Double,
        _ classes: [Double]
    ) -> [InWork] {
        let (flow, before) = flowAndTime(to: number, of: services[service])
        let byLittle = flow * stage.stage.delay.meanWeeks
        let scale = stage.stage.inWork.map { byLittle > 0 ? $0.value / byLittle : 0 } ?? 1
        return inWork(flow * scale, stage.stage.delay, weeksBefore: before, startTime: startTime, classes)
    }

    /// Cases in work at a moment to which so many a week have come: flow times P(work takes more than j weeks), by weeks j
    /// left (Little's law).
    ///
    /// Work that is done in a week is done evenly over it: of the moment's own week the part that is left, and of the last
    /// week the rest.
    func inWork(
        _ flow: Double,
        _ delay: Delay,
        weeksBefore: Double,
        startTime: Double,
        _ classes: [Double]
    ) -> [InWork] {
        let probabilities = delay.weeklyProbabilities
        let week = startTime.rounded(.down)
        let rest = 1 - (startTime - week)
        var cases: [InWork] = []
        var owed = 0.0
        var owedClasses = classes.map { $0 / 2 }
        for total in 1..<max(1, probabilities.count) {
            for left in 0...total {
                owed += flow * probabilities[total] * (left == 0 ? rest : left == total ? 1 - rest : 1)
                while owed >= 0.5 {
                    owed -= 1
                    cases.append(
                        InWork(
                            children: 1,
                            childClass: Self.next(of: classes, &owedClasses),
                            cohort: cohort(ofWait: weeksBefore + Double(total - left) + 0.5, at: week),
                            weeksLeft: left
                        )
                    )
                }
            }
        }
        return cases
    }

    /// Children waiting or in work at a stage at the anchor.
    func openCases(in number: Int, of model: FittedService) -> Double {
        let stage = model.stages[number]
        let inWork = stage.stage.inWork?.value ?? flowAndTime(to: number, of: model).flow * stage.stage.delay.meanWeeks
        return Double(stage.waits[0].number) + inWork
    }

    /// Cases a week that reach a stage at the anchor, and the weeks since their clock start when its work begins.
    func flowAndTime(to number: Int, of model: FittedService) -> (flow: Double, weeks: Double) {
        var flows = Array(repeating: 0.0, count: model.stages.count)
        var times = flows
        flows[0] = exp(model.demand.model.logLevel) * Self.monthsPerWeek
        for index in 0..<number {
            let stage = model.stages[index].stage
            let shares = stage.routes.map { $0.share?.value }
            let rest = max(0, 1 - shares.compactMap(\.self).reduce(0, +))
            let waiting = Double(model.stages[index].waits[0].number)
            let waits = flows[index] > 0 ? waiting / flows[index] : 0
            for (route, share) in zip(stage.routes, shares) {
                guard case .stage(let id) = route.destination,
                    let next = model.service.stages.firstIndex(where: { $0.id == id }), next > index
                else { continue }
                flows[next] += flows[index] * (share ?? rest)
                times[next] = max(times[next], times[index] + waits + stage.delay.meanWeeks)
            }
        }
        let own = Double(model.stages[number].waits[0].number)
        return (flows[number], times[number] + (flows[number] > 0 ? own / flows[number] : 0))
    }
}
