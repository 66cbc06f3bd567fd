import Areas
import Calendar
import Foundation
import SmallAreas
import Testing

@testable import Calibration

/// What an area file states of its origin, taken back to an earlier month.
@Suite struct EarlierAreaTests {
    private static func row(_ period: Period, _ metric: String, _ value: Double) -> Observation {
        Observation(service: "ehcna", period: period, metric: metric, value: value)
    }

    private static func area(_ rows: [Observation]) -> Area {
        let stated = { (share: Double) in Figure(share, evidence: .assumed) }
        let stage = Stage(
            id: "decision",
            name: "Decision",
            routes: [
                Route(to: .outcome("refused"), share: stated(0.4)), Route(to: .outcome("plan issued"), share: nil),
            ]
        )
        let service = Service(
            id: "ehcna",
            name: "EHCNA",
            referralMetric: "requests",
            referralsPerMonth: Figure(50, evidence: .assumed),
            leavingShare: Figure(0, evidence: .assumed),
            stock: Stock(
                outcome: "plan issued",
                number: Figure(4_000, range: 3_900...4_100, evidence: .derived),
                ceasingPerYear: nil,
                placements: Stock.standardPlacements.map {
                    Stock.Placement(name: $0, share: stated(1.0 / 7), shareOfNew: stated(1.0 / 7))
                }
            ),
            stages: [stage, Stage(id: "plan", name: "Plan")]
        )
        return Area(
            id: "a",
            name: "A",
            origin: Month(year: 2025, month: 7),
            horizonMonths: 12,
            services: [service],
            history: History(rows)
        )
    }

    private static func january(_ year: Int) -> Period { Period(Month(year: year, month: 1)) }

    private static func whole(_ year: Int) -> Period {
        Period(first: Year(.calendar, year).first.firstDay, end: Year(.calendar, year).last.end, text: "\(year)")
    }

    private static let rows =
        [
            row(january(2022), "plans_maintained", 2_500), row(january(2023), "plans_maintained", 3_000),
            row(january(2025), "plans_maintained", 3_735), row(whole(2021), "refused_to_assess", 0.25),
            row(whole(2024), "refused_to_assess", 0.39),
        ]
        + zip(Stock.standardMetrics, [1_200.0, 120, 900, 180, 30, 300, 270])
        .map { row(january(2023), "plans_maintained_\($0)", $1) }

    @Test("At the month of a count, what was counted is held, where it was counted, and the shares are those of then")
    func countedMonth() throws {
        let area = Self.area(Self.rows).takenBack(to: Month(year: 2023, month: 1))
        let stock = try #require(area.services[0].stock)
        #expect(stock.number == Figure(3_000, evidence: .observed))
        #expect(stock.placements.map(\.share.value) == [0.4, 0.04, 0.3, 0.06, 0.01, 0.1, 0.09])
        // Where new ones went is not published.
        #expect(stock.placements.allSatisfy { $0.shareOfNew?.value == 1.0 / 7 })
        #expect(area.services[0].stages[0].routes[0].share?.value == 0.25)
    }

    @Test("Half a year after a count they have grown on as in the year before it, give or take")
    func betweenCounts() throws {
        let area = Self.area(Self.rows).takenBack(to: Month(year: 2023, month: 7))
        let number = try #require(area.services[0].stock?.number)
        // 2,500 to 3,000 in a year; kept to nine digits.
        #expect(abs(number.value - 3_000 * 1.2.squareRoot()) < 1e-5)
        #expect(number.evidence == .derived)
        #expect(number.range?.contains(number.value) == true)
    }

    @Test("At the origin, and where nothing was published, all stays as it is stated")
    func nothingToTakeBack() {
        let area = Self.area(Self.rows)
        for month in [area.origin, Month(year: 2020, month: 1)] {
            let same = area.takenBack(to: month).services[0]
            #expect(same.stock == area.services[0].stock)
            #expect(same.stages[0].routes.map(\.share) == area.services[0].stages[0].routes.map(\.share))
        }
    }
}
