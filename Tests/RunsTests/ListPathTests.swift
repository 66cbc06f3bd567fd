import Calendar
import Foundation
import Randomness
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas
@testable import Assembly
@testable import Calibration
@testable import Runs

/// Lists that are bent to a path, with plans that move them.
@Suite("Lists that keep to a path")
struct ListPathTests {
    private static let area = Small.area([Small.counted("list")], history: Small.history("list"))

    /// A walk on the log scale about a number.
    private static func walk(from number: Double, step: Double) -> ListLaw {
        { months, random in
            var level = log(number)
            return (0..<months)
                .map { _ in
                    level += step * StandardNormal.quantile(random.uniform())
                    return exp(level)
                }
        }
    }

    private static func runner(
        _ area: Area = area,
        _ plans: [Plan] = [],
        replications: Int = 60,
        seed: UInt64 = 5,
        threads: Int = 2,
        laws: [String: ListLaw]
    ) throws -> Runner {
        try Runner(
            FittedArea(area),
            plans: plans,
            settings: RunSettings(replications: replications, seed: seed, threads: threads),
            listLaws: laws
        )
    }

    private static let flows: [Measure] = [.unexplainedAdditions, .unexplainedRemovals, .removalsMissing]
    private let recruit = Small.plan("recruit", Small.recruit(1, lag: 8, ramp: 8))
    /// More places than there can be children.
    private let clear = Small.plan("clear", Small.recruit(400, lag: 4))

    /// In every replication, at the end of every month: a number between two week ends is that of the path, to a child's half.
    @Test func theListIsThatOfThePath() throws {
        let law = Self.walk(from: 300, step: 0.1)
        let runner = try Self.runner(replications: 40, laws: ["list": law])
        let values = runner.values(.waiting, of: "list", under: "no-change")
        for number in 0..<40 {
            var random = Replication(seed: 5, number: number).stream(.listPath(of: RandomStream.serviceKey("list")))
            let path = law(values.count - 1, &random)
            for month in 1..<values.count {
                #expect(abs(Double(values[month][number]) - path[month - 1]) < 0.501, "\(number), month \(month)")
            }
        }
    }

    /// A path that falls to nobody and rises again.
    @Test func thePathMayReachNobody() throws {
        let law: ListLaw = { months, _ in (0..<months).map { $0 == 4 ? 0 : $0 == 5 ? 1.5 : 40 } }
        let runner = try Self.runner(replications: 20, laws: ["list": law])
        let values = runner.values(.waiting, of: "list", under: "no-change")
        #expect(values[5].allSatisfy { $0 == 0 } && values[6].allSatisfy { abs($0 - 1.5) < 0.501 })
        #expect(values[7].allSatisfy { abs($0 - 40) < 0.501 })
        #expect(runner.values(.empty, of: "list", under: "no-change")[5].allSatisfy { $0 == 1 })
    }

    /// Common random numbers: at least 20 times less variance in the difference than two runs of their own would have.
    @Test func differencesVaryTwentyTimesLessThanUnpairedOnes() throws {
        let laws = ["list": Self.walk(from: 300, step: 0.1)]
        let runner = try Self.runner(Self.area, [recruit], replications: 300, seed: 1, laws: laws)
        let other = try Self.runner(Self.area, [recruit], replications: 300, seed: 2, laws: laws)
        let plain = try Self.runner(Self.area, [recruit], replications: 300, seed: 1, laws: [:])
        let with = runner.values(.waiting, of: "list", under: "recruit")
        let without = runner.values(.waiting, of: "list", under: "no-change")
        let elsewhere = other.values(.waiting, of: "list", under: "no-change")
        let variance = { (values: [Double]) in pow(Summary(of: values).standardDeviation, 2) }
        for month in [6, 12, 18] {
            let effects = differences(with[month], without[month])
            #expect(variance(effects) > 0)
            #expect(variance(differences(with[month], elsewhere[month])) > 20 * variance(effects), "month \(month)")
            // The effect is that of the plan without a path: places that are taken up.
            let effectsPlain = differences(
                plain.values(.waiting, of: "list", under: "recruit")[month],
                plain.values(.waiting, of: "list", under: "no-change")[month]
            )
            let (mean, plainMean) = (Summary(of: effects).mean, Summary(of: effectsPlain).mean)
            #expect(abs(mean - plainMean) < 0.1 * abs(plainMean), "month \(month): \(mean), \(plainMean)")
        }
    }

    @Test func aPlanThatDoesNothingChangesNothing() throws {
        let plan = Small.plan(
            "idle",
            Small.recruit(0),
            Small.change(Triage(share: Small.figure(0))),
            Small.change(ChangeOrder(.fitted)),
            Small.recruit(5, from: Small.origin + 40)
        )
        let result = try Self.runner(Self.area, [plan], laws: ["list": Self.walk(from: 300, step: 0.1)]).run()
        let differences = result.differences.filter { $0.plan == "idle" }
        #expect(differences.contains { $0.series.measure == .unexplainedAdditions })
        for series in differences {
            for summary in series.months.compactMap(\.self) {
                #expect(summary.mean == 0 && summary.standardDeviation == 0, "\(series.series.measure.id)")
            }
        }
    }

    /// The list at a month's end is the list before it, and those who came less those who went: latent flows are of both.
    @Test func monthsAddUp() throws {
        let runner = try Self.runner(
            Self.area,
            [recruit, clear],
            replications: 30,
            laws: ["list": Self.walk(from: 200, step: 0.3)]
        )
        for plan in ["no-change", "recruit", "clear"] {
            let values = { (measure: Measure) in runner.values(measure, of: "list", under: plan) }
            let list = values(.waiting)
            let came = [values(.referrals), values(.unexplainedAdditions)]
            let went = [Measure.diverted, .seen, .earlyDisposals, .left, .unexplainedRemovals].map(values)
            for month in list.indices.dropFirst() {
                for one in list[month].indices {
                    let change = list[month][one] - list[month - 1][one]
                    let flows = came.reduce(0) { $0 + $1[month][one] } - went.reduce(0) { $0 + $1[month][one] }
                    #expect(abs(change - flows) < 0.02, "\(plan), month \(month), replication \(one)")
                    #expect(list[month][one] >= 0)
                }
            }
            let missing = values(.removalsMissing).dropFirst().joined().reduce(0, +)
            if plan == "no-change" { #expect(missing == 0) }
            if plan == "clear" { #expect(missing > 0) }
            // What is missing and what is taken are together what no change takes.
            let taken = values(.unexplainedRemovals).dropFirst().joined().reduce(0, +)
            let baseline = runner.values(.unexplainedRemovals, of: "list", under: "no-change").dropFirst().joined()
            #expect(abs(taken + missing - baseline.reduce(0, +)) < 0.1)
        }
        let additions = ["no-change", "clear"].map { runner.values(.unexplainedAdditions, of: "list", under: $0) }
        #expect(additions[0].dropFirst().elementsEqual(additions[1].dropFirst()))
    }

    /// Threads, the order of plans and plans beside one another change nothing.
    @Test func whatRunsBesideChangesNothing() throws {
        let laws = ["list": Self.walk(from: 300, step: 0.2)]
        let area = Small.area([Small.counted("list"), Small.pathway()], history: Small.history("list"))
        func run(_ plans: [Plan], threads: Int) throws -> RunResult {
            try Self.runner(area, plans, replications: 61, threads: threads, laws: laws).run()
        }
        let one = try run([recruit, clear], threads: 1)
        for other in [try run([clear, recruit], threads: 2), try run([recruit], threads: 3)] {
            for plan in ["no-change", "recruit"] {
                let (left, right) = (
                    one.everything(about: "list", under: plan), other.everything(about: "list", under: plan)
                )
                let isSame = left == right
                #expect(!left.isEmpty && isSame, "\(plan)")
            }
        }
    }

    /// A bench that is asked for a plan first bends the list as when nothing changes.
    @Test func aPlanAskedForAloneIsTheSame() throws {
        let runner = try Self.runner(Self.area, [recruit], laws: ["list": Self.walk(from: 300, step: 0.2)])
        let (first, alone) = (Workbench(runner.groups[0]), Workbench(runner.groups[0]))
        for number in 0..<3 {
            let replication = Replication(seed: 5, number: number)
            #expect(first.run(.noChange, replication) && first.run(recruit, replication))
            #expect(alone.run(recruit, replication))
            for week in 0..<runner.groups[0].network.weekCount {
                #expect(first.engine.flows(of: 0, in: week).waiting == alone.engine.flows(of: 0, in: week).waiting)
                #expect(first.engine.latentFlows(of: 0, in: week) == alone.engine.latentFlows(of: 0, in: week))
            }
        }
    }

    /// Only lists whose capacity is inferred keep to a path.
    @Test func whatAnAreaStatesDecidesByItself() throws {
        let area = Small.area(
            [Small.counted("list"), Small.list("stated", casesPerWeek: 4), Small.pathway()],
            history: Small.history("list")
        )
        let law = Self.walk(from: 300, step: 0.1)
        let laws = Dictionary(uniqueKeysWithValues: area.services.map { ($0.id, law) })
        let bent = try Self.runner(area, replications: 20, laws: laws).run()
        let plain = try Self.runner(area, replications: 20, laws: [:]).run()
        for id in ["stated", "ehcna"] {
            let isSame =
                bent.everything(about: id, under: "no-change") == plain.everything(about: id, under: "no-change")
            #expect(isSame, "\(id)")
        }
        func measures(_ result: RunResult) -> [Measure] {
            result.forecasts.filter { $0.service == "list" }.map(\.series.measure)
        }
        #expect(Self.flows.allSatisfy(measures(bent).contains))
        #expect(!Self.flows.contains(where: measures(plain).contains))
        #expect(bent.forecasts.filter { $0.series.measure.isInferred }.allSatisfy { $0.evidence >= .derived })
    }

    /// A sum has the latent flows of its lists.
    @Test func sumsHaveThoseOfTheirLists() throws {
        var area = Small.area(
            [Small.counted("list"), Small.list("stated", casesPerWeek: 4)],
            history: Small.history("list")
        )
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ["list", "stated"])]
        let runner = try Self.runner(area, replications: 10, laws: ["list": Self.walk(from: 300, step: 0.1)])
        for measure in Self.flows {
            let (sum, list) = (
                runner.values(measure, of: "sum", under: "no-change"),
                runner.values(measure, of: "list", under: "no-change")
            )
            #expect(sum.dropFirst().elementsEqual(list.dropFirst()))
        }
        let change = runner.values(.waiting, of: "sum", under: "no-change")
        #expect(change[3].allSatisfy { $0 > 0 })
    }

    /// A plan moves a small list, and removals follow its size when nothing changes.
    @Test func removalsFollowTheSizeOfASmallList() throws {
        let law: ListLaw = { months, _ in (0..<months).map { $0 < 3 ? 300 : 2 } }
        let runner = try Self.runner(replications: 30, laws: ["list": law])
        let capacity = runner.values(.capacity, of: "list", under: "no-change")
        let before = Summary(of: capacity[2]).mean
        let after = Summary(of: capacity[8]).mean
        #expect(before > 10 && after < 4, "\(before), \(after)")
    }
}
