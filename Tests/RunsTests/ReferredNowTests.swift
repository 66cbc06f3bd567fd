import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// The wait of a child referred now.
@Suite("Referred now")
struct ReferredNowTests {
    private func forecast(_ result: RunResult, _ measure: Measure, _ plan: String = "no-change") throws -> [Summary?] {
        try #require(result.forecast(plan, "list", MeasuredSeries(measure: measure))).months
    }

    /// Of a list that is served oldest first and nobody leaves, whoever is referred waits until those before have been seen:
    /// with 300 before and 12 a week, 25 weeks.
    @Test func oldestFirstIsTheListOverTheCapacity() throws {
        let list = Small.list(
            referralsPerWeek: 12,
            casesPerWeek: 12,
            number: 300,
            mean: 12,
            maximum: 25,
            order: .oldestFirst
        )
        let result = try Small.run(Small.area([list]), replications: 200)
        let waits = try forecast(result, .meanWaitIfReferred)
        let followed = waits.indices.filter { waits[$0] != nil }
        #expect(followed == [1, 3, 6, 9, 12, 15, 18])
        for month in followed {
            let wait = try #require(waits[month])
            // One replication in twenty, and the luck of two years of weeks.
            #expect(wait.count == 10)
            #expect(abs(wait.mean - 25) < 4 * wait.meanError! + 1, "\(month): \(wait.mean)")
        }
        #expect(try forecast(result, .leavingIfReferred)[6]?.mean == 0)
        let (median, high) = (
            try #require(forecast(result, .medianWaitIfReferred)[6]),
            try #require(forecast(result, .percentile92WaitIfReferred)[6])
        )
        #expect(median.mean < high.mean)
    }

    /// More capacity is a shorter wait; without any nobody is seen within ten years.
    @Test func plansChangeIt() throws {
        let list = Small.list(referralsPerWeek: 12, casesPerWeek: 12, number: 300, mean: 12, maximum: 25)
        let plan = Small.plan("plan", Small.recruit(4))
        let result = try Small.run(Small.area([list]), [plan], replications: 80)
        let (before, after) = (
            try #require(forecast(result, .meanWaitIfReferred)[6]),
            try #require(forecast(result, .meanWaitIfReferred, "plan")[6])
        )
        #expect(after.mean < before.mean - 2)
        let difference = result.differences.first { $0.series.measure == .meanWaitIfReferred }?.months[6]
        #expect(abs(difference!.mean - (after.mean - before.mean)) < 1e-3)
        let closed = Small.list(referralsPerWeek: 2, casesPerWeek: 0, number: 10, mean: 5, maximum: 12)
        let never = try Small.run(Small.area([closed]), replications: 40)
        let wait = try #require(forecast(never, .meanWaitIfReferred)[6])
        #expect(wait.p50 == .infinity && wait.mean == .infinity && wait.count == 2)
    }

    /// A target may ask for it in any month.
    @Test func targetsNameIt() throws {
        var area = Small.area([Small.list(referralsPerWeek: 12, casesPerWeek: 12, number: 300, mean: 12, maximum: 25)])
        area.targets = [
            Target(
                service: "list",
                measure: .meanWaitIfReferred,
                bound: .atMost,
                value: 500,
                due: .by(Small.origin + 7),
                text: "list mean wait if referred at most 500 weeks by then"
            )
        ]
        let result = try Small.run(area, replications: 40)
        #expect(try forecast(result, .meanWaitIfReferred)[7] != nil)
        #expect(result.targets[0].probability?.trials == 2 && result.targets[0].probability?.value == 1)
    }
}
