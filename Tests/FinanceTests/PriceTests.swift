import Areas
import Calendar
import SmallAreas
import Testing

@testable import Finance

/// What a unit costs in a month.
@Suite("Prices")
struct PriceTests {
    private func price(_ year: Int, rise: YearlyRise?) -> UnitPrice {
        UnitPrice(pounds: Small.figure(100), year: Year(.financial, year), rise: rise)
    }

    private func rises(_ first: Int, _ shares: Double..., later: Double? = nil) -> YearlyRise {
        YearlyRise(
            years: shares.enumerated().map { YearlyRise.OfYear(Year(.financial, first + $0), Small.figure($1)) },
            later: later.map { Small.figure($0) }
        )
    }

    private func pounds(_ price: UnitPrice, _ year: Int, _ month: Int) -> Double {
        price.price(in: Month(year: year, month: month)) { $0.value }
    }

    @Test func risesWithEachFinancialYear() {
        let one = price(2024, rise: rises(2025, 0.1, 0.2))
        #expect(pounds(one, 2025, 3) == 100)
        #expect(abs(pounds(one, 2025, 4) - 110) < 1e-9)
        #expect(abs(pounds(one, 2026, 3) - 110) < 1e-9)
        #expect(abs(pounds(one, 2026, 4) - 132) < 1e-9)
        // The last rise goes on, unless another is said to.
        #expect(abs(pounds(one, 2027, 4) - 158.4) < 1e-9)
        #expect(abs(pounds(price(2024, rise: rises(2025, 0.1, 0.2, later: 0)), 2029, 1) - 132) < 1e-9)
    }

    @Test func pricesOfLaterYearsAreTakenBack() {
        #expect(abs(pounds(price(2027, rise: rises(2025, 0.1, 0.2, 0.5)), 2025, 4) - 100 / 1.2 / 1.5) < 1e-9)
        #expect(pounds(price(2027, rise: nil), 2020, 4) == 100)
    }

    @Test func rulesHoldFromMonthToMonth() {
        var one = price(2025, rise: nil)
        one.rules = [
            (Small.figure(0.5), Month(year: 2026, month: 2), Month(year: 2026, month: 3)),
            (Small.figure(-2), Month(year: 2026, month: 8), nil),
        ]
        #expect([1, 2, 3, 4].map { pounds(one, 2026, $0) } == [100, 150, 150, 100])
        // Nobody is paid for being seen.
        #expect(pounds(one, 2026, 8) == 0)
        let years = MoneyYears(months: (0..<4).map { Month(year: 2026, month: 1) + $0 })
        #expect(one.prices(of: years) { $0.value } == [100, 150, 150, 100])
    }

    /// 1,000 pounds of the second year after the origin's, with prices 2% and 3% up: 1,000 / 1.0506 / 1.035^2.
    ///
    /// The factors of the first years are those of The Green Book's table 6: 0.9662, 0.9335.
    @Test func presentValues() {
        var costs = Costs(name: "", priceYear: Year(.financial, 2025))
        let origin = Year(.financial, 2025)
        let second = Year(.financial, 2027)
        func value(_ year: Year) -> Double {
            let numbered = NumberedCosts(costs)
            return Prices(numbered, numbered.mostLikely).presentValue(of: 1_000, in: year, at: origin)
        }
        #expect(value(origin) == 1_000)
        #expect(abs(value(Year(.financial, 2026)) - 966.2) < 0.05)
        #expect(abs(value(second) - 933.5) < 0.05)
        costs.priceInflation = rises(2026, 0.02, 0.03)
        #expect(abs(value(second) - 1_000 / 1.0506 / 1.035 / 1.035) < 1e-9)
        costs.discountRate = Small.figure(0)
        #expect(abs(value(second) - 1_000 / 1.0506) < 1e-9)
    }
}
