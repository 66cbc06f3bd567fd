import Foundation
import Randomness

/// What a stage's weeks need at hand: constants of the stage, and what one replication has drawn before its first week.
///
/// Referrals, those diverted and the room of each pass do not depend on the list, so they are drawn for all weeks at
/// once; the weekly loop then only moves children.
struct StageWork {
    let startWeek: Int
    let startFraction: Double
    let serviceKey: UInt64
    let stageNumber: UInt32
    let dueWeeks: Int
    /// Whether children leave without a delay, a route to choose or a due time, and so in bulk.
    let isPlain: Bool
    /// P(delay <= d), by d.
    let delayCumulative: UnsafeMutablePointer<Double>
    let delayCount: Int
    let routes: UnsafeMutablePointer<StageDefinition.Route>
    let routeCount: Int
    /// How many of the cases that are completed together go each way: nobody between such times.
    let casesByRoute: UnsafeMutablePointer<Int>

    /// New referrals by week, and those answered another way at triage.
    let referrals: UnsafeMutablePointer<Int32>
    let diverted: UnsafeMutablePointer<Int32>
    /// Who leaves by the hazard.
    var attrition: AttritionWork
    /// Where they go, with the cumulative shares; empty: out.
    let leavingRoutes: UnsafeMutablePointer<StageDefinition.Route>
    let leavingCount: Int
    private let leavingCumulative: UnsafeMutablePointer<Double>
    /// What the stage asks of others.
    var demands: DemandWork
    /// The class that completed cases take on.
    let classAfterwards: Int?
    /// Where diverted referrals go that do not go out.
    private(set) var divertedTo: StageDefinition.Route?

    /// The stage's own capacity, then what its staff pool gives it if it has one, then the extra passes.
    private(set) var passes: UnsafeMutablePointer<PassWork>
    private(set) var passCount = 0
    /// The first extra pass.
    let firstExtra: Int
    /// Whether a staff pool gives it time.
    @inline(__always)
    var isPooled: Bool { firstExtra > 1 }
    private var passCapacity = 1
    /// New referrals that join, by week and then by class, where there is more than one.
    let joiningByClass: UnsafeMutablePointer<Int32>
    private var routeCumulative: UnsafeMutablePointer<Double>
    private var routeFrom: UnsafeMutablePointer<Int>
    private var routePhaseCount = 0
    private var routePhaseCapacity = 1
    private var routePhase = 0

    private let weekCount: Int
    /// Weeks that there is room for.
    private let totalWeeks: Int
    private let recordsFlows: Bool
    /// The number of the stage's journeys; -1 where nobody is followed, in any run or in this one.
    private(set) var journey: Int
    private let ownJourney: Int
    /// Whether more is recorded of the stage than flows.
    @inline(__always)
    var isWatched: Bool { recordsFlows || journey >= 0 }
    private let firstWeekNumber: Int
    private let classCount: Int
    private var referralMemo = CountMemo()
    /// What referrals, those diverted and classes were drawn from.
    private var referralsFrom = DrawnFrom()
    private var divertedFrom = DrawnFrom()
    private var classesFrom = DrawnFrom()
    private var hasReferrals = false

    init(stage: Int, network: Network, observation: ObservationPlan, totalWeeks: Int) {
        let definition = network.stages[stage]
        firstExtra = network.pools.contains { $0.stages.contains(stage) } ? 2 : 1
        weekCount = network.weekCount
        self.totalWeeks = totalWeeks
        recordsFlows = observation.passes
        ownJourney = observation.journeys?.stages.firstIndex(of: stage) ?? -1
        journey = ownJourney
        firstWeekNumber = network.firstWeekNumber
        classCount = network.classCount
        startWeek = Self.startWeek(definition.startWeek, of: network)
        startFraction = definition.startFraction
        serviceKey = definition.serviceKey
        stageNumber = definition.number
        dueWeeks = definition.dueWeeks ?? .max
        isPlain =
            definition.delay.count == 1 && definition.routes.isEmpty && definition.dueWeeks == nil
            && definition.demands.isEmpty
        classAfterwards = definition.classAfterwards
        demands = DemandWork(definition.demands)
        attrition = AttritionWork(
            weekCount: weekCount,
            totalWeeks: totalWeeks,
            startWeek: startWeek,
            startFraction: startFraction
        )
        leavingCount = definition.leavingRoutes.count
        leavingRoutes = .allocate(capacity: max(1, leavingCount))
        for (index, route) in definition.leavingRoutes.enumerated() { (leavingRoutes + index).initialize(to: route) }
        leavingCumulative = .allocate(capacity: max(1, leavingCount))
        delayCount = definition.delay.count
        delayCumulative = .allocate(capacity: delayCount)
        var sum = 0.0
        for (weeks, probability) in definition.delay.enumerated() {
            sum += probability
            delayCumulative[weeks] = sum
        }
        routeCount = definition.routes.count
        routes = .allocate(capacity: max(1, routeCount))
        for (index, route) in definition.routes.enumerated() { (routes + index).initialize(to: route) }
        casesByRoute = .allocate(capacity: max(1, routeCount))
        casesByRoute.initialize(repeating: 0, count: max(1, routeCount))
        referrals = .allocate(capacity: totalWeeks)
        diverted = .allocate(capacity: totalWeeks)
        referrals.initialize(repeating: 0, count: totalWeeks)
        diverted.initialize(repeating: 0, count: totalWeeks)
        passes = .allocate(capacity: passCapacity)
        passes.initialize(to: PassWork(weekCount: totalWeeks, recordsFlows: recordsFlows))
        joiningByClass = .allocate(capacity: classCount > 1 ? totalWeeks * classCount : 1)
        joiningByClass.initialize(repeating: 0, count: classCount > 1 ? totalWeeks * classCount : 1)
        routeCumulative = .allocate(capacity: max(1, routeCount))
        routeFrom = .allocate(capacity: routePhaseCapacity)
    }

    func deallocate() {
        for pass in 0..<passCapacity { passes[pass].deallocate() }
        passes.deinitialize(count: passCapacity).deallocate()
        delayCumulative.deallocate()
        routes.deallocate()
        casesByRoute.deallocate()
        referrals.deallocate()
        diverted.deallocate()
        attrition.deallocate()
        leavingRoutes.deallocate()
        leavingCumulative.deallocate()
        joiningByClass.deallocate()
        routeCumulative.deallocate()
        routeFrom.deallocate()
    }

    /// The week of a start; never, where that is beyond the network's weeks.
    static func startWeek(_ week: Int, of network: Network) -> Int { week < network.weekCount ? week : .max }

    /// The weeks in which the stage does something.
    @inline(__always)
    private var weeks: Range<Int> { min(startWeek, weekCount)..<weekCount }

    /// Follows the children of the next runs, or nobody.
    mutating func follow(_ isAsked: Bool) { journey = isAsked ? ownJourney : -1 }

    /// Draws all that does not depend on the list, but for what the last run has drawn from the same.
    mutating func begin(
        _ inputs: borrowing StageInputs,
        seed: UInt64,
        replication: UInt64,
        scratch: WeekScratch,
        state: inout StageState
    ) {
        let key = key(seed: seed, replication: replication)
        makeRoom(for: firstExtra + inputs.extraCapacity.count)
        passes[0].begin(inputs.capacity, scratch: scratch, weeks: weeks, stage: key, state: &state)
        if firstExtra > 1 { passes[1].begin(pooled: inputs.pooled, weeks: weeks, state: &state) }
        for index in firstExtra..<passCount {
            bringPass(for: inputs.extraCapacity[(index - firstExtra)...], to: index)
            passes[index]
                .begin(
                    inputs.extraCapacity[index - firstExtra],
                    scratch: scratch,
                    weeks: weeks,
                    stage: key,
                    state: &state
                )
        }
        drawReferrals(inputs, key: key, scratch: scratch)
        attrition.begin(inputs.attrition, key: key, scratch: scratch)
        prepareShares(inputs)
        demands.begin(inputs.demandShares)
        divertedTo = inputs.divertedTo
    }

    @inline(__always)
    func key(seed: UInt64, replication: UInt64) -> StageKey {
        StageKey(
            seed: seed,
            replication: replication,
            service: serviceKey,
            stage: stageNumber,
            startFraction: startFraction,
            firstWeekNumber: firstWeekNumber
        )
    }

    private mutating func makeRoom(for count: Int) {
        passCount = count
        guard count > passCapacity else { return }
        let larger = UnsafeMutablePointer<PassWork>.allocate(capacity: count)
        larger.moveInitialize(from: passes, count: passCapacity)
        for index in passCapacity..<count {
            (larger + index).initialize(to: PassWork(weekCount: totalWeeks, recordsFlows: recordsFlows))
        }
        passes.deallocate()
        passes = larger
        passCapacity = count
    }

    /// Puts the work of the pass that had the key of the first of some passes, if there is one, in its place, or else work
    /// that none of the others had: passes change places from plan to plan, and what they have drawn goes with them.
    private func bringPass(for inputs: ArraySlice<CapacityPass>, to index: Int) {
        let key = inputs[inputs.startIndex].key
        guard passes[index].key != key else { return }
        let others = inputs.dropFirst()
        let places = index..<passCapacity
        guard
            let place = places.first(where: { passes[$0].key == key })
                ?? places.first(where: { place in !others.contains { $0.key == passes[place].key } }),
            place != index
        else { return }
        let here = (passes + index).move()
        (passes + index).moveInitialize(from: passes + place, count: 1)
        (passes + place).initialize(to: here)
    }

    private mutating func drawReferrals(_ inputs: borrowing StageInputs, key: StageKey, scratch: WeekScratch) {
        guard !weeks.isEmpty else { return }
        guard inputs.referralMean.contains(where: { $0 > 0 }) else {
            // Nobody is referred from outside: later stages of a pathway, for one.
            guard hasReferrals else { return }
            hasReferrals = false
            referralsFrom.forget()
            referrals.update(repeating: 0, count: totalWeeks)
            return
        }
        hasReferrals = true
        let areSame = referralsFrom.isSame { drawn in
            drawn.note(inputs.referralMean)
            drawn.note(inputs.referralSize)
            drawn.note(key)
        }
        if !areSame {
            drawReferralCounts(inputs, weeks: weeks, key: key, scratch: scratch, firstFraction: startFraction)
        }
        let isSameTriage = divertedFrom.isSame { $0.note(inputs.divertedShare) } && areSame
        if !isSameTriage { drawDiverted(inputs, weeks: weeks, key: key, scratch: scratch) }
        guard classCount > 1 else { return }
        let areSameClasses = classesFrom.isSame { $0.note(inputs.classShares) } && isSameTriage
        if !areSameClasses { drawClasses(inputs, weeks: weeks, key: key, scratch: scratch) }
    }

    /// Draws what does not depend on the list in some weeks beyond the last.
    mutating func drawFurther(
        _ inputs: borrowing StageInputs,
        weeks: Range<Int>,
        seed: UInt64,
        replication: UInt64,
        scratch: WeekScratch
    ) {
        guard startWeek < weekCount else { return }
        let key = key(seed: seed, replication: replication)
        passes[0].fillRoom(inputs.capacity, scratch: scratch, weeks: weeks, key: key, firstFraction: 1)
        for index in firstExtra..<passCount {
            let pass = inputs.extraCapacity[index - firstExtra]
            passes[index].fillRoom(pass, scratch: scratch, weeks: weeks, key: key, firstFraction: 1)
        }
        if hasReferrals {
            drawReferralCounts(inputs, weeks: weeks, key: key, scratch: scratch, firstFraction: 1)
            drawDiverted(inputs, weeks: weeks, key: key, scratch: scratch)
            if classCount > 1 { drawClasses(inputs, weeks: weeks, key: key, scratch: scratch) }
        }
        attrition.drawFurther(inputs.attrition, weeks: weeks, key: key, scratch: scratch)
    }

    private mutating func drawReferralCounts(
        _ inputs: borrowing StageInputs,
        weeks: Range<Int>,
        key: StageKey,
        scratch: WeekScratch,
        firstFraction: Double
    ) {
        scratch.fillMeans(inputs.referralMean, weeks: weeks, firstFraction: firstFraction)
        scratch.fillSizes(inputs.referralSize, weeks: weeks, firstFraction: firstFraction)
        key.address(.arrivals).fillWeekly(scratch.uniforms, weeks: weeks)
        referralMemo.fill(
            referrals,
            weeks: weeks,
            uniforms: scratch.uniforms,
            means: scratch.means,
            sizes: scratch.sizes
        )
    }

    private func drawDiverted(
        _ inputs: borrowing StageInputs,
        weeks: Range<Int>,
        key: StageKey,
        scratch: WeekScratch
    ) {
        for week in weeks { diverted[week] = 0 }
        guard !inputs.divertedShare.isEmpty else { return }
        key.address(.diversion).fillWeekly(scratch.uniforms, weeks: weeks)
        for week in weeks {
            let share = inputs.divertedShare[scratch.source(of: week)]
            if share > 0 { diverted[week] = Self.binomial(scratch.uniforms[week], referrals[week], share) }
        }
    }

    /// Parts the referrals that join by class: one class after another, of those that are left.
    private func drawClasses(_ inputs: borrowing StageInputs, weeks: Range<Int>, key: StageKey, scratch: WeekScratch) {
        for week in weeks { joiningByClass[week &* classCount &+ classCount &- 1] = referrals[week] &- diverted[week] }
        var share = 1.0
        for childClass in 0..<classCount - 1 {
            let probability = share > 0 ? min(1, max(0, inputs.classShares[childClass] / share)) : 0
            key.address(.classMix).fillWeekly(scratch.uniforms, weeks: weeks, block: UInt64(childClass))
            for week in weeks {
                let row = joiningByClass + week &* classCount
                row[childClass] = Self.binomial(scratch.uniforms[week], row[classCount &- 1], probability)
                row[classCount &- 1] &-= row[childClass]
            }
            share -= inputs.classShares[childClass]
        }
    }

    @inline(__always)
    private static func binomial(_ u: Double, _ trials: Int32, _ probability: Double) -> Int32 {
        Int32(CountInversion.binomial(u, trials: Int(trials), probability: probability))
    }

    private mutating func prepareShares(_ inputs: borrowing StageInputs) {
        var left = 0.0
        for route in 0..<leavingCount {
            left += inputs.leavingShares[route]
            leavingCumulative[route] = left
        }
        routePhase = 0
        guard routeCount > 1 else { return }
        routePhaseCount = inputs.routeShares.count
        if routePhaseCount > routePhaseCapacity {
            routeCumulative.deallocate()
            routeFrom.deallocate()
            routePhaseCapacity = routePhaseCount
            routeCumulative = .allocate(capacity: routePhaseCapacity * routeCount)
            routeFrom = .allocate(capacity: routePhaseCapacity)
        }
        for phase in 0..<routePhaseCount {
            routeFrom[phase] = inputs.routeShares[phase].from
            var sum = 0.0
            for route in 0..<routeCount {
                sum += inputs.routeShares[phase].value[route]
                routeCumulative[phase * routeCount + route] = sum
            }
        }
    }

    /// Moves on to a week's shares of the routes; weeks are asked for in turn.
    @inline(__always)
    mutating func moveOn(to week: Int) {
        while routePhase &+ 1 < routePhaseCount && routeFrom[routePhase &+ 1] <= week { routePhase &+= 1 }
    }

    /// The route for a uniform number.
    @inline(__always)
    func route(_ u: Double) -> Int {
        let shares = routeCumulative + routePhase &* routeCount
        var route = 0
        for index in 0..<routeCount &- 1 { route &+= 1 &- (u - shares[index]).signBit }
        return route
    }

    /// The leaving route for a uniform number.
    func leavingRoute(_ u: Double) -> StageDefinition.Route {
        var route = 0
        while route < leavingCount - 1 && u >= leavingCumulative[route] { route += 1 }
        return leavingRoutes[route]
    }

    /// The weeks of work for a uniform number.
    @inline(__always)
    func delay(_ u: Double) -> Int {
        var weeks = 0
        for index in 0..<delayCount &- 1 { weeks &+= (delayCumulative[index] - u).signBit }
        return weeks
    }

    /// The moment of a week, from 0 to 1, at which its capacity takes children up.
    @inline(__always)
    func momentOfService(in week: Int) -> Double { week == startWeek ? 1 - startFraction : 0 }
}
