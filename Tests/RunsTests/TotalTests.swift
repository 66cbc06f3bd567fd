import Assembly
import Calendar
import Runs
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas

/// Sums of services, each figure added up within a replication.
@Suite("Sums of services")
struct TotalTests {
    private let ids = ["a", "b", "c"]

    private func area() -> Area {
        var area = Small.area([
            Small.list("a", referralsPerWeek: 12, number: 300, mean: 25, maximum: 70),
            Small.list("b", referralsPerWeek: 6, casesPerWeek: 5, number: 80, mean: 8, maximum: 20, order: .random),
            Small.counted("c"),
        ])
        area.history = Small.history("c")
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ids)]
        return area
    }

    private let plan = Small.plan("plan", Small.recruit(3, service: "a"), Small.recruit(1, service: "b"))

    /// Under no change and under a plan, and the differences between the two.
    @Test func meansAddUp() throws {
        let result = try Small.run(area(), [plan], replications: 40)
        for measure in [Measure.waiting, .waitingBeyond(weeks: 52), .referrals, .seen, .earlyDisposals, .left] {
            let series = MeasuredSeries(measure: measure)
            for number in 0..<3 {
                let id = number == 0 ? "no-change" : "plan"
                // A plan's figures for a service that it does not change are those of no change, and no difference.
                let mean = { (service: String, month: Int) -> Double in
                    guard number == 2 else { return result.forecast(id, service, series)!.months[month]!.mean }
                    return result.differences
                        .first { $0.plan == id && $0.service == service && $0.series == series }?
                        .months[month]!
                        .mean ?? 0
                }
                for month in result.months.indices.dropFirst() {
                    let exact = ids.reduce(0) { $0 + mean($1, month) }
                    #expect(abs(mean("sum", month) - exact) < 1e-3, "\(id) \(measure.id) \(month)")
                }
            }
        }
        #expect(!result.differences.contains { $0.service == "c" })
    }

    /// Bad luck of one is not that of the others: the spread of a sum is not the sum of spreads.
    @Test func percentilesDoNotAddUp() throws {
        let result = try Small.run(area(), replications: 100)
        let series = MeasuredSeries(measure: .waiting)
        let high = { (service: String) in result.forecast("no-change", service, series)!.months[12]!.p97_5 }
        #expect(high("sum") < ids.map(high).reduce(0, +) - 5)
    }

    /// In each replication: counts are summed, the mean is weighted by the children waiting, the longest is the longest.
    @Test func withinAReplication() throws {
        let runner = try Small.runner(area(), replications: 12)
        let row = { (measure: Measure, month: Int) in
            let all = (ids + ["sum"]).map { runner.values(measure, of: $0, under: "no-change")[month] }
            return (sum: all[3], parts: Array(all[..<3]))
        }
        for month in [0, 1, 9, 18] {
            let (number, mean, longest) = (row(.waiting, month), row(.meanWait, month), row(.maxWait, month))
            let (within, beyond) = (row(.shareWithin(weeks: 18), month), row(.waitingBeyond(weeks: 52), month))
            for replication in 0..<12 {
                let part = { (values: [[Double]]) in values.map { $0[replication] } }
                let children = part(number.parts)
                #expect(abs(number.sum[replication] - children.reduce(0, +)) < 1e-3)
                #expect(abs(beyond.sum[replication] - part(beyond.parts).reduce(0, +)) < 1e-3)
                #expect(longest.sum[replication] == part(longest.parts).max()!)
                for (whole, parts) in [(mean.sum, mean.parts), (within.sum, within.parts)] {
                    var exact = 0.0
                    for (count, value) in zip(children, part(parts)) { exact += count * value }
                    exact /= children.reduce(0, +)
                    #expect(abs(whole[replication] - exact) < 1e-4)
                }
            }
        }
    }

    /// Children whom a plan moves from one part to another are taken off one list and join another: in every replication
    /// and month the sum changes by its referrals and additions less all that leave it.
    @Test func theFlowsOfASumBalance() throws {
        var area = area()
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ids)]
        let plan = Small.plan(
            "plan",
            Small.change(Transfer(to: "b", share: Small.figure(0.4)), service: "a", from: Small.origin + 3),
            Small.change(Redirect(to: "c", share: Small.figure(0.5)), service: "a", from: Small.origin + 5),
            Small.change(Outsource(casesPerWeek: Small.figure(2), order: .oldestFirst), service: "c")
        )
        let runner = try Small.runner(area, [plan], replications: 9)
        for id in ["no-change", "plan"] {
            let value = { (measure: Measure) in runner.values(measure, of: "sum", under: id) }
            let waiting = value(.waiting)
            let joining = [Measure.referrals, .unexplainedAdditions].map(value)
            let removals = [
                Measure.diverted, .seen, .earlyDisposals, .left, .transferred, .unexplainedRemovals,
            ]
            .map(value)
            for month in 1..<waiting.count {
                for replication in 0..<9 {
                    let change = waiting[month][replication] - waiting[month - 1][replication]
                    let flows =
                        joining.reduce(0) { $0 + $1[month][replication] }
                        - removals.reduce(0) { $0 + $1[month][replication] }
                    #expect(abs(change - flows) < 0.05, "\(id), month \(month): \(change), \(flows)")
                }
            }
        }
    }

    /// The median of all children lies between those of the services, and beside a list of nobody it is the other's own.
    @Test(arguments: [Measure.medianWait, .percentile92Wait])
    func percentilesOfAllChildrenTogether(_ measure: Measure) throws {
        var area = area()
        area.services.append(Small.list("nobody", referralsPerWeek: 0, number: 0))
        area.reportedTotals.append(Total(id: "alone", name: "alone", services: ["a", "nobody"]))
        let runner = try Small.runner(area, replications: 12)
        let linked = try #require(runner.groups.first { $0.services.count == 4 })
        let values = (ids + ["sum", "alone"]).map { runner.values(measure, of: $0, under: "no-change") }
        for month in linked.months.indices {
            for replication in 0..<12 {
                let all = values.map { $0[month][replication] }
                // Between two weeks' ends each is interpolated by itself.
                #expect(all[3] > all[..<3].min()! - 0.5 && all[3] < all[..<3].max()! + 0.5, "\(month) \(all)")
                #expect(all[4] == all[0])
            }
        }
        // The list with the shortest waits and the one with the longest are both part of it.
        let atStart = values.map { $0[0][0] }
        #expect(atStart[3] > atStart[..<3].min()! + 1 && atStart[3] < atStart[..<3].max()! - 0.5, "\(atStart)")
    }
}
