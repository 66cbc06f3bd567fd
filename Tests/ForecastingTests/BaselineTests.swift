import Statistics
import TestSupport
import Testing

@testable import Forecasting

/// The simple rules that forecasts are held against.
@Suite struct BaselineTests {
    private func medians(_ rule: Baseline, _ values: [Double?], _ steps: [Int]) -> [Double]? {
        rule.percentiles(of: values, stepsAhead: steps)?.map { $0[4] }
    }

    @Test func mediansAreTheRules() throws {
        let values: [Double?] = [100, 104, 108, 112, 116]
        #expect(medians(.naive, values, [1, 6]) == [116, 116])
        #expect(medians(.drift, values, [1, 6]) == [120, 140])
        // Four changes of 4 a month, shrunk to 2: 116 + 2 x .9, and 2 x (.9 + .81 + .729).
        #expect(medians(.dampedDrift, values, [1, 3]) == [117.8, 120.878])
        #expect(medians(.lastYear, values, [1]) == nil)
        let year = (1...14).map { Double($0 * 10) } as [Double?]
        // Months 15, 16 and 27 are those of months 3, 4 and, twice a year before, 3.
        #expect(medians(.lastYear, year, [1, 2, 13]) == [30, 40, 30])
        #expect(medians(.naive, [], [1]) == nil && medians(.drift, [5], [1]) == nil)
    }

    /// A figure that is a month old is forecast one step further, and changes over a gap count as several months'.
    @Test func gapsAreMonthsThatWent() throws {
        #expect(medians(.drift, [100, nil, 108, nil], [1]) == [116])
        let old = try #require(Baseline.naive.percentiles(of: [100, 102, 99, 103, nil], stepsAhead: [1]))
        let fresh = try #require(Baseline.naive.percentiles(of: [100, 102, 99, 103], stepsAhead: [2]))
        #expect(old == fresh)
        #expect(PastErrors.changes(of: [100, nil, nil, 106]).map(\.perMonth) == [2])
    }

    /// Changes of 10 up and down: s^2 = (3 x 3^2 + 6 x 100)/9 one month ahead of 100; two ahead the series is where it was.
    @Test func rangesAreAsWideAsPastErrors() throws {
        let values: [Double?] = [100, 110, 100, 110, 100, 110, 100]
        let errors = PastErrors(values)
        #expect(abs(errors.oneStep - 627.0 / 9) < 1e-9)
        #expect(abs(errors.variance(stepsAhead: 2) - (6 * errors.oneStep) / (3 + 2.5)) < 1e-9)
        let one = try #require(Baseline.naive.percentiles(of: values, stepsAhead: [1]))[0]
        let t = try StudentT(degreesOfFreedom: 5)
        #expect(abs(one[6] - (100 + t.quantile(0.9) * (0.6 * 627 / 9).squareRoot())) < 1e-6)
        #expect(one == one.sorted())
        // Nothing is below nobody.
        let none = try #require(Baseline.naive.percentiles(of: [0, 1, 0, 1, 0], stepsAhead: [12]))
        #expect(none[0][0] == 0)
    }

    /// A season that repeats itself is last year's month to the child, and smoothing finds it too.
    @Test func aSeasonIsFound() throws {
        let season = [30.0, 42, 55, 38, 33, 29, 12, 8, 25, 40, 44, 31]
        let values = (0..<36).map { season[$0 % 12] + Double($0 * 7 % 3) } as [Double?]
        let fit = try #require(ExponentialSmoothing.best(of: values))
        #expect(fit.form == .seasonal)
        for h in 1...12 { #expect(abs(fit.forecast(stepsAhead: h) - season[(h - 1) % 12] - 1) < 1.5) }
    }

    /// A month without a figure teaches nothing: the state goes on.
    @Test func smoothingPassesOverGaps() throws {
        let values: [Double?] = [50, 52, nil, 51, 53, 50, nil, 52, 54, 51]
        let fit = try #require(ExponentialSmoothing(.simple, of: values))
        #expect(fit.forecast(stepsAhead: 1) > 50 && fit.forecast(stepsAhead: 1) < 54)
        #expect(ExponentialSmoothing(.seasonal, of: values) == nil)
        #expect(ExponentialSmoothing.best(of: [5, nil, 5]) == nil)
        let constant = ExponentialSmoothing.best(of: Array(repeating: 25, count: 20))
        #expect(abs((constant?.forecast(stepsAhead: 9) ?? 0) - 25) < 1e-9)
    }
}

/// Smoothing against statsforecast's: the kept table is what `Benchmarks/peers/smoothing.py` writes.
@Suite struct SmoothingPeerTests {
    @Test func noFitIsWorseAndThoseThatAgreeForecastAlike() throws {
        let rows = try ReferenceTable("smoothing/fits.csv").rows
        #expect(rows.count == 44)
        var alike = 0
        for row in rows {
            let form = try #require(ExponentialSmoothing.Form(rawValue: try row.text("form")))
            let fit = try #require(ExponentialSmoothing(form, of: try row.numbers("values")))
            let (name, peer) = (try row.text("series"), try row.number("aicc"))
            #expect(fit.aicc < peer + 0.02, "\(name), \(form): \(fit.aicc) against \(peer)")
            guard abs(fit.aicc - peer) < 0.02 else { continue }
            alike += 1
            let width = try row.number("width_1")
            for h in [1, 3, 6, 12] {
                let (centre, wide) = (try row.number("forecast_\(h)"), try row.number("width_\(h)"))
                #expect(abs(fit.forecast(stepsAhead: h) - centre) < 0.15 * width, "\(name), \(form), \(h)")
                #expect(abs(fit.variance(stepsAhead: h).squareRoot() / wide - 1) < 0.05)
            }
        }
        #expect(alike >= 15)
    }

    /// The form of the least AICc is statsforecast's too, where its fits are as good as ours.
    @Test func theSameFormIsChosen() throws {
        let rows = try ReferenceTable("smoothing/fits.csv").rows
        for name in ["waiting S08000016", "waiting S08000017", "waiting S08000019", "N2402"] {
            let fits = try rows.filter { try $0.text("series") == name }
            let peer = try #require(try fits.min { try $0.number("aicc") < $1.number("aicc") })
            let best = try #require(ExponentialSmoothing.best(of: try peer.numbers("values")))
            let form = try peer.text("form")
            #expect(best.form.rawValue == form)
        }
    }
}
