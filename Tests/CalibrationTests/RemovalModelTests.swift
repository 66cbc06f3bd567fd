import Calendar
import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Removals implied by flows")
struct RemovalModelTests {
    private let march = Month(year: 2025, month: 3)
    private let april = Month(year: 2025, month: 4)

    @Test func neurodevelopmentalRemovalsByHand() throws {
        let steps = PublishedSeries.nd
        #expect(steps.map(\.removals) == [-35, 29, 82, 118, 82, 52, 72, 123, 2, 90, 88])
        // 929 - 856 = 73 more on 75 referrals.
        let step = try #require(steps.first { $0.to.month == april })
        #expect(step.removals == 2)
        // Possible, however few: only August (-35) and October (9 weeks in a month of 4.43) contradict themselves.
        #expect(step.contradiction == nil)
        #expect(steps.compactMap(\.contradiction) == [.negativeRemovals, .meanGrowsTooFast])
        #expect(steps.first { $0.contradiction == .meanGrowsTooFast }?.to.month == Month(year: 2024, month: 10))
        #expect(isClose(steps[0].weeks, 31 / 7))
    }

    @Test func paediatricsInAprilAreSetAside() throws {
        let steps = PublishedSeries.paediatrics
        // 1,240 - 1,107 = 133 more on 106 referrals.
        #expect(steps.map(\.removals) == [232, 184, 211, 184, 137, 177, 174, 125, 174, 94, 124, -27, 107])
        let model = try #require(RemovalModel(fitting: steps))
        #expect(model.setAside.map(\.to.month) == [april])
        #expect(model.observations == 12)
    }

    /// Worked out beside the code: mean of the ten usable months with weights 0.85^age (June 2025: 1), and
    /// sqrt((1/level + 1/15) sum w^2)/sum w, which stays just below the least error of 0.10.
    @Test func theLevelOfND() throws {
        let model = try #require(RemovalModel(fitting: PublishedSeries.nd))
        #expect(isClose(exp(model.logLevel), 74.69970598724376, relative: 1e-8))
        #expect(isClose(model.referralLevel, 85.25317980810271, relative: 1e-8))
        #expect(model.observations == 10)
        #expect(model.logLevelError == 0.10)
        #expect(model.setAside.count == 2)
    }

    private func steps(_ removals: [Double], referrals: Double = 50) -> [Transition] {
        var number = 500.0
        return removals.enumerated()
            .map { index, count in
                let from = StockPoint(month: march + index, number: number)
                number += referrals - count
                return Transition(
                    from: from,
                    to: StockPoint(month: march + index + 1, number: number),
                    referrals: referrals
                )
            }
    }

    @Test func olderMonthsCountForLess() throws {
        let model = try #require(RemovalModel(fitting: steps([10, 20, 30])))
        // (0.7225 x 10 + 0.85 x 20 + 30)/2.5725
        #expect(isClose(exp(model.logLevel), 21.07871720116618, relative: 1e-8))
        #expect(isClose(model.referralLevel, 50, relative: 1e-8))
        // sum w^2/(sum w)^2 = 2.24450625/6.61775625; times 1/21.0787 + 1/15.
        #expect(isClose(model.logLevelError, 0.1967264938, relative: 1e-7), "\(model.logLevelError)")
    }

    /// A step over three months counts as three months of its average.
    @Test func stepsOfSeveralMonths() throws {
        var steps = steps([10, 20, 30])
        steps[0].from.month = march + -2
        let model = try #require(RemovalModel(fitting: steps))
        // Weights 3 x 0.7225, 0.85, 1 on 10/3, 20, 30 a month.
        #expect(isClose(exp(model.logLevel), (0.7225 * 10 + 17 + 30) / (2.1675 + 0.85 + 1), relative: 1e-8))
    }

    @Test func tooLittleToGoBy() {
        #expect(RemovalModel(fitting: steps([10, 20])) == nil)
        #expect(RemovalModel(fitting: steps([10, 20, -5])) == nil)
        #expect(RemovalModel(fitting: steps([0, 0, 0])) == nil)
        #expect(RemovalModel(fitting: []) == nil)
    }

    @Test func stepsNeedTheReferralsOfEveryMonthBetween() {
        let points = [0, 1, 3, 4].map { StockPoint(month: march + $0, number: 100) }
        let referrals = [april: 10.0, april + 1: 11, april + 3: 13]
        let steps = Transition.between(points, referrals: referrals, assessed: [april: 7], assessedMeans: [april: 20])
        #expect(steps.map(\.to.month) == [april, april + 3])
        #expect(steps[0].assessed == 7 && steps[0].assessedMean == 20)
        #expect(steps[1].assessed == nil)
        var complete = referrals
        complete[april + 2] = 12
        let all = Transition.between(points, referrals: complete)
        #expect(all.map(\.referrals) == [10, 23, 13])
        #expect(all.map(\.months) == [1, 2, 1])
    }

    @Test(arguments: [(5.4, nil), (5.5, .maximumGrowsTooFast)] as [(Double, Transition.Contradiction?)])
    func theLongestWaitGrowsWithTime(_ growth: Double, _ contradiction: Transition.Contradiction?) {
        // The 31 days of May are 4.43 weeks; a week is allowed for rounding: 5.43.
        let from = StockPoint(month: april, number: 10, mean: 5, maximum: 20)
        let to = StockPoint(month: april + 1, number: 10, mean: 5, maximum: 20 + growth)
        #expect(Transition(from: from, to: to, referrals: 0).contradiction == contradiction)
    }
}
