import Foundation
import Testing

@testable import Simulation

/// One week of a hazard by time waited: who leaves of each band, and as what they are counted.
///
/// Of n children with hazard h as many leave as a binomial law of n trials with probability 1 - exp(-h) says, whoever else
/// leaves.
@Suite struct LeavingByBandTests {
    typealias Band = AttritionHazard.Band

    private static let hazard = AttritionHazard(
        bands: [
            Band(fromWeeks: 0, weekly: 0.4, earlyShare: 0.75), Band(fromWeeks: 3, weekly: 0.05),
            Band(fromWeeks: 9, weekly: 0.15, earlyShare: 0.25), Band(fromWeeks: 20, weekly: 0.02, earlyShare: 1),
        ]
    )

    /// Children of one class: the calendar weeks before the week of their clock starts, the hazard that they bear and the
    /// share of early disposals.
    private struct Kind {
        let weeks: [Int]
        let hazard: Double
        let share: Double
    }

    /// -log of the share who are left of a week's even arrivals at its end.
    private static func ofNew(_ hazard: Double) -> Double { -log((1 - exp(-hazard)) / hazard) }

    private static let kinds = [
        Kind(weeks: [1, 2], hazard: 0.4, share: 0.75),
        // Who pass from the first band into the second.
        Kind(weeks: [3], hazard: 0.4 + ofNew(0.05) - ofNew(0.4), share: 0.75),
        Kind(weeks: [4, 6, 8], hazard: 0.05, share: 0), Kind(weeks: [10, 19], hazard: 0.15, share: 0.25),
        Kind(weeks: [21, 22, 28, 29, 37, 60], hazard: 0.02, share: 1),
    ]
    private static let perCohort = 40

    private static func engine(past: Int = 64) -> Engine {
        let engine = Engine(
            network: singleList(weeks: 1, past: past, classes: kinds.count),
            observation: .everyWeek(1, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            inputs.attrition = [Phase(from: 0, hazard)]
            for (childClass, kind) in kinds.enumerated() {
                for weeks in kind.weeks { inputs.initial[childClass * past + past - weeks] = Int32(perCohort) }
            }
        }
        return engine
    }

    /// Means within 4.5 standard errors, variances within 4.5 of theirs: of n numbers with variance v that is some
    /// v sqrt(2/n), and a little more for a binomial law.
    @Test func eachBandHasItsLaw() {
        let (engine, runs) = (Self.engine(), 20_000)
        var gone = Self.kinds.map { _ in Sample() }
        var early = gone
        var all = Sample()
        for replication in 0..<runs {
            engine.run(seed: 61, replication: replication)
            var sum = 0
            for childClass in Self.kinds.indices {
                let flows = engine.flows(of: 0, class: childClass, in: 0)
                gone[childClass].add(Double(flows.left + flows.earlyDisposals))
                early[childClass].add(Double(flows.earlyDisposals))
                sum += flows.left + flows.earlyDisposals
            }
            let flows = engine.flows(of: 0, in: 0)
            #expect(flows.left + flows.earlyDisposals == sum && flows.capacity == flows.earlyDisposals)
            all.add(Double(sum))
        }
        var variances = 0.0
        for (kind, (gone, early)) in zip(Self.kinds, zip(gone, early)) {
            let (children, leaving) = (Double(kind.weeks.count * Self.perCohort), 1 - exp(-kind.hazard))
            let variance = children * leaving * (1 - leaving)
            variances += variance
            #expect(abs(gone.mean - children * leaving) < 4.5 * gone.standardError, "\(kind): \(gone.mean)")
            let error = variance * ((2 + 1 / variance) / Double(runs)).squareRoot()
            #expect(abs(gone.variance - variance) < 4.5 * error, "\(kind): \(gone.variance)")
            let expected = children * leaving * kind.share
            #expect(abs(early.mean - expected) <= 4.5 * early.standardError, "\(kind): \(early.mean)")
        }
        // Bands do not know of one another.
        #expect(abs(all.variance - variances) < 4.5 * variances * (2 / Double(runs)).squareRoot(), "\(all.variance)")
    }

    /// Eight cohorts at a time bear what they bear one by one, wherever the line lies among its blocks.
    @Test(arguments: 0..<16)
    func blocksBearWhatTheirCohortsBear(current: Int) {
        let current = current + 72
        var list = CohortList(cohortCount: current + 1)
        defer { list.deallocate() }
        for cohort in 0...current { list.add(cohort * 7 % 5, to: cohort) }
        var work = AttritionWork(weekCount: 2, totalWeeks: 2, startWeek: 0, startFraction: 1)
        defer { work.deallocate() }
        let scratch = WeekScratch(weekCount: 2, totalWeeks: 2)
        defer { scratch.deallocate() }
        let key = StageKey(seed: 1, replication: 0, service: 1, stage: 0, startFraction: 1, firstWeekNumber: 0)
        work.begin([Phase(from: 0, .constant(0.1)), Phase(from: 1, Self.hazard)], key: key, scratch: scratch)
        #expect(!work.isByWait(in: 0) && work.isByWait(in: 1))
        let hazards = work.hazards(in: 1, current: current)
        for kind in Self.kinds {
            for weeks in kind.weeks {
                #expect(abs(hazards.hazard(of: current - weeks) - kind.hazard) < 1e-12)
                #expect(hazards.earlyShare(of: current - weeks) == kind.share)
            }
        }
        for block in 0...(current - 1) / 8 {
            var sum = 0.0
            for cohort in 8 * block..<min(8 * block + 8, current) {
                sum += Double(list.counts[cohort]) * hazards.hazard(of: cohort)
            }
            #expect(abs(hazards.sum(ofBlock: block, of: list) - sum) < 1e-12, "block \(block)")
        }
    }

    /// A longer list loses at least as many by a hazard by wait too: on the same exponentials its first, second and every further
    /// child leaves no later along the line than that of the shorter one.
    @Test func longerListsLoseMore() {
        let lists = [0, 9]
            .map { more in
                let engine = Self.engine()
                engine.withInputs(of: 0) { $0.initial[64 - 5] += Int32(more) }
                return engine
            }
        var different = 0
        for replication in 0..<500 {
            let left = lists.map { engine in
                engine.run(seed: 62, replication: replication)
                let flows = engine.flows(of: 0, in: 0)
                return flows.left + flows.earlyDisposals
            }
            #expect(left[0] <= left[1])
            different += left[0] < left[1] ? 1 : 0
        }
        #expect(different > 50)
    }
}
