import Calibration
import Foundation
import Randomness
import SmallAreas
import TestSupport
import Testing

@testable import Areas
@testable import Assembly

@Suite("Delays, ranges and shares of routes")
struct ModelDrawTests {
    @Test(
        arguments: [
            (3, 4, 5), (6, 7, 8), (2, 3, 5), (0, 0, 4), (0, 2, 2), (8, 10, 13), (0.5, 1.25, 9.5),
        ] as [(Double, Double, Double)]
    )
    func weeksOfATriangle(_ least: Double, _ likely: Double, _ most: Double) {
        let delay = Delay.between(least: least, mostLikely: likely, most: most, evidence: .assumed, source: "")
        let weeks = delay.weeklyProbabilities
        #expect(abs(weeks.reduce(0, +) - 1) < 1e-12)
        #expect(weeks.allSatisfy { $0 >= 0 })
        // Rounding to whole weeks moves the triangle's mean, (a + m + b)/3, by far less than a day.
        #expect(abs(delay.meanWeeks - (least + likely + most) / 3) < 0.06, "\(delay.meanWeeks)")
        for (week, probability) in weeks.enumerated() where probability > 0 {
            #expect(Double(week) > least - 0.5 - 1e-9 && Double(week) < most + 0.5 + 1e-9)
        }
    }

    /// By hand: between 3 and 5, most often 4: half a week on either side of 4 is 3/4 of the triangle.
    @Test func aTriangleByHand() {
        let delay = Delay.between(least: 3, mostLikely: 4, most: 5, evidence: .assumed, source: "")
        let weeks = delay.weeklyProbabilities
        #expect(weeks.count == 6)
        for (found, exact) in zip(weeks, [0, 0, 0, 0.125, 0.75, 0.125]) { #expect(abs(found - exact) < 1e-12) }
    }

    @Test func fixedDelays() {
        #expect(Delay.none.weeklyProbabilities == [1])
        #expect(Delay.fixed(weeks: Small.figure(3)).weeklyProbabilities == [0, 0, 0, 1])
        #expect(Delay.fixed(weeks: Small.figure(2.4)).meanWeeks == 2)
        let pinched = Delay.between(least: 4, mostLikely: 4, most: 4, evidence: .assumed, source: "")
        #expect(pinched.weeklyProbabilities == [0, 0, 0, 0, 1])
    }

    @Test func figuresAreDrawnFromTheirTriangle() {
        #expect(Small.figure(7).draw(0.9) == 7)
        let figure = Small.figure(4, 3...5)
        #expect(isClose(figure.draw(0.5), 4))
        #expect(isClose(figure.draw(0.125), 3.5))
        #expect(isClose(figure.draw(0.875), 4.5))
        let middle = (0..<10_000).reduce(0) { $0 + Small.figure(2, 1...6).draw((Double($1) + 0.5) / 10_000) } / 10_000
        #expect(isClose(middle, 3, relative: 1e-4))
    }

    private func shares(_ shares: [Figure?]) -> [Double] {
        var random = RandomStream(seed: 1, replication: 0, service: 0, stage: 0, purpose: .parameters, week: 0)
        let routes = shares.enumerated().map { Route(to: .outcome("\($0.offset)"), share: $0.element) }
        return ServiceDraw.shares(routes) { $1.draw(random.uniform()) }
    }

    @Test func theRestGoesToTheRouteWithoutAShare() {
        #expect(shares([Small.figure(0.475), nil]) == [0.475, 0.525])
        #expect(shares([nil, Small.figure(0.2), Small.figure(0.3)]).map { ($0 * 10).rounded() } == [5, 2, 3])
        #expect(shares([nil]) == [1])
        #expect(shares([]).isEmpty)
    }

    @Test func sharesSumToOneWhateverIsDrawn() {
        // More than one in all: scaled, nothing left for the rest.
        let over = shares([Small.figure(0.9), Small.figure(0.6), nil])
        #expect(isClose(over[0], 0.6) && isClose(over[1], 0.4) && over[2] == 0)
        #expect(shares([Small.figure(0.2), Small.figure(0.2)]) == [0.5, 0.5])
        let drawn = shares([Small.figure(0.475, 0.39...0.5), Small.figure(0.14, 0.09...0.18), nil])
        #expect(isClose(drawn.reduce(0, +), 1))
        #expect((0.39...0.5).contains(drawn[0]) && (0.09...0.18).contains(drawn[1]))
    }
}
