import Assembly
import Calibration
import Runs
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas

/// Which services are simulated together, and that it makes no difference to those that do not act on one another.
@Suite("Services simulated together")
struct LinkedServicesTests {
    private func groups(_ area: Area, _ plans: Plan...) throws -> [[String]] {
        try Small.runner(area, plans).groups.map { $0.services.map(\.service.id) }
    }

    private let lists = ["a", "b", "c", "d"].map { Small.list($0) }

    @Test func servicesThatActOnOneAnotherStandTogether() throws {
        #expect(try groups(Small.area(lists)) == [["a"], ["b"], ["c"], ["d"]])

        var coupled = lists
        coupled[1] = Small.sending(lists[1], to: "d", isCounted: true)
        #expect(try groups(Small.area(coupled)) == [["a"], ["b", "d"], ["c"]])

        var pooled = Small.area(lists)
        pooled.sharedStaff = [
            SharedStaff(
                name: "team",
                members: ["c", "a"].map { SharedStaff.Member(service: $0, timePerCase: Small.figure(2)) },
                rule: .inTurn
            )
        ]
        #expect(try groups(pooled) == [["a", "c"], ["b"], ["d"]])

        var added = Small.area(lists)
        added.reportedTotals = [Total(id: "sum", name: "sum", services: ["b", "c"])]
        #expect(try groups(added) == [["a"], ["b", "c"], ["d"]])

        let transfer = Small.change(Transfer(to: "a", share: Small.figure(0.3)), service: "d")
        #expect(try groups(Small.area(lists), Small.plan("move", transfer)) == [["a", "d"], ["b"], ["c"]])
        let redirect = Small.change(Redirect(to: "c", share: Small.figure(0.3)), service: "b")
        #expect(try groups(Small.area(lists), Small.plan("send", redirect)) == [["a"], ["b", "c"], ["d"]])

        // One after another they join all.
        coupled[2] = Small.sending(lists[2], to: "b", isCounted: false)
        #expect(try groups(Small.area(coupled), Small.plan("move", transfer)) == [["a", "b", "c", "d"]])
    }

    @Test func reviewsOfWhatIsHeldStandWithIt() throws {
        var pathway = Small.pathway()
        pathway.stock = Stock(
            outcome: "plan issued",
            number: Small.figure(100),
            ceasingPerYear: Small.figure(0.1),
            review: Stock.Review(service: "a", everyWeeks: Small.figure(52))
        )
        #expect(try groups(Small.area([lists[1], lists[0], pathway])) == [["b"], ["a", "ehcna"]])
    }

    /// A list, fitted or drawn in any order, and a pathway have the same bytes alone and beside others that have longer
    /// waits, when only a sum or a plan's transfer brings them together.
    @Test(arguments: ["sum", "transfer"])
    func aServiceDoesNotDependOnThoseBesideIt(_ joined: String) throws {
        let other = Small.pathway("other")
        let lists = [
            Small.list("first", order: .mixture(kappa: Small.figure(0.5), psi: Small.figure(0.3)), leaving: 0.1),
            Small.list("random", order: .random), Small.list("long", number: 300, mean: 60, maximum: 150),
        ]
        let area = Small.area(lists + [Small.counted(), other], history: Small.history())
        var together = area
        var plans: [Plan] = []
        let ids = area.services.map(\.id)
        if joined == "sum" {
            together.reportedTotals = [Total(id: "sum", name: "sum", services: ids)]
        } else {
            plans = ids.dropFirst()
                .map { id in
                    Small.plan(id, Small.change(Transfer(to: "first", share: Small.figure(0.1)), service: id))
                }
        }
        let apart = try Small.run(area, replications: 20, horizonMonths: 9)
        let runner = try Small.runner(together, plans, replications: 20, horizonMonths: 9)
        #expect(runner.groups.count == 1)
        let found = try runner.run()
        for id in ids {
            let (one, two) = (
                apart.everything(about: id, under: "no-change"), found.everything(about: id, under: "no-change")
            )
            // A plan that takes children off adds the measure of it.
            #expect(!one.isEmpty && one == two.filter { !$0.hasPrefix("transferred") }, "\(id)")
        }
    }

    /// Beside a service that tells children apart a list in random order draws more numbers, of the same law.
    @Test func besideClassesTheLawIsTheSame() throws {
        let area = Small.area([Small.list("random", order: .random), Small.parted(Small.list("other"))])
        var together = area
        together.reportedTotals = [Total(id: "sum", name: "sum", services: ["random", "other"])]
        let means = try [area, together]
            .map { try Small.runner($0, replications: 150).values(.meanWait, of: "random", under: "no-change")[12] }
        expectMean(differences(means[1], means[0]), 0)
        let counts = try [area, together]
            .map { try Small.runner($0, replications: 10).values(.waiting, of: "random", under: "no-change")[12] }
        #expect(counts[0] == counts[1])
    }
}
