import Calendar
import Foundation
import TestSupport
import Testing

@testable import Areas
@testable import Calibration

@Suite("A list carried on in expectation")
struct ListFluidTests {
    private static let month = Month(year: 2025, month: 1)

    private static func parameters(kappa: Double = 0, early: Double = -20, age: Double = 1, attrition: Double = -20)
        -> [Double]
    {
        var values = ListParameter.allCases.map(\.prior.mean)
        values[ListParameter.kappa.rawValue] = kappa
        values[ListParameter.logitEarlyShare.rawValue] = early
        values[ListParameter.logEarlyAge.rawValue] = age
        values[ListParameter.logAttrition.rawValue] = attrition
        return values
    }

    /// One month of a list of 400 with a mean of 30 weeks: referrals, assessed, number at the end.
    private static func record(referrals: Double, assessed: Double?, end: Double, mean: Double? = nil) -> ListRecord {
        ListRecord(
            "list",
            stocks: [
                StockPoint(month: month, number: 400, mean: 30),
                StockPoint(month: month + 1, number: end, mean: mean),
            ],
            referrals: [month + 1: referrals],
            assessed: assessed.map { [month + 1: $0] } ?? [:],
            usualReferrals: referrals
        )!
    }

    private static func run(
        _ record: ListRecord,
        _ parameters: [Double],
        latents: [Double] = [0, 0, 0]
    ) -> (before: ListFluid.Moments, after: ListFluid.Moments, log: Double) {
        let fluid = ListFluid(record)
        var state = Array(repeating: 0.0, count: fluid.stride)
        fluid.set(parameters)
        fluid.begin(parameters, &state)
        let moments = { (state: [Double]) in
            state.withUnsafeBufferPointer {
                ListFluid.Moments(
                    of: $0.baseAddress! + ListFluid.Place.children,
                    (state.count - ListFluid.Place.children) / 4 * 4,
                    width: record.binWeeks
                )
            }
        }
        let before = moments(state)
        let log = fluid.advance(0, latents, &state)
        return (before, moments(state), log)
    }

    /// The number follows the counts, whatever is drawn.
    @Test(arguments: [0.0, 25, -60]) func theNumberIsThatCounted(addition: Double) {
        for kappa in [-1.0, 0, 2] {
            let result = Self.run(
                Self.record(referrals: 50, assessed: nil, end: 380),
                Self.parameters(kappa: kappa, early: -1),
                latents: [addition, 0.5, 0]
            )
            #expect(result.log.isFinite == (70 + addition >= 0))
            if result.log.isFinite { #expect(isClose(result.after.number, 380, relative: 1e-9)) }
        }
    }

    /// At random, removals leave the mean of those who were there: after a month it is older by the month, with the newest
    /// among them.
    @Test func randomOrderKeepsTheShape() {
        let result = Self.run(Self.record(referrals: 40, assessed: 40, end: 400), Self.parameters())
        // Shares: 400 have been there for the month, 40 for half of it on average.
        let hazard = -log(400.0 / 440)
        let old = 400 * exp(-hazard * 1.02)
        let start = result.before.mean - averageMonthWeeks
        let expected = (old * (start + averageMonthWeeks) + (400 - old) * averageMonthWeeks / 2) / 400
        #expect(abs(result.after.mean - expected) < 0.15, "\(result.after.mean) \(expected)")
    }

    /// The more the long waits are preferred, the younger are those who are left; early disposals leave them older.
    @Test func orderMovesTheMean() {
        let record = Self.record(referrals: 60, assessed: 40, end: 400)
        let means = [-1.0, 0, 1, 2]
            .map {
                Self.run(record, Self.parameters(kappa: $0, early: -0.7)).after.mean
            }
        #expect(zip(means, means.dropFirst()).allSatisfy { $0 > $1 }, "\(means)")
        let few = Self.run(Self.record(referrals: 60, assessed: 60, end: 400), Self.parameters())
        let many = Self.run(record, Self.parameters(early: -0.7, age: 0))
        #expect(many.after.mean > few.after.mean + 0.5)
    }

    /// More cannot have been assessed than were there to leave.
    @Test func assessedBeyondRemovalsAreImpossible() {
        let record = Self.record(referrals: 30, assessed: 45, end: 400)
        #expect(Self.run(record, Self.parameters()).log == -.infinity)
        #expect(Self.run(record, Self.parameters(), latents: [20, 0, 0]).log.isFinite)
    }

    /// The published mean is met within its rounding, and a likelier one has a higher likelihood.
    @Test func theMeanIsMet() {
        let own = Self.run(Self.record(referrals: 40, assessed: 40, end: 400), Self.parameters()).after.mean
        let logs = [0.0, 3, 6]
            .map { shift in
                let result = Self.run(
                    Self.record(referrals: 40, assessed: 40, end: 400, mean: (own + shift).rounded()),
                    Self.parameters()
                )
                let published = (own + shift).rounded()
                #expect(abs(result.after.mean - published) < 0.6 + 0.2 * shift, "\(shift) \(result.after.mean)")
                return result.log
            }
        #expect(logs[0] > logs[1] + 0.5 && logs[1] > logs[2] + 0.3, "\(logs)")
    }

    /// The oldest may be anywhere in its bin: one who stays makes a longest wait likely wherever it falls there, and over all
    /// that may be published the chances add up to 1.
    @Test(arguments: [1.0, 0.5]) func theLongestWaitIsSomewhere(staying: Double) {
        let fluid = ListFluid(Self.record(referrals: 40, assessed: 40, end: 400))
        let (bins, grid) = (8, 50)
        let chance = { (place: Double) -> Double in
            var front = Array(repeating: 10 * staying, count: bins + 8)
            for bin in 0..<bins { fluid.before[bin] = bin == bins - 1 ? 1 : 10 }
            front[bins - 1] = staying
            let log = fluid.meetMaximum(place * fluid.width, &front, bins)
            return (exp(2 * log) - 0.01) / 0.7
        }
        let sum = (0..<10 * grid).reduce(0.0) { $0 + chance((Double($1) + 0.5) / Double(grid)) / Double(grid) }
        #expect(abs(sum - 1) < 0.02, "\(sum)")
        for part in [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999] {
            #expect(chance(Double(bins - 1) + part) > 0.49 * staying, "\(part)")
        }
    }

    /// Student's t with 4 degrees of freedom: quantiles of any table of it.
    @Test func studentsDistribution() {
        for (t, p) in [(0.0, 0.5), (2.131_846_79, 0.95), (2.776_445_11, 0.975), (-4.604_094_87, 0.005)] {
            #expect(isClose(ListFluid.student4(t), p, relative: 1e-7))
        }
    }

    /// A normal level and a count of exact logs: the closed form of a Kalman step, without jumps.
    @Test func aLevelIsFollowed() {
        var level = LevelFilter(mean: log(100), variance: 0.04)
        let density = level.jumps(to: 149.5, season: 0, scatter: 0.01, step: 0.05, jumpRate: 1e-12)
        let noise: Double = 0.01 + 1 / 100.5
        let all: Double = 0.09 + noise
        let error: Double = log(150.0 / 100.0)
        let mean: Double = log(100.0) + 0.09 / all * error
        #expect(isClose(level.mean, mean, relative: 1e-9))
        #expect(isClose(level.variance, 0.09 * noise / all, relative: 1e-8))
        let expected: Double = -0.5 * (error * error / all + log(all))
        #expect(isClose(density, expected, relative: 1e-9))
        // A count that only a jump explains moves it nearly all the way.
        var jumped = LevelFilter(mean: log(100.0), variance: 0.01)
        _ = jumped.jumps(to: 300, season: 0, scatter: 0.01, step: 0.001, jumpRate: 0.05)
        #expect(exp(jumped.mean) > 260)
    }
}

@Suite("What services say of one another")
struct ListPoolingTests {
    /// Without others the prior is the prior; one that is exact narrows it by the conditional normal law.
    @Test func theClosedForm() {
        let prior = ListPriors.Normal(mean: 0, deviation: 2)
        let alone = ListPooling.prior(prior, others: [])
        #expect(isClose(alone.deviation, 2) && alone.mean == 0)
        // Between and within 2 each; another list known exactly at 3: M ~ N(1.5, 1), and so N(1.5, 3).
        let pooled = ListPooling.prior(prior, others: [.init(precision: 1e12, value: 3)])
        #expect(
            isClose(pooled.mean, 1.5, relative: 1e-9) && isClose(pooled.deviation, 3.0.squareRoot(), relative: 1e-9)
        )
    }
}
