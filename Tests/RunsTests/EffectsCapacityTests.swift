import Calendar
import Foundation
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing

@testable import Areas

/// What interventions on capacity put into the engine.
///
/// Week 0 begins on 1 September 2025, a Monday; 1 December, the start of week 13, is one too.
@Suite("Effects on capacity")
struct EffectsCapacityTests {
    private let area = Small.area([Small.list()])
    private let october = Month(year: 2025, month: 10)
    private let december = Month(year: 2025, month: 12)

    private func extra(_ change: Intervention, horizonMonths: Int? = nil) throws -> CapacityPass {
        let inputs = try Small.inputs(area, Small.plan("plan", change), horizonMonths: horizonMonths)
        #expect(inputs.extraCapacity.count == 1)
        // The clinics there are go on as they were.
        #expect(inputs.capacity.mean.allSatisfy { isClose($0, 10) })
        return inputs.extraCapacity[0]
    }

    private func expect(_ found: ArraySlice<Double>, _ exact: [Double]) {
        #expect(found.count == exact.count)
        for (value, reference) in zip(found, exact) {
            #expect(abs(value - reference) < 1e-12, "\(Array(found)) is not \(exact)")
        }
    }

    @Test func recruitmentBeginsAfterItsLagAndGrowsOverItsRamp() throws {
        // 2 WTE x 3 cases from 1 December: advert to clinic 4 weeks, then a straight line over 4 weeks.
        let pass = try extra(Small.recruit(2, casesPerWeekPerWTE: 3, from: december, lag: 4, ramp: 4))
        expect(pass.mean[..<17], Array(repeating: 0, count: 17))
        expect(pass.mean[17..<21], [0.75, 2.25, 3.75, 5.25])
        #expect(pass.mean[21...].allSatisfy { isClose($0, 6) })
        #expect(pass.variation == .poisson)
        #expect(pass.order.map(\.value) == [.oldestFirst])
    }

    /// The days of a week that the month has in part are done in the whole week beside it.
    @Test func aMonthThatBeginsWithinAWeekIsDoneInWholeWeeks() throws {
        // 1 October is a Wednesday, 2 days into week 4; 1 November a Saturday, 5 days into week 8.
        let pass = try extra(Small.recruit(7, from: october, until: october))
        expect(pass.mean[..<10], [0, 0, 0, 0, 0, 12, 7, 12, 0, 0])
        #expect(pass.mean[10...].allSatisfy { $0 == 0 })
    }

    @Test func aPartWeekAtTheFootOfARamp() throws {
        // Two days into week 4, growing over 10 weeks: the mean of the line over five sevenths of a week, then halves.
        let pass = try extra(Small.recruit(70, from: october, ramp: 10))
        expect(pass.mean[4..<6], [0, 70 * 5 / 7.0 * (5 / 14.0) / 10 + 70 * (5 / 7.0 + 0.5) / 10])
    }

    @Test func untilEndsIt() throws {
        let agency = Small.change(Agency(casesPerWeek: Small.figure(4), order: .random), until: october)
        let pass = try extra(agency)
        expect(pass.mean[..<10], [4, 4, 4, 4, 4, 4, 4, 4 * 12 / 7.0, 0, 0])
        #expect(pass.order.map(\.value) == [.random])
    }

    @Test func anInitiativeDeliversItsTotal() throws {
        let initiative = Small.change(
            WaitingListInitiative(cases: Small.figure(60), order: .oldestFirst),
            from: october,
            until: december
        )
        let pass = try extra(initiative)
        #expect(isClose(pass.mean.reduce(0, +), 60))
        // Evenly over the 92 days of October to December.
        expect(pass.mean[4..<7], [0, 60 * 12 / 92.0, 60 * 7 / 92.0])
    }

    /// A shorter run sees the first part of a push, not all of it sooner.
    @Test func anInitiativeThatOutlastsTheRunIsNotSqueezedIntoIt() throws {
        let initiative = Small.change(
            WaitingListInitiative(cases: Small.figure(365), order: .oldestFirst),
            until: Month(year: 2026, month: 8)
        )
        let (short, long) = (try extra(initiative, horizonMonths: 3), try extra(initiative, horizonMonths: 24))
        // One a day for the 365 days from 1 September 2025.
        expect(long.mean[..<3], [7, 7, 7])
        expect(short.mean[...], Array(long.mean.prefix(13)))
        #expect(isClose(short.mean.reduce(0, +), 91), "\(short.mean.reduce(0, +))")
    }

    /// What was due before the first week has been done, and stands in the list already.
    @Test func anInitiativeThatHasBegunDeliversTheRest() throws {
        let initiative = Small.change(
            WaitingListInitiative(cases: Small.figure(122), order: .oldestFirst),
            from: Month(year: 2025, month: 7),
            until: october
        )
        // 123 days from 1 July to the end of October, 61 of them from 1 September.
        let pass = try extra(initiative)
        #expect(isClose(pass.mean.reduce(0, +), 122 * 61 / 123.0), "\(pass.mean.reduce(0, +))")
    }

    @Test func severalPassesKeepApart() throws {
        let plan = Small.plan(
            "both",
            Small.recruit(2),
            Small.recruit(2, from: december),
            Small.change(Agency(casesPerWeek: Small.figure(3), order: .oldestFirst))
        )
        let passes = try Small.inputs(area, plan).extraCapacity
        #expect(passes.count == 3)
        // Luck of their own, though the first two read the same in the file.
        #expect(Set(passes.map(\.key)).count == 3)
        #expect(passes.allSatisfy { $0.key != 0 })
    }

    /// Common random numbers: plans that differ in the size of a step meet the same luck in it.
    @Test func theSameStepHasTheSameLuckWhateverItsSize() throws {
        let one = try extra(Small.recruit(1, from: december, lag: 3))
        let two = try extra(Small.recruit(2, from: october))
        #expect(one.key == two.key)
    }

    @Test func uncertainSizesAreDrawnTogether() throws {
        var wide = Small.recruit(4)
        wide.effect = Recruit(
            wte: Small.figure(4, 2...6),
            casesPerWeekPerWTE: Small.figure(1),
            order: .oldestFirst
        )
        let wte = try extra(wide).mean.last!
        #expect((2...6).contains(wte) && wte != 4)
        // Half as many posts, half as many cases in the same replication.
        wide.effect = Recruit(
            wte: Small.figure(2, 1...3),
            casesPerWeekPerWTE: Small.figure(1),
            order: .oldestFirst
        )
        wide.label = "recruit 2 WTE therapist"
        #expect(isClose(try extra(wide).mean.last!, wte / 2))
    }
}
