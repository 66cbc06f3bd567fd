import Testing

@testable import Areas
@testable import Reading

@Suite("Connected services as values")
struct ConnectedAreaTests {
    private func area() throws -> Area {
        try Inputs.readArea(InputText(name: "area.yaml", text: Connected.area)) { _ in Sound.history }.area
    }

    private func assumed(_ value: Double, _ range: ClosedRange<Double>? = nil, _ source: String = "") -> Figure {
        Figure(value, range: range, evidence: .assumed, source: source)
    }

    @Test func classesAndWhatTheyAreGiven() throws {
        let speech = try area().services[0]
        #expect(
            speech.classes == [
                ChildClass(name: "under five", share: assumed(0.25, nil, "births")),
                ChildClass(
                    name: "urgent",
                    share: Figure(0.05, range: 0.02...0.08, evidence: .observed, source: "triage")
                ),
            ]
        )
        let reserve = Precedence.Reserve(childClass: "under five", share: assumed(0.2), releasesUnused: true)
        #expect(speech.stages[0].precedence == Precedence(first: ["urgent"], reserved: [reserve]))
        let plans = try area().services[1]
        #expect(plans.classes == [])
        #expect(plans.stages.allSatisfy { $0.precedence == Precedence() })
    }

    @Test func leavingByWait() throws {
        #expect(
            try area().services[0].leavingByWait == [
                LeavingBand(fromWeeks: 26, times: assumed(0.5)),
                LeavingBand(
                    fromWeeks: 52,
                    times: Figure(0.2, range: 0.1...0.4, evidence: .derived, source: "leavers")
                ),
            ]
        )
    }

    @Test func demandsOnOtherServices() throws {
        let services = try area().services
        #expect(
            services[0].stages[0].couplings == [
                Coupling(
                    on: "plans",
                    when: .seen,
                    share: assumed(0.15, 0.1...0.2, "audit"),
                    afterWeeks: 2,
                    isCounted: true,
                    place: Place(file: "area.yaml", line: 19)
                ),
                Coupling(
                    on: "speech",
                    when: .seen,
                    share: assumed(0.3),
                    afterWeeks: 13,
                    isCounted: false,
                    place: Place(file: "area.yaml", line: 20)
                ),
            ]
        )
        #expect(services[1].stages[0].couplings == [])
        let advice = services[1].stages[1].couplings
        #expect(advice.map(\.trigger) == [.takenUp, .outcome("plan issued")])
        #expect(advice.map(\.afterWeeks) == [0, 0])
    }

    @Test func appealsAgainstAnOutcome() throws {
        let routes = try area().services[1].stages[0].routes
        let appeal = Appeal(
            share: assumed(0.05, nil, "tribunal"),
            delay: .between(least: 20, mostLikely: 40, most: 60, evidence: .assumed, source: "tribunal"),
            upheld: Figure(0.9, evidence: .derived, source: "tribunal"),
            returnsTo: "advice"
        )
        #expect(
            routes == [
                Route(
                    to: .outcome("refused"),
                    share: Figure(0.4, evidence: .observed, source: "register"),
                    appeal: appeal
                ),
                Route(to: .stage("advice")),
            ]
        )
    }

    @Test func theRestMayBeAppealedAgainst() throws {
        let text = Connected.area.replacing("no plan: 10%, plan issued: rest", with: Self.appealedRest)
        let area = try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in Sound.history }.area
        let routes = area.services[1].stages[1].routes
        #expect(routes.map(\.share?.value) == [nil, 0.9])
        #expect(routes[0].appeal?.delay == .fixed(weeks: assumed(40)))
    }

    private static let appealedRest = """
        no plan: {value: rest, appeals: {share: 1%, decided after: 40 weeks, upheld: 80%, returns to: advice}}, \
        plan issued: 90%
        """

    @Test func whatAServiceHolds() throws {
        let services = try area().services
        #expect(services[0].stock == nil)
        #expect(
            services[1].stock
                == Stock(
                    outcome: "plan issued",
                    number: Figure(4018, range: 3863...4271, evidence: .derived, source: "published"),
                    ceasingPerYear: assumed(0.09, nil, "published"),
                    placements: [
                        Stock.Placement(
                            name: "mainstream",
                            share: assumed(0.45, nil, "published"),
                            shareOfNew: assumed(0.6, nil, "published")
                        ),
                        Stock.Placement(
                            name: "special school",
                            share: Figure(0.55, evidence: .observed, source: "census"),
                            shareOfNew: Figure(0.4, evidence: .observed, source: "census")
                        ),
                    ],
                    review: Stock.Review(service: "reviews", everyWeeks: assumed(52, nil, "published"))
                )
        )
    }

    @Test func staffWhoServeSeveralLists() throws {
        #expect(
            try area().sharedStaff == [
                SharedStaff(
                    name: "EHC team",
                    members: [
                        SharedStaff.Member(
                            service: "plans",
                            stage: "decision",
                            timePerCase: assumed(4, 3...6, "a guess")
                        ),
                        SharedStaff.Member(
                            service: "reviews",
                            timePerCase: Figure(3, evidence: .derived, source: "diaries")
                        ),
                    ],
                    rule: .asEstablished,
                    place: Place(file: "area.yaml", line: 61)
                )
            ]
        )
    }

    @Test(arguments: SharedStaff.Rule.allCases)
    func everyWayOfSharing(_ rule: SharedStaff.Rule) throws {
        let text = Connected.area.replacing("as established", with: rule.rawValue)
        let area = try Inputs.readArea(InputText(name: "area.yaml", text: text)) { _ in Sound.history }.area
        #expect(area.sharedStaff.map(\.rule) == [rule])
    }

    @Test func totalsThatAreShown() throws {
        #expect(
            try area().reportedTotals == [Total(id: "children", name: "All children", services: ["speech", "plans"])]
        )
        #expect(try area().totals.isEmpty)
    }

    @Test(
        arguments: [("9% a year", 0.09), ("9.5 % per year", 0.095), ("0% a year", 0)] as [(String, Double)]
    )
    func sharesAYear(_ text: String, _ value: Double) {
        #expect(Grammar.sharePerYear.parse(text) == value)
    }

    @Test(arguments: ["9%", "9 a year", "a year", "9% a month", "9%a year ago", ""])
    func noSharesAYear(_ text: String) {
        #expect(Grammar.sharePerYear.parse(text) == nil)
    }
}
