import Areas
import Calendar
import Calibration
import Foundation
import Simulation

/// One step of a plan at a stage: what a change of the stage makes of its inputs, week by week.
struct PlanStep {
    private let linked: LinkedServices
    private let service: Int
    private let change: Intervention
    private let profile: EffectProfile
    /// Keys the step's capacity among the stage's passes.
    private let key: UInt32
    private let stage: Stage
    /// What the steps before and this one make of the stage.
    private(set) var course: StageCourse

    init(
        _ linked: LinkedServices,
        service: Int,
        stage: Int,
        _ change: Intervention,
        _ profile: EffectProfile,
        key: UInt32,
        _ course: StageCourse
    ) {
        (self.linked, self.service, self.change) = (linked, service, change)
        (self.profile, self.key, self.course) = (profile, key, course)
        self.stage = linked.services[service].service.stages[stage]
    }

    private var weekCount: Int { linked.network.weekCount }

    /// Applies a change to the inputs, and to the course that is written into them when all steps are known.
    mutating func apply(_ action: StageChange, staffed: StaffedCases?, to inputs: inout StageInputs) {
        let strength = profile.byWeek(weekCount)
        switch action {
        case .extraCapacity(let extra):
            inputs.extraCapacity.append(pass(extra, strength))
        case .takeOff(let share):
            var pass = passOfList()
            let total = profile.total(orOf: weekCount)
            pass.mean = profile.weeksOfEffect(weekCount).map { total > 0 ? 1 - pow(1 - share, $0 / total) : 0 }
            pass.destination = .outcome(linked.layout.elsewhere[service])
            inputs.extraCapacity.append(pass)
        case .transfer(let share, let other):
            var pass = passOfList()
            let week = Int(linked.grid.time(of: change.from.firstDay).rounded(.up))
            if pass.mean.indices.contains(week) { pass.mean[week] = share }
            pass.destination = .stage(linked.layout.firstStage(of: other))
            inputs.extraCapacity.append(pass)
        case .redirect(let share, let other):
            course.redirect(share, strength, to: linked.layout.firstStage(of: other))
        case .divert(let share): course.divert(share, strength)
        case .multiplyReferrals(let change):
            for week in strength.indices { inputs.referralMean[week] *= max(0, 1 + change * strength[week]) }
        case .book(let order): course.changeOrder(strength) { order.booking($0) }
        case .seeFirst(let classes):
            let first = classes.map { linked.layout.classes([$0]) }
            course.changeAccess(strength) { access, _ in access.tiers = first + access.tiers }
        case .keepPlaces(let share, let name, let releasesUnused):
            let classes = linked.layout.classes([name])
            course.changeAccess(strength) { access, strength in
                access.keep(share, for: classes, strength, releasesUnused: releasesUnused)
            }
        case .endWith(let outcome, let share):
            guard let route = stage.routes.firstIndex(where: { $0.destination == .outcome(outcome) }) else { return }
            course.changeShare(of: route, to: share, strength)
        case .multiplyCases(let gain, let group):
            course.scale(
                by: strength.indices.map { week in
                    let share = group.flatMap { name in staffed.map { $0.share(of: name, week: week) } } ?? 1
                    return max(0, 1 + gain * share * strength[week])
                }
            )
        }
    }

    /// Extra capacity as a pass of its own.
    private func pass(_ extra: StageChange.ExtraCapacity, _ strength: [Double]) -> CapacityPass {
        let perWeek: Double
        switch extra.cases {
        case .aWeek(let cases): perWeek = cases
        case .inAll(let cases):
            // Of all its weeks, those before and after the run too: a shorter run does not see it done sooner.
            let total = profile.total(orOf: weekCount)
            perWeek = total > 0 ? cases / total : 0
        }
        var pass = CapacityPass(weekCount: weekCount, variation: .poisson, order: extra.order.ofExtra, key: key)
        pass.mean = strength.map { $0 * perWeek }
        if !change.onlyFor.isEmpty {
            pass.access = [Phase(from: 0, Access(tiers: [linked.layout.classes(change.onlyFor)]))]
        }
        if extra.isElsewhere { pass.destination = .outcome(linked.layout.elsewhere[service]) }
        return pass
    }

    /// A pass that takes shares of those waiting.
    private func passOfList() -> CapacityPass {
        CapacityPass(weekCount: weekCount, variation: .shareOfList, order: .random, key: key)
    }
}

extension Order {
    /// The order in which children are booked; early disposals of a mixture are not bookings and go on as they were.
    fileprivate func booking(_ before: OrderOfService) -> OrderOfService {
        var early = 0.0
        if case .mixture(_, let share) = before { early = share }
        switch self {
        case .oldestFirst: return early > 0 ? .mixture(kappa: .infinity, psi: early) : .oldestFirst
        case .random: return .mixture(kappa: 0, psi: early)
        case .fitted: return before
        case .mixture(let kappa, let psi): return .mixture(kappa: kappa.value, psi: psi.value)
        }
    }

    /// The order in which extra capacity sees children.
    fileprivate var ofExtra: OrderOfService {
        switch self {
        case .oldestFirst: .oldestFirst
        case .random, .fitted: .random
        case .mixture(let kappa, let psi): .mixture(kappa: kappa.value, psi: psi.value)
        }
    }
}

extension Access {
    /// Keeps a share of the places for a class; what the area file or an earlier step keeps for it gives way.
    fileprivate mutating func keep(_ share: Double, for classes: ClassSet, _ strength: Double, releasesUnused: Bool) {
        let before = carveOuts.first { $0.classes == classes }?.share ?? 0
        carveOuts.removeAll { $0.classes == classes }
        let taken = carveOuts.reduce(0) { $0 + $1.share }
        carveOuts.append(
            CarveOut(
                classes: classes,
                share: min(before + (share - before) * min(strength, 1), 1 - taken),
                releasesUnused: releasesUnused
            )
        )
    }
}
