import Calendar
import TestSupport
import Testing

@testable import Calibration

@Suite("Referrals that nobody has published")
struct UnpublishedFlowsTests {
    private let june = Month(year: 2024, month: 6)

    /// A list in balance under random order: N children, mean wait m = N / rate (Little's law; memoryless service).
    @Test func aSteadyListGivesBackItsRate() throws {
        let (number, ratePerWeek) = (520.0, 10.0)
        let points = (0...6).map { StockPoint(month: june + $0, number: number, mean: number / ratePerWeek) }
        let monthly = try #require(UnpublishedFlows.balancing(points))
        #expect(isClose(monthly, ratePerWeek * averageMonthWeeks, relative: 1e-8))
        #expect(isClose(UnpublishedFlows.steady(number: number, mean: 52), monthly, relative: 1e-8))
    }

    /// A list under random order that moves: N and the child-weeks S follow dN = a - R, dS = N - R S/N exactly.
    @Test func aMovingListGivesBackItsRateNearly() throws {
        let (arrivals, removals) = (12.0, 10.0)
        var (number, childWeeks) = (500.0, 500 * 45.0)
        var points: [StockPoint] = []
        for month in 0...8 {
            points.append(StockPoint(month: june + month, number: number, mean: childWeeks / number))
            let days = (june + month + 1).dayCount
            for _ in 0..<days * 100 {
                let step = 1.0 / 700
                childWeeks += step * (number - removals * childWeeks / number)
                number += step * (arrivals - removals)
            }
        }
        let monthly = try #require(UnpublishedFlows.balancing(points))
        #expect(isClose(monthly, arrivals * averageMonthWeeks, relative: 0.01), "\(monthly)")
    }

    @Test func threeStepsWithMeansAreNeeded() {
        let points = (0...3).map { StockPoint(month: june + $0, number: 100, mean: 20) }
        #expect(UnpublishedFlows.balancing(points) != nil)
        #expect(UnpublishedFlows.balancing(Array(points.dropLast())) == nil)
        #expect(UnpublishedFlows.balancing([]) == nil)
        var gap = points
        gap[1].mean = nil
        #expect(UnpublishedFlows.balancing(gap) == nil)
    }

    /// Waits that only ever rise by the time that passes leave no room for referrals.
    @Test func nobodyComesToAListThatOnlyAges() {
        let points = (0...4)
            .map { StockPoint(month: june + $0, number: 50, mean: 20 + 1.02 * Double((june + $0).end - june.end) / 7) }
        #expect(UnpublishedFlows.balancing(points) == nil)
    }
}
