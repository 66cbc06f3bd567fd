import Calendar
import Foundation
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas
@testable import Runs

/// A network of three lists and a pathway that act on one another, and what must not change its figures.
@Suite("Runs of a network")
struct RunNetworkTests {
    private static func area() -> Area {
        var first = Small.sending(
            Small.parted(Small.list("first", referralsPerWeek: 12, number: 300)),
            to: "ehcna",
            share: 0.2,
            afterWeeks: 8,
            isCounted: true
        )
        first.stages[0].order = .random
        var pathway = Small.pathway()
        pathway.exceptionShare = Small.figure(0.1)
        pathway = Small.sending(pathway, to: "advice", when: .takenUp, isCounted: false, stage: 1)
        let advice = Small.list("advice", referralsPerWeek: 0, casesPerWeek: 6, number: 8, mean: 1, maximum: 2)
        var area = Small.area([first, pathway, advice, Small.list("clinic"), Small.list("apart")])
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: ["advice", "clinic"]
                    .map { SharedStaff.Member(service: $0, timePerCase: Small.figure(3, 2...4)) },
                rule: .inTurn
            )
        ]
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ["first", "clinic"])]
        area.targets = [
            Target(
                service: "clinic",
                measure: .waiting,
                bound: .atMost,
                value: 200,
                due: .by(Small.origin + 12),
                text: "clinic at most 200"
            )
        ]
        return area
    }

    private static let recruit = Small.plan("recruit", Small.recruit(3, service: "first"))
    private static let elsewhere = Small.plan("elsewhere", Small.recruit(3, service: "apart"))
    private static let ids = ["first", "ehcna", "advice", "clinic", "apart", "sum"]

    private func everything(_ result: RunResult) -> [String] {
        result.plans.flatMap { plan in
            Self.ids.flatMap { id in ["\(plan.id) \(id)"] + result.everything(about: id, under: plan.id) }
        }
    }

    /// Blocks of replications bound memory; progress only grows.
    @Test func blocksChangeNothing() throws {
        let runner = try Small.runner(Self.area(), [Self.recruit, Self.elsewhere], replications: 30)
        var little = runner
        little.mostRowBytes = 4 * 4 * little.layout.rowLength
        let (one, two) = (try runner.tally(0..<30), try little.tally(0..<30))
        #expect(one == two)
        var shares: [Double] = []
        _ = try little.run { shares.append($0) }
        #expect(shares == shares.sorted() && shares.last == 1 && shares.allSatisfy { (0...1).contains($0) })
    }

    /// Replications dealt out in any way give what they give together.
    @Test(arguments: [[0..<30], [0..<7, 7..<30], [20..<30, 0..<1, 1..<20]])
    func ranges(_ ranges: [Range<Int>]) throws {
        let runner = try Small.runner(Self.area(), [Self.recruit, Self.elsewhere], replications: 30)
        let quantity = KeptQuantity(
            plan: "recruit",
            service: "first",
            series: MeasuredSeries(measure: .waiting),
            period: 5
        )
        var tally = runner.emptyTally(keeping: [quantity])
        for range in ranges { tally.merge(try runner.tally(range, keeping: [quantity])) }
        let atOnce = try runner.tally(0..<30, keeping: [quantity])
        #expect(tally == atOnce)
        #expect(tally.replications == [0..<30] && tally.kept[0].values.count == 30)
        let whole = try runner.run()
        #expect(everything(runner.result(of: tally)) == everything(whole))
    }

    @Test func threadsChangeNothing() throws {
        let runs = try [1, 3].map { try Small.run(Self.area(), [Self.recruit], replications: 41, threads: $0) }
        #expect(everything(runs[0]) == everything(runs[1]))
    }

    /// A plan on another linked's service leaves a service as it was; and in the same linked, one that nothing leads
    /// to from there (what is left of the clinic's staff's time, less than a case, does reach their advice).
    @Test func aPlanElsewhereChangesNothing() throws {
        let result = try Small.run(Self.area(), [Self.elsewhere, Self.recruit], replications: 20)
        #expect(Set(result.forecasts.filter { $0.plan == "elsewhere" }.map(\.service)) == ["apart"])
        let clinic = Small.plan("clinic", Small.recruit(3, service: "clinic"))
        let runner = try Small.runner(Self.area(), [clinic], replications: 20)
        for service in ["first", "ehcna"] {
            for measure in [Measure.waiting, .meanWait, .referrals, .seen] {
                let (before, after) = (
                    runner.values(measure, of: service, under: "no-change").dropFirst(),
                    runner.values(measure, of: service, under: "clinic").dropFirst()
                )
                #expect(before == after, "\(service) \(measure.id)")
            }
        }
    }

    /// Common random numbers in a network: at the service that gets the staff, the difference varies 20 times less than
    /// between runs of their own.
    @Test func differencesVaryTwentyTimesLess() throws {
        let runner = try Small.runner(Self.area(), [Self.recruit], replications: 200, seed: 1)
        let other = try Small.runner(Self.area(), [Self.recruit], replications: 200, seed: 2)
        let variance = { (values: [Double]) in pow(Summary(of: values).standardDeviation, 2) }
        let with = runner.values(.waiting, of: "first", under: "recruit")
        let without = runner.values(.waiting, of: "first", under: "no-change")
        let unpaired = other.values(.waiting, of: "first", under: "no-change")
        for month in [6, 12] {
            let paired = variance(differences(with[month], without[month]))
            let apart = variance(differences(with[month], unpaired[month]))
            #expect(paired > 0 && apart > 20 * paired, "month \(month): \(apart) against \(paired)")
        }
    }
}
