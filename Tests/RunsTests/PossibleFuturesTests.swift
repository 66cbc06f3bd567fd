import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// Single futures are replications as they are.
@Suite("Possible futures")
struct PossibleFuturesTests {
    @Test("where there are no more replications than futures, their mean is the forecast's")
    func mean() throws {
        let result = try Small.run(Small.area([Small.list()]), replications: PossibleFutures.count)
        let futures = try #require(result.futures["list"])
        let series = try #require(result.forecast("no-change", "list", MeasuredSeries(measure: .waiting)))
        #expect(futures.count == PossibleFutures.count)
        for (month, summary) in series.months.enumerated() {
            let values = futures.compactMap { $0[month] }
            // Forecasts are counted in tenths.
            let mean = values.reduce(0, +) / Double(values.count)
            let forecast = try #require(summary?.mean)
            #expect(abs(mean - forecast) < 0.051)
        }
    }

    @Test("they do not depend on threads or on how a run is split, and survive a shard's file")
    func splits() throws {
        let area = Small.area([Small.list(), Small.list("other")])
        let whole = try Small.runner(area, replications: 12, threads: 1).tally(0..<12)
        let runner = try Small.runner(area, replications: 12)
        var parts = try runner.tally(7..<12)
        parts.merge(try runner.tally(0..<3))
        parts.merge(try #require(runner.tally(reading: runner.tally(3..<7).bytes)))
        #expect(parts.futures == whole.futures)
    }
}
