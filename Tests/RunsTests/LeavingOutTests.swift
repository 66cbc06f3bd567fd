import Calendar
import Forecasting
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas
@testable import Calibration
@testable import Runs

/// Runs of part of an area: from earlier figures than some services have, or of some services only.
@Suite("Leaving services out")
struct LeavingOutTests {
    /// A list with a series of 14 months to August 2025, and one of which July alone is known, each referring to the other.
    private var area: Area {
        var counted = Small.counted("counted")
        let late = Small.counted("late")
        counted.stages[0].couplings = [
            Coupling(on: "late", when: .seen, share: Small.figure(0.1), isCounted: false)
        ]
        counted.stages[0].routes = [
            Route(to: .service("late"), share: Small.figure(0.2)), Route(to: .outcome("seen")),
        ]
        var area = Small.area([counted, late, Small.list()])
        let rows = [
            Observation(service: "late", period: Period(Small.origin + -1), metric: "waiting", value: 50),
            Observation(service: "late", period: Period(Small.origin + -1), metric: "mean_wait", value: 9),
        ]
        area.history = History(Small.history().observations + rows)
        area.reportedTotals = [
            Total(id: "both", name: "both", services: ["counted", "late"]),
            Total(id: "lists", name: "lists", services: ["counted", "list"]),
        ]
        return area
    }

    private func run(_ plans: [Plan] = [], dataTo: Month? = nil, services: Set<String> = []) throws -> RunResult {
        let settings = RunSettings(replications: 5, services: services)
        return try Runner(FittedArea(area, dataTo: dataTo), plans: plans, settings: settings).run()
    }

    @Test func aServiceWithoutEarlierFiguresIsLeftOutAndTold() throws {
        let plan = Small.plan(
            "plan",
            Small.recruit(1, service: "counted"),
            Small.change(Transfer(to: "late", share: Small.figure(0.5)), service: "counted"),
            Small.recruit(1, service: "late")
        )
        let result = try run([plan], dataTo: Small.origin + -3)
        #expect(result.leftOut.map(\.service.id) == ["late"])
        #expect(
            result.leftOut[0].problems.map(\.message) == [
                "service 'late' has no count of its list in the 20 years to 2025-05"
            ]
        )
        #expect(Set(result.forecasts.map(\.service)) == ["counted", "list", "lists"])
        #expect(result.plans[1].interventions.map(\.service) == ["counted"])
        #expect(try run([plan]).leftOut.isEmpty)
    }

    /// A service or a sum that is asked for by name is not left out in silence.
    @Test(arguments: ["late", "both"])
    func whatIsWantedCannotBeLeftOut(_ id: String) {
        let errors = #expect(throws: InputErrors.self) { try run(dataTo: Small.origin + -3, services: [id]) }
        #expect(errors?.problems.count == 1)
    }

    /// A change of level that is declared for later was not known then.
    @Test func laterLevelShiftsAreHidden() throws {
        var shifted = Small.counted()
        shifted.levelShifts = [Small.origin + -1]
        let area = Small.area([Small.counted()], history: Small.history())
        let level = { (service: Service, month: Int) in
            try FittedService(service, in: area, dataTo: Small.origin + month).demand.law.logLevel
        }
        #expect(try level(shifted, -2) == level(Small.counted(), -2))
        #expect(try level(shifted, 0) != level(Small.counted(), 0))
    }

    @Test func withoutAnyServiceThereIsNoRun() {
        #expect(throws: InputErrors.self) {
            try FittedArea(
                Small.area([Small.counted()], history: Small.history()),
                dataTo: Small.origin + -30
            )
        }
    }

    /// The figures of some services are those of a run of all, to the last digit.
    @Test(arguments: [["late"], ["list"], ["lists", "counted"]])
    func someServicesAreRunAsAll(_ services: [String]) throws {
        let plan = Small.plan("plan", Small.recruit(3, service: "counted"))
        let (all, some) = (try run([plan]), try run([plan], services: Set(services)))
        let figures = { (result: RunResult) in
            (result.forecasts + result.differences).filter { services.contains($0.service) }
                .map { "\($0.plan) \($0.service) \($0.series) \($0.months)" }
        }
        #expect(figures(all) == figures(some))
        #expect(Set(some.forecasts.map(\.service)) == Set(services))
        #expect(!figures(some).isEmpty)
    }
}
