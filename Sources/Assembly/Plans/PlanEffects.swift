package import Areas
import Calendar
import Calibration
import Foundation
import Randomness
package import Simulation

/// Applying a plan's interventions to the inputs of one replication.
extension LinkedServices {
    /// The services that a plan changes, by their numbers: those it names, and those they act on.
    ///
    /// They act on one another through couplings, shared staff and reviews. All others go on as if nothing changed, to the
    /// last digit.
    package func affected(by plan: Plan) -> Set<Int> {
        let number = { (id: String) in services.firstIndex { $0.service.id == id } }
        var reached: Set<Int> = []
        var open: [Int] = []
        let reach = { (index: Int?) in
            if let index, reached.insert(index).inserted { open.append(index) }
        }
        for (index, model) in services.enumerated() {
            for change in plan.interventions(at: model.service.id) {
                reach(index)
                if let other = change.effect.destination { reach(number(other)) }
            }
        }
        for pool in sharedStaff where !plan.interventions(onPool: pool.name).isEmpty {
            for member in pool.members { reach(number(member.service)) }
        }
        while let index = open.popLast() {
            let service = services[index].service
            for id in service.services { reach(number(id)) }
            for pool in sharedStaff where pool.members.contains(where: { $0.service == service.id }) {
                for member in pool.members { reach(number(member.service)) }
            }
        }
        return reached
    }

    /// Changes the inputs that ``fill(_:service:seed:replication:)`` has just written.
    package func apply(
        _ plan: Plan,
        to engine: Engine,
        service index: Int,
        draw: ServiceDraw,
        seed: UInt64,
        replication: Int
    ) {
        let model = services[index]
        var counts: [String: Int] = [:]
        var courses = model.stages.map { _ in StageCourse?.none }
        for change in plan.interventions(at: model.service.id) {
            // Keyed by what is done and where, neither by the plan nor by its size or dates: plans that differ in those
            // meet the same luck. A second step of the same kind has luck of its own.
            let kind = "\(change.effect.kind) \(change.stage ?? "")"
            let name = "\(kind) \(counts[kind, default: 0])"
            counts[kind, default: 0] += 1
            let key = UInt32(truncatingIfNeeded: RandomStream.serviceKey(name)) & 0x3fff_ffff
            var random = RandomStream(
                seed: seed,
                replication: UInt64(replication),
                service: RandomStream.serviceKey(model.service.id),
                stage: 0,
                purpose: .effects,
                week: UInt64(key)
            )
            let strength = EffectProfile(of: change, grid, opening: model.anchor.end, &random)
            let number = change.stage.flatMap { id in model.service.stages.firstIndex { $0.id == id } } ?? 0
            engine.withInputs(of: stageNumbers[index][number]) { inputs in
                var course = courses[number] ?? StageCourse(inputs, shares: draw.routeShares[number])
                apply(
                    change,
                    key: key,
                    strength: strength,
                    service: index,
                    stage: model.service.stages[number],
                    draw.staffedCases[number],
                    &random,
                    &inputs,
                    &course
                )
                courses[number] = course
            }
        }
        for (number, course) in courses.enumerated() {
            guard let course else { continue }
            engine.withInputs(of: stageNumbers[index][number]) { inputs in
                course.write(into: &inputs) { parted($0, of: number, service: index, draw) }
            }
        }
    }

    private func apply(
        _ change: Intervention,
        key: UInt32,
        strength course: EffectProfile,
        service index: Int,
        stage: Stage,
        _ staffed: StaffedCases?,
        _ random: inout RandomStream,
        _ inputs: inout StageInputs,
        _ weeks: inout StageCourse
    ) {
        let strength = course.byWeek(network.weekCount)
        switch change.effect {
        case .recruit(let wte, let cases, let order):
            let perWeek = wte.draw(random.uniform()) * cases.draw(random.uniform())
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, change, key))
        case .agency(let cases, let order):
            let perWeek = cases.draw(random.uniform())
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, change, key))
        case .waitingListInitiative(let cases, let order):
            // Of all its weeks, those before and after the run too: a shorter run does not see it done sooner.
            let total = course.total(orOf: network.weekCount)
            let perWeek = total > 0 ? cases.draw(random.uniform()) / total : 0
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, change, key))
        case .outsource(let cases, let order):
            let perWeek = cases.draw(random.uniform())
            var elsewhere = pass(strength.map { $0 * perWeek }, order, change, key)
            elsewhere.destination = .outcome(layout.elsewhere[index])
            inputs.extraCapacity.append(elsewhere)
        case .validate(let share):
            let staying = 1 - min(share.draw(random.uniform()), 1)
            let total = course.total(orOf: network.weekCount)
            var validation = CapacityPass(
                weekCount: network.weekCount,
                variation: .shareOfList,
                order: .random,
                key: key
            )
            validation.mean = course.weeksOfEffect(network.weekCount)
                .map { total > 0 ? 1 - pow(staying, $0 / total) : 0 }
            validation.destination = .outcome(layout.elsewhere[index])
            inputs.extraCapacity.append(validation)
        case .transfer(let service, let share):
            var transfer = CapacityPass(weekCount: network.weekCount, variation: .shareOfList, order: .random, key: key)
            let week = Int(grid.time(of: change.from.firstDay).rounded(.up))
            if transfer.mean.indices.contains(week) { transfer.mean[week] = share.draw(random.uniform()) }
            transfer.destination = .stage(layout.firstStage(of: service, services))
            inputs.extraCapacity.append(transfer)
        case .redirect(let service, let share):
            weeks.redirect(share.draw(random.uniform()), strength, to: layout.firstStage(of: service, services))
        case .triage(let share): weeks.divert(share.draw(random.uniform()), strength)
        case .earlyHelp(let referralChange), .demandShock(let referralChange):
            let change = referralChange.draw(random.uniform())
            for week in strength.indices { inputs.referralMean[week] *= max(0, 1 + change * strength[week]) }
        case .changeOrder(let order): weeks.changeOrder(strength) { booked(order, $0) }
        case .seeFirst(let classes):
            let first = classes.map { layout.classes([$0]) }
            weeks.changeAccess(strength) { access, _ in access.tiers = first + access.tiers }
        case .reserve(let reserve):
            let share = reserve.share.draw(random.uniform())
            let classes = layout.classes([reserve.childClass])
            weeks.changeAccess(strength) { access, strength in
                // What the area file or an earlier step keeps for the class gives way.
                let before = access.carveOuts.first { $0.classes == classes }?.share ?? 0
                access.carveOuts.removeAll { $0.classes == classes }
                let taken = access.carveOuts.reduce(0) { $0 + $1.share }
                let carveOut = Access.CarveOut(
                    classes: classes,
                    share: min(before + (share - before) * min(strength, 1), 1 - taken),
                    releasesUnused: reserve.releasesUnused
                )
                access.carveOuts.append(carveOut)
            }
        case .threshold(let outcome, let share):
            guard let route = stage.routes.firstIndex(where: { $0.destination == .outcome(outcome) }) else { return }
            weeks.changeShare(of: route, to: share.draw(random.uniform()), strength)
        case .productivity(let size), .fewerLostAppointments(_, _, let size):
            let value = size.draw(random.uniform())
            weeks.scale(by: change.effect.capacityFactors(value, strength: strength, staffed: staffed))
        case .shareStaff:
            // Of the pool, not of the stage.
            break
        }
    }

    /// The order in which children are booked; early disposals of a mixture are not bookings and go on as they were.
    private func booked(_ order: Order, _ before: OrderOfService) -> OrderOfService {
        var early = 0.0
        if case .mixture(_, let share) = before { early = share }
        switch order {
        case .oldestFirst: return early > 0 ? .mixture(kappa: .infinity, psi: early) : .oldestFirst
        case .random: return .mixture(kappa: 0, psi: early)
        case .fitted: return before
        case .mixture(let kappa, let psi): return .mixture(kappa: kappa.value, psi: psi.value)
        }
    }

    private func pass(_ mean: [Double], _ order: Order, _ change: Intervention, _ key: UInt32) -> CapacityPass {
        let service: OrderOfService
        switch order {
        case .oldestFirst: service = .oldestFirst
        case .random, .fitted: service = .random
        case .mixture(let kappa, let psi): service = .mixture(kappa: kappa.value, psi: psi.value)
        }
        var pass = CapacityPass(weekCount: network.weekCount, variation: .poisson, order: service, key: key)
        pass.mean = mean
        if !change.onlyFor.isEmpty {
            pass.access = [Phase(from: 0, Access(tiers: [layout.classes(change.onlyFor)]))]
        }
        return pass
    }
}
