import Calendar
import Foundation
import Testing

@testable import Areas
@testable import Reading

/// Files of costs.
@Suite("Reading costs")
struct CostReadingTests {
    /// A file without a mistake, for ``Connected/area``.
    static let costs = """
        costs: Prices of Testham
        prices of: 2025-26
        evidence: assumed
        source: invented
        pay awards: {2026-27: 3%, later: {value: 2%, range: [1%, 4%], evidence: derived}}
        price inflation: 2%
        pay:
          - {group: therapist, services: [speech], salary: 42000, on-costs: 30%, agency premium: 40%, paid by: icb}
        cases:
          - {service: speech, non-pay: 25, outsourced case: {value: 850, range: [700, 1100]}, paid by: icb}
        placements:
          service: plans
          prices of: 2024-25
          inflation: {2025-26: 4%}
          categories:
            - {placement: mainstream, unit cost: 8700}
            - placement: special school
              unit cost: 24000
              place funding: 10000
              recouped: 60%
              paid by: other
        high-needs block:
          income: {2025-26: 38000000, 2026-27: 39000000}
          income growth: 3%
          transfers: {2025-26: -400000}
          opening balance: {balance: -6500000, at: 2025-03, range: [-8000000, -5000000]}
        lines:
          - {line: Rooms, plan: connected, step: outsource, once: 15000, capital: yes, paid by: icb}
          - {line: Buses, service: plans, placement: special school, each held a year: 4100, paid by: general fund}
        policy:
          - {policy: Override ends, from: 2028-04}
          - {policy: Grant, grant: 90%, of deficit at: 2026-03, from: 2026-09}
          - {policy: Bands, change: -2%, of: [special school, Buses, pay], from: 2027-04, until: 2028-03}
          - {policy: Contract, cap: 40 a year, service: speech, from: 2025-10}
        cost of waiting:
          - {at: speech, beyond: 52 weeks, ask for: plans, probability: 4%, range: [1%, 10%], after: 8 weeks}

        """

    /// The area of ``Connected`` with a staff group.
    static let area = Connected.area.replacing(
        "    referrals: 40 a month\n",
        with: """
                referrals: 40 a month
                staff:
                  - {group: therapist, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 6, appointments lost: 5%}

            """
    )

    static func read(_ costs: String) throws(InputErrors) -> Area {
        try Inputs.read(
            area: InputText(name: "area.yaml", text: area),
            plans: [],
            costs: InputText(name: "costs.yaml", text: costs)
        ) { _ in Sound.history }
        .area.area
    }

    @Test func everyPartIsRead() throws {
        let area = try Self.read(Self.costs)
        let costs = try #require(area.costs)
        #expect(area.faults.map(\.problem.description) == [])
        #expect(costs.name == "Prices of Testham" && costs.priceYear == Year(.financial, 2025))
        #expect(costs.payAwards?.rise(of: Year(.financial, 2026))?.value == 0.03)
        #expect(costs.payAwards?.rise(of: Year(.financial, 2030))?.range == 0.01...0.04)
        #expect(costs.payAwards?.rise(of: Year(.financial, 2025)) == nil)
        #expect(costs.priceInflation == YearlyRise(later: Self.assumed(0.02)))
        #expect(costs.discountRate == Costs.greenBookRate)
        let pay = try #require(costs.pay(of: "therapist", at: "speech"))
        #expect(pay.salary == Self.assumed(42_000) && pay.funder == .icb && pay.agencyPremium?.value == 0.4)
        #expect(costs.cases[0].outsourced == Self.assumed(850, 700...1_100) && costs.cases[0].boughtIn == nil)
        let placements = try #require(costs.placements)
        #expect(placements.funder == .highNeeds && placements.categories.map(\.funder) == [nil, .other])
        #expect(placements.categories[1].recouped?.value == 0.6)
        let block = try #require(costs.highNeeds)
        #expect(block.income[Year(.financial, 2026)]?.value == 39_000_000)
        #expect(block.transfers[Year(.financial, 2025)]?.value == -400_000)
        #expect(block.opening?.balance.range == -8_000_000 ... -5_000_000)
        #expect(costs.lines[0].basis == .once(Self.assumed(15_000)) && costs.lines[0].isCapital)
        #expect(costs.lines[0].cause == CostLine.Cause(plan: "connected", kind: "outsource"))
        #expect(costs.lines[1].basis == .perHeld(Self.assumed(4_100), placement: "special school"))
        #expect(costs.policy.map(\.name) == ["Override ends", "Grant", "Bands", "Contract"])
        #expect(costs.policy[0].effect == .label)
        #expect(costs.policy[1].effect == .grant(Self.assumed(0.9), deficitAt: Month(year: 2026, month: 3)))
        #expect(
            costs.policy[2].effect
                == .change(Self.assumed(-0.02), of: [.placement("special school"), .line("Buses"), .pay])
        )
        #expect(abs((costs.policy[3].effect.figure?.value ?? 0) - 40 / 52.1775) < 1e-4)
        #expect(costs.waiting[0].beyondWeeks == 52 && costs.waiting[0].probability.range == 0.01...0.1)
    }

    private static func assumed(_ value: Double, _ range: ClosedRange<Double>? = nil) -> Figure {
        Figure(value, range: range, evidence: .assumed, source: "invented")
    }

    /// What somebody has stated is listed, drawn and told by a name that other lines do not change.
    @Test func everyFigureHasItsPath() throws {
        let figures = try #require(Self.read(Self.costs).costs?.figures)
        #expect(Set(figures.map(\.path)).count == figures.count)
        let paths = Set(figures.map(\.path))
        for path in [
            "costs/pay-awards/2026-27", "costs/pay-awards/later", "costs/price-inflation", "costs/discount-rate",
            "costs/pay/therapist-speech/salary", "costs/pay/therapist-speech/agency-premium",
            "costs/cases/speech/outsourced-case", "costs/placements/special-school/recouped",
            "costs/placements/inflation/2025-26", "costs/high-needs-block/income/2026-27",
            "costs/high-needs-block/income-growth", "costs/high-needs-block/transfers/2025-26",
            "costs/high-needs-block/opening-balance/balance", "costs/line/rooms/once",
            "costs/line/buses/each-held-a-year", "costs/policy/grant/grant", "costs/policy/bands/change",
            "costs/policy/contract/cap", "costs/waiting/speech-plans-52/probability",
        ] {
            #expect(paths.contains(path), "\(path)")
        }
        for one in figures { #expect(one.bounds.contains(one.figure.value), "\(one.path)") }
        let fewer = Self.costs.replacing(
            "  - {line: Rooms, plan: connected, step: outsource, once: 15000, capital: yes, paid by: icb}\n",
            with: ""
        )
        #expect(
            try #require(Self.read(fewer).costs).figures.map(\.path)
                == figures.map(\.path).filter { $0 != "costs/line/rooms/once" }
        )
    }

    @Test func withoutAFileThereAreNone() throws {
        let read = try Inputs.readArea(InputText(name: "area.yaml", text: Self.area)) { _ in Sound.history }
        #expect(read.area.costs == nil)
        #expect(Inputs.costsFile(of: InputText(name: "a/b/area.yaml", text: "")) == "a/b/costs.yaml")
        #expect(Inputs.costsFile(of: InputText(name: "pipe", text: "", isNameless: true)) == nil)
    }

    @Test func theExampleShowsEveryKey() throws {
        let text = try Scenario.text("example/costs.yaml").text
        for key in Set(CostKeys.shape.all.flatMap(\.names)) { #expect(text.contains("\(key):"), "\(key)") }
        for line in text.split(separator: "\n") { #expect(line.contains("#"), "\(line)") }
        let (input, plans) = try Scenario.read("example")
        let costs = try #require(input.area.costs)
        #expect(input.area.faults.map(\.problem.description) == [])
        #expect(costs.figures.allSatisfy { !$0.figure.source.isEmpty })
        // Every line that names a step names one that some plan has.
        for cause in costs.lines.compactMap(\.cause) {
            #expect(
                plans.contains { plan in
                    cause.plan ?? plan.id == plan.id
                        && plan.interventions.contains { $0.keyword == cause.kind ?? $0.keyword }
                }
            )
        }
    }
}
