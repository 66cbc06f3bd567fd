import Assembly
import Calibration
import Foundation
import Reading
import Simulation
import SmallAreas
import SmallRuns
import Testing

@testable import Areas
@testable import Runs

/// A plan that leaves out the stages that it does not reach is, to the last bit, the plan run whole.
@Suite("Stages that a plan leaves out")
struct SparedStagesTests {
    /// Runs the plans of a runner through a few replications, in their order and back, whole and without what they leave out;
    /// says how often stages were left out.
    private func compare(_ runner: Runner, replications: Int) -> Int {
        var count = 0
        for linked in runner.groups {
            let spared = runner.plans.map { linked.spared(by: $0) }
            let whole = Workbench(linked)
            let sparing = Workbench(linked, sparedBySome: Set(spared.joined()).sorted())
            for number in 0..<replications {
                let replication = Replication(seed: 5, number: number)
                for plan in Array(runner.plans.indices) + runner.plans.indices.reversed() {
                    let isFollowed = number % 2 == 1 && plan % 3 == 2
                    let one = runner.plans[plan]
                    #expect(whole.run(one, replication, followingChildren: isFollowed))
                    #expect(
                        sparing.run(
                            one,
                            replication,
                            followingChildren: isFollowed,
                            sparing: plan == 0 ? [] : spared[plan]
                        )
                    )
                    count += sparing.engine.sparedStages.isEmpty ? 0 : 1
                    let isSame = everything(whole.engine) == everything(sparing.engine)
                    #expect(isSame, "replication \(number), \(one.id) at \(linked.listedServices)")
                }
            }
        }
        return count
    }

    /// What an engine has to report of its last run.
    private func everything(_ engine: Engine) -> [Double] {
        let network = engine.network
        var all: [Double] = []
        for week in 0..<network.weekCount {
            for stage in network.stages.indices {
                withUnsafeBytes(of: engine.flows(of: stage, in: week)) { bytes in
                    all += bytes.bindMemory(to: UInt64.self).map(Double.init(bitPattern:))
                }
                let latent = engine.latentFlows(of: stage, in: week)
                all += [latent.additions, latent.removals, latent.missing].map(Double.init)
                guard engine.observation.stagesByClass?.contains(stage) ?? true else { continue }
                for childClass in 0..<network.classCount {
                    let flows = engine.flows(of: stage, class: childClass, in: week)
                    all += [flows.joined, flows.seen, flows.left, flows.completed, flows.waiting].map(Double.init)
                }
            }
            all += (0..<network.outcomeCount).map { Double(engine.count(of: $0, in: week)) }
            guard engine.observation.isObserved[week] else { continue }
            for group in network.groups.indices {
                all += (0..<engine.observation.measureCount).map { engine.stock($0, of: group, endOf: week) }
            }
        }
        for group in network.groups.indices {
            all += (0..<engine.observation.measureCount).map { engine.stockAtStart($0, of: group) }
        }
        return all
    }

    /// A list before a pathway, a pool after it, and sums across.
    @Test func whatComesBeforeAPlan() throws {
        let first = Small.sending(
            Small.parted(Small.list("first", referralsPerWeek: 12, number: 300)),
            to: "ehcna",
            share: 0.2,
            afterWeeks: 8,
            isCounted: true
        )
        let pathway = Small.sending(Small.pathway(), to: "advice", when: .takenUp, isCounted: false, stage: 1)
        let advice = Small.list("advice", referralsPerWeek: 0, casesPerWeek: 6, number: 8, mean: 1, maximum: 2)
        let counted = Small.sending(Small.counted(), to: "first", share: 0.3, isCounted: true)
        var area = Small.area(
            [first, pathway, advice, Small.list("clinic"), counted],
            history: Small.history()
        )
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: ["advice", "clinic"]
                    .map { SharedStaff.Member(service: $0, timePerCase: Small.figure(3, 2...4)) },
                rule: .inTurn
            )
        ]
        area.reportedTotals = [
            Total(id: "sum", name: "sum", services: ["first", "clinic"]),
            Total(id: "rest", name: "rest", services: ["counted", "ehcna", "advice"]),
        ]
        let plans = ["clinic", "first", "counted", "ehcna", "advice"]
            .map { Small.plan($0, Small.recruit(2, service: $0)) }
        let runner = try Small.runner(area, plans)
        let linked = try #require(runner.groups.first)
        let services = runner.plans.map { plan in
            Set(linked.spared(by: plan).map { linked.network.stages[$0].serviceKey }).count
        }
        #expect(services == [0, 3, 1, 0, 2, 3])
        #expect(compare(runner, replications: 6) > 20)
    }

    /// Who asks for reviews looks at how many are open: it is not left out when these change.
    @Test func whoAsksForReviewsIsSimulatedWithThem() throws {
        var holders = [Small.pathway("one"), Small.pathway("other")]
        for index in holders.indices {
            holders[index].stock = Stock(
                outcome: "plan issued",
                number: Small.figure(400),
                ceasingPerYear: Small.figure(0.1),
                review: Stock.Review(service: "reviews", everyWeeks: Small.figure(52))
            )
        }
        let before = Small.sending(Small.list("before"), to: "other", isCounted: false)
        let reviews = Small.list("reviews", referralsPerWeek: 0, casesPerWeek: 14, number: 60)
        let area = Small.area(holders + [before, reviews])
        let runner = try Small.runner(area, [Small.plan("plan", Small.recruit(1, service: "one"))])
        let linked = try #require(runner.groups.first)
        let spared = linked.spared(by: runner.plans[1])
        #expect(spared == linked.stageNumbers[2])
        #expect(compare(runner, replications: 6) > 0)
    }

    /// All plans of the shipped areas.
    @Test(arguments: ["derby", "bromley", "example"])
    func theShippedAreas(_ folder: String) throws {
        let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Scenarios").standardizedFileURL
        let text = { (name: String) in
            InputText(name: name, text: try String(contentsOf: scenarios.appending(path: name), encoding: .utf8))
        }
        let plans = try FileManager.default
            .contentsOfDirectory(atPath: scenarios.appending(path: "\(folder)/plans").path)
            .sorted().map { try text("\(folder)/plans/\($0)") }
        let read = try Inputs.read(area: text("\(folder)/area.yaml"), plans: plans, load: { try text($0).text })
        let fitted = try FittedArea(read.area.area, effort: .quick)
        let runner = try Runner(fitted, plans: read.plans, settings: RunSettings(replications: 4, horizonMonths: 36))
        let count = compare(runner, replications: 4)
        #expect(folder != "derby" || count > 20)
    }
}
