import Areas
import Calendar
import Statistics
import Testing

@testable import Finance

/// The high-needs block, worked out by hand: three placements, two years, one plan.
///
/// Prices are of 2025-26 and rise by 10% a year. No change holds 90 plans in mainstream schools for half a year and then 110,
/// then 120; 40 and then 50 in special schools; 10 elsewhere, which the council pays. The plan holds 110 and 45 in the second year,
/// and costs 30,000.
@Suite("The high-needs block")
struct HighNeedsTests {
    private static func assumed(_ value: Double) -> Figure { Figure(value, evidence: .assumed) }
    private static func year(_ number: Int) -> Year { Year(.financial, number) }
    private static let origin = Month(year: 2026, month: 3)

    private static let service = Service(
        id: "plans",
        name: "Plans",
        leavingShare: assumed(0),
        stock: Stock(
            outcome: "issued",
            number: assumed(150),
            ceasingPerYear: assumed(0),
            placements: [
                Stock.Placement(name: "mainstream", share: assumed(0.6)),
                Stock.Placement(name: "special", share: assumed(0.3)),
                Stock.Placement(name: "elsewhere", share: assumed(0.1)),
            ]
        ),
        stages: [Stage(id: "list", name: "list", order: .oldestFirst)]
    )

    static func costs() -> Costs {
        var special = PlacementCosts.Category("special", unitCost: assumed(24_000))
        special.placeFunding = assumed(10_000)
        special.recouped = assumed(0.5)
        return Costs(
            name: "By hand",
            priceYear: year(2025),
            priceInflation: YearlyRise(later: assumed(0.1)),
            placements: PlacementCosts(
                service: "plans",
                categories: [
                    PlacementCosts.Category("mainstream", unitCost: assumed(6_000)), special,
                    PlacementCosts.Category("elsewhere", unitCost: assumed(12_000), funder: .generalFund),
                ]
            ),
            highNeeds: HighNeedsBlock(
                income: YearlyAmount([YearlyAmount.OfYear(year(2026), assumed(1_700_000))]),
                incomeGrowth: YearlyRise(later: assumed(0.1)),
                transfers: YearlyAmount([YearlyAmount.OfYear(year(2026), assumed(50_000))]),
                opening: HighNeedsBlock.Opening(balance: assumed(-1_000_000), month: origin)
            ),
            lines: [
                CostLine(
                    name: "Support without plans",
                    basis: .perYear(assumed(100_000)),
                    funder: .highNeeds,
                    index: .nothing
                ),
                CostLine(
                    name: "Transport",
                    basis: .perHeld(assumed(4_000), placement: "special"),
                    service: "plans",
                    funder: .generalFund,
                    index: .nothing
                ),
                CostLine(
                    name: "Training",
                    basis: .perYear(assumed(30_000)),
                    cause: CostLine.Cause(plan: "plan"),
                    from: Month(year: 2027, month: 4),
                    funder: .highNeeds,
                    index: .nothing
                ),
            ],
            policy: [
                PolicyLine(
                    name: "Grant",
                    effect: .grant(assumed(0.9), deficitAt: origin),
                    from: Month(year: 2026, month: 9)
                ),
                PolicyLine(
                    name: "Less income",
                    effect: .change(assumed(-0.1), of: [.income]),
                    from: Month(year: 2027, month: 10)
                ),
            ]
        )
    }

    private static func layout(_ costs: Costs, origin: Month = origin, months: Int = 24) throws -> HighNeedsLayout {
        let area = Area(id: "a", name: "A", origin: origin, horizonMonths: months, services: [service], costs: costs)
        let plans = [Plan.noChange, Plan(id: "plan", name: "Plan")]
        let sheets = CostLayout(plans, in: area, costs, months: (1...months).map { origin + $0 })
        let twice = HighNeedsLayout.Mitigation(together: 1, alone: [1, 1])
        let layout = HighNeedsLayout(area, sheets, mitigations: [twice])
        return try #require(layout)
    }

    /// Those held by month: without change, and under the plan.
    private static let held: [[[Double]]] = {
        let first = Array(repeating: 90.0, count: 6) + Array(repeating: 110, count: 6)
        let months = { (one: Double, two: Double) in
            Array(repeating: one, count: 12) + Array(repeating: two, count: 12)
        }
        return [
            [first + Array(repeating: 120, count: 12), months(40, 50), months(10, 10)],
            [first + Array(repeating: 110, count: 12), months(40, 45), months(10, 10)],
        ]
    }()

    private static func account(_ plan: Int, _ layout: HighNeedsLayout) -> HighNeedsAccount {
        HighNeedsAccount(
            plan,
            layout,
            held: held[plan],
            lines: { _, _ in 0 },
            Prices(layout.costs, layout.costs.mostLikely)
        )
    }

    /// Every cell, in pounds (of those held, plans), of both years: without change, then under the plan.
    private static let cells: [(row: HighNeedsLayout.Row, noChange: [Double], plan: [Double])] = [
        (.held(0), [100, 120], [100, 110]),
        (.held(1), [40, 50], [40, 45]),
        (.held(2), [10, 10], [10, 10]),
        (.heldInAll, [150, 180], [150, 165]),
        // 100 x 6,000 x 1.1, 120 x 6,000 x 1.21; 110 x 7,260.
        (.placement(0), [660_000, 871_200], [660_000, 798_600]),
        // 40 x 24,000 x 1.1, 50 x 24,000 x 1.21; 45 x 29,040.
        (.placement(1), [1_056_000, 1_452_000], [1_056_000, 1_306_800]),
        (.line(0), [100_000, 100_000], [100_000, 100_000]),
        (.spending, [1_816_000, 2_423_200], [1_816_000, 2_235_400]),
        (.placeFunding(1), [400_000, 500_000], [400_000, 450_000]),
        (.recouped(1), [200_000, 250_000], [200_000, 225_000]),
        (.recoupedInAll, [200_000, 250_000], [200_000, 225_000]),
        (.outturn, [1_616_000, 2_173_200], [1_616_000, 2_010_400]),
        // 1,700,000 x 1.1, of which the second half less 10%.
        (.income, [1_700_000, 1_776_500], [1_700_000, 1_776_500]),
        (.transfers, [50_000, 0], [50_000, 0]),
        (.grant(0), [900_000, 0], [900_000, 0]),
        (.inYear, [834_000, -646_700], [834_000, -458_900]),
        (.opening, [-1_000_000, -166_000], [-1_000_000, -166_000]),
        (.closing, [-166_000, -812_700], [-166_000, -624_900]),
        (.placementOfOthers(2), [132_000, 145_200], [132_000, 145_200]),
        (.lineOfOthers(1), [160_000, 200_000], [160_000, 180_000]),
    ]

    @Test func everyCellIsThatOfTheHand() throws {
        let layout = try Self.layout(Self.costs())
        for plan in 0...1 {
            let account = Self.account(plan, layout)
            for (row, noChange, planned) in Self.cells {
                let expected = (plan == 0 ? noChange : planned).map { Int64(($0 * 100).rounded()) }
                let found = (0..<2).map { account.value(row, year: $0) }
                #expect(found == expected, "\(row) of plan \(plan)")
                #expect((0..<2).allSatisfy { layout.isKnown(row, year: $0) }, "\(row)")
            }
            let rows = Self.cells.map(\.row) + (plan == 1 ? [HighNeedsLayout.Row.line(2)] : [])
            #expect(Set(layout.rows(of: plan)) == Set(rows), "no other rows")
        }
        #expect(Self.account(1, layout).value(.line(2), year: 0) == 0)
        #expect(Self.account(1, layout).value(.line(2), year: 1) == 3_000_000)
    }

    /// What a plan changes, by the hand: 2,235,400 less 2,423,200 in the second year, of which the line is 30,000.
    @Test func changesAreDifferencesOfTheCells() throws {
        let layout = try Self.layout(Self.costs())
        let values = (0...1).map { Self.account($0, layout).values }
        let change = layout.change(of: 1, values[1], from: values[0])
        for (row, noChange, planned) in Self.cells {
            let place = try #require(layout.rows(of: 1).firstIndex(of: row))
            let expected = zip(planned, noChange).map { Int64((($0 - $1) * 100).rounded()) }
            #expect(Array(change[2 * place..<2 * place + 2]) == expected, "\(row)")
        }
        let line = try #require(layout.rows(of: 1).firstIndex(of: .line(2)))
        #expect(Array(change[2 * line..<2 * line + 2]) == [0, 3_000_000])
    }

    /// In a tally the means are those of the replications; a part twice over overlaps with itself by the whole.
    @Test func talliesMergeAndOverlapsAddUp() throws {
        let layout = try Self.layout(Self.costs())
        let accounts = (0...1).map { Self.account($0, layout).values.map { [$0] } }
        var (one, two) = (HighNeedsTally(layout), HighNeedsTally(layout))
        one.add(accounts, layout)
        two.add(accounts, layout)
        two.merge(one)
        let result = HighNeedsResult(
            two,
            layout,
            [Plan.noChange, Plan(id: "plan", name: "Plan")],
            origin: Self.origin,
            known: { _, _ in .derived }
        )
        for (row, noChange, planned) in Self.cells {
            let facts = HighNeedsFacts(layout, 0, known: { _ in .derived }).line(row)
            for (plan, expected) in [("no-change", noChange), ("plan", planned)] {
                for year in 0..<2 {
                    let found = result.amounts.first {
                        $0.plan == plan && $0.line.kind == facts.kind && $0.line.name == facts.name
                            && $0.year == Self.year(2026 + year)
                    }
                    #expect(found?.value.mean == expected[year] * 100 && found?.value.count == 2, "\(row) \(plan)")
                }
            }
        }
        let spending = result.mitigations.filter { $0.line.kind == "spending" && $0.year == Self.year(2027) }
        #expect(spending.map(\.kind) == [.alone, .alone, .overlap, .together])
        #expect(spending.map { $0.change.mean / 100 } == [-187_800, -187_800, 187_800, -187_800])
        #expect(result.breakEven.map(\.never) == [0, 0] && result.breakEven[0].year(at: 0.5) == Self.year(2026))
        let closing = result.amounts.filter { $0.line.kind == "balance_at_end" }
        #expect(closing.map(\.deficit) == [1, 1, 1, 1])

        var bytes: [UInt8] = []
        two.write(to: &bytes)
        let read = bytes.withUnsafeBytes { bytes in
            var place = 0
            return HighNeedsTally(like: HighNeedsTally(layout), reading: bytes, at: &place)
        }
        #expect(read == two)
        let cut = bytes.dropLast()
            .withUnsafeBytes { bytes in
                var place = 0
                return HighNeedsTally(like: HighNeedsTally(layout), reading: bytes, at: &place)
            }
        #expect(cut == nil)
    }

    // MARK: - What is not known

    @Test func withoutIncomeOnlySpendingIsKnown() throws {
        var costs = Self.costs()
        costs.highNeeds = nil
        let layout = try Self.layout(costs)
        for (row, isKnown) in [
            (HighNeedsLayout.Row.spending, true), (.placement(0), true), (.income, false), (.transfers, false),
            (.grant(0), false), (.inYear, false), (.closing, false),
        ] {
            #expect(layout.isKnown(row, year: 1) == isKnown, "\(row)")
        }
        #expect(layout.notes(origin: Self.origin).contains { $0.hasPrefix("Only spending is shown") })
    }

    /// The balances are then changes, no grant can be worked out, and the notes say so.
    @Test func withoutOpeningBalanceChangesAreShown() throws {
        var costs = Self.costs()
        costs.highNeeds?.opening = nil
        let layout = try Self.layout(costs)
        let account = Self.account(0, layout)
        #expect((0..<2).map { account.value(.closing, year: $0) } == [-6_600_000, -71_270_000])
        #expect(!layout.isKnown(.grant(0), year: 0))
        let notes = layout.notes(origin: Self.origin).joined(separator: " ")
        #expect(notes.contains("changes since the beginning of Apr 2026") && notes.contains("'Grant' is not counted"))
    }

    /// Without a growth the income of the second year is not known, nor what depends on it.
    @Test func balancesEndWhereIncomeDoes() throws {
        var costs = Self.costs()
        costs.highNeeds?.incomeGrowth = nil
        let layout = try Self.layout(costs)
        #expect(layout.isKnown(.closing, year: 0) && !layout.isKnown(.closing, year: 1))
        #expect(layout.isKnown(.opening, year: 1) && layout.isKnown(.spending, year: 1))
    }

    /// Of a forecast from the end of August the year's first five months lie before it, unless an opening balance says later.
    @Test(arguments: [nil, Month(year: 2026, month: 6), Month(year: 2026, month: 10), Month(year: 2025, month: 3)])
    func yearsBeginInAprilOrAtTheOpeningBalance(_ opening: Month?) throws {
        var costs = Self.costs()
        costs.highNeeds?.opening = opening.map { HighNeedsBlock.Opening(balance: Self.assumed(0), month: $0) }
        let origin = Month(year: 2026, month: 8)
        let layout = try Self.layout(costs, origin: origin, months: 12)
        let april = Month(year: 2026, month: 4)
        let begin = opening.map { $0 < april + -1 ? april : $0 + 1 } ?? april
        #expect(layout.years.months.first == begin && layout.years.months.last == origin + 12)
        #expect(layout.pastCount == max(0, origin - begin + 1))
        #expect(layout.forecastSkipped == max(0, begin - origin - 1))
        #expect(layout.pastCount + 12 - layout.forecastSkipped == layout.years.months.count)
    }

    /// A grant on the deficit at another month than a year's end takes the months that are gone.
    @Test func aGrantMayBeOfADeficitWithinAYear() throws {
        var costs = Self.costs()
        let half = Month(year: 2026, month: 9)
        costs.policy[0].effect = .grant(Self.assumed(0.5), deficitAt: half)
        costs.policy[0].from = Month(year: 2027, month: 1)
        let account = Self.account(0, try Self.layout(costs))
        // 1,000,000 owed, and half of a year's 66,000.
        #expect(account.value(.grant(0), year: 0) == Int64(0.5 * 103_300_000))
        #expect(account.value(.inYear, year: 0) == Int64(51_650_000 - 6_600_000))
    }

    /// No debt, no grant.
    @Test func whatIsOwedIsPaidAndNoMore() throws {
        var costs = Self.costs()
        costs.highNeeds?.opening?.balance = Self.assumed(250_000)
        let account = Self.account(0, try Self.layout(costs))
        #expect(account.value(.grant(0), year: 0) == 0)
        #expect(account.value(.closing, year: 0) == Int64(25_000_000 - 6_600_000))
    }
}
