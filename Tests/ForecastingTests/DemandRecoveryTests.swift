import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// Series drawn from the model itself, and what the fit makes of them.
@Suite("Demand model, recovery")
struct DemandRecoveryTests {
    /// Monthly counts from NB2 with a mean of 100 an average month and size 10.
    private func series(_ number: Int, months: Int, growth: Double) -> [FlowCount] {
        var random = RandomStream(
            seed: 7,
            replication: UInt64(number),
            service: 1,
            stage: 0,
            purpose: Purpose(rawValue: 2_001),
            week: 0
        )
        return (0..<months)
            .map { index in
                let month = Month(year: 2022, month: 1) + index
                let span = FlowCount(month, 0)
                let mean = 100 * exp(growth * Double(index - months)) * span.months
                return FlowCount(month, Double(CountInversion.negativeBinomial(random.uniform(), mean: mean, size: 10)))
            }
    }

    @Test func levelAndDispersionOfSteadySeries() throws {
        var (sum, covered, sizes, short) = (0.0, 0, 0.0, 0)
        let count = 300
        for number in 0..<count {
            let model = try DemandModel(fitting: series(number, months: 24, growth: 0))
            let error = model.logLevel - log(100)
            sum += error
            if abs(error) < 1.96 * model.logLevelError { covered += 1 }
            sizes += log(model.monthlySize)
            if try abs(DemandModel(fitting: series(number, months: 8, growth: 0)).logLevel - log(100)) < 1.96 * 0.15 {
                short += 1
            }
        }
        // The level is nearly unbiased: its standard error here is about 0.1/sqrt(300) = 0.006.
        #expect(abs(sum / Double(count)) < 0.02, "\(sum / Double(count))")
        // The stated error covers as it says, for 24 months and, by its floor of 0.15, for 8.
        #expect((0.90...0.99).contains(Double(covered) / Double(count)), "\(covered)")
        #expect((0.85...0.99).contains(Double(short) / Double(count)), "\(short)")
        #expect((7...13).contains(exp(sizes / Double(count))), "\(exp(sizes / Double(count)))")
    }

    /// 2% a month for two years: the slope is found, but for the shrinkage 24/36, within its own stated error.
    @Test func slopeOfGrowingSeries() throws {
        var (sum, covered) = (0.0, 0)
        let count = 200
        for number in 0..<count {
            let model = try DemandModel(fitting: series(1_000 + number, months: 24, growth: 0.02))
            sum += model.slope * 36 / 24
            if abs(model.slope - 0.02 * 24 / 36) < 1.96 * model.slopeError { covered += 1 }
        }
        // sd of one slope: about sqrt(0.11/(24 x 48)) = 0.0098, so 0.0007 for the mean of 200.
        #expect(abs(sum / Double(count) - 0.02) < 0.0025, "\(sum / Double(count))")
        #expect((0.90...0.99).contains(Double(covered) / Double(count)), "\(covered)")
    }
}
