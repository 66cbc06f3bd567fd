import Runs
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas

/// Areas made in memory are held to the same rules as those read from files, before anything is simulated.
@Suite("Limits and rules of an area")
struct AreaRulesTests {
    private func problems(_ change: (inout Area) -> Void) -> [String] {
        var area = Small.area([Small.list()])
        change(&area)
        do {
            _ = try Small.runner(area, replications: 2)
            return []
        } catch {
            return (error as? InputErrors)?.problems.map(\.message) ?? ["\(error)"]
        }
    }

    private func classes(_ count: Int) -> [ChildClass] {
        (0..<count).map { ChildClass(name: "class \($0)", share: Small.figure(0.01)) }
    }

    @Test func asManyClassesAsTheEngineTellsApart() {
        #expect(problems { $0.services[0].classes = classes(62) } == [])
        #expect(
            problems { $0.services[0].classes = classes(63) } == [
                "there are 63 classes of different names, at most 62 are allowed"
            ]
        )
    }

    @Test func asManyWaysOutAsTheEngineCounts() {
        let routes = { (count: Int) in
            (0..<count).map { Route(to: .outcome("way \($0)"), share: Small.figure(1 / Double(count))) }
        }
        #expect(problems { $0.services[0].stages[0].routes = routes(64) } == [])
        let found = problems { $0.services[0].stages[0].routes = routes(65) }
        #expect(found.count == 1 && found[0].hasPrefix("there are 65 ways out of stage 'list' of service 'list'"))
        // Placements are ways out too.
        let placed = problems {
            $0.services[0].stages[0].routes = routes(60)
            $0.services[0].stock = Stock(
                outcome: "way 0",
                number: Small.figure(10),
                ceasingPerYear: Small.figure(0.1),
                placements: (0..<6).map { Stock.Placement(name: "place \($0)", share: Small.figure(1.0 / 6)) }
            )
        }
        #expect(placed.count == 1 && placed[0].hasPrefix("there are 65 ways out"))
    }

    @Test func anEngineThatFitsIntoMemory() {
        let found = problems {
            $0.services[0].classes = classes(60)
            $0.horizonMonths = 240
            $0.services[0].stages[0].waitingList?.maxWeeks = Small.figure(1_200)
            $0.services[0].stages[0].delay = .fixed(weeks: Small.figure(520))
        }
        #expect(found.count == 1 && found[0].contains("would need") && found[0].contains("MB of memory a thread"))
    }

    @Test func theWholeServiceIsNoStage() {
        var pathway = Small.pathway()
        pathway.stages[0].id = "all"
        #expect(problems { $0.services = [pathway] }.first?.contains("stands for the whole service") ?? false)
    }

    /// All that is wrong is told at once, with the places that the area gives.
    @Test func theServicesThatCannotBeEstimatedAreToldTogether() throws {
        let area = Small.area([Small.counted("one"), Small.list(), Small.counted("two")])
        let errors = #expect(throws: InputErrors.self) { try Small.runner(area) }
        #expect(errors?.problems.count == 2)
    }

    /// Limits and rules, of all services and of the plans, are told together.
    @Test func whateverIsWrongIsToldAtOnce() {
        let found = problems {
            $0.services.append(Small.pathway())
            $0.services[0].classes = classes(63)
            $0.services[0].leavingShare = Small.figure(1.1)
            $0.services[1].stages[1].routes[1].destination = .stage("pln")
            $0.reportedTotals = [Total(id: "list", name: "list", services: ["list", "ehcna"])]
        }
        #expect(
            found == [
                "there are 63 classes of different names, at most 62 are allowed",
                "field 'service list, leaving without being seen' must be between 0% and 100%, found 110%",
                "field 'service ehcna, stage advice, routes, stage pln' leads to the unknown stage 'pln'",
                "field 'totals shown, total list, id' must not be a service's id, found 'list'",
            ]
        )
    }

    /// A ring of services of which each case refers twenty on grows without end: it is given up with a message, the same
    /// on any number of threads.
    @Test(arguments: [1, 3])
    func whatGrowsWithoutEndIsToldAndNotSimulated(_ threads: Int) throws {
        var one = Small.list("one", casesPerWeek: 200_000)
        var two = Small.list("two", casesPerWeek: 200_000)
        let coupling = { Coupling(on: $0, when: .takenUp, share: Small.figure(1), isCounted: false) }
        one.stages[0].couplings = Array(repeating: coupling("two"), count: 20)
        two.stages[0].couplings = Array(repeating: coupling("one"), count: 20)
        let runner = try Small.runner(Small.area([one, two]), replications: 9, threads: threads)
        let errors = #expect(throws: InputErrors.self) { try runner.run() }
        #expect(
            errors?.problems.map(\.message) == [
                "more than 50000000 children would be referred, seen or waiting at 'one', 'two' under plan 'no-change' "
                    + "(replication 1)"
            ]
        )
    }
}
