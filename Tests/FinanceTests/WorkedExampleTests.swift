import Areas
import Calendar
import SmallAreas
import Testing

@testable import Finance

/// One plan with posts, agency staff, cases elsewhere and set-up, over two financial years, every cell by hand.
///
/// From August 2025, the origin, twelve months are forecast: September to March are seven of 2025-26, April to August five
/// of 2026-27. Pay rises by 10% in April 2026 and prices by 5%.
///
///     a month of one WTE  36,000 x 1.25 / 12 = 3,750 pounds, from April 4,125
///     a case of the agency  40 hours a case: one a week, so 45,000 x 1.2 / 52.1775 = 1,034.929 pounds, from April 1,138.422
///     a case elsewhere  800 pounds, from April 840; by the rule from June on a tenth less, 756
@Suite("Costs of a plan, by hand")
struct WorkedExampleTests {
    static let origin = Small.origin
    static let months = (1...12).map { origin + $0 }

    static let area: Area = {
        var service = Small.staffed([Small.posts(3, vacancies: 1)])
        service.stages[0].staffing[0].agencyCover = Small.figure(0.5)
        var area = Small.area([service], horizonMonths: 12)
        var costs = Costs(name: "By hand", priceYear: Year(.financial, 2025))
        let april = Year(.financial, 2026)
        costs.payAwards = YearlyRise(years: [YearlyRise.OfYear(april, Small.figure(0.1))])
        costs.priceInflation = YearlyRise(years: [YearlyRise.OfYear(april, Small.figure(0.05))])
        costs.pay = [
            PayGroup(
                group: "therapist",
                salary: Small.figure(36_000),
                onCosts: Small.figure(0.25),
                agencyPremium: Small.figure(0.2),
                recruiting: Small.figure(3_000),
                funder: .icb
            )
        ]
        costs.cases = [
            CaseCosts(service: "list", nonPay: Small.figure(20), outsourced: Small.figure(800), funder: .icb)
        ]
        costs.lines = [
            CostLine(
                name: "Rooms",
                basis: .once(Small.figure(15_000)),
                cause: CostLine.Cause(plan: "plan", kind: "recruit"),
                funder: .generalFund,
                isCapital: true,
                index: .nothing
            ),
            CostLine(name: "Website", basis: .perYear(Small.figure(1_200)), until: origin + 3, funder: .grant),
        ]
        costs.policy = [
            PolicyLine(
                name: "Fees",
                effect: .change(Small.figure(-0.1), of: [.outsourced]),
                from: Month(year: 2026, month: 6)
            ),
            PolicyLine(name: "A date", effect: .label, from: Month(year: 2026, month: 4)),
        ]
        area.costs = costs
        return area
    }()

    static let plan = Small.plan(
        "plan",
        Small.recruit(2),
        Small.change(Agency(casesPerWeek: Small.figure(1), order: .random), label: "agency, 1 a week"),
        Small.change(
            Outsource(casesPerWeek: Small.figure(2), order: .random),
            until: origin + 10,
            label: "outsource, 2 a week"
        ),
        Small.change(Triage(share: Small.figure(0.1)), label: "triage, 10%")
    )

    static let layout = CostLayout([.noChange, plan], in: area, area.costs!, months: months)

    /// What was delivered: by quantity, month by month.
    static func units(_ quantity: Quantity) -> [Double] {
        func each(_ value: Double) -> [Double] { months.map { _ in value } }
        switch quantity {
        case .posts: return each(2)
        case .agencyCover: return each(0.5)
        case .seen: return each(40)
        // One leaves no trace for three months: the recruitment slips.
        case .stepPosts: return months.indices.map { $0 < 3 ? 0 : 2 }
        case .recruited: return months.indices.map { $0 == 3 ? 2 : 0 }
        case .stepBegins: return months.indices.map { $0 == 3 ? 1 : 0 }
        case .stepCases(1): return each(4)
        case .stepCases: return months.indices.map { $0 < 10 ? 8 : 0 }
        case .months(let from, let until):
            return months.indices.map { layout.years.share(of: $0, from: from, until: until) }
        case .held, .stepMonths: return each(0)
        }
    }

    static func pence(of plan: Int) -> [Int64] {
        let prices = Prices(layout.costs, layout.costs.mostLikely)
        let lines = layout.sheets[plan].items
            .map { item in
                units(item.quantity).withUnsafeBufferPointer { item.pence($0, layout.years, prices) }
            }
        return layout.pence(of: plan, lines: lines, prices)
    }

    /// Name, funder, recurrent, capital, then pence of both years and of both together.
    private func cells(of plan: Int) -> [String] {
        let pence = Self.pence(of: plan)
        return Self.layout.rows(of: plan).enumerated()
            .map { number, row in
                let amounts = (0..<3).map { "\(pence[number * 3 + $0])" }.joined(separator: " ")
                switch row {
                case .item(let place):
                    let item = Self.layout.sheets[plan].items[place]
                    return "\(item.line), \(item.funder.rawValue), \(item.isRecurrent ? "recurrent" : "one-off")"
                        + "\(item.isCapital ? ", capital" : ""): \(amounts)"
                case .paidBy(let funder): return "\(funder.rawValue): \(amounts)"
                case .total: return "total: \(amounts)"
                case .presentValue: return "present value: \(amounts)"
                }
            }
    }

    @Test func yearsOfTheForecast() {
        #expect(Self.layout.years.years.map(\.description) == ["2025-26", "2026-27"])
        #expect((0..<2).map(Self.layout.years.monthCount) == [7, 5])
    }

    @Test func noChange() {
        #expect(
            cells(of: 0) == [
                // 7 x 2 x 3,750; 5 x 2 x 4,125.
                "Pay of therapist, icb, recurrent: 5250000 4125000 9375000",
                // 7 x 0.5 x 3,750 x 1.2; 5 x 0.5 x 4,125 x 1.2.
                "Pay of therapist, agency cover of vacancies, icb, one-off: 1575000 1237500 2812500",
                // 7 x 40 x 20; 5 x 40 x 21.
                "Non-pay of cases, icb, recurrent: 560000 420000 980000",
                // Three months of 100 pounds.
                "Website, grant, one-off: 30000 0 30000",
                "icb: 7385000 5782500 13167500", "general fund: 0 0 0", "grant: 30000 0 30000",
                "total: 7415000 5782500 13197500",
                // 57,825 / 1.05 / 1.035.
                "present value: 7415000 5320911 12735911",
            ]
        )
    }

    @Test func thePlan() {
        #expect(
            Array(cells(of: 1).dropFirst(4)) == [
                // December to March 4 x 2 x 3,750; 5 x 2 x 4,125.
                "recruit 2.0 WTE therapist: pay, icb, recurrent: 3000000 4125000 7125000",
                "recruit 2.0 WTE therapist: recruiting, icb, one-off: 600000 0 600000",
                "Rooms, general fund, one-off, capital: 1500000 0 1500000",
                // 7 x 4 x 1,034.929...; 5 x 4 x 1,138.422...
                "agency, 1 a week: cases bought in, icb, recurrent: 2897801 2276843 5174644",
                // 7 x 8 x 800; April and May 2 x 8 x 840, June 8 x 756.
                "outsource, 2 a week: cases seen elsewhere, icb, one-off: 4480000 1948800 6428800",
                "icb: 18362801 14133143 32495944", "general fund: 1500000 0 1500000", "grant: 30000 0 30000",
                "total: 19892801 14133143 34025944",
                "present value: 19892801 13004963 32897764",
            ]
        )
    }

    /// What stands under every plan is no change here, and the steps' own lines are wholly one.
    @Test func theChange() {
        let change = Self.layout.change(of: 1, Self.pence(of: 1), from: Self.pence(of: 0))
        #expect(change[..<12].allSatisfy { $0 == 0 })
        let total = Self.layout.rows(of: 1).firstIndex(of: .total)!
        #expect(Array(change[total * 3..<total * 3 + 3]) == [12_477_801, 8_350_643, 20_828_444])
    }

    @Test func whatHasNoPriceIsNamed() {
        #expect(Self.layout.sheets[1].unpriced == [])
        var costs = Self.area.costs!
        costs.cases = []
        let sheet = CostSheet(Self.plan, in: Self.area, NumberedCosts(costs))
        #expect(sheet.unpriced == ["'outsource, 2 a week' at list adds cases and has no price"])
    }
}
