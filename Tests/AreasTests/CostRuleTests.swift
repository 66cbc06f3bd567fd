import Calendar
import SmallAreas
import Testing

@testable import Areas

/// Costs made in memory are held to the rules that files are.
@Suite("Rules of costs")
struct CostRuleTests {
    private static let year = Year(.financial, 2025)

    /// Costs of ``Small/connected`` without a mistake.
    private static let sound: Costs = {
        var costs = Costs(name: "Prices", priceYear: year, priceInflation: YearlyRise(later: figure(0.02)))
        costs.pay = [PayGroup(group: "therapist", salary: figure(42_000), funder: .icb)]
        costs.cases = [CaseCosts(service: "speech", nonPay: figure(20), funder: .icb)]
        costs.placements = PlacementCosts(
            service: "plans",
            categories: [
                PlacementCosts.Category("mainstream", unitCost: figure(8_000)),
                PlacementCosts.Category("special school", unitCost: figure(24_000)),
            ]
        )
        costs.lines = [CostLine(name: "Rooms", basis: .perYear(figure(100)), funder: .icb)]
        costs.policy = [
            PolicyLine(
                name: "Bands",
                effect: .change(figure(0.1), of: [.line("Rooms"), .placement("mainstream"), .pay]),
                from: Small.origin + 1
            )
        ]
        costs.waiting = [
            WaitingCost(service: "speech", beyondWeeks: 52, asksFor: "plans", probability: figure(0.1))
        ]
        return costs
    }()

    @Test func nothingIsWrong() {
        var area = Small.connected
        area.costs = Self.sound
        #expect(area.faults.map(Broken.words) == [])
    }

    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    private static func broken(_ title: String, _ fault: String, _ change: @escaping @Sendable (inout Costs) -> Void)
        -> Broken
    {
        Broken(title, fault) { area in
            var costs = sound
            change(&costs)
            area.costs = costs
        }
    }

    static let cases = [
        broken(
            "a salary below nothing",
            "field 'pay, item 1, salary' must be 0 or more (and at most 1000000000), found -1. Write pounds in digits, "
                + "without separators and without a sign of the currency."
        ) { $0.pay[0].salary.value = -1 },
        broken(
            "a calendar year",
            "field 'prices of' must be a financial year, found 2025. Write it as 2025-26."
        ) { $0.priceYear = Year(.calendar, 2025) },
        broken(
            "a group that no service has",
            "field 'pay, item 1, group' names the staff group 'therapists', which no service has. Did you mean "
                + "'therapist'? Allowed: therapist."
        ) { $0.pay[0].group = "therapists" },
        broken(
            "the same pay twice",
            "field 'pay, item 2' repeats the pay of 'therapist'. Give the pay of a group once."
        ) { $0.pay.append($0.pay[0]) },
        broken(
            "cases of an unknown service",
            "field 'cases, item 1, service' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, "
                + "plans, reviews, clinic."
        ) { $0.cases[0].service = "speach" },
        broken(
            "a placement without a price",
            "field 'placements, categories' must have every placement of the area, found none for 'special school'. "
                + "Give each its unit cost; one that costs nothing has 0."
        ) { $0.placements?.categories.removeLast() },
        broken(
            "recouped places that are not told apart",
            "field 'placements, categories, item 1, recouped' needs a 'place funding'. Say what of the unit cost is "
                + "recouped for each such place."
        ) { $0.placements?.categories[0].recouped = figure(0.5) },
        broken(
            "a price that is older than the first rise",
            "field 'price inflation' has no rise for 2026-27, which prices of 2025-26 need. Begin with the year after "
                + "that of the oldest price."
        ) { $0.priceInflation = YearlyRise(years: [YearlyRise.OfYear(Year(.financial, 2027), figure(0.02))]) },
        broken(
            "posts of nobody",
            "field 'lines, item 1' has 'each post a year' and no service. Name the 'service' or the 'step' whose they are."
        ) { $0.lines[0].basis = .perPost(figure(1)) },
        broken(
            "a rule that ends before it begins",
            "field 'policy, item 1, until' must not be before 'from' 2025-09, found 2025-08. Exchange the two or correct one."
        ) { $0.policy[0].until = Small.origin },
        broken(
            "a deficit that is paid off before it is known",
            "field 'policy, item 1, of deficit at' must not be after 'from' 2025-09, found 2025-10. A deficit is known "
                + "before it is paid off."
        ) { $0.policy[0].effect = .grant(figure(0.9), deficitAt: Small.origin + 2) },
        broken(
            "a change of nothing",
            "field 'policy, item 1, of' names 'Roms', which has no price here. Did you mean 'Rooms'? Allowed: pay, "
                + "non-pay, outsourced cases, placements, high-needs income, mainstream, special school, Rooms."
        ) { $0.policy[0].effect = .change(figure(0.1), of: [.line("Roms")]) },
        broken(
            "waiting for nothing",
            "field 'cost of waiting, item 1, probability' must be between 0% and 100%, found 120%. Write a number from 0 "
                + "to 100 with a percent sign."
        ) { $0.waiting[0].probability = figure(1.2) },
    ]

    /// What is about services that are left out goes with them, and nothing of it becomes what is about all.
    @Test func whatIsLeftOutTakesItsCostsAlong() throws {
        var area = Small.connected
        area.costs = Self.sound
        area.costs?.pay[0].services = ["speech"]
        let left = try #require(area.leavingOut(["speech"]).costs)
        #expect(left.pay.isEmpty && left.cases.isEmpty && left.waiting.isEmpty)
        #expect(left.placements != nil && left.lines.count == 1 && left.policy.count == 1)
        let others = try #require(area.leavingOut(["plans"]).costs)
        #expect(others.placements == nil && others.pay.count == 1)
        #expect(
            others.policy.map(\.effect) == [.change(figure(0.1), of: [.line("Rooms"), .pay])]
        )
    }

    /// A replication's draws stand in the place of what was stated, and nothing else changes.
    @Test func drawnCostsHaveTheirDraws() {
        var drawn = Self.sound.drawn { _, figure in figure.value + 1 }
        #expect(drawn.pay[0].salary.value == 42_001 && drawn.waiting[0].probability.value == 1.1)
        #expect(drawn.figures.map(\.path) == Self.sound.figures.map(\.path))
        drawn = drawn.drawn { _, figure in figure.value - 1 }
        #expect(drawn.pay == Self.sound.pay && drawn.lines == Self.sound.lines)
    }
}
