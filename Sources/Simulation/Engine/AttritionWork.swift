import Foundation
import Randomness

/// Who leaves a list by the hazard, made ready for one replication.
///
/// Where the hazard is the same for every wait, the gaps along the line between those who leave are drawn before the first
/// week: no week then waits for its own blocks and logarithms. A line with a hazard by time waited is walked along eight
/// cohorts at a time, and what was drawn for one plan is kept for the next.
struct AttritionWork {
    /// For each week, how many of its new referrals stay before the first who leaves.
    let newGaps: UnsafeMutablePointer<Int32>
    /// For each week, where the first gaps between those of its older children who leave lead to, counted from the newest
    /// of them.
    let readyPlaces: UnsafeMutablePointer<LinePlaces>
    /// 1/log(1 - q) by week, where q is the probability that a waiting child leaves in it; minus infinity for nobody.
    private let inverseLogOlder: UnsafeMutablePointer<Double>
    /// The same for a child referred in that week.
    private let inverseLogNew: UnsafeMutablePointer<Double>
    /// The share of these who leave in it who are early disposals.
    private let earlyShareNew: UnsafeMutablePointer<Double>
    /// Where the hazards by wait of each week begin, and from how many weeks on they no longer change; 0 weeks where the hazard
    /// does not depend on the wait.
    private let rows: UnsafeMutablePointer<(start: Int32, lastWeeks: Int32)>
    /// Hazards by wait, and the shares of early disposals among those whom they remove, row after row.
    private var byWait: UnsafeMutablePointer<Double>
    private var shareByWait: UnsafeMutablePointer<Double>
    private var byWaitCapacity = 0
    /// Of each week with such hazards the first batches of exponentials, and how many of them have been drawn.
    private let keptExponentials: UnsafeMutablePointer<SIMD4<Double>>
    private let drawnBatches: UnsafeMutablePointer<UInt8>
    /// The hazards that the weekly probabilities are of, and what the gaps were drawn from beside them.
    private var hazardsFrom = DrawnFrom()
    private var gapsFrom = DrawnFrom()
    private(set) var isAny = false
    /// Children who have left in the last replication, to foresee how many gaps the next one will need.
    private var left = 0
    /// Batches of gaps of each week that are made ready; further ones are drawn when they are needed, and are the same.
    private(set) var readyBatches = 2
    private let weekCount: Int
    private let totalWeeks: Int
    private let startWeek: Int
    private let startFraction: Double

    init(weekCount: Int, totalWeeks: Int, startWeek: Int, startFraction: Double) {
        self.weekCount = weekCount
        self.totalWeeks = totalWeeks
        self.startWeek = startWeek
        self.startFraction = startFraction
        newGaps = .allocate(capacity: totalWeeks)
        newGaps.initialize(repeating: .max, count: totalWeeks)
        readyPlaces = .allocate(capacity: totalWeeks)
        readyPlaces.initialize(repeating: LinePlaces(low: SIMD4(), high: SIMD4()), count: totalWeeks)
        // Room for whole groups of four.
        inverseLogOlder = .allocate(capacity: totalWeeks + 4)
        inverseLogOlder.initialize(repeating: -.infinity, count: totalWeeks + 4)
        inverseLogNew = .allocate(capacity: totalWeeks + 4)
        inverseLogNew.initialize(repeating: -.infinity, count: totalWeeks + 4)
        earlyShareNew = .allocate(capacity: totalWeeks)
        earlyShareNew.initialize(repeating: 0, count: totalWeeks)
        rows = .allocate(capacity: totalWeeks)
        rows.initialize(repeating: (0, 0), count: totalWeeks)
        byWait = .allocate(capacity: 0)
        shareByWait = .allocate(capacity: 0)
        keptExponentials = .allocate(capacity: totalWeeks * Self.keptBatches)
        keptExponentials.initialize(repeating: SIMD4(), count: totalWeeks * Self.keptBatches)
        drawnBatches = .allocate(capacity: totalWeeks)
        drawnBatches.initialize(repeating: 0, count: totalWeeks)
    }

    func deallocate() {
        newGaps.deallocate()
        readyPlaces.deallocate()
        inverseLogOlder.deallocate()
        inverseLogNew.deallocate()
        earlyShareNew.deallocate()
        rows.deallocate()
        byWait.deallocate()
        shareByWait.deallocate()
        keptExponentials.deallocate()
        drawnBatches.deallocate()
    }

    mutating func begin(_ phases: [Phase<AttritionHazard>], key: StageKey, scratch: WeekScratch) {
        isAny = phases.contains { $0.value.bands.contains { $0.weekly > 0 } }
        guard isAny, startWeek < weekCount else { return }
        let areSameHazards = hazardsFrom.isSame { $0.note(phases) }
        let weeks = startWeek..<weekCount
        if !areSameHazards { note(phases, weeks: weeks) }
        // Four gaps are nearly always enough where up to one and a half children leave in a week.
        let batches = left > (weekCount &- startWeek) &* 3 / 2 ? 2 : 1
        left = 0
        let isSameKey = gapsFrom.isSame { $0.note(key) }
        // Exponentials are the same whatever the hazards.
        if !isSameKey { drawnBatches.update(repeating: 0, count: totalWeeks) }
        let areSameGaps = isSameKey && areSameHazards
        guard !areSameGaps || batches > readyBatches else { return }
        readyBatches = batches
        drawGaps(weeks: weeks, key: key, scratch: scratch)
    }

    /// The same for some weeks beyond the last.
    mutating func drawFurther(
        _ phases: [Phase<AttritionHazard>],
        weeks: Range<Int>,
        key: StageKey,
        scratch: WeekScratch
    ) {
        guard isAny else { return }
        note(phases, weeks: weeks)
        drawGaps(weeks: weeks, key: key, scratch: scratch)
    }

    private func drawGaps(weeks: Range<Int>, key: StageKey, scratch: WeekScratch) {
        GeometricGaps.fillWeekly(
            newGaps,
            weeks: weeks,
            uniforms: scratch.uniforms,
            address: key.address(.attritionOfNew),
            inverseLogs: inverseLogNew
        )
        // Here no week waits for another's list, and many are worked on at once.
        if weeks.contains(where: { !isByWait(in: $0) }) {
            key.address(.attrition)
                .fillPlaces(readyPlaces, weeks: weeks, batches: readyBatches, inverseLogs: inverseLogOlder)
        }
    }

    /// Notes how many have left in a week.
    @inline(__always)
    mutating func note(left children: Int) { left &+= children }

    /// Works out the probabilities of some weeks.
    private mutating func note(_ phases: [Phase<AttritionHazard>], weeks: Range<Int>) {
        let needed = phases.reduce(0) { $0 + Self.rowLength($1.value) }
        if needed > byWaitCapacity {
            byWait.deallocate()
            shareByWait.deallocate()
            byWaitCapacity = 2 * needed
            byWait = .allocate(capacity: byWaitCapacity)
            byWait.initialize(repeating: 0, count: byWaitCapacity)
            shareByWait = .allocate(capacity: byWaitCapacity)
            shareByWait.initialize(repeating: 0, count: byWaitCapacity)
        }
        var filled = 0
        for (index, phase) in phases.enumerated() {
            // The rows of the same phases stand at the same places, whichever weeks are asked for.
            let (start, lastWeeks) = (filled, Self.lastWeeks(phase.value))
            if lastWeeks > 0 { fillRow(phase.value, at: start) }
            filled += Self.rowLength(phase.value)
            let from = max(phase.from, weeks.lowerBound)
            let to = index + 1 < phases.count ? min(phases[index + 1].from, weeks.upperBound) : weeks.upperBound
            guard from < to else { continue }
            let first = phase.value.bands[0].weekly
            // log(1 - q) of a whole week is -hazard itself.
            let older = -1 / first
            let new = Self.inverseLogOfNew(hazard: first)
            for week in from..<to {
                inverseLogOlder[week] = older
                inverseLogNew[week] = new
                earlyShareNew[week] = phase.value.bands[0].earlyShare
                rows[week] = (Int32(start), Int32(lastWeeks))
            }
            if from == startWeek && startFraction < 1 {
                inverseLogOlder[startWeek] = older / startFraction
                inverseLogNew[startWeek] = Self.inverseLogOfNew(hazard: first * startFraction)
            }
        }
    }

    /// A referral at an even moment of a span with hazard h in all stays with probability (1 - exp(-h))/h: the hazard
    /// of which that is the probability of staying.
    private static func hazardOfNew(_ hazard: Double) -> Double {
        hazard > 0 ? -log(-expm1(-hazard) / hazard) : 0
    }

    private static func inverseLogOfNew(hazard: Double) -> Double {
        let hazard = hazardOfNew(hazard)
        // Too small a hazard for a probability other than 1 removes nobody.
        return hazard > 0 ? -1 / hazard : -.infinity
    }

    @inline(__always)
    func inverseLog(ofOlderIn week: Int) -> Double { inverseLogOlder[week] }

    @inline(__always)
    func inverseLog(ofNewIn week: Int) -> Double { inverseLogNew[week] }

    @inline(__always)
    func earlyShare(ofNewIn week: Int) -> Double { earlyShareNew[week] }

    /// Whether the hazard of a week depends on the wait.
    @inline(__always)
    func isByWait(in week: Int) -> Bool { rows[week].lastWeeks > 0 }

    /// The hazards of a week by the time waited, for a line whose newest possible cohort is `current`.
    @inline(__always)
    func hazards(in week: Int, current: Int) -> ByWait {
        let lastWeeks = Int(rows[week].lastWeeks)
        let ofCohortZero = Int(rows[week].start) &+ lastWeeks &+ ByWait.width &- 1 &- current
        return ByWait(
            hazards: byWait + ofCohortZero,
            shares: shareByWait + ofCohortZero,
            firstRowCohort: current &- lastWeeks &- ByWait.width &+ 1,
            fraction: week == startWeek ? startFraction : 1
        )
    }

    /// Exponentials of one batch of a week: numbers 4n to 4n + 3 of its stream.
    @inline(__always)
    func exponentials(_ batch: Int, week: Int, address: borrowing StreamAddress) -> SIMD4<Double> {
        let drawn = Int(drawnBatches[week])
        if batch < drawn { return keptExponentials[week &* Self.keptBatches &+ batch] }
        let numbers = GeometricGaps.exponentials(batch: batch, week: week, address: address)
        if batch == drawn && batch < Self.keptBatches {
            keptExponentials[week &* Self.keptBatches &+ batch] = numbers
            drawnBatches[week] = UInt8(truncatingIfNeeded: drawn &+ 1)
        }
        return numbers
    }

    /// More are seldom needed, and are drawn anew each time.
    private static let keptBatches = 4

    /// Hazards over a week, or the part of it that there is, by cohort.
    ///
    /// A row of them holds, from the longest wait to the shortest, the hazards of a whole block of cohorts who have waited long
    /// enough for the hazard no longer to change, then of each shorter wait, and then 0 for the cohort of the week itself and
    /// those after it: a block of cohorts that is not older than all that has its hazards side by side, wherever it lies.
    struct ByWait {
        /// Cohorts of a block.
        fileprivate static let width = 1 &<< CohortList.blockShift

        /// That of cohort 0, if the row went so far.
        fileprivate let hazards: UnsafeMutablePointer<Double>
        fileprivate let shares: UnsafeMutablePointer<Double>
        /// The first cohort that the row holds; those before it have the same hazard.
        fileprivate let firstRowCohort: Int
        fileprivate let fraction: Double

        /// That of the children of a cohort before that of the week itself.
        @inline(__always)
        func hazard(of cohort: Int) -> Double { hazards[max(cohort, firstRowCohort)] * fraction }

        /// The share of those who leave of these children who are early disposals.
        @inline(__always)
        func earlyShare(of cohort: Int) -> Double { shares[max(cohort, firstRowCohort)] }

        /// Whether the children of a block and all older ones have the same hazard.
        @inline(__always)
        func isConstant(fromBlock block: Int) -> Bool { block &<< CohortList.blockShift < firstRowCohort }

        /// The hazard that some children bear together who have waited so long that it no longer changes.
        @inline(__always)
        func sum(ofOldest children: Int) -> Double { Double(children) * hazards[firstRowCohort] * fraction }

        /// The hazard that the children of a block of a list bear together.
        @inline(__always)
        func sum(ofBlock block: Int, of list: borrowing CohortList) -> Double {
            let first = block &<< CohortList.blockShift
            guard first >= firstRowCohort else { return sum(ofOldest: Int(list.blocks[block])) }
            let counts = UnsafeRawPointer(list.counts + first)
            let here = UnsafeRawPointer(hazards + first)
            let older =
                SIMD4<Double>(counts.loadUnaligned(as: SIMD4<Int32>.self)) * here.loadUnaligned(as: SIMD4<Double>.self)
            let newer =
                SIMD4<Double>(counts.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int32>.self))
                * here.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self)
            return (older + newer).sum() * fraction
        }
    }

    /// Fills a row of hazards.
    private func fillRow(_ hazard: AttritionHazard, at start: Int) {
        let longest = Self.lastWeeks(hazard) + ByWait.width - 1
        for place in 0..<Self.rowLength(hazard) {
            let weeks = longest - place
            (byWait[start + place], shareByWait[start + place]) =
                weeks > 0 ? Self.hazard(hazard, afterWeeks: weeks) : (0, 0)
        }
    }

    /// Weeks from which on a hazard no longer changes; 0 where it never does.
    private static func lastWeeks(_ hazard: AttritionHazard) -> Int {
        hazard.bands.count > 1 ? hazard.bands[hazard.bands.count - 1].fromWeeks + 1 : 0
    }

    /// Places in a row of hazards: a block beyond the last change, and one for weeks that are not over.
    private static func rowLength(_ hazard: AttritionHazard) -> Int {
        let weeks = lastWeeks(hazard)
        return weeks > 0 ? weeks + 2 * ByWait.width : 0
    }

    /// The hazard over a week of children whose clock started a number of whole calendar weeks, 1 or more, before it.
    ///
    /// They have waited from `weeks - 1` to `weeks` when it begins. With G(h) = -log((1 - exp(-h))/h), so that a cohort
    /// evenly spread over a week has stayed with probability exp(-G(h)) at the end of it, the week in which it passes from
    /// band h to band k turns exp(-h (weeks - 1) - G(h)) into exp(-h weeks - G(k)): a hazard of h + G(k) - G(h). The share
    /// of early disposals is that of the band in which the week begins.
    private static func hazard(
        _ hazard: AttritionHazard,
        afterWeeks weeks: Int
    ) -> (hazard: Double, earlyShare: Double) {
        let bands = hazard.bands
        var (before, after) = (bands[0], bands[0])
        for band in bands {
            if band.fromWeeks < weeks { before = band }
            if band.fromWeeks <= weeks { after = band }
        }
        guard before.weekly != after.weekly else { return (after.weekly, before.earlyShare) }
        return (before.weekly + hazardOfNew(after.weekly) - hazardOfNew(before.weekly), before.earlyShare)
    }
}
