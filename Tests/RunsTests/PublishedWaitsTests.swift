import Calendar
import Calibration
import SmallAreas
import SmallRuns
import Testing

@testable import Areas
@testable import Assembly
@testable import Runs

@Suite("Published waits")
struct PublishedWaitsTests {
    /// What results add to the model's waits is what the register of inputs says.
    @Test func straysAreThoseOfTheRegister() throws {
        let area = Small.area([Small.counted()], history: Small.history())
        let fitted = try FittedArea(area)
        let runner = try Runner(fitted, plans: [], settings: RunSettings(replications: 6, seed: 4))
        let months = runner.groups[0].months
        let published = PublishedWaits(fitted.services[0], months: months, runner.settings)
        published.prepare(0..<6)
        let register = InputRegister(of: fitted)
        var ceilings = 0
        for number in 0..<6 {
            let replication = Replication(seed: 4, number: number)
            let strays = try #require(register["counted/published-waits/mean"]).values(in: replication)
            let held = try #require(register["counted/published-waits/longest"]).values(in: replication)
            #expect(strays.count == held.count)
            for month in months.indices {
                let place = months[month] - fitted.services[0].anchor
                let mean = published.mean(1_000, longest: 5_000, replication: number, month: month)
                #expect(mean == 1_000 + Double(Float(strays[place])))
                let longest = published.longest(5_000, mean: 0, replication: number, month: month)
                #expect(longest == min(5_000, Double(Float(held[place]))))
                if held[place] < .infinity { ceilings += 1 }
            }
        }
        #expect(ceilings > 0 && ceilings < 6 * months.count)
    }
}
