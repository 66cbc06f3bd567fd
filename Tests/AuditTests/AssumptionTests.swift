import Calendar
import SmallAreas
import Testing

@testable import Areas
@testable import Audit

/// Every figure that a result rests on and nobody has published must be listed.
@Suite("The list of assumptions")
struct AssumptionTests {
    private func assumed(_ value: Double, _ range: ClosedRange<Double>? = nil) -> Figure {
        Figure(value, range: range, evidence: .assumed, source: "a guess")
    }

    /// `item: value` of every assumption.
    private func listed(_ services: [Service], sharedStaff: [SharedStaff] = [], plans: [Plan] = []) -> [String] {
        let area = Area(id: "a", name: "A", origin: Small.origin, services: services, sharedStaff: sharedStaff)
        return Audit.assumptions(of: area, plans: plans).map { "\($0.item): \($0.value)" }
    }

    /// A service of which everything else is published.
    private func service(_ stages: [Stage], _ change: (inout Service) -> Void = { _ in }) -> Service {
        var service = Service(id: "s", name: "S", leavingShare: Figure(0, evidence: .observed), stages: stages)
        change(&service)
        return service
    }

    @Test func classesAndLeavingByWait() {
        let stage = Stage(
            id: "list",
            name: "list",
            precedence: Precedence(
                first: ["urgent"],
                reserved: [.init(childClass: "urgent", share: assumed(0.2), releasesUnused: true)]
            )
        )
        let told = listed([
            service([stage]) { service in
                service.classes = [
                    ChildClass(name: "urgent", share: assumed(0.05, 0.02...0.08)),
                    ChildClass(name: "under five", share: Figure(0.25, evidence: .observed)),
                ]
                service.leavingByWait = [LeavingBand(fromWeeks: 26, times: assumed(0.5))]
            }
        ])
        #expect(
            told == [
                "class urgent: 5% (2% to 8%)", "leaving by wait from 26 weeks, times: 0.5", "reserve, urgent: 20%",
            ]
        )
    }

    @Test func demandsAndAppeals() {
        let appeal = Appeal(
            share: assumed(0.05),
            delay: .between(least: 20, mostLikely: 40, most: 60, evidence: .assumed, source: "a guess"),
            upheld: assumed(0.9),
            returnsTo: "advice"
        )
        let decision = Stage(
            id: "decision",
            name: "decision",
            couplings: [
                Coupling(on: "t", when: .takenUp, share: assumed(0.5), isCounted: false),
                Coupling(on: "t", when: .seen, share: assumed(0.15, 0.1...0.2), isCounted: false),
                Coupling(on: "t", when: .outcome("refused"), share: assumed(0.1), isCounted: true),
            ],
            routes: [
                Route(to: .outcome("refused"), share: Figure(0.4, evidence: .observed), appeal: appeal),
                Route(to: .stage("advice")),
            ]
        )
        #expect(
            listed([service([decision, Stage(id: "advice", name: "advice")])]) == [
                "stage decision, routes, refused, appeals: 5%",
                "stage decision, routes, refused, appeals decided after: 40 weeks (20 to 60)",
                "stage decision, routes, refused, appeals upheld: 90%",
                "stage decision, refers on to t when taken up: 50%",
                "stage decision, refers on to t when seen: 15% (10% to 20%)",
                "stage decision, refers on to t when refused: 10%",
            ]
        )
    }

    @Test func whatIsHeld() {
        let told = listed([
            service([Stage(id: "list", name: "list")]) { service in
                service.stock = Stock(
                    outcome: "plan issued",
                    number: assumed(4018, 3863...4271),
                    ceasingPerYear: assumed(0.09, 0.07...0.11),
                    placements: [
                        .init(name: "mainstream", share: assumed(0.45), shareOfNew: assumed(0.6)),
                        .init(name: "special", share: assumed(0.55)),
                    ],
                    review: .init(service: "t", everyWeeks: assumed(52))
                )
            }
        ])
        #expect(
            told == [
                "held, number: 4,018 (3,863 to 4,271)", "held, ceasing: 9% a year (7% to 11%)",
                "held, mainstream: 45%", "held, mainstream, of new: 60%", "held, special: 55%",
                "held, time from review to review: 52 weeks",
            ]
        )
    }

    @Test func sharedStaffAreListedUnderTheServicesThatTheyServe() {
        let pool = SharedStaff(
            name: "team",
            members: [
                .init(service: "s", stage: "decision", timePerCase: assumed(4, 3...6)),
                .init(service: "t", timePerCase: assumed(3)),
                .init(service: "u", timePerCase: Figure(2, evidence: .observed)),
            ],
            rule: .inTurn,
            place: Place(file: "area.yaml", line: 7)
        )
        let area = Area(id: "a", name: "A", origin: Small.origin, services: [], sharedStaff: [pool])
        let told = Audit.assumptions(of: area)
        #expect(
            told.map { "\($0.service): \($0.item): \($0.value)" } == [
                "s: shared staff team, stage decision, hours per case: 4 (3 to 6)",
                "t: shared staff team, hours per case: 3",
            ]
        )
        #expect(told.allSatisfy { $0.place.line == 7 && $0.source == "a guess" })
    }

    @Test func whatPlansDo() {
        func intervention(_ effect: any Effect, _ label: String) -> Intervention {
            Intervention(effect: effect, service: "s", from: Month(year: 2026, month: 1), label: label)
        }
        let reserve = Precedence.Reserve(childClass: "urgent", share: assumed(0.2), releasesUnused: false)
        let plan = Plan(
            id: "p",
            name: "P",
            interventions: [
                intervention(Outsource(casesPerWeek: assumed(8, 5...10), order: .oldestFirst), "outsource"),
                intervention(SeeFirst(classes: ["urgent"]), "see first"),
                intervention(ReservePlaces(reserve), "reserve"),
                intervention(Transfer(to: "t", share: assumed(0.3)), "transfer"),
                intervention(Redirect(to: "t", share: assumed(0.4)), "send elsewhere"),
                intervention(ValidateList(share: assumed(0.08)), "validate list"),
                intervention(ShareStaff(pool: "team", rule: .inTurn), "share staff"),
            ]
        )
        #expect(
            listed([], plans: [plan]) == [
                "outsource: cases: 8 a week (5 to 10)", "reserve: share: 20%", "transfer: share: 30%",
                "send elsewhere: share: 40%", "validate list: share: 8%",
            ]
        )
    }
}
