import Calendar
import Foundation
import TestSupport
import Testing

@testable import Forecasting

/// Known answers: series for which the estimates can be worked out on paper.
@Suite("Demand model, known answers")
struct DemandModelTests {
    private let start = Day(year: 2024, month: 1, day: 1)

    /// Spans of 28 days, one after the other.
    private func spans(_ counts: [Double]) -> [FlowCount] {
        counts.enumerated()
            .map { FlowCount(first: start + 28 * $0.offset, end: start + 28 * ($0.offset + 1), count: $0.element) }
    }

    /// Average months in 28 days.
    private let spanMonths = 28 / (365.2425 / 12)

    /// sqrt(sum w^2)/sum w of n spans of 28 days whose weights fall by 0.85 a month.
    private func effective(_ n: Int) -> Double {
        let weights = (0..<n).map { pow(0.85, (Double($0) + 0.5) * spanMonths) }
        return weights.reduce(0) { $0 + $1 * $1 }.squareRoot() / weights.reduce(0, +)
    }

    @Test func aConstantSeries() throws {
        let model = try DemandModel(fitting: spans(Array(repeating: 40, count: 12)))
        #expect(isClose(exp(model.logLevel), 40 / spanMonths, relative: 1e-7))
        #expect(abs(model.slope) < 1e-9)
        #expect(model.observations == 12)
        #expect(model.end == start + 28 * 12)
        // Less than Poisson, so m = 0 and r = (n + 4)/0.5 = 32 a span of 28 days.
        #expect(isClose(model.monthlySize, 32 / spanMonths, relative: 1e-7))
        for months in [-3.0, 0, 1, 36] {
            #expect(isClose(model.monthlyMean(monthsAhead: months), 40 / spanMonths, relative: 1e-6))
        }
    }

    @Test(arguments: [4, 12, 23])
    func aShortSeriesIsNeverSure(_ n: Int) throws {
        let model = try DemandModel(fitting: spans(Array(repeating: 400, count: n)))
        let error = effective(n) * (1 / 400 + 0.5 / Double(n + 4)).squareRoot()
        #expect(isClose(model.logLevelError, max(error, 0.15), relative: 1e-6))
        #expect(model.logLevelError >= 0.15)
    }

    /// From 24 spans on the error is the estimate's own: Var of a weighted mean with 1/mu + 1/r each.
    @Test func aLongSeriesMayBeSurer() throws {
        let model = try DemandModel(fitting: spans(Array(repeating: 40, count: 24)))
        let error = effective(24) * (1 / 40 + 0.5 / 28.0).squareRoot()
        #expect(isClose(model.logLevelError, error, relative: 1e-6))
        #expect(error < 0.15)
    }

    @Test func aDeclaredLevelShiftIsNoTrend() throws {
        let counts = Array(repeating: 40.0, count: 6) + Array(repeating: 80, count: 6)
        let declared = try DemandModel(fitting: spans(counts), levelShifts: [start + 28 * 6])
        #expect(isClose(exp(declared.logLevel), 80 / spanMonths, relative: 1e-6))
        #expect(abs(declared.slope) < 1e-6)
        let undeclared = try DemandModel(fitting: spans(counts))
        #expect(undeclared.slope > 0.02)
        #expect(exp(undeclared.logLevel) < 80 / spanMonths)
    }

    /// A shift before the first span, or after the last, divides nothing.
    @Test func aShiftOutsideTheSeriesIsIgnored() throws {
        let counts = [40.0, 44, 38, 41, 43, 39]
        let plain = try DemandModel(fitting: spans(counts))
        for day in [start + -300, start, start + 28 * 6, start + 9_000] {
            let shifted = try DemandModel(fitting: spans(counts), levelShifts: [day])
            #expect(shifted.logLevel == plain.logLevel && shifted.slope == plain.slope, "\(day)")
        }
    }

    /// Growth of 3% a span: the regression finds it, the shrinkage n/(n + 12) takes its part; the level is the mean
    /// with weights of 0.85 a month.
    @Test func aTrend() throws {
        let n = 12
        let counts = (0..<n).map { 200 * pow(1.03, Double($0)) }
        let model = try DemandModel(fitting: spans(counts))
        #expect(isClose(model.slope, log(1.03) / spanMonths * 0.5, relative: 1e-6))
        #expect(model.slopeError > 0)
        let weights = (0..<n).map { pow(0.85, (Double(n - 1 - $0) + 0.5) * spanMonths) }
        let mean = zip(weights, counts).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        #expect(isClose(exp(model.logLevel), mean / spanMonths, relative: 1e-6))
        let few = try DemandModel(fitting: spans(Array(counts.prefix(3))))
        #expect(few.slope == 0 && few.slopeError == 0)
    }

    @Test func theShrunkDispersion() {
        // By hand: sum((y - 45)^2 - 45) = 225 + 25 + 25 + 225 - 180 = 320; over 4 x 45^2 = 8100, times 4/3 for one
        // parameter: m = 0.0526749. r = (4 + 4)/(4 m + 0.5) = 8/0.7106996.
        let size = DemandModel.size(counts: [30, 50, 40, 60], fitted: [45, 45, 45, 45], parameters: 1)
        #expect(isClose(size, 11.256514186450492))
        // Less varied than Poisson: m = 0, r = 8/0.5.
        #expect(DemandModel.size(counts: [45, 45, 45, 45], fitted: [45, 45, 45, 45], parameters: 1) == 16)
    }

    /// Damped trend on the log scale: with damping 0.85 the first four steps sum to
    /// 0.85 + 0.7225 + 0.614125 + 0.52200625 = 2.70863125, all of them to 0.85/0.15.
    @Test func theDampedTrend() {
        let model = DemandModel(
            logLevel: log(100),
            logLevelError: 0.2,
            slope: 0.05,
            slopeError: 0.01,
            monthlySize: 10,
            end: start
        )
        #expect(isClose(model.monthlyMean(monthsAhead: 4), 100 * exp(0.05 * 2.70863125)))
        #expect(isClose(model.monthlyMean(monthsAhead: 1), 100 * exp(0.05 * 0.85)))
        #expect(isClose(model.monthlyMean(monthsAhead: 1e4), 100 * exp(0.05 * 0.85 / 0.15)))
        #expect(isClose(model.monthlyMean(monthsAhead: -2), 100))
        let drawn = model.monthlyMean(monthsAhead: 4, levelNormal: -1, slopeNormal: 2)
        #expect(isClose(drawn, 100 * exp(-0.2 + 0.07 * 2.70863125)))
    }

    /// One count of seven months and two of one: rates count, not spans.
    @Test func spansOfDifferentLength() throws {
        let first = Month(year: 2025, month: 1)
        let long = FlowCount(first: first.firstDay, end: (first + 6).end, count: 212 * 2)
        let model = try DemandModel(fitting: [long, FlowCount(first + 7, 31 * 2), FlowCount(first + 8, 30 * 2)])
        // Two a day throughout.
        #expect(isClose(exp(model.logLevel), 2 * 365.2425 / 12, relative: 1e-7))
    }

    @Test func countsOfNothingCannotBeFitted() {
        #expect(throws: (any Error).self) { try DemandModel(fitting: spans([0, 0, 0, 0, 0, 0])) }
    }
}
