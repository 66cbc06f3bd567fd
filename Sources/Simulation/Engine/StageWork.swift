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

    /// New referrals by week, and those answered another way at triage.
    let referrals: UnsafeMutablePointer<Int32>
    let diverted: UnsafeMutablePointer<Int32>
    /// For each week, how many of its new referrals stay before the first who leaves.
    let newGaps: UnsafeMutablePointer<Int>
    /// For each week, the first batches of gaps between those of its older children who leave.
    let olderGaps: UnsafeMutablePointer<Int>
    /// How many gaps are ready for each week.
    static let readyGaps = 2 * GeometricGaps.batch
    private(set) var hasAttrition = false
    private var inverseLogWeek = -Double.infinity
    private var inverseLogFirstWeek = -Double.infinity
    private var inverseLogNew = -Double.infinity
    private var inverseLogNewFirstWeek = -Double.infinity

    /// The stage's own capacity, then the extra passes.
    private(set) var passes: UnsafeMutablePointer<PassWork>
    private(set) var passCount = 0
    private var passCapacity = 1
    /// New referrals that join, by week and then by class, where there is more than one.
    let joiningByClass: UnsafeMutablePointer<Int32>
    private var routeCumulative: UnsafeMutablePointer<Double>
    private var routeFrom: UnsafeMutablePointer<Int>
    private var routePhaseCount = 0
    private var routePhaseCapacity = 1
    private var routePhase = 0

    private let weekCount: Int
    private let firstWeekNumber: Int
    private let classCount: Int
    private var referralMemo = CountMemo()

    init(definition: StageDefinition, network: Network) {
        weekCount = network.weekCount
        firstWeekNumber = network.firstWeekNumber
        classCount = network.classCount
        startWeek = definition.startWeek
        startFraction = definition.startFraction
        serviceKey = definition.serviceKey
        stageNumber = definition.number
        dueWeeks = definition.dueWeeks ?? .max
        isPlain = definition.delay.count == 1 && definition.routes.isEmpty && definition.dueWeeks == nil
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
        referrals = .allocate(capacity: weekCount)
        diverted = .allocate(capacity: weekCount)
        newGaps = .allocate(capacity: weekCount)
        referrals.initialize(repeating: 0, count: weekCount)
        diverted.initialize(repeating: 0, count: weekCount)
        olderGaps = .allocate(capacity: weekCount * Self.readyGaps)
        olderGaps.initialize(repeating: .max, count: weekCount * Self.readyGaps)
        newGaps.initialize(repeating: .max, count: weekCount)
        passes = .allocate(capacity: passCapacity)
        passes.initialize(to: PassWork(weekCount: weekCount))
        joiningByClass = .allocate(capacity: classCount > 1 ? weekCount * classCount : 1)
        joiningByClass.initialize(repeating: 0, count: classCount > 1 ? weekCount * classCount : 1)
        routeCumulative = .allocate(capacity: max(1, routeCount))
        routeFrom = .allocate(capacity: routePhaseCapacity)
    }

    func deallocate() {
        for pass in 0..<passCapacity { passes[pass].deallocate() }
        passes.deinitialize(count: passCapacity).deallocate()
        delayCumulative.deallocate()
        routes.deallocate()
        referrals.deallocate()
        diverted.deallocate()
        newGaps.deallocate()
        olderGaps.deallocate()
        joiningByClass.deallocate()
        routeCumulative.deallocate()
        routeFrom.deallocate()
    }

    /// The weeks in which the stage does something.
    @inline(__always)
    private var weeks: Range<Int> { min(startWeek, weekCount)..<weekCount }

    /// Draws all that does not depend on the list.
    mutating func begin(_ inputs: borrowing StageInputs, seed: UInt64, replication: UInt64, scratch: WeekScratch) {
        let key = key(seed: seed, replication: replication)
        makeRoom(for: 1 + inputs.extraCapacity.count)
        passes[0].begin(inputs.capacity, scratch: scratch, weeks: weeks, stage: key)
        for index in 1..<passCount {
            passes[index].begin(inputs.extraCapacity[index - 1], scratch: scratch, weeks: weeks, stage: key)
        }
        drawReferrals(inputs, key: key, scratch: scratch)
        prepareAttrition(hazard: inputs.attritionHazard, key: key, scratch: scratch)
        prepareShares(inputs)
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
        for index in passCapacity..<count { (larger + index).initialize(to: PassWork(weekCount: weekCount)) }
        passes.deallocate()
        passes = larger
        passCapacity = count
    }

    private mutating func drawReferrals(_ inputs: borrowing StageInputs, key: StageKey, scratch: WeekScratch) {
        guard !weeks.isEmpty else { return }
        scratch.fillMeans(inputs.referralMean, weeks: weeks, firstFraction: startFraction)
        scratch.fillSizes(inputs.referralSize, weeks: weeks, firstFraction: startFraction)
        key.address(.arrivals).fillWeekly(scratch.uniforms, weeks: weeks)
        referralMemo.fill(
            referrals,
            weeks: weeks,
            uniforms: scratch.uniforms,
            means: scratch.means,
            sizes: scratch.sizes
        )
        for week in weeks { diverted[week] = 0 }
        if !inputs.divertedShare.isEmpty {
            key.address(.diversion).fillWeekly(scratch.uniforms, weeks: weeks)
            for week in weeks where inputs.divertedShare[week] > 0 {
                diverted[week] = Self.binomial(scratch.uniforms[week], referrals[week], inputs.divertedShare[week])
            }
        }
        if classCount > 1 { drawClasses(inputs, key: key, scratch: scratch) }
    }

    /// Parts the referrals that join by class: one class after another, of those that are left.
    private func drawClasses(_ inputs: borrowing StageInputs, key: StageKey, scratch: WeekScratch) {
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

    private mutating func prepareAttrition(hazard: Double, key: StageKey, scratch: WeekScratch) {
        hasAttrition = hazard > 0
        guard hasAttrition, !weeks.isEmpty else { return }
        // log(1 - q) of a whole week is -hazard itself.
        inverseLogWeek = -1 / hazard
        inverseLogFirstWeek = -1 / (hazard * startFraction)
        inverseLogNew = Self.inverseLogOfNew(hazard: hazard)
        inverseLogNewFirstWeek = Self.inverseLogOfNew(hazard: hazard * startFraction)
        let address = key.address(.attritionOfNew)
        for part in [weeks.lowerBound..<weeks.lowerBound + 1, weeks.lowerBound + 1..<weekCount] {
            GeometricGaps.fillWeekly(
                newGaps,
                weeks: part,
                uniforms: scratch.uniforms,
                address: address,
                inverseLog: inverseLog(ofNewIn: part.lowerBound)
            )
        }
        // Here no week waits for another's list, and the blocks and logarithms of several are worked on at once.
        let older = key.address(.attrition)
        for week in weeks {
            for batch in 0..<Self.readyGaps / GeometricGaps.batch {
                GeometricGaps.fill(
                    olderGaps + (week &* Self.readyGaps &+ batch &* GeometricGaps.batch),
                    batch: batch,
                    week: week,
                    address: older,
                    inverseLog: inverseLog(ofOlderIn: week)
                )
            }
        }
    }

    /// A referral at an even moment of a span with hazard h in all stays with probability (1 - exp(-h))/h.
    private static func inverseLogOfNew(hazard: Double) -> Double {
        1 / log(-expm1(-hazard) / hazard)
    }

    /// 1/log(1 - q), where q is the probability that a waiting child leaves in a week.
    @inline(__always)
    func inverseLog(ofOlderIn week: Int) -> Double { week == startWeek ? inverseLogFirstWeek : inverseLogWeek }

    /// The same for a child referred in that week.
    @inline(__always)
    func inverseLog(ofNewIn week: Int) -> Double { week == startWeek ? inverseLogNewFirstWeek : inverseLogNew }

    private mutating func prepareShares(_ inputs: borrowing StageInputs) {
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

    /// The route for a uniform number in a week; weeks are asked for in turn.
    @inline(__always)
    mutating func route(_ u: Double, in week: Int) -> Int {
        while routePhase &+ 1 < routePhaseCount && routeFrom[routePhase &+ 1] <= week { routePhase &+= 1 }
        let shares = routeCumulative + routePhase &* routeCount
        var route = 0
        for index in 0..<routeCount &- 1 { route &+= u >= shares[index] ? 1 : 0 }
        return route
    }

    /// The weeks of work for a uniform number.
    @inline(__always)
    func delay(_ u: Double) -> Int {
        var weeks = 0
        for index in 0..<delayCount &- 1 { weeks &+= delayCumulative[index] < u ? 1 : 0 }
        return weeks
    }

    /// The moment of a week, from 0 to 1, at which its capacity takes children up.
    @inline(__always)
    func momentOfService(in week: Int) -> Double { week == startWeek ? 1 - startFraction : 0 }
}
